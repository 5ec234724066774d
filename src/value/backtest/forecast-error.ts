import { Defect } from '../../foundation/index.ts';

/** How a forecast compares with what happened, over people. */
export interface ForecastError {
  /** Sum of the forecasts over sum of the actuals, less 1. */
  readonly bias: number;
  /** Mean absolute error, in the unit of the forecast: least for a forecast of medians. */
  readonly mae: number;
  /** Root of the mean squared error, in the unit of the forecast: least for a forecast of means. */
  readonly rmse: number;
  /** Area between the ranking by forecast and chance, over that of the ranking by what happened: 1 is perfect, 0 is chance. */
  readonly gini: number;
  /** Correlation of ranks, equal values sharing theirs. */
  readonly spearman: number;
  readonly people: number;
}

/**
 * Errors of `forecast` against `actual`, arrays of one length. Gini and Spearman say NaN where all actuals are equal: there is nothing to
 * rank. Pure; cost: three sorts.
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
    gini: normalisedGini(forecast, actual),
    spearman: spearman(forecast, actual),
    people,
  };
}

/** The Gini coefficient of `actual` ranked by `forecast` over the one ranked by itself; people of equal forecast share what they have. Pure. */
export function normalisedGini(forecast: ArrayLike<number>, actual: ArrayLike<number>): number {
  return concentration(forecast, actual) / concentration(actual, actual);
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
  return together / Math.sqrt(ofA * ofB);
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
