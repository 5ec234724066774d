import type { JsonValue } from '../../foundation/index.ts';
import { BoundedCache, foldLetters } from '../../foundation/index.ts';
import type { Portrait, World } from '../portrait/portrait.ts';
import { countOf, isCountWithin, sequenceOf } from './acts.ts';
import { channelCount } from './channel-days.ts';
import { isWithin, measureOf } from './measure.ts';
import { type Condition, type MeasureUnit, numberMeasures, type Rule } from './rule.ts';

/** What was found of hers for one condition: her own number or words. */
export interface Own {
  readonly value: number | string | boolean;
  readonly unit: MeasureUnit | 'text';
  /** `share`: out of how many. */
  readonly of?: number;
  readonly currency?: string;
  /** What she chose, where the condition did not say. */
  readonly name?: string;
}

/** A condition as it stands for one person: `undefined` when nothing is known that could say. */
export interface Finding {
  readonly condition: Condition;
  readonly holds: boolean | undefined;
  readonly own?: Own;
}

/**
 * Whether a rule holds, in three values: what is not known makes neither a condition nor its opposite hold (Kleene's logic). A person
 * belongs when it is `true`. Pure.
 */
export function holds(rule: Rule, portrait: Portrait, world: World, now: number): boolean | undefined {
  if ('all' in rule) return every(rule.all, (part) => holds(part, portrait, world, now));
  if ('any' in rule) return not(every(rule.any, (part) => not(holds(part, portrait, world, now))));
  if ('not' in rule) return not(holds(rule.not, portrait, world, now));
  return findingOf(rule, portrait, world, now).holds;
}

