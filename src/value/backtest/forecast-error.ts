import { Defect } from '../../foundation/index.ts';

/** How well an order of people is that of what they came to. */
export interface OrderError {
  /** Area between the ranking by forecast and chance, over that of the ranking by what happened: 1 is perfect, 0 is chance. */
  readonly gini: number;
  /** Correlation of ranks, equal values sharing theirs: a forecast that leaves many people equal gains by it, whether or not they are. */
  readonly spearman: number;
  /** Of all pairs of people of whom one came to more, the share in which the forecast says so too; equal forecasts count half (Harrell and others 1982). */
  readonly concordance: number;
}

/** How a forecast compares with what happened, over people. */
export interface ForecastError extends OrderError {
  /** Sum of the forecasts over sum of the actuals, less 1. */
  readonly bias: number;
  /** Mean absolute error, in the unit of the forecast: least for a forecast of medians. */
  readonly mae: number;
  /** Root of the mean squared error, in the unit of the forecast: least for a forecast of means. */
  readonly rmse: number;
  readonly people: number;
}

/**
 * Errors of `forecast` against `actual`, arrays of one length. Pure; cost: a few sorts.
 * @throws Defect when the lengths differ, nobody is given, or a value is not a finite number
 */
export function forecastError(forecast: ArrayLike<number>, actual: ArrayLike<number>): ForecastError {
  const people = forecast.length;
  if (people === 0 || actual.length !== people) throw new Defect('a forecast is compared with as many actuals, at least one');
  let [forecasts, actuals, absolute, squared] = [0, 0, 0, 0];
  for (let at = 0; at < people; at += 1) {
    const error = (forecast[at] as number) - (actual[at] as number);
    forecasts += forecast[at] as number;
    actuals += actual[at] as number;
    absolute += Math.abs(error);
    squared += error * error;
  }
  if (!Number.isFinite(squared)) throw new Defect('a forecast or an actual is not a finite number');
  return {
    bias: forecasts / actuals - 1,
    mae: absolute / people,
    rmse: Math.sqrt(squared / people),
    ...ordersOf(forecast, actual),
    people,
  };
}

/** By chance (0, and one half of pairs) where all forecasts or all actuals are equal: there is nothing to rank. Pure; cost: a few sorts. */
export function ordersOf(order: ArrayLike<number>, actual: ArrayLike<number>): OrderError {
  return { gini: normalisedGini(order, actual), spearman: spearman(order, actual), concordance: concordance(order, actual) };
}

/** The Gini coefficient of `actual` ranked by `forecast` over the one ranked by itself; people of equal forecast share what they have. Pure. */
export function normalisedGini(forecast: ArrayLike<number>, actual: ArrayLike<number>): number {
  const isOneValue = Array.from(actual).every((value) => value === actual[0]);
  return isOneValue ? 0 : concentration(forecast, actual) / concentration(actual, actual);
}

function concentration(order: ArrayLike<number>, actual: ArrayLike<number>): number {
  const places = placesBy(order);
  const people = places.length;
  let [all, above, area] = [0, 0, 0];
  for (let at = 0; at < people; at += 1) all += actual[at] as number;
  for (let from = people - 1; from >= 0; ) {
    let to = from - 1;
    let sum = actual[places[from] as number] as number;
    while (to >= 0 && order[places[to] as number] === order[places[from] as number]) {
      sum += actual[places[to] as number] as number;
      to -= 1;
    }
    const tied = from - to;
    // Of people in no order each has, on average, what was before them and half of their own.
    area += tied * above + (sum * (tied + 1)) / 2;
    above += sum;
    from = to;
  }
  return (area / all - (people + 1) / 2) / people;
}

/** Spearman's rank correlation. Pure. */
export function spearman(left: ArrayLike<number>, right: ArrayLike<number>): number {
  const [a, b] = [ranks(left), ranks(right)];
  const middle = (a.length - 1) / 2;
  let [together, ofA, ofB] = [0, 0, 0];
  for (let at = 0; at < a.length; at += 1) {
    const [x, y] = [(a[at] as number) - middle, (b[at] as number) - middle];
    together += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  return ofA * ofB === 0 ? 0 : together / Math.sqrt(ofA * ofB);
}

/**
 * Harrell's C of `forecast` for `actual`: 1 is perfect, one half is chance. Pure; cost: n ln n, by a tree of
 * counts (Fenwick 1994).
 */
export function concordance(forecast: ArrayLike<number>, actual: ArrayLike<number>): number {
  const places = placesBy(actual);
  // Twice the mean rank of equals, from 2: whole numbers, equal for equal forecasts.
  const rank = ranks(forecast).map((value) => 2 * value + 2);
  const seen = new CountsUpTo(2 * places.length + 1);
  let [pairs, inOrder] = [0, 0];
  for (let from = 0; from < places.length; ) {
    let to = from;
    while (to < places.length && actual[places[to] as number] === actual[places[from] as number]) to += 1;
    const equals = places.subarray(from, to);
    // All who were seen before came to less.
    for (const place of equals) {
      const of = rank[place] as number;
      inOrder += (seen.upTo(of - 1) + seen.upTo(of)) / 2;
    }
    pairs += from * equals.length;
    for (const place of equals) seen.add(rank[place] as number);
    from = to;
  }
  return pairs === 0 ? 0.5 : inOrder / pairs;
}

/** How many numbers up to a number there are, of whole numbers from 1. */
class CountsUpTo {
  private readonly sums: Uint32Array;

  constructor(numberMax: number) {
    this.sums = new Uint32Array(numberMax + 1);
  }

  add(number: number): void {
    for (let at = number; at < this.sums.length; at += at & -at) this.sums[at] = (this.sums[at] as number) + 1;
  }

  upTo(number: number): number {
    let sum = 0;
    for (let at = number; at > 0; at -= at & -at) sum += this.sums[at] as number;
    return sum;
  }
}

function ranks(values: ArrayLike<number>): Float64Array {
  const places = placesBy(values);
  const result = new Float64Array(values.length);
  for (let from = 0; from < places.length; ) {
    let to = from;
    while (to + 1 < places.length && values[places[to + 1] as number] === values[places[from] as number]) to += 1;
    for (let at = from; at <= to; at += 1) result[places[at] as number] = (from + to) / 2;
    from = to + 1;
  }
  return result;
}

/** Places in rising order of value. */
function placesBy(values: ArrayLike<number>): Uint32Array {
  return Uint32Array.from({ length: values.length }, (_, at) => at).sort(
    (left, right) => (values[left] as number) - (values[right] as number),
  );
}
