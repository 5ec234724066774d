import type { PurchaseCells, PurchaseHistory } from './purchase-cells.ts';
import type { FittedVisits } from './visit-model.ts';

/**
 * A blend of two forecasts of one fitted model: as it stands, and as if nobody left for good. Fitted to the first half of a log, the models
 * call people gone who were only waiting; how far they do is measured within the log, by foretelling its second half from its first.
 */
export interface BlendWeights {
  /** Of the model's forecast. */
  readonly model: number;
  /** Of the forecast in which everybody is still active. */
  readonly staying: number;
}

export const plainWeights: BlendWeights = { model: 1, staying: 0 };

export interface Outlook {
  readonly visits: number;
  readonly active: number;
}

/** Answers for one person; times in the unit of the fit. */
export interface ForecastVisits {
  /** Expected visits in the next `t`. */
  expected(history: PurchaseHistory, t: number): number;
  /**
   * P(still a customer), by Bayes' rule over the two worlds that the blend is of, with their weights as what is known before her history: in one she
   * may have left, in the other nobody does. Equal to the model's own where the blend is the plain model.
   */
  chanceActive(history: PurchaseHistory): number;
  /** False where that chance is what the model assumes of everybody with her history, and nothing that was learned. */
  knowsLeaving(history: PurchaseHistory): boolean;
  /** `expected` and `chanceActive` for the price of one; `chance` is the model's own, where it is known already. */
  outlook(history: PurchaseHistory, t: number, chance?: number): Outlook;
  /** The model's own chances still to be a customer, of many cells at once; undefined where one by one costs no more. */
  chancesOf(cells: PurchaseCells): Float64Array | undefined;
  /**
   * P(n visits in the next `t`), n = 0 … until the rest is below 1e-6: a mixture of the model's distribution and that of somebody who stays, by
   * their weights, over a time stretched so that its mean is `expected`.
   */
  distribution(history: PurchaseHistory, t: number): Float64Array;
  /** The time within which a visit comes with an even chance; undefined when it is likelier that none ever comes, or not within `tMax`. */
  medianWait(history: PurchaseHistory, tMax: number): number | undefined;
}

const countsMax = 2_000;
const restMin = 1e-6;
// A wait is told by the day.
const waitPrecision = 1 / 14;

/** The blend of `visits` by `weights`. Pure; cost: two forecasts of the model. */
export function blendVisits(visits: FittedVisits, weights: BlendWeights): ForecastVisits {
  const sum = weights.model + weights.staying;
  const expectedGiven = (chance: number, history: PurchaseHistory, t: number): number =>
    weights.model * chance * visits.expectedIfActive(history, t) + weights.staying * visits.expectedIfStaying(history, t);
  const expected = (history: PurchaseHistory, t: number): number => expectedGiven(visits.chanceActive(history), history, t);
  const activeGiven = (chance: number, history: PurchaseHistory): number => {
    if (weights.staying === 0) return chance;
    // How much likelier her history is where nobody leaves: of all who have it, those still active have it at the same density in both worlds.
    const evidence = chance / visits.chanceStayed(history);
    const stays = (weights.staying * evidence) / (weights.staying * evidence + weights.model);
    return stays + (1 - stays) * chance;
  };
  const upTo = (countMax: number, history: PurchaseHistory, t: number): Float64Array => {
    if (!(t > 0 && sum > 0)) return Float64Array.of(1);
    const stretched = stretchedTime(t, sum, (time) => expected(history, time));
    const plain = visits.distribution(history, stretched, countMax);
    if (weights.staying === 0) return plain;
    const staying = stayingDistribution(visits, history, stretched, countMax);
    return Float64Array.from(
      { length: Math.max(plain.length, staying.length) },
      (_, n) => (weights.model * (plain[n] ?? 0) + weights.staying * (staying[n] ?? 0)) / sum,
    );
  };
  const chanceOfVisit = (history: PurchaseHistory, t: number): number => 1 - (upTo(0, history, t)[0] as number);
  return {
    expected,
    distribution: (history, t) => upTo(countsMax, history, t),
    chanceActive: (history) => activeGiven(visits.chanceActive(history), history),
    knowsLeaving: (history) => visits.knowsLeaving?.(history) ?? true,
    chancesOf: (cells) => visits.chancesActive?.(cells),
    outlook: (history, t, known) => {
      const chance = known ?? visits.chanceActive(history);
      return { visits: expectedGiven(chance, history, t), active: activeGiven(chance, history) };
    },
    medianWait: (history, tMax) => {
      if (chanceOfVisit(history, tMax) < 0.5) return undefined;
      let [from, to] = [0, tMax];
      while (to - from > waitPrecision) {
        const middle = (from + to) / 2;
        if (chanceOfVisit(history, middle) < 0.5) from = middle;
        else to = middle;
      }
      return to;
    },
  };
}

// Expectations bend little within the times asked for: each step leaves a tenth of the distance or less.
const stretchSteps = 4;

/** The time within which `expected` is what it is within `t`, times `sum`: at most ten times as long, as expectations may never reach it. */
function stretchedTime(t: number, sum: number, expected: (time: number) => number): number {
  const goal = sum * expected(t);
  let time = t * sum;
  for (let step = 0; step < stretchSteps; step += 1) {
    const now = expected(time);
    if (now > 0) time = Math.min(10 * t, (time * goal) / now);
  }
  return time;
}

/** Negative binomial with the mean of `expectedIfStaying`: purchases at random at a rate that is known by the purchases so far. */
function stayingDistribution(visits: FittedVisits, history: PurchaseHistory, t: number, countMax: number): Float64Array {
  const mean = visits.expectedIfStaying(history, t);
  const shape = visits.shapeIfStaying(history);
  const share = mean / (mean + shape);
  let log = shape * Math.log1p(-share);
  let rest = 1;
  const chances: number[] = [];
  for (let n = 0; n <= countMax && rest > restMin; n += 1) {
    const chance = Math.exp(log);
    chances.push(chance);
    rest -= chance;
    log += Math.log((share * (shape + n)) / (n + 1));
  }
  return Float64Array.from(chances);
}
