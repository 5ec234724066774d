import type { Source } from '../../api/contract.ts';

export type SourceState = 'off' | 'errors' | 'quiet' | 'flowing';

/** How a source is doing, in one word; what needs eyes wins. */
export function stateOf(source: Source): SourceState {
  if (!source.enabled) return 'off';
  if ((source.errors?.length ?? 0) > 0) return 'errors';
  return source.eventsLastDay === 0 ? 'quiet' : 'flowing';
}
