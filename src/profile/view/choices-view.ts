import { squeeze } from '../find/find-text.ts';
import { directionBetween } from '../summary/choices.ts';
import { choicesMax } from '../summary/newest-lists.ts';
import type { Choice, Summary } from '../summary/summary.ts';
import { visitGapMs } from '../summary/visits.ts';
import { formatEventId } from './event-id.ts';
import type { Fragment } from './fragment.ts';

export interface ChoicesView {
  readonly recent: readonly {
    readonly time: string;
    readonly eventId: string;
    readonly source: { readonly id: number; readonly name: string };
    readonly chosen: string;
    readonly alternatives: readonly string[];
    readonly direction?: 'upgrade' | 'downgrade' | 'same';
  }[];
  /** What she mostly chooses, with the evidence: `count` of the `of` times when it was offered beside something else. */
  readonly preferences: readonly { readonly attribute: string; readonly value: string; readonly count: number; readonly of: number }[];
}

const recentMax = 10;
const preferencesMax = 10;
const directions = { u: 'upgrade', d: 'downgrade', s: 'same' } as const;

interface MadeChoice {
  readonly identifier: Fragment['identifier'];
  readonly choice: Choice;
}

/** What a person chose and passed over, newest first; where an event does not say, up and down are against her choice before. Pure. */
export function choicesView(
  fragments: readonly Fragment[],
  whole: Summary,
  sourceView: (id: number) => { id: number; name: string },
): ChoicesView {
  const reported = reportedIn(fragments);
  const repeats = repeatsOf(reported, whole);
  const all = reported.filter((each) => !repeats.has(each)).slice(-recentMax);
  const recent = all.map(({ identifier, choice }, at) => {
    const [time, sourceId, messageId, chosen, alternatives] = choice;
    const letter = choice[5] === '' ? directionAfter(all[at - 1]?.choice, choice) : choice[5];
    return {
      time: new Date(time).toISOString(),
      eventId: formatEventId({ identifierId: identifier.id, time, sourceId: sourceId as typeof identifier.sourceId, messageId }),
      source: sourceView(sourceId),
      chosen,
      alternatives,
      ...(letter === '' ? {} : { direction: directions[letter] }),
    };
  });
  const preferences = countedOnce(whole, repeats)
    .map(({ attribute, value, chosen, offered }) => ({ ...shownAttribute(attribute, value), count: chosen, of: offered }))
    // A value chosen in fewer than half of the cases is no preference.
    .filter(({ count, of }) => count * 2 > of)
    .sort((left, right) => right.count / right.of - left.count / left.of || right.of - left.of)
    .slice(0, preferencesMax);
  return { recent: recent.reverse(), preferences };
}

/** What a thing has or has not is said as that: with it, or without. */
function shownAttribute(attribute: string, value: string): { attribute: string; value: string } {
  if (value === 'yes') return { attribute: 'with', value: attribute };
  return value === 'no' ? { attribute: 'without', value: attribute } : { attribute, value };
}

/** Orders that report what was selected before in the same visit: each selection is repeated once at most. */
function repeatsOf(reported: readonly MadeChoice[], { visits }: Summary): Set<MadeChoice> {
  const isOneVisit = (from: number, until: number): boolean =>
    until - from <= visitGapMs || visits.some(([start, length]) => start <= from && until <= start + length);
  const repeats = new Set<MadeChoice>();
  const open: Choice[] = [];
  for (const made of reported) {
    const { choice } = made;
    if (choice[8] !== 'o') {
      open.push(choice);
      continue;
    }
    const at = open.findIndex((earlier) => isSameThing(earlier, choice) && isOneVisit(earlier[0], choice[0]));
    if (at < 0) continue;
    open.splice(at, 1);
    repeats.add(made);
  }
  return repeats;
}

/**
 * Of every value of every attribute how often it was chosen and how often it was offered beside something else, and in how many of these somebody
 * without a taste would have taken it. What an order repeats of a selection is taken off once: sums hold every report.
 */
export interface Taste {
  readonly attribute: string;
  readonly value: string;
  readonly chosen: number;
  readonly offered: number;
  readonly byChance: number;
}

/** A person's tastes out of her choices; in no order. Pure. */
export function tastesOf(fragments: readonly Fragment[], whole: Summary): Taste[] {
  return countedOnce(whole, repeatsOf(reportedIn(fragments), whole));
}

/** What orders report a second time of a choice: the number of its source and its message id, with a space between. Pure. */
export function repeatedChoices(fragments: readonly Fragment[], whole: Summary): Set<string> {
  return new Set([...repeatsOf(reportedIn(fragments), whole)].map(({ choice: [, sourceId, messageId] }) => `${sourceId} ${messageId}`));
}

function reportedIn(fragments: readonly Fragment[]): MadeChoice[] {
  return fragments
    .flatMap(({ identifier, summary }) => summary.choices.map((choice) => ({ identifier, choice })))
    .sort((left, right) => left.choice[0] - right.choice[0])
    .slice(-choicesMax);
}

const evenChance = 500;

function countedOnce(whole: Summary, repeats: ReadonlySet<MadeChoice>): Taste[] {
  const twice = new Map<string, [chosen: number, offered: number, chance: number]>();
  const takeOff = (attribute: string, value: string, counts: readonly [number, number, number]): void => {
    const key = JSON.stringify([attribute, value]);
    const [chosen, offered, chance] = twice.get(key) ?? [0, 0, 0];
    twice.set(key, [chosen + counts[0], offered + counts[1], chance + counts[2]]);
  };
  for (const [attribute, value, ...offered] of [...repeats].flatMap(({ choice }) => choice[9] ?? [])) {
    if (offered.length === 0) takeOff(attribute, value, [1, 1, evenChance]);
    for (let at = 0; at + 1 < offered.length; at += 2) {
      takeOff(attribute, String(offered[at]), [offered[at] === value ? 1 : 0, 1, Number(offered[at + 1])]);
    }
  }
  return whole.preferences.flatMap(([attribute, , values]) =>
    values.map(([value, chosen, offered = chosen, chance = chosen * evenChance]) => {
      const [less, lessOffered, lessChance] = twice.get(JSON.stringify([attribute, value])) ?? [0, 0, 0];
      return { attribute, value, chosen: chosen - less, offered: offered - lessOffered, byChance: Math.max(0, chance - lessChance) / 1000 };
    }),
  );
}

function isSameThing(left: Choice, right: Choice): boolean {
  return squeeze(left[3]) === squeeze(right[3]);
}

/** Up or down against the choice before; the same thing again is neither, whatever it costs today. */
function directionAfter(before: Choice | undefined, choice: Choice): Choice[5] {
  return before === undefined || isSameThing(before, choice) ? '' : directionBetween([before[6], before[7]], [choice[6], choice[7]]);
}
