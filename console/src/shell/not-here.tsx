import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../parts/empty.tsx';

/** An address that leads nowhere. */
export function NotHere() {
  const { t } = useTranslation();
  return (
    <Empty isPage icon={Compass} title={t('shell.notHere')} action={<Link to="/">{t('shell.toHome')}</Link>}>
      {t('shell.notHereMeans')}
    </Empty>
  );
}
