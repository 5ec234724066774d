import type { GroupBody } from './group.ts';

/** Groups that come with the product, by a name that never changes; each can be edited, and put away. */
export const starterGroups: Readonly<Record<string, GroupBody>> = {
  mostToCome: {
    name: 'Worth most to come',
    about: 'The tenth of people who are expected to bring the most within a year, and who most likely still come.',
    rule: {
      all: [
        { measure: 'profitTenth', min: 10 },
        { measure: 'chanceActive', min: 0.5 },
      ],
    },
  },
  quiet: {
    name: 'Quiet for longer than usual',
    about: 'They had a rhythm and have not been here for twice as long as usual: a word from somebody they know may be welcome.',
    rule: {
      all: [
        { measure: 'visitsSoFar', min: 3 },
        { measure: 'silentGaps', min: 2, max: 6 },
        { measure: 'silentDays', min: 14 },
      ],
    },
  },
  newcomers: {
    name: 'New, second visit due',
    about: 'They came for the first time within the last two months and have not come again yet.',
    rule: {
      all: [
        { measure: 'visitsSoFar', min: 1, max: 1 },
        { measure: 'knownDays', min: 7, max: 60 },
      ],
    },
  },
  clockwork: {
    name: 'Every month like clockwork',
    about: 'They come about once a month, evenly, and are not late.',
    rule: {
      all: [
        { measure: 'usualGapDays', min: 24, max: 38 },
        { measure: 'unevenness', max: 0.5 },
        { measure: 'silentGaps', max: 1.5 },
      ],
    },
  },
  weekend: {
    name: 'Weekend people',
    about: 'Most of what they buy, they buy on a Saturday or Sunday, by the calendar of where they live.',
    rule: { occasion: 'weekend', of: 'purchases', minShare: 0.6, minCount: 4 },
  },
  evening: {
    name: 'Evening people',
    about: 'Most of what they buy, they buy between five and ten in the evening, by their own clock.',
    rule: { occasion: 'evening', of: 'purchases', minShare: 0.6, minCount: 4 },
  },
  oneThing: {
    name: 'Come for one thing',
    about: 'Where there was something to choose, they chose the same nearly every time: have it ready.',
    rule: { preference: '*', minShare: 0.8, minCount: 3 },
  },
  whenItMatters: {
    name: 'Call us when it matters',
    about: 'Few visits, and something of theirs needed care this year: the next dealing decides how they think of us.',
    rule: {
      all: [
        { measure: 'care', min: 1, withinDays: 365 },
        { measure: 'visitsSoFar', max: 3 },
      ],
    },
  },
  muchCare: {
    name: 'Needed care more than once lately',
    about: 'At least two dealings with care within 60 days: one person who knows the whole story should see to it.',
    rule: { measure: 'care', min: 2, withinDays: 60 },
  },
};

/** True for a group that still has the name and the sentence that it came with. Pure. */
export function hasStarterWords({ starter, name, about }: { starter?: string; name: string; about: string }): boolean {
  const delivered = starter === undefined ? undefined : starterGroups[starter];
  return delivered !== undefined && delivered.name === name && delivered.about === about;
}
