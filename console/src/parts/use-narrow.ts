import { useMediaQuery } from '@mantine/hooks';

/** True below 768 px, where tables become cards and the rail becomes a menu; the same border as in the style sheets. */
export function useNarrow(): boolean {
  return useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false });
}
