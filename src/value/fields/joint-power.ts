import { fitLogistic, scoreLogistic } from '../../foundation/index.ts';
import { areaVariance, curveArea } from './area-under-curve.ts';
import { type BinCounts, scoreBins } from './score-bins.ts';
import { weightsWithout } from './weights-without.ts';

/** How much the area under the curve falls when a field is taken away and all others stay. */
export interface Gain {
  readonly gain: number;
  readonly low: number;
  readonly high: number;
}

export interface JointPower {
  /** All fields together, on held-back people. */
  readonly area: number;
  readonly low: number;
  readonly high: number;
  /** By number of the field; absent for those that nothing was learned from. */
  readonly gains: ReadonlyMap<number, Gain>;
  /** The field that says nearly the same, by number of the field. */
  readonly alike: ReadonlyMap<number, number>;
}

// People × fields² are summed at each step of a fit; beyond this the strongest stand for the rest.
const fieldsMax = 60;
// Of the information of a feature of variance one: enough to keep twins from running off in opposite directions.
const penaltyShare = 0.001;
const alikeMin = 0.8;
const ninetyFive = 1.96;

interface Member {
  readonly field: number;
  readonly counts: BinCounts;
  readonly strength: number;
}

/**
 * What all fields foretell together, and what each adds to the others: a penalised logistic regression on the scores of all fields, fitted
 * without each fold in turn and asked about it. The scores it is fitted to leave out the fold of the person besides (nested cross-fitting,
 * Wolpert 1992), so that no field is believed for what it only remembers. A field is taken away in one step of the same fit
 * (`weightsWithout`); the interval of the difference is DeLong's for paired areas. Fields of one group are taken away together.
 * Cost: folds × steps × people × fields². Undefined when no field has anything to learn from. Pure, without chance.
 */
export function jointPower(
  counts: readonly BinCounts[],
  groups: readonly (string | undefined)[],
  outcome: Uint8Array,
  fold: Uint8Array,
  folds: number,
): JointPower | undefined {
  const members = strongest(counts);
  if (members.length === 0) return undefined;
  const sums = { area: 0, variance: 0 };
  const gains = members.map(() => ({ gain: 0, variance: 0 }));
  const together = members.map((member) => members.flatMap((other, at) => (isTakenWith(member, other, groups) ? [at] : [])));
  for (let held = 0; held < folds; held += 1) {
    const { training, test } = sidesOf(outcome, fold, held);
    const ofTraining = outcomesOf(outcome, training);
    const ofTest = outcomesOf(outcome, test);
    const scales = members.map(({ counts: one }) => scoreMembers(one, fold, folds, held, training, test));
    const features = scales.map((scale) => scale.training);
    const rate = ofTraining.reduce((sum, one) => sum + one, 0) / training.length;
    const fit = fitLogistic(features, ofTraining, penaltyShare * training.length * rate * (1 - rate));
    const tested = scales.map((scale) => scale.test);
    const all = curveArea(scoreLogistic(tested, fit.weights, test.length), ofTest);
    sums.area += all.area / folds;
    sums.variance += areaVariance(all, ofTest) / folds ** 2;
    gains.forEach((sum, at) => {
      const without = curveArea(scoreLogistic(tested, weightsWithout(fit, together[at] as number[]), test.length), ofTest);
      sum.gain += (all.area - without.area) / folds;
      sum.variance += areaVariance(all, ofTest, without) / folds ** 2;
    });
  }
  const half = ninetyFive * Math.sqrt(sums.variance);
  return {
    area: sums.area,
    low: Math.max(0, sums.area - half),
    high: Math.min(1, sums.area + half),
    gains: new Map(members.map(({ field }, at) => [field, intervalOf(gains[at] as { gain: number; variance: number })])),
    alike: alikeOf(members, groups, fold),
  };
}

function intervalOf({ gain, variance }: { gain: number; variance: number }): Gain {
  const half = ninetyFive * Math.sqrt(variance);
  return { gain, low: gain - half, high: gain + half };
}

