import { allPieces, pieces } from '../../profile/index.ts';
import { isOfActs } from './acts.ts';
import { conditionsIn, type ExpandedRule } from './expand-rule.ts';
import { modelMeasures } from './measure.ts';
import type { Condition } from './rule.ts';

/** What may change whether a rule holds: pieces of the summary, as bits, and events by name. */
export interface Touches {
  readonly pieces: number;
  readonly names: ReadonlySet<string>;
}

/** Traits that systems observe with any event: they may be said by it, or follow from it. */
const placeTraits: ReadonlySet<string> = new Set(['city', 'country', 'currency', 'locale', 'timezone']);
// Older days than these go when newer ones come.
const careDaysSafe = 390;

/** What a change must have touched for a rule to be asked anew. Pure. */
export function touchesOf(rule: ExpandedRule): Touches {
  const names = new Set<string>();
  let touched = 0;
  for (const condition of conditionsIn(rule)) touched |= touchesOfCondition(condition, names);
  return { pieces: touched, names };
}

function touchesOfCondition(condition: Condition, names: Set<string>): number {
  if ('did' in condition) {
    names.add(condition.did);
    return isOfActs(condition) ? pieces.acts : pieces.names;
  }
  if ('sequence' in condition) {
    for (const { did } of condition.sequence) names.add(did);
    return pieces.acts;
  }
  if ('measure' in condition) {
    if (modelMeasures.has(condition.measure)) return pieces.orders | pieces.days | pieces.choices | pieces.care;
    if (condition.measure !== 'care') return pieces.orders;
    return (condition.withinDays ?? 0) > careDaysSafe ? pieces.care | pieces.days : pieces.care;
  }
  if ('permission' in condition) return pieces.permissions | pieces.traits | pieces.place;
  if ('channel' in condition) return pieces.days;
  if ('boughtBy' in condition) return pieces.days;
  if ('trait' in condition) return placeTraits.has(condition.trait) ? pieces.traits | pieces.place : pieces.traits;
  if ('account' in condition) return pieces.groups;
  if ('occasion' in condition) {
    return (condition.of === 'visits' ? pieces.visits : pieces.orders) | pieces.traits | pieces.place;
  }
  if ('preference' in condition) return pieces.choices;
  if ('matters' in condition) return pieces.stated | pieces.traits;
  if ('receives' in condition) return pieces.receivings | pieces.orders;
  return allPieces;
}
