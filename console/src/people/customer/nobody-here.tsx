import { Link } from '@tanstack/react-router';
import { UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty.tsx';

/** There is no person with this id: never was, or was erased. */
export function NobodyHere({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Empty isPage icon={UserRoundX} title={t('customer.nobody', { id })} action={<Link to="/people">{t('customer.find')}</Link>}>
      {t('customer.nobodyMeans')}
    </Empty>
  );
}