function not(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function every(parts: readonly Rule[], judge: (part: Rule) => boolean | undefined): boolean | undefined {
  let isKnown = true;
  for (const part of parts) {
    const answer = judge(part);
    if (answer === false) return false;
    if (answer === undefined) isKnown = false;
  }
  return isKnown ? true : undefined;
}

/** One condition with her own number. Pure. */
export function findingOf(condition: Condition, portrait: Portrait, world: World, now: number): Finding {
  if ('measure' in condition) {
    const value = measureOf(condition, portrait, world, now);
    if (value === undefined) return { condition, holds: undefined };
    const { measure, min, max, currency } = condition;
    const own = { value, unit: numberMeasures[measure], ...(currency === undefined ? {} : { currency }) };
    return { condition, holds: isWithin(value, min, max), own };
  }
  if ('occasion' in condition) {
    const counts = portrait.occasions[condition.of];
    return shareFinding(condition, counts[condition.occasion], counts.all, condition.minCount);
  }
  if ('did' in condition) {
    const { count, isAll } = countOf(condition, portrait.whole, now);
    return { condition, holds: isCountWithin(condition, { count, isAll }), own: { value: count, unit: 'count' } };
  }
  if ('sequence' in condition) return { condition, holds: sequenceOf(condition, portrait.whole, now).holds };
  if ('account' in condition) return accountFinding(condition, portrait);
  if ('audience' in condition) return { condition, holds: undefined };
  if ('permission' in condition) {
    const value = portrait.permits(condition.permission, condition.channel, now);
    return { condition, holds: value, own: { value, unit: 'text' } };
  }
  if ('channel' in condition) {
    if (condition.minShare === undefined) {
      const count = channelCount(condition, portrait.whole, now);
      return { condition, holds: isCountWithin(condition, { count, isAll: true }), own: { value: count, unit: 'count' } };
    }
    const all = portrait.channels.reduce((sum, [, events]) => sum + events, 0);
    const own = portrait.channels.find(([channel]) => channel === condition.channel)?.[1] ?? 0;
    return shareFinding({ ...condition, minShare: condition.minShare }, own, all, 1);
  }
  if ('boughtBy' in condition) {
    const all = [...portrait.orderChannels.values()].reduce((sum, orders) => sum + orders, 0);
    return shareFinding(condition, portrait.orderChannels.get(condition.boughtBy) ?? 0, all, condition.minCount);
  }
  if ('receives' in condition) return receivesFinding(condition, portrait);
  if ('preference' in condition) return preferenceFinding(condition, portrait);
  if ('matters' in condition) return mattersFinding(condition, portrait.stated);
  return traitFinding(condition, portrait.traits.get(condition.trait));
}

// The newest twenty are kept.
export const accountsKept = 20;

function accountFinding(condition: Extract<Condition, { account: string }>, { whole: { groups } }: Portrait): Finding {
  const { account } = condition;
  const own = account === '*' ? groups.at(-1) : groups.find(([, , , id]) => id === account);
  if (own !== undefined) return { condition, holds: true, own: { value: own[3], unit: 'text' } };
  return { condition, holds: groups.length < accountsKept ? false : undefined };
}

function shareFinding(condition: Condition & { readonly minShare: number }, count: number, all: number, minCount: number): Finding {
  if (all < minCount || all === 0) return { condition, holds: undefined };
  return { condition, holds: count >= condition.minShare * all, own: { value: count / all, of: all, unit: 'share' } };
}

function receivesFinding(condition: Extract<Condition, { receives: string }>, { received }: Portrait): Finding {
  const { receives, store, minCount } = condition;
  const count = received.filter(({ way, place }) => {
    const isWay = receives === 'store' ? way === 'collect' || way === 'inStore' : way === receives;
    return isWay && (store === undefined || plain(place) === plain(store));
  }).length;
  return shareFinding(condition, count, received.length, minCount);
}

function preferenceFinding(condition: Condition & { readonly preference: string }, { preferences }: Portrait): Finding {
  const { preference, value, minShare, minCount } = condition as Extract<Condition, { preference: string }>;
  if (preferences.length === 0) return { condition, holds: undefined };
  const fitting = preferences
    .filter(
      (one) =>
        (preference === '*' || plain(one.attribute) === plain(preference)) && (value === undefined || plain(one.value) === plain(value)),
    )
    .filter(({ of }) => of >= minCount)
    .sort((left, right) => right.count / right.of - left.count / left.of);
  const [wanted] = fitting;
  if (wanted === undefined) return { condition, holds: false };
  const { attribute, count, of } = wanted;
  const name = preference === '*' ? `${attribute}: ${wanted.value}` : wanted.value;
  return { condition, holds: fitting.some((one) => one.count >= minShare * one.of), own: { value: count / of, of, unit: 'share', name } };
}

function mattersFinding(condition: Extract<Condition, { matters: string }>, stated: readonly string[]): Finding {
  if (stated.length === 0) return { condition, holds: undefined };
  const wanted = plain(condition.matters);
  const said = stated.find((text) => plain(text).includes(wanted));
  return { condition, holds: said !== undefined, ...(said === undefined ? {} : { own: { value: said, unit: 'text' as const } }) };
}

function traitFinding(condition: Extract<Condition, { trait: string }>, value: JsonValue | undefined): Finding {
  const simple = (Array.isArray(value) ? value : [value]).filter((one) => ['string', 'number', 'boolean'].includes(typeof one));
  const [first] = simple as (string | number | boolean)[];
  if (first === undefined) return { condition, holds: undefined };
  const { is, min, max } = condition;
  if (is !== undefined) {
    const hit = simple.find((one) => is.some((wanted) => plain(String(wanted)) === plain(String(one)))) as string | undefined;
    return { condition, holds: hit !== undefined, own: { value: hit ?? first, unit: 'text' } };
  }
  if (min === undefined && max === undefined) return { condition, holds: true, own: { value: first, unit: 'text' } };
  const number = typeof first === 'number' ? first : Number(first);
  if (!Number.isFinite(number) || first === '') return { condition, holds: undefined };
  return { condition, holds: isWithin(number, min, max), own: { value: number, unit: 'text' } };
}

// Values of traits that a firm's people share, and words of rules.
const textsCachedMax = 20_000;
const textLengthCachedMax = 60;
const plainTexts = new BoundedCache<string, string>(textsCachedMax);

/** Texts are compared as people read them: without case and accents. Pure. */
export function plain(text: string): string {
  if (text.length > textLengthCachedMax) return foldLetters(text).trim();
  const known = plainTexts.get(text);
  if (known !== undefined) return known;
  const folded = foldLetters(text).trim();
  plainTexts.set(text, folded);
  return folded;
}
