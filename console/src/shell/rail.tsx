import { Link } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Shortcut } from '../parts/shortcut.tsx';
import { Areas } from './areas.tsx';
import { Mark } from './mark.tsx';
import styles from './rail.module.css';
import { useShell } from './shell-context.ts';
import { UserMenu } from './user-menu.tsx';

/** The way around: people first, then what feeds them, then the machinery. */
export function Rail() {
  const { t } = useTranslation();
  const { openPalette } = useShell();
  return (
    <header className={styles.rail}>
      <Link to="/" className={styles.brand}>
        <Mark /> Loyalty Loop
      </Link>
      <button type="button" className={styles.find} onClick={openPalette} aria-keyshortcuts="Control+K Meta+K">
        <Search size={15} aria-hidden />
        <span>{t('shell.find')}</span>
        <Shortcut keys="Mod K" />
      </button>
      <Areas />
      <UserMenu />
    </header>
  );
}
