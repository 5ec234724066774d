import { useMediaQuery } from '@mantine/hooks';

/** True where a person's page is one column, the timeline between what is known and the rest. */
export function useStacked(): boolean {
  return useMediaQuery('(max-width: 1160px)', false, { getInitialValueInEffect: false });
}
