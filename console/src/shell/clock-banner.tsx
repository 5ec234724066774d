import { Link } from '@tanstack/react-router';
import { Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ClockState } from '../api/contract.ts';
import { useMay } from '../app/use-session.ts';
import { currentTime } from '../format/clock.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './banner.module.css';

/** Where the demonstration clock is on, every page says so: the times on it are not the world's. */
export function ClockBanner({ clock }: { clock: ClockState | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayMove = useMay('settings.edit');
  if (clock === null || clock.offsetMs === 0) return null;
  const now = currentTime();
  return (
    <aside className={styles.banner} data-tone="risk" aria-label={t('page.clock.title')}>
      <Clock size={15} aria-hidden />
      <span>
        {t('clock.banner', { time: `${format.date(now)}, ${format.clock(now)}` })}{' '}
        {mayMove ? <Link to="/clock">{t('clock.move')}</Link> : null}
      </span>
    </aside>
  );
}