/** The fields that something can be learned from, the strongest first if there are too many. */
function strongest(counts: readonly BinCounts[]): Member[] {
  const members = counts.flatMap((one, field): Member[] => {
    const scores = scoreBins(one, () => false);
    if (scores === undefined) return [];
    let [sum, square, people] = [0, 0, 0];
    one.people.forEach((n, at) => {
      const score = scores[at % one.field.bins] as number;
      sum += n * score;
      square += n * score * score;
      people += n;
    });
    return [{ field, counts: one, strength: square / people - (sum / people) ** 2 }];
  });
  return members.sort((left, right) => right.strength - left.strength || left.field - right.field).slice(0, fieldsMax);
}

function isTakenWith(member: Member, other: Member, groups: readonly (string | undefined)[]): boolean {
  if (member.field === other.field) return true;
  const group = groups[member.field];
  return group !== undefined && group === groups[other.field];
}

function sidesOf(outcome: Uint8Array, fold: Uint8Array, held: number): { training: Uint32Array; test: Uint32Array } {
  const people = Uint32Array.from(outcome, (_, person) => person);
  return { training: people.filter((person) => fold[person] !== held), test: people.filter((person) => fold[person] === held) };
}

function outcomesOf(outcome: Uint8Array, people: Uint32Array): Uint8Array {
  return Uint8Array.from(people, (person) => outcome[person] as number);
}

/** One field's scores of training and of held-back people, around nought and of variance one in training; all nought where it taught nothing. */
function scoreMembers(counts: BinCounts, fold: Uint8Array, folds: number, held: number, training: Uint32Array, test: Uint32Array) {
  const { isAsked, field } = counts;
  const { bin } = field;
  const byFold = Array.from({ length: folds }, (_, inner) => scoreBins(counts, (one) => one === held || one === inner));
  const scoresOf = (people: Uint32Array, learned: (person: number) => Float64Array | undefined): Float64Array =>
    Float64Array.from(people, (person) => (isAsked(person) ? learned(person)?.[bin[person] as number] : undefined) ?? Number.NaN);
  const scores = scoresOf(training, (person) => byFold[fold[person] as number]);
  let [sum, square, people] = [0, 0, 0];
  for (const score of scores) {
    if (Number.isNaN(score)) continue;
    sum += score;
    square += score * score;
    people += 1;
  }
  const mean = sum / people;
  const deviation = Math.sqrt(Math.max(0, square / people - mean * mean));
  // Where a fold learned nothing, and where nothing could be known, people stand in the middle.
  const scaled = (score: number): number => (Number.isNaN(score) || !(deviation > 0) ? 0 : (score - mean) / deviation);
  const own = byFold[held];
  return { training: scores.map(scaled), test: scoresOf(test, () => own).map(scaled) };
}

/** For each field the one of another group whose scores go with it most closely, if they nearly say the same. */
function alikeOf(members: readonly Member[], groups: readonly (string | undefined)[], fold: Uint8Array): Map<number, number> {
  const scores = members.map(({ counts }) => standardised(counts, fold.length));
  const alike = new Map<number, number>();
  members.forEach((member, at) => {
    let [best, other] = [alikeMin, -1];
    members.forEach((candidate, place) => {
      if (isTakenWith(member, candidate, groups)) return;
      let together = 0;
      for (let person = 0; person < fold.length; person += 1)
        together += (scores[at]?.[person] as number) * (scores[place]?.[person] as number);
      if (Math.abs(together) >= best) [best, other] = [Math.abs(together), candidate.field];
    });
    if (other >= 0) alike.set(member.field, other);
  });
  return alike;
}

/** Scores around nought, of length one; nought for those who were not asked. */
function standardised(counts: BinCounts, people: number): Float64Array {
  const scores = scoreBins(counts, () => false) as Float64Array;
  const values = new Float64Array(people);
  let [sum, asked] = [0, 0];
  for (let person = 0; person < people; person += 1) {
    if (!counts.isAsked(person)) continue;
    values[person] = scores[counts.field.bin[person] as number] as number;
    sum += values[person] as number;
    asked += 1;
  }
  const mean = sum / asked;
  const centred = values.map((value, person) => (counts.isAsked(person) ? value - mean : 0));
  const length = Math.sqrt(centred.reduce((all, value) => all + value * value, 0));
  return length === 0 ? centred : centred.map((value) => value / length);
}
