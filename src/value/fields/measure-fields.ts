import { InvalidInput } from '../../foundation/index.ts';
import { chanceAbove } from '../special/chances.ts';
import { areaVariance, curveArea } from './area-under-curve.ts';
import { type BinnedField, binField, type FieldKind } from './bin-field.ts';
import type { FieldColumn, FieldTable } from './field-table.ts';
import { foldPeople } from './fold-people.ts';
import { type Gain, jointPower } from './joint-power.ts';
import { type BinCounts, countBins, scoreBins } from './score-bins.ts';
import { type Suspicion, suspectFields } from './suspect-field.ts';

/**
 * In plain words: it foretells, and more than the others together do; it foretells, but the others say it already; it foretells nothing;
 * or too few people are known to say.
 */
export type Verdict = 'addsNothing' | 'noPower' | 'predicts' | 'tooFew';

/** What one field foretells of the outcome, on people who were held back. */
export interface FieldPower {
  readonly name: string;
  readonly kind: FieldKind | 'identifier';
  /** Share of people of whom it is known. */
  readonly known: number;
  readonly distinct: number;
  /** Area under the curve: 0.5 is chance, 1 tells everybody apart. */
  readonly area: number;
  /** 95 % interval. */
  readonly low: number;
  readonly high: number;
  /** The chance of an area as great as this if the field said nothing, corrected for the number of fields (Holm 1979). */
  readonly chance: number;
  /** What it adds to all others: absent where nothing was learned from it. */
  readonly adds?: Gain;
  readonly verdict: Verdict;
  /** It says nearly the same as this one. */
  readonly alike?: string;
  readonly suspicion?: Suspicion;
}

export interface FieldsReport {
  readonly people: number;
  readonly outcomes: number;
  readonly folds: number;
  readonly seed: number;
  /** All fields together, on held-back people; absent when no field foretells anything. */
  readonly together?: { readonly area: number; readonly low: number; readonly high: number };
  readonly fields: readonly FieldPower[];
}

export interface MeasureOptions {
  readonly seed?: number;
  readonly isTimeKnown: boolean;
}

const folds = 5;
export const usualSeed = 1;
// Of each side: below it every interval would reach from one end to the other.
const outcomesMin = 20;
const binPeopleMin = 20;
// The chi-square test holds where so many of the rarer side are expected in a bin.
const rarerExpectedMin = 8;
const knownPeopleMin = 30;
// An interval wider than this on each side of chance could hide a field worth having.
const halfWidthMax = 0.05;
const significant = 0.05;
const uniqueShareMin = 0.95;
const ninetyFive = 1.96;

/**
 * The power of each field over a yes-or-no outcome, on people held back: the field is cut into bins without a look at the outcome; for each
 * of five parts of the people, dealt with `seed`, the others teach what each bin means (`scoreBins`), and the part is put in order by it. The
 * area under the curve is the mean over the parts, its variance DeLong's within them. Where a part had nothing to learn its area is exactly
 * one half, and as uncertain as that of a score at random. A value that is missing is a value; whoever could not have one is not asked. Identifiers are rare values, told together.
 * Assumption: people are independent, and what is in the table was known before the outcome. Cost: fields × people × log people, and
 * `jointPower`. The same seed gives the same answer to the last digit.
 * @throws InvalidInput `value.too_few_outcomes` below twenty people on either side
 */
export function measureFields(table: FieldTable, { seed = usualSeed, isTimeKnown }: MeasureOptions): FieldsReport {
  const { outcome, columns } = table;
  const people = outcome.length;
  const outcomes = outcome.reduce((sum, one) => sum + one, 0);
  const rarer = Math.min(outcomes, people - outcomes);
  if (rarer < outcomesMin) {
    const message = `the outcome came to ${outcomes} of ${people} people; at least ${outcomesMin} with it and ${outcomesMin} without are needed`;
    throw new InvalidInput('value.too_few_outcomes', [{ at: 'outcome', message }]);
  }
  const fold = foldPeople(outcome, folds, seed);
  const counts = columns.map((column) => countsOf(column, outcome, fold));
  const areas = counts.map((one) => heldBackArea(one, outcome, fold));
  const chances = holm(areas.map(({ chance }) => chance));
  const groups = columns.map(({ group }) => group);
  const joint = jointPower(counts, groups, outcome, fold, folds);
  const suspicions = suspectFields(
    areas.map(({ area }) => area),
    counts,
    { isTimeKnown },
  );
  const fields = columns.map(({ name }, at): FieldPower => {
    const { field } = counts[at] as BinCounts;
    const { area, half } = areas[at] as HeldBackArea;
    const adds = joint?.gains.get(at);
    const alike = joint?.alike.get(at);
    const suspicion = suspicions[at];
    const chance = chances[at] as number;
    return {
      name,
      kind: isIdentifier(field) ? 'identifier' : field.kind,
      known: people === 0 ? 0 : field.known / people,
      distinct: field.distinct,
      area,
      low: Math.max(0, area - half),
      high: Math.min(1, area + half),
      chance,
      ...(adds === undefined ? {} : { adds }),
      verdict: verdictOf({ chance, half, known: field.known, adds }),
      ...(alike === undefined ? {} : { alike: (columns[alike] as { name: string }).name }),
      ...(suspicion === undefined ? {} : { suspicion }),
    };
  });
  const together = joint === undefined ? {} : { together: { area: joint.area, low: joint.low, high: joint.high } };
  return { people, outcomes, folds, seed, ...together, fields };
}

