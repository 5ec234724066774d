import type { JoinPair } from '../../../api/contract.ts';

/** How two values agree, as it is told: what both say but is counted with another field is not what one of them does not say. Pure. */
export function agreementName({ agreement, values }: Pick<JoinPair['fields'][number], 'agreement' | 'values'>): string {
  return agreement === 'missing' && values.every((value) => typeof value === 'string') ? 'counted_elsewhere' : agreement;
}
