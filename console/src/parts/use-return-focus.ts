import { useEffect, useState } from 'react';

/**
 * Gives the focus back to what had it before, when the component that asks goes: a dialog that is drawn only while it is open takes its
 * own memory of that along. Nothing happens when that thing is gone too, or somebody has moved the focus on.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Only after the dialog has left the page is it known whether the focus has gone with it.
      requestAnimationFrame(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
      });
    },
    [before],
  );
}
