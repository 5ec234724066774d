import { useMedia } from '../../parts/use-media.ts';

/** True where a person's page is one column, the timeline between what is known and the rest. */
export function useStacked(): boolean {
  return useMedia('(max-width: 1160px)');
}
