import type { Condition } from './condition.ts';

/** Numbers that a rule can ask for, as the server names them. */
export const measures = [
  ...(['silentDays', 'silentGaps', 'visitsSoFar', 'knownDays', 'usualGapDays', 'unevenness', 'spentAVisit', 'care'] as const),
  ...(['profit', 'profitTenth', 'visitsTenth', 'visitsToCome', 'chanceActive'] as const),
];
export type Measure = (typeof measures)[number];

/** What she did and how she comes. */
export const deeds = ['did', 'sequence', 'channelDays', 'channel', 'occasion', 'boughtBy', 'receives', 'preference'] as const;
/** What is known of her besides. */
export const facts = ['trait', 'matters', 'permission', 'account'] as const;
export type Kind = (typeof deeds)[number] | (typeof facts)[number] | 'audience';
const kinds: readonly Kind[] = [...deeds, ...facts, 'audience'];

/** Those whose bounds are money: they are asked in one currency. */
export const amounts: ReadonlySet<string> = new Set(['profit', 'spentAVisit']);

const begun: Record<Kind, Condition> = {
  did: { did: '', min: 1, withinDays: 30 },
  sequence: { sequence: [{ did: '' }, { did: '' }], withinDays: 7 },
  channelDays: { channel: 'app', withinDays: 30, min: 1 },
  occasion: { occasion: 'weekend', of: 'purchases', minShare: 0.6, minCount: 4 },
  boughtBy: { boughtBy: 'store', minShare: 0.5, minCount: 3 },
  receives: { receives: 'store', minShare: 0.5, minCount: 3 },
  channel: { channel: 'web', minShare: 0.5 },
  preference: { preference: '*', minShare: 0.8, minCount: 3 },
  matters: { matters: '' },
  trait: { trait: '', is: [] },
  permission: { permission: 'marketing' },
  account: { account: '*' },
  audience: { audience: 0 },
};

/** A condition as it begins when somebody picks it. Pure. */
export function beginCondition(kind: string): Condition {
  if (Object.hasOwn(begun, kind)) return begun[kind as Kind];
  return amounts.has(kind) ? { measure: kind, min: 1, currency: '' } : { measure: kind, min: 1 };
}

/** What a condition asks for, by the name under which it is picked. Pure. */
export function kindOfCondition(condition: Condition): string {
  if (condition.measure !== undefined) return condition.measure;
  // A permission may name a channel too.
  if (condition.permission !== undefined) return 'permission';
  if (condition.channel !== undefined) return condition.withinDays === undefined ? 'channel' : 'channelDays';
  return kinds.find((kind) => kind in condition) ?? 'trait';
}
