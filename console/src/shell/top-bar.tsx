import { ActionIcon } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { MenuIcon, Search } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from './mark.tsx';
import { useShell } from './shell-context.ts';
import styles from './top-bar.module.css';

const loadDrawer = () => import('./menu-drawer.tsx');
const MenuDrawer = lazy(async () => ({ default: (await loadDrawer()).MenuDrawer }));
// After the page itself has what it needs.
const fetchDrawerMs = 1_000;

interface TopBarProps {
  menuOpen: boolean;
  onMenu: (open: boolean) => void;
}

/** What stands for the rail on a narrow screen. */
export function TopBar({ menuOpen, onMenu }: TopBarProps) {
  const { t } = useTranslation();
  const { openPalette } = useShell();
  useEffect(() => {
    const timer = setTimeout(() => void loadDrawer(), fetchDrawerMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <header className={styles.bar}>
      <ActionIcon variant="subtle" aria-label={t('shell.menu')} aria-expanded={menuOpen} onClick={() => onMenu(true)}>
        <MenuIcon size={20} aria-hidden />
      </ActionIcon>
      <Link to="/" className={styles.brand}>
        <Mark /> Loyalty Loop
      </Link>
      <ActionIcon variant="subtle" aria-label={t('shell.find')} onClick={openPalette}>
        <Search size={20} aria-hidden />
      </ActionIcon>
      <Suspense fallback={null}>{menuOpen ? <MenuDrawer onClose={() => onMenu(false)} /> : null}</Suspense>
    </header>
  );
}
