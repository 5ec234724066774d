import type { PersonId } from '../../foundation/index.ts';
import type { Sql } from '../../storage/index.ts';
import type { KeepingContext } from '../keeping/keep-members.ts';
import { type Portrait, type World, worthOf } from '../portrait/portrait.ts';
import { readPortraits } from '../portrait/read-portraits.ts';
import { sampleMembers, sampleOthers } from '../queries/group.ts';
import { measureOf } from '../rule/measure.ts';
import type { MeasureUnit, NumberCondition } from '../rule/rule.ts';

/** A number in which a group differs from everybody else. */
export interface Difference {
  readonly measure: ComparedMeasure;
  readonly unit: MeasureUnit;
  /** Medians; for shares and counts means, where most people have none. */
  readonly group: number;
  readonly others: number;
  readonly currency?: string;
  /** Chance that one of the group has more than one of the others, less the chance of the opposite (Cliff's delta): -1 to 1. */
  readonly delta: number;
}

/** What a group is like, on people who were looked at. */
export interface GroupPicture {
  readonly differences: readonly Difference[];
  /** The three nearest to the middle of the group in those measures. */
  readonly typical: readonly PersonId[];
  readonly members: number;
  readonly others: number;
  /** Who was looked at, the same for as long as the picture is. */
  readonly looked: { readonly group: LookedAt; readonly others: LookedAt };
}

/** The people of one side with their own numbers, by measure, for the measures in which the sides differ; undefined where it is not known of her. */
export interface LookedAt {
  readonly people: readonly PersonId[];
  readonly values: ReadonlyMap<ComparedMeasure, readonly (number | undefined)[]>;
}

const compared = {
  profit: 'money',
  visitsToCome: 'visits',
  chanceActive: 'share',
  visitsSoFar: 'visits',
  spentAVisit: 'money',
  usualGapDays: 'days',
  silentDays: 'days',
  knownDays: 'days',
  care: 'count',
  weekendShare: 'share',
  eveningShare: 'share',
} as const satisfies Readonly<Record<string, MeasureUnit>>;
export type ComparedMeasure = keyof typeof compared;
/** Most people have none: a median would say nothing. */
const byMean: ReadonlySet<ComparedMeasure> = new Set(['care', 'weekendShare', 'eveningShare', 'chanceActive']);

// Some hundred on each side tell a difference that anybody would see, within a tenth of a second.
const sampleMax = 300;
const differencesMax = 5;
const deltaMin = 0.15;
const typicalMax = 3;

/**
 * In which numbers a group differs most from all others, and who stands in its middle, on at most 300 of each, chosen by a hash of their number
 * (the same every time). Assumption: those are like all. Amounts are compared among people who pay in `currency`.
 */
export async function describeGroup(
  sql: Sql,
  group: { id: number; size: number },
  people: number,
  currency: string,
  context: KeepingContext,
): Promise<GroupPicture> {
  const members = await sample(sql, sampleMembers, group, group.size);
  const others = await sample(sql, sampleOthers, group, people - group.size);
  const [inside, outside] = [await readPortraits(sql, members, context), await readPortraits(sql, others, context)];
  const valuesOf = (measure: ComparedMeasure, portraits: ReadonlyMap<PersonId, Portrait>) =>
    [...portraits.values()].map((portrait) => comparedValue(measure, portrait, context.world, context.now, currency));
  const all = (Object.keys(compared) as ComparedMeasure[]).flatMap((measure) =>
    differenceIn(measure, valuesOf(measure, inside), valuesOf(measure, outside), currency),
  );
  const differences = all
    .filter(({ delta }) => Math.abs(delta) >= deltaMin)
    .sort((left, right) => Math.abs(right.delta) - Math.abs(left.delta))
    .slice(0, differencesMax);
  const typical = nearestToMiddle(inside, differences.length === 0 ? all : differences, context, currency);
  const lookedAt = (portraits: ReadonlyMap<PersonId, Portrait>): LookedAt => ({
    people: [...portraits.keys()],
    values: new Map(differences.map(({ measure }) => [measure, valuesOf(measure, portraits)])),
  });
  const looked = { group: lookedAt(inside), others: lookedAt(outside) };
  return { differences, typical, members: inside.size, others: outside.size, looked };
}

