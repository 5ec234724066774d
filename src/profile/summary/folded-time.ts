import type { CustomerEvent } from '../../event/index.ts';
import { dayMs } from '../../foundation/index.ts';

// Clocks of devices run wrong. An event from further ahead must not push everything else out of the windows.
const aheadMax = dayMs;

/** When an event counts as having happened. Pure. */
export function foldedTime({ time, receivedAt }: Pick<CustomerEvent, 'receivedAt' | 'time'>): number {
  return Math.min(time, receivedAt + aheadMax);
}
