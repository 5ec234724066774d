import { dayMs } from '../foundation/index.ts';
import { type Contact, isUnasked } from './contact.ts';
import type { AttentionRules } from './gate-rules.ts';

/** How much of her attention we may still take this week. */
export interface Attention {
  /** Messages a week, as she has met those before. */
  readonly budget: number;
  readonly spent: number;
  readonly left: number;
  /** When the next is free, milliseconds since 1970; only where nothing is left. */
  readonly freeAt?: number;
}

const weekMs = 7 * dayMs;

/**
 * The attention of one person over all channels: each message that she did not ask for spends one for a week; those that she ignores shrink what there is
 * for the next, those that she uses restore it. Answers, and messages about what she ordered, cost nothing. Pure.
 */
export function attentionOf(contacts: readonly Contact[], rules: AttentionRules, now: number): Attention {
  const unasked = contacts
    .filter((contact) => isUnasked(contact) && contact.at <= now && contact.at > now - rules.memoryDays * dayMs)
    .sort((left, right) => left.at - right.at);
  let share = 1;
  for (const contact of unasked) {
    const met = meetingOf(contact, rules, now);
    if (met === 'ignored') share = Math.max(0, share - rules.ignoredCosts);
    if (met === 'used') share = Math.min(1, share + rules.usedRestores);
  }
  // Of 3 a week and nine tenths, 2.7: rounding up or down at a half keeps small budgets alive.
  const budget = Math.max(Math.min(rules.perWeekMin, rules.perWeek), Math.round(rules.perWeek * share));
  const thisWeek = unasked.filter(({ at }) => at > now - weekMs);
  const left = Math.max(0, budget - thisWeek.length);
  const freed = thisWeek[thisWeek.length - budget];
  return {
    budget,
    spent: thisWeek.length,
    left,
    ...(left > 0 || budget === 0 || freed === undefined ? {} : { freeAt: freed.at + weekMs }),
  };
}

/** What was sent and brought no sign for some days was ignored. */
function meetingOf({ state, at }: Contact, { ignoredAfterDays }: AttentionRules, now: number): Contact['state'] {
  return (state === 'sent' || state === 'seen') && now - at > ignoredAfterDays * dayMs ? 'ignored' : state;
}
