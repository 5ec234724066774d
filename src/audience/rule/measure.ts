import { majorUnits } from '../../foundation/index.ts';
import { spendingIn } from '../../profile/index.ts';
import { dayOf, type Portrait, type World, worthOf } from '../portrait/portrait.ts';
import type { NumberCondition, NumberMeasure } from './rule.ts';

/** Measures of the value model, which change with every day that passes. */
export const modelMeasures: ReadonlySet<NumberMeasure> = new Set(['profitTenth', 'visitsTenth', 'profit', 'visitsToCome', 'chanceActive']);

// Three gaps show whether there is a rhythm at all.
export const visitsForRhythm = 4;

/** Her number for a condition; undefined when nothing is known that would give one. Pure. */
export function measureOf(condition: NumberCondition, portrait: Portrait, world: World, now: number): number | undefined {
  const { measure, withinDays, kind, currency } = condition;
  if (modelMeasures.has(measure)) return modelMeasure(measure, portrait, world, now, currency);
  const today = dayOf(now);
  if (measure === 'care') {
    if (kind !== undefined) return portrait.care[kind];
    if (withinDays === undefined) return Object.values(portrait.care).reduce((sum, count) => sum + count, 0);
    return portrait.careDays.reduce((sum, [day, count]) => (day <= today && today - day < withinDays ? sum + count : sum), 0);
  }
  const days = daysUntil(portrait, today);
  if (measure === 'visitsSoFar') {
    return withinDays === undefined ? days.length : days.filter((day) => today - day < withinDays).length;
  }
  const [first, last] = [days[0], days[days.length - 1]];
  if (first === undefined || last === undefined) return undefined;
  if (measure === 'knownDays') return today - first;
  if (measure === 'silentDays') return today - last;
  if (measure === 'spentAVisit') {
    if (currency === undefined) return undefined;
    const { visits, spent } = spendingIn(portrait.purchases.days, currency, today);
    return visits === 0 ? undefined : (spent * majorUnits({ minorUnits: 1, currency })) / visits;
  }
  if (days.length < 2) return undefined;
  const gap = (last - first) / (days.length - 1);
  if (measure === 'usualGapDays') return gap;
  if (measure === 'silentGaps') return (today - last) / gap;
  return days.length < visitsForRhythm ? undefined : unevennessOf(days);
}

function daysUntil({ purchaseDays }: Portrait, today: number): readonly number[] {
  const last = purchaseDays[purchaseDays.length - 1];
  return last === undefined || last <= today ? purchaseDays : purchaseDays.filter((day) => day <= today);
}

/**
 * How much her gaps vary, as a share of the usual one: 0 is clockwork, 1 is as random as can be (the coefficient of variation). Of whole numbers but for the
 * last step, so that it is the same number wherever it is worked out.
 */
function unevennessOf(days: readonly number[]): number {
  let squares = 0;
  for (let at = 1; at < days.length; at += 1) squares += ((days[at] as number) - (days[at - 1] as number)) ** 2;
  const whole = (days[days.length - 1] as number) - (days[0] as number);
  return Math.sqrt((days.length - 1) * squares - whole * whole) / whole;
}

function modelMeasure(
  measure: NumberMeasure,
  portrait: Portrait,
  world: World,
  now: number,
  currency: string | undefined,
): number | undefined {
  const worth = worthOf(portrait, world, now);
  if (worth === undefined) return undefined;
  if (measure === 'chanceActive') return worth.chanceActive;
  if (measure === 'visitsToCome') return worth.visits;
  if (measure === 'profit') return worth.currency === currency ? worth.profit : undefined;
  const borders = measure === 'visitsTenth' ? world.tenths?.visits : world.tenths?.profit[worth.currency];
  return borders === undefined ? undefined : tenthOf(measure === 'visitsTenth' ? worth.visits : worth.profit, borders);
}

/** Both bounds included; one that is not said is none. Pure. */
export function isWithin(value: number, min: number | undefined, max: number | undefined): boolean {
  return (min === undefined || value >= min) && (max === undefined || value <= max);
}

/** In which tenth a number is, 1 the lowest and 10 the highest; on a border it belongs above. Pure. */
export function tenthOf(value: number, borders: readonly number[]): number {
  return 1 + borders.filter((border) => value >= border).length;
}
