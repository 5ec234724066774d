import { useEffect, useRef, useState } from 'react';

/**
 * Gives the focus back to what had it before, when an open dialog goes with the component that asks: one that is drawn only while it is open takes its own
 * memory of that along. Nothing happens when that thing is gone too, or somebody has moved the focus on, or the dialog was closed.
 */
export function useReturnFocus(isOpen: boolean): void {
  const [before] = useState(() => document.activeElement);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    wasOpen.current = isOpen;
  }, [isOpen]);
  useEffect(
    () => () => {
      if (!wasOpen.current) return;
      // Only after the dialog has left the page is it known whether the focus has gone with it.
      requestAnimationFrame(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
      });
    },
    [before],
  );
}
