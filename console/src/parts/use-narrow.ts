import { useMedia } from './use-media.ts';

/** True below 768 px, where tables become cards and the rail becomes a menu; the same border as in the style sheets. */
export function useNarrow(): boolean {
  return useMedia('(max-width: 767px)');
}
