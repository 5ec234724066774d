import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { areas, visibleAreas } from '../app/navigation.ts';
import { useSession } from '../app/use-session.ts';

interface ShortcutActions {
  openPalette: () => void;
  openShortcuts: () => void;
}

// G then a letter is one gesture; a G and a letter a while later are two.
const gestureMs = 1_200;

/** Keys that work everywhere but in a field: Ctrl K finds, G and a letter goes, ? lists them all. */
export function useShortcuts(actions: ShortcutActions): void {
  const navigate = useNavigate();
  const { permissions } = useSession();
  const latest = useRef(actions);
  latest.current = actions;

  useEffect(() => {
    let goPressedAt = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        latest.current.openPalette();
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || inField(event)) return;
      if (performance.now() - goPressedAt < gestureMs) {
        goPressedAt = Number.NEGATIVE_INFINITY;
        const page = visibleAreas(permissions, { clock: true })
          .flatMap((area) => area.pages)
          .find((one) => one.key.toLowerCase() === event.key.toLowerCase());
        if (page !== undefined) {
          event.preventDefault();
          void navigate({ to: page.path });
        }
        return;
      }
      if (event.key === 'g') goPressedAt = performance.now();
      else if (event.key === '?') latest.current.openShortcuts();
      else if (event.key === '/') {
        event.preventDefault();
        const box = document.querySelector<HTMLInputElement>('[data-find-box]');
        if (box === null) latest.current.openPalette();
        else box.focus();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate, permissions]);
}

function inField(event: KeyboardEvent): boolean {
  const element = event.composedPath()[0];
  return (
    element instanceof HTMLElement && (element.isContentEditable || element.closest('input, textarea, select, [role=dialog]') !== null)
  );
}

export const goKeys = areas.flatMap((area) => area.pages.map((page) => ({ id: page.id, key: page.key, needs: page.needs })));
