import { directionBetween } from '../summary/choices.ts';
import type { Choice, Summary } from '../summary/summary.ts';
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

/** What a person chose and passed over, newest first; where an event does not say, up and down are against her choice before. Pure. */
export function choicesView(
  fragments: readonly Fragment[],
  whole: Summary,
  sourceView: (id: number) => { id: number; name: string },
): ChoicesView {
  const all = fragments
    .flatMap(({ identifier, summary }) => summary.choices.map((choice) => ({ identifier, choice })))
    .sort((left, right) => left.choice[0] - right.choice[0])
    .slice(-recentMax);
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
  const preferences = whole.preferences
    .flatMap(([attribute, choices, values]) => values.map(([value, count]) => ({ attribute, value, count, of: choices })))
    // A value chosen in fewer than half of the cases is no preference.
    .filter(({ count, of }) => count * 2 > of)
    .sort((left, right) => right.count / right.of - left.count / left.of || right.of - left.of)
    .slice(0, preferencesMax);
  return { recent: recent.reverse(), preferences };
}

function directionAfter(before: Choice | undefined, choice: Choice): Choice[5] {
  return before === undefined ? '' : directionBetween([before[6], before[7]], [choice[6], choice[7]]);
}
