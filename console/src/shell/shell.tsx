import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockQuery } from '../api/clock.ts';
import { wordsQuery } from '../api/settings.ts';
import { setClockOffset } from '../format/clock.ts';
import { speakWords } from '../language/language.ts';
import { wordTexts } from '../language/word-texts.ts';
import { Toasts } from '../parts/toasts.tsx';
import { useNarrow } from '../parts/use-narrow.ts';
import { ClockBanner } from './clock-banner.tsx';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { ShellContext } from './shell-context.ts';
import { StaleBanner } from './stale-banner.tsx';
import { TopBar } from './top-bar.tsx';
import { typedAhead, typedAheadMs } from './typed-ahead.ts';
import { useShortcuts } from './use-shortcuts.ts';

const loadPalette = () => import('./palette.tsx');
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }));
const ShortcutSheet = lazy(async () => ({ default: (await import('./shortcut-sheet.tsx')).ShortcutSheet }));

/** The frame around every page: rail, find box for everything, banners, toasts. */
export function Shell() {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [open, setOpen] = useState<'palette' | 'shortcuts' | 'menu' | undefined>();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { data: clock } = useQuery(clockQuery);

  const { data: words } = useQuery(wordsQuery);
  useEffect(() => setClockOffset(clock?.offsetMs ?? 0), [clock]);
  useEffect(() => {
    if (words !== undefined) speakWords(wordTexts(words));
  }, [words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is what closes them.
  useEffect(() => setOpen(undefined), [path]);
  // Fetched while nobody waits, so that the first Ctrl K opens at once.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), 1_500);
    return () => clearTimeout(timer);
  }, []);
  const openByKeys = () => {
    if (open !== 'palette') typedAhead.start(document, typedAheadMs);
    setOpen('palette');
  };
  useShortcuts({ openPalette: openByKeys, openShortcuts: () => setOpen('shortcuts') });

  return (
    <ShellContext value={{ openPalette: () => setOpen('palette'), openShortcuts: () => setOpen('shortcuts') }}>
      <div className={styles.shell}>
        <a href="#main" className={styles.skip}>
          {t('shell.skip')}
        </a>
        {narrow ? <TopBar menuOpen={open === 'menu'} onMenu={(menu) => setOpen(menu ? 'menu' : undefined)} /> : <Rail />}
        <div className={styles.panel}>
          <ClockBanner clock={clock ?? null} />
          <StaleBanner />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
          <main id="main" className={styles.main} tabIndex={0}>
            <Outlet />
          </main>
        </div>
        <Toasts />
        <Suspense fallback={null}>
          {open === 'palette' ? <Palette onClose={() => setOpen(undefined)} /> : null}
          {open === 'shortcuts' ? <ShortcutSheet onClose={() => setOpen(undefined)} /> : null}
        </Suspense>
      </div>
    </ShellContext>
  );
}
