import type { BackTest } from '../../src/value/index.ts';

/** What a forecast of visits may err by, as `checkHeldBack` asks. */
export interface ErrorsAsked {
  /** Share of the total, either way. */
  readonly bias: number;
  /** Visits. */
  readonly rmse: number;
}

// By steps that move no figure by more than a thousandth.
const powers = Array.from({ length: 17 }, (_, at) => 0.6 + at * 0.05);
const thresholds = Array.from({ length: 41 }, (_, at) => at * 0.025);
const totals = [-1, -0.5, 0, 0.5, 1];

/**
 * What no honest forecast could know: by the held-back time itself, the best of some 3,500 transforms of each forecast of the back-test, total × max(0, E^power − threshold), that
 * keep the total and the squares within what is asked. Says how small the absolute error gets then, and what the squares become where the absolute error is as asked.
 * Assumption: what could be known of a person is in the order of some forecast, and the transform is of this family.
 */
export function absoluteErrorInHindsight({ perPerson, visits }: BackTest, asked: ErrorsAsked, maeAsked: number): string {
  let [least, leastSquares] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const foretold of perPerson.foretold)
    for (const power of powers)
      for (const threshold of thresholds) {
        const shape = Float64Array.from(foretold.visits, (expected) => Math.max(0, expected ** power - threshold));
        const sum = shape.reduce((all, one) => all + one, 0);
        if (sum === 0) continue;
        for (const total of totals) {
          const times = (visits * (1 + total * asked.bias)) / sum;
          const { mae, rmse } = errorsOf(shape, times, perPerson.visits);
          if (rmse <= asked.rmse) least = Math.min(least, mae);
          if (mae <= maeAsked) leastSquares = Math.min(leastSquares, rmse);
        }
      }
  return (
    `in hindsight, with the total within ${100 * asked.bias} % and RMSE ${asked.rmse} at most, MAE is ${least.toFixed(3)} at least; ` +
    `with MAE ${maeAsked} at most, RMSE is ${leastSquares.toFixed(3)} at least\n`
  );
}

function errorsOf(shape: Float64Array, times: number, came: Float64Array): { mae: number; rmse: number } {
  let [absolute, squares] = [0, 0];
  for (let at = 0; at < shape.length; at += 1) {
    const error = (shape[at] as number) * times - (came[at] as number);
    absolute += Math.abs(error);
    squares += error * error;
  }
  return { mae: absolute / shape.length, rmse: Math.sqrt(squares / shape.length) };
}
