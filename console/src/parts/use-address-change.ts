import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

/**
 * Changes the search parameters of this page, so that what is chosen and open is a link; the page stays where it is scrolled to.
 * A `step` is one that the browser's back button undoes.
 */
export function useAddressChange() {
  const navigate = useNavigate();
  return useCallback(
    (change: object, kind: 'step' | 'replaced' = 'replaced') =>
      void navigate({
        to: '.',
        search: ((before: object) => ({ ...before, ...change })) as never,
        replace: kind === 'replaced',
        resetScroll: false,
      }),
    [navigate],
  );
}
