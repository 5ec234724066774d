import type { JsonObject } from '../../foundation/index.ts';
import { type CareKind, receivingWays } from '../../profile/index.ts';

/** Who belongs to a group: a tree of conditions over what is known of a person. Plain JSON, as people and programs write it. */
export type Rule = { readonly all: readonly Rule[] } | { readonly any: readonly Rule[] } | { readonly not: Rule } | Condition;

export type Condition =
  | NumberCondition
  | OccasionCondition
  | ChannelCondition
  | BoughtByCondition
  | ReceivesCondition
  | PreferenceCondition
  | MattersCondition
  | TraitCondition
  | PermissionCondition
  | DidCondition
  | SequenceCondition
  | AccountCondition
  | AudienceCondition;

/** A number of hers between two bounds, both included; one bound is enough. */
export interface NumberCondition {
  readonly measure: NumberMeasure;
  readonly min?: number;
  readonly max?: number;
  /** `visitsSoFar` and `care`: only those of the last so many days. */
  readonly withinDays?: number;
  /** `care`: of this kind alone, ever. */
  readonly kind?: CareKind;
  /** `profit` and `spentAVisit`: in this currency; people who pay in another are not known. */
  readonly currency?: string;
}

/** Unit and sense of each number that a rule can ask for. A visit is a day with a purchase, as in the value room. */
export const numberMeasures = {
  profitTenth: 'tenth',
  visitsTenth: 'tenth',
  profit: 'money',
  visitsToCome: 'visits',
  chanceActive: 'share',
  visitsSoFar: 'visits',
  knownDays: 'days',
  silentDays: 'days',
  silentGaps: 'times',
  usualGapDays: 'days',
  unevenness: 'share',
  spentAVisit: 'money',
  care: 'count',
} as const;
export type NumberMeasure = keyof typeof numberMeasures;
export type MeasureUnit = (typeof numberMeasures)[NumberMeasure];

/** When she comes, by the clock and calendar of her own zone. */
export interface OccasionCondition {
  readonly occasion: Occasion;
  /** What is counted: what she buys, or every time she is here on any channel. */
  readonly of: 'purchases' | 'visits';
  /** The least share of them, 0 to 1. */
  readonly minShare: number;
  /** How many there must be before a share says anything. */
  readonly minCount: number;
}

export const occasions = [
  'weekend',
  'weekday',
  'morning',
  'afternoon',
  'evening',
  'night',
  'spring',
  'summer',
  'autumn',
  'winter',
] as const;
export type Occasion = (typeof occasions)[number];

/** The least share of her events that came by a channel; or how many of the last so many days, at least one where no bound is said. */
export interface ChannelCondition {
  readonly channel: string;
  readonly minShare?: number;
  readonly withinDays?: number;
  readonly min?: number;
  readonly max?: number;
}

/**
 * How often something came: track events by their name, views as `$page` and `$screen`. At least once where neither bound is said; `max: 0` is "not done". Days
 * are UTC days, today included; hours run to the second. With `about`, or by hours, only what she did herself is counted, of her newest 40 acts.
 */
export interface DidCondition extends ActStep {
  readonly min?: number;
  readonly max?: number;
  readonly withinDays?: number;
  readonly withinHours?: number;
}

/** Something she did: by its name, and what it was about (a path, a product, a category; with `*` at the end, how that begins). */
export interface ActStep {
  readonly did: string;
  readonly about?: string;
}

/** One act after the other, among her newest 40: within so long of one another, and all of it in the last so many days or hours. */
export interface SequenceCondition {
  readonly sequence: readonly ActStep[];
  readonly withinDays?: number;
  readonly withinHours?: number;
  readonly inLastDays?: number;
  readonly inLastHours?: number;
}

/** She was said to belong to this firm or group; `*` for any. */
export interface AccountCondition {
  readonly account: string;
}

/** She is in another audience, by its number: its rule as it stands. */
export interface AudienceCondition {
  readonly audience: number;
}

/** The least share of her orders of the last 400 days that came by a channel: where she buys, whatever else she does there. */
export interface BoughtByCondition {
  readonly boughtBy: string;
  readonly minShare: number;
  readonly minCount: number;
}

/** How her last orders reached her, 40 at the most: the least share of them; in a store also in which one. */
export interface ReceivesCondition {
  readonly receives: (typeof waysToReceive)[number];
  /** Only in this store, as orders name it. */
  readonly store?: string;
  readonly minShare: number;
  readonly minCount: number;
}

/** `store` is both: taken along there, or collected there. */
export const waysToReceive = [...receivingWays, 'store'] as const;
/** Those of which an order can name a store. */
export const waysInStores: ReadonlySet<string> = new Set(['collect', 'inStore', 'store']);

/** What she chooses where there was something else to choose; `*` for whatever attribute. */
export interface PreferenceCondition {
  readonly preference: string;
  readonly value?: string;
  readonly minShare: number;
  readonly minCount: number;
}

/** Something that she said matters to her, or her goal: holds this text. */
export interface MattersCondition {
  readonly matters: string;
}

/** A trait: one of some values, or a number between bounds, or there at all. */
export interface TraitCondition {
  readonly trait: string;
  readonly is?: readonly (string | number | boolean)[];
  readonly min?: number;
  readonly max?: number;
}

/** She allows a purpose, and this channel for it where one is named. */
export interface PermissionCondition {
  readonly permission: string;
  readonly channel?: string;
}

/** What conditions ask for. A permission may name a channel too, so it stands before. */
export const conditionKinds = [
  'measure',
  'occasion',
  'did',
  'sequence',
  'account',
  'audience',
  'boughtBy',
  'receives',
  'preference',
  'matters',
  'trait',
  'permission',
  'channel',
] as const;
export type ConditionKind = (typeof conditionKinds)[number];

/** What a condition asks for, in whatever order its parts are written. Pure. */
export function kindOf(condition: Condition): ConditionKind {
  return conditionKinds.find((kind) => kind in condition) as ConditionKind;
}

/** The conditions of a tree, in the order in which they are written. Pure. */
export function conditionsOf(rule: Rule): Condition[] {
  if ('all' in rule) return rule.all.flatMap(conditionsOf);
  if ('any' in rule) return rule.any.flatMap(conditionsOf);
  if ('not' in rule) return conditionsOf(rule.not);
  return [rule];
}

/** A rule that `problemsOfRule` has found nothing wrong with. */
export function asRule(checked: JsonObject): Rule {
  return checked as unknown as Rule;
}
