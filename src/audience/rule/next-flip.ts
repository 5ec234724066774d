import { dayMs } from '../../foundation/index.ts';
import { flipOfPermission } from '../portrait/permitted.ts';
import { dayOf, type Portrait, type World } from '../portrait/portrait.ts';
import { firstChange, flipOfDid, sequenceOf } from './acts.ts';
import { flipOfChannel } from './channel-days.ts';
import { isWithin, measureOf, modelMeasures } from './measure.ts';
import { type Condition, conditionsOf, type NumberCondition, type Rule } from './rule.ts';

// Numbers of the model are looked at again at least this often; what it expects falls slowly.
const probeDays = 64;

/**
 * The next moment at which time alone may change whether one of these rules holds. Undefined when only what she does can. It may be too early, never
 * too late. Pure.
 */
export function nextFlip(rules: readonly Rule[], portrait: Portrait, world: World, now: number): number | undefined {
  let next = Number.POSITIVE_INFINITY;
  for (const condition of rules.flatMap(conditionsOf)) next = Math.min(next, flipOf(condition, portrait, world, now));
  return Number.isFinite(next) ? next : undefined;
}

/**
 * The same of one condition; Infinity where it is never. Assumption: with every day of silence the model expects less of her (or, where she costs more
 * than she brings, less of a loss), which holds for the models of the value room; a look every 64 days heals what it does not. Pure.
 */
export function flipOf(condition: Condition, portrait: Portrait, world: World, now: number): number {
  if ('did' in condition) return flipOfDid(condition, portrait.whole, now);
  if ('sequence' in condition) return sequenceOf(condition, portrait.whole, now).flipsAt;
  if ('measure' in condition) return flipOfMeasure(condition, portrait, world, now);
  if ('permission' in condition) return flipOfPermission(condition, portrait, now);
  return 'channel' in condition ? flipOfChannel(condition, portrait.whole, now) : Number.POSITIVE_INFINITY;
}

function flipOfMeasure(condition: NumberCondition, portrait: Portrait, world: World, now: number): number {
  const days: number[] = [];
  const consider = (day: number): void => {
    days.push(day);
  };
  // What is dated in the future counts from its day on, and is looked at then.
  const today = dayOf(now);
  const ahead = (portrait.purchaseDays.find((day) => day > today) ?? Number.POSITIVE_INFINITY) * dayMs;
  if (modelMeasures.has(condition.measure)) {
    if (portrait.purchaseDays.length > 0 && world.model !== undefined) considerModel(condition, portrait, world, now, consider);
    return Math.min(...days.map((day) => day * dayMs).filter((at) => at > now), ahead);
  }
  considerDays(condition, portrait, today, consider);
  const change = firstChange(
    days.map((day) => day * dayMs),
    now,
    (at) => {
      const value = measureOf(condition, portrait, world, at);
      return value === undefined ? undefined : isWithin(value, condition.min, condition.max);
    },
  );
  return Math.min(change, ahead);
}

function considerDays(condition: NumberCondition, portrait: Portrait, today: number, consider: (day: number) => void): void {
  const { measure, min, max, withinDays } = condition;
  const seen = portrait.purchaseDays.filter((day) => day <= today);
  const [first, last] = [seen[0], seen[seen.length - 1]];
  // Days that lie exactly on a border, and the ones beside it: a border may fall between two days.
  const around = (day: number): void => {
    for (const by of [-1, 0, 1, 2]) consider(Math.floor(day) + by);
  };
  const bounds = [min, max].filter((bound): bound is number => bound !== undefined);
  if (withinDays !== undefined) {
    const days = measure === 'care' ? portrait.careDays.map(([day]) => day) : seen;
    for (const day of days) {
      consider(day);
      consider(day + withinDays);
    }
  }
  if (first === undefined || last === undefined) return;
  if (measure === 'silentDays') for (const bound of bounds) around(last + bound);
  if (measure === 'knownDays') for (const bound of bounds) around(first + bound);
  if (measure === 'silentGaps' && seen.length > 1) {
    const gap = (last - first) / (seen.length - 1);
    for (const bound of bounds) around(last + bound * gap);
  }
}

/** Each bound is passed once: the day on which it is, by halving. */
function considerModel(condition: NumberCondition, portrait: Portrait, world: World, now: number, consider: (day: number) => void): void {
  const today = dayOf(now);
  const isBeyond = (bound: number, after: number): boolean | undefined => {
    const value = measureOf(condition, portrait, world, now + after * dayMs);
    return value === undefined ? undefined : value > bound;
  };
  // A bound counts as passed both when the number comes to lie on it and when it leaves it.
  const isAtLeast = (bound: number, after: number): boolean | undefined => {
    const value = measureOf(condition, portrait, world, now + after * dayMs);
    return value === undefined ? undefined : value >= bound;
  };
  for (const bound of [condition.min, condition.max]) {
    if (bound === undefined) continue;
    for (const judge of [isBeyond, isAtLeast]) {
      let [low, high] = [0, probeDays];
      const before = judge(bound, low);
      if (judge(bound, high) === before) continue;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (judge(bound, middle) === before) low = middle;
        else high = middle;
      }
      consider(today + high);
    }
  }
  consider(today + probeDays);
}
