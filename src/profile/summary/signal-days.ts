import { dayMs } from '../../foundation/index.ts';
import type { Summary } from './summary.ts';

/** What may tell of a visit to come, besides the visits so far. */
export const signalKinds = ['web', 'app', 'care', 'choices'] as const;
export type SignalKind = (typeof signalKinds)[number];

/**
 * Days (UTC, since 1970; rising) on which she was there without buying that day: looked around on the web or in the app, dealt with care, or chose
 * something among others. As far back as the summary keeps days: 400 before her newest event; choices, the newest thirty. Pure.
 */
export type SignalDays = Readonly<Record<SignalKind, readonly number[]>>;

export function signalDaysOf(summary: Summary): SignalDays {
  const bought = new Set(summary.orders.map(([time]) => Math.floor(time / dayMs)));
  const found: Record<SignalKind, Set<number>> = { web: new Set(), app: new Set(), care: new Set(), choices: new Set() };
  for (const [day, channel, views, actions, , care] of summary.days) {
    if (bought.has(day)) continue;
    if ((channel === 'web' || channel === 'app') && views + actions > 0) found[channel].add(day);
    if (care > 0) found.care.add(day);
  }
  for (const [time, , , , , , , , reporter] of summary.choices) {
    const day = Math.floor(time / dayMs);
    if (reporter !== 'o' && !bought.has(day)) found.choices.add(day);
  }
  const rising = (days: Set<number>): number[] => [...days].sort((left, right) => left - right);
  return { web: rising(found.web), app: rising(found.app), care: rising(found.care), choices: rising(found.choices) };
}
