import { minuteMs, secondMs } from '../foundation/index.ts';

const firstMs = 1 * secondMs;
// One request a minute is no burden for anybody, and whoever comes back is served within that minute.
export const backOffMsMax = 1 * minuteMs;
const doublingsMax = 16;

/**
 * How long to wait after the `attempt`th failure in a row (1 is the first): doubling from a second to a minute, then somewhere in the
 * upper half of that, so that many who failed together do not come back together. `random` is between 0 and 1.
 */
export function backOffMs(attempt: number, random: number): number {
  const full = Math.min(backOffMsMax, firstMs * 2 ** Math.min(doublingsMax, Math.max(0, attempt - 1)));
  return Math.round(full * (0.5 + random / 2));
}
