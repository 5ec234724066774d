import type { JsonValue } from '../../foundation/index.ts';
import { foldLetters } from '../../foundation/index.ts';
import type { Portrait, World } from '../portrait/portrait.ts';
import { measureOf } from './measure.ts';
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
  if ('channel' in condition) {
    const all = portrait.channels.reduce((sum, [, events]) => sum + events, 0);
    const own = portrait.channels.find(([channel]) => channel === condition.channel)?.[1] ?? 0;
    return shareFinding(condition, own, all, 1);
  }
  if ('boughtBy' in condition) {
    const all = [...portrait.orderChannels.values()].reduce((sum, orders) => sum + orders, 0);
    return shareFinding(condition, portrait.orderChannels.get(condition.boughtBy) ?? 0, all, condition.minCount);
  }
  if ('receives' in condition) return receivesFinding(condition, portrait);
  if ('preference' in condition) return preferenceFinding(condition, portrait);
  if ('matters' in condition) return mattersFinding(condition, portrait.stated);
  if ('permission' in condition) {
    const value = portrait.permits(condition.permission);
    return { condition, holds: value, own: { value, unit: 'text' } };
  }
  return traitFinding(condition, portrait.traits.get(condition.trait));
}

function isWithin(value: number, min: number | undefined, max: number | undefined): boolean {
  return (min === undefined || value >= min) && (max === undefined || value <= max);
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
  const wanted = preferences
    .filter(
      (one) =>
        (preference === '*' || plain(one.attribute) === plain(preference)) && (value === undefined || plain(one.value) === plain(value)),
    )
    .filter(({ of }) => of >= minCount)
    .sort((left, right) => right.count / right.of - left.count / left.of)[0];
  if (wanted === undefined) return { condition, holds: false };
  const { attribute, count, of } = wanted;
  const name = preference === '*' ? `${attribute}: ${wanted.value}` : wanted.value;
  return { condition, holds: count >= minShare * of, own: { value: count / of, of, unit: 'share', name } };
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

/** Texts are compared as people read them: without case and accents. */
function plain(text: string): string {
  return foldLetters(text).trim();
}