async function sample(sql: Sql, query: string, { id }: { id: number }, size: number): Promise<PersonId[]> {
  const rows = await sql.query<{ person_id: number }>(query, [id, hashBorder(size, sampleMax), sampleMax]);
  return rows.map(({ person_id }) => person_id as PersonId);
}

/** Below which hash (of 65,536) enough people lie: twice as many as wanted, since hashes are no even deal. Pure. */
export function hashBorder(size: number, wanted: number): number {
  return size <= 2 * wanted ? 65_536 : Math.ceil((65_536 * 2 * wanted) / size);
}

function comparedValue(measure: ComparedMeasure, portrait: Portrait, world: World, now: number, currency: string): number | undefined {
  if (measure === 'weekendShare' || measure === 'eveningShare') {
    const counts = portrait.occasions.purchases;
    return counts.all === 0 ? undefined : counts[measure === 'weekendShare' ? 'weekend' : 'evening'] / counts.all;
  }
  if (measure === 'profit') {
    const worth = worthOf(portrait, world, now);
    return worth?.currency === currency ? worth.profit : undefined;
  }
  const condition: NumberCondition = { measure, ...(compared[measure] === 'money' ? { currency } : {}) };
  return measureOf(condition, portrait, world, now);
}

function differenceIn(
  measure: ComparedMeasure,
  inside: readonly (number | undefined)[],
  outside: readonly (number | undefined)[],
  currency: string,
): Difference[] {
  const [group, others] = [known(inside), known(outside)];
  if (group.length < typicalMax || others.length < typicalMax) return [];
  const middle = byMean.has(measure) ? mean : median;
  const unit = compared[measure];
  const money = unit === 'money' ? { currency } : {};
  return [{ measure, unit, group: middle(group), others: middle(others), delta: cliffsDelta(group, others), ...money }];
}

function known(values: readonly (number | undefined)[]): Float64Array {
  return Float64Array.from(values.filter((value): value is number => value !== undefined)).sort();
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: Float64Array): number {
  const half = values.length / 2;
  return ((values[Math.ceil(half) - 1] as number) + (values[Math.floor(half)] as number)) / 2;
}

/** P(a > b) − P(a < b) over all pairs of two sorted lists (Cliff 1993). Pure; one walk. */
export function cliffsDelta(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [below, upTo, sum] = [0, 0, 0];
  for (let at = 0; at < a.length; at += 1) {
    while (below < b.length && (b[below] as number) < (a[at] as number)) below += 1;
    while (upTo < b.length && (b[upTo] as number) <= (a[at] as number)) upTo += 1;
    sum += below - (b.length - upTo);
  }
  return sum / (a.length * b.length);
}

/** The smallest sum of distances from the middle rank of each measure; of equals, the lowest number. */
function nearestToMiddle(
  inside: ReadonlyMap<PersonId, Portrait>,
  measures: readonly Pick<Difference, 'measure'>[],
  context: KeepingContext,
  currency: string,
): PersonId[] {
  const people = [...inside];
  const distance = new Map<PersonId, number>(people.map(([person]) => [person, 0]));
  for (const { measure } of measures) {
    const values = people.map(
      ([person, portrait]) => [person, comparedValue(measure, portrait, context.world, context.now, currency)] as const,
    );
    const sorted = known(values.map(([, value]) => value));
    for (const [person, value] of values) {
      const rank = value === undefined ? 1 : Math.abs((rankOf(sorted, value) + 0.5) / sorted.length - 0.5);
      distance.set(person, (distance.get(person) ?? 0) + rank);
    }
  }
  return [...distance]
    .sort((left, right) => left[1] - right[1] || left[0] - right[0])
    .slice(0, typicalMax)
    .map(([person]) => person);
}

function rankOf(sorted: Float64Array, value: number): number {
  const first = sorted.indexOf(value);
  return (first + sorted.lastIndexOf(value)) / 2;
}
