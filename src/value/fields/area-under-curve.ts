/** The area under the curve, and for each person how she stands against all of the other side; its mean is the area. */
export interface CurveArea {
  readonly area: number;
  /** In the order of people given: the share of the other side that her score is on the right side of, ties by half. */
  readonly placement: Float64Array;
  readonly came: number;
  readonly stayedAway: number;
  /** Variance of the area if the score said nothing: by the number of pairs, less what ties take off (Lehmann 1975, 1.20). */
  readonly varianceOfNothing: number;
}

/**
 * The chance that somebody with the outcome has a greater score than somebody without it (Mann & Whitney 1947), by midranks
 * (Sun & Xu 2014). Pure; cost: a sort.
 */
export function curveArea(scores: ArrayLike<number>, outcome: ArrayLike<number>): CurveArea {
  const size = scores.length;
  const order = new Uint32Array(size);
  let came = 0;
  for (let person = 0; person < size; person += 1) {
    order[person] = person;
    came += outcome[person] as number;
  }
  order.sort((left, right) => (scores[left] as number) - (scores[right] as number));
  const stayedAway = size - came;
  const placement = new Float64Array(size);
  let [cameBelow, awayBelow, sum, ties] = [0, 0, 0, 0];
  for (let from = 0; from < size; ) {
    let to = from;
    let cameHere = 0;
    while (to < size && scores[order[to] as number] === scores[order[from] as number]) {
      cameHere += outcome[order[to] as number] as number;
      to += 1;
    }
    const equal = to - from;
    const awayHere = equal - cameHere;
    const ofCame = (awayBelow + awayHere / 2) / stayedAway;
    const ofAway = (came - cameBelow - cameHere / 2) / came;
    for (let at = from; at < to; at += 1) placement[order[at] as number] = outcome[order[at] as number] === 1 ? ofCame : ofAway;
    sum += cameHere * ofCame;
    ties += equal ** 3 - equal;
    cameBelow += cameHere;
    awayBelow += awayHere;
    from = to;
  }
  const pairs = 12 * came * stayedAway;
  const varianceOfNothing = ((size + 1) / pairs) * (1 - ties / (size ** 3 - size));
  return { area: came === 0 ? Number.NaN : sum / came, placement, came, stayedAway, varianceOfNothing };
}

/**
 * The variance of the area (DeLong, DeLong & Clarke-Pearson 1988), or of the difference of two areas of the same people when `other` is
 * given. Assumption: people are independent. Pure.
 */
export function areaVariance(curve: CurveArea, outcome: ArrayLike<number>, other?: CurveArea): number {
  const { placement } = curve;
  const sums = [0, 0];
  const squares = [0, 0];
  for (let person = 0; person < placement.length; person += 1) {
    const side = outcome[person] as 0 | 1;
    const value = (placement[person] as number) - (other?.placement[person] ?? 0);
    sums[side] = (sums[side] as number) + value;
    squares[side] = (squares[side] as number) + value * value;
  }
  return [curve.stayedAway, curve.came].reduce((all, count, side) => {
    if (count < 2) return Number.POSITIVE_INFINITY;
    const mean = (sums[side] as number) / count;
    return all + Math.max(0, (squares[side] as number) / count - mean * mean) / (count - 1);
  }, 0);
}
