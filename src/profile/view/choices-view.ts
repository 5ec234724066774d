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
  /** What she mostly chooses, with the evidence: `count` of `of` choices. */
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
  const reported = fragments
    .flatMap(({ identifier, summary }) => summary.choices.map((choice) => ({ identifier, choice })))
    .sort((left, right) => left.choice[0] - right.choice[0])
    .slice(-choicesMax);
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
    // A value chosen in fewer than half of the cases is no preference.
    .filter(({ count, of }) => count * 2 > of)
    .sort((left, right) => right.count / right.of - left.count / left.of || right.of - left.of)
    .slice(0, preferencesMax);
  return { recent: recent.reverse(), preferences };
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

/** Preferences with what was reported twice taken off once: sums hold every report. */
function countedOnce(whole: Summary, repeats: ReadonlySet<MadeChoice>): { attribute: string; value: string; count: number; of: number }[] {
  const twice = [...repeats].flatMap(({ choice }) => choice[9] ?? []);
  return whole.preferences.flatMap(([attribute, choices, values]) => {
    const repeated = twice.filter(([name]) => name === attribute);
    return values.map(([value, count]) => ({
      attribute,
      value,
      count: count - repeated.filter((each) => each[1] === value).length,
      of: choices - repeated.length,
    }));
  });
}

function isSameThing(left: Choice, right: Choice): boolean {
  return squeeze(left[3]) === squeeze(right[3]);
}

/** Up or down against the choice before; the same thing again is neither, whatever it costs today. */
function directionAfter(before: Choice | undefined, choice: Choice): Choice[5] {
  return before === undefined || isSameThing(before, choice) ? '' : directionBetween([before[6], before[7]], [choice[6], choice[7]]);
}