/** A field cut into bins and counted, among those of whom it could be known. */
function countsOf({ values, among }: FieldColumn, outcome: Uint8Array, fold: Uint8Array): BinCounts {
  const asked: number[] = [];
  let came = 0;
  outcome.forEach((one, person) => {
    if (among !== undefined && among[person] !== 1) return;
    asked.push(person);
    came += one;
  });
  const rarer = Math.max(1, Math.min(came, asked.length - came));
  const binMin = Math.max(binPeopleMin, Math.ceil((rarerExpectedMin * asked.length) / rarer));
  const binned = binField(
    asked.map((person) => values[person]),
    { binMin },
  );
  const bin = new Uint16Array(outcome.length);
  asked.forEach((person, at) => {
    bin[person] = binned.bin[at] as number;
  });
  return countBins({ ...binned, bin }, outcome, fold, folds, among);
}

interface HeldBackArea {
  readonly area: number;
  /** Half of the 95 % interval. */
  readonly half: number;
  /** One-sided, of this field alone. */
  readonly chance: number;
}

function heldBackArea(counts: BinCounts, outcome: Uint8Array, fold: Uint8Array): HeldBackArea {
  if (rarerAsked(counts) < outcomesMin) return { area: 0.5, half: 0.5, chance: 1 };
  let [area, variance, ofNothing, learned] = [0, 0, 0, 0];
  for (let held = 0; held < folds; held += 1) {
    const people = peopleOf(fold, held, counts.isAsked);
    const ofPart = Uint8Array.from(people, (person) => outcome[person] as number);
    const scores = scoreBins(counts, (one) => one === held);
    const { bin } = counts.field;
    const curve = curveArea(
      Float64Array.from(people, (person) => scores?.[bin[person] as number] ?? 0),
      ofPart,
    );
    const isLearned = scores !== undefined && curve.varianceOfNothing > 0;
    area += curve.area / folds;
    const atRandom = (people.length + 1) / (12 * curve.came * curve.stayedAway);
    variance += (isLearned ? areaVariance(curve, ofPart) : atRandom) / folds ** 2;
    ofNothing += (isLearned ? curve.varianceOfNothing : 0) / folds ** 2;
    if (isLearned) learned += 1;
  }
  return { area, half: ninetyFive * Math.sqrt(variance), chance: learned === 0 ? 1 : chanceAbove((area - 0.5) / Math.sqrt(ofNothing)) };
}

/** Those asked on the side, with the outcome or without, that has fewer of them. */
function rarerAsked({ people, outcomes }: BinCounts): number {
  const all = people.reduce((sum, one) => sum + one, 0);
  const came = outcomes.reduce((sum, one) => sum + one, 0);
  return Math.min(came, all - came);
}

function peopleOf(fold: Uint8Array, held: number, isAsked: (person: number) => boolean): Uint32Array {
  const people: number[] = [];
  for (let person = 0; person < fold.length; person += 1) if (fold[person] === held && isAsked(person)) people.push(person);
  return Uint32Array.from(people);
}

/** Chances corrected so that one false alarm among all of them stays as rare as the limit says (Holm 1979). Pure. */
export function holm(chances: readonly number[]): number[] {
  const order = chances.map((_, at) => at).sort((left, right) => (chances[left] as number) - (chances[right] as number));
  const corrected = new Array<number>(chances.length).fill(1);
  let least = 0;
  order.forEach((at, place) => {
    least = Math.max(least, Math.min(1, (chances[at] as number) * (chances.length - place)));
    corrected[at] = least;
  });
  return corrected;
}

function isIdentifier({ kind, known, distinct }: BinnedField): boolean {
  return kind === 'text' && known >= knownPeopleMin && distinct >= uniqueShareMin * known;
}

function verdictOf(facts: { chance: number; half: number; known: number; adds: Gain | undefined }): Verdict {
  const { chance, half, known, adds } = facts;
  if (chance < significant) return adds !== undefined && adds.low <= 0 ? 'addsNothing' : 'predicts';
  return half > halfWidthMax || known < knownPeopleMin ? 'tooFew' : 'noPower';
}
