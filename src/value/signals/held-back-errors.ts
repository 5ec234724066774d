import { isClearlyGreater } from '../fit/clearly-greater.ts';
import { poissonDeviance } from './poisson-factors.ts';

/** Of people held back, foretold without and with what is judged: mean Poisson deviance, and root mean squared error in visits. */
export interface HeldBackErrors {
  readonly devianceWithout: number;
  readonly devianceWith: number;
  readonly rmseWithout: number;
  readonly rmseWith: number;
}

/** The errors of two forecasts of what came; undefined where the second is not clearly better: in deviance by as much as `shareMax` asks and person by person, in squares no worse. Pure. */
export function clearlyFewerErrors(
  came: ArrayLike<number>,
  without: ArrayLike<number>,
  told: ArrayLike<number>,
  shareMax: number,
): HeldBackErrors | undefined {
  const deviancesOf = (expected: ArrayLike<number>) =>
    Float64Array.from(came, (count, at) => poissonDeviance(count, expected[at] as number));
  const squaresOf = (expected: ArrayLike<number>) => Float64Array.from(came, (count, at) => ((expected[at] as number) - count) ** 2);
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [before, after] = [deviancesOf(without), deviancesOf(told)];
  const [squaresBefore, squaresAfter] = [mean(squaresOf(without)), mean(squaresOf(told))];
  const [devianceWithout, devianceWith] = [mean(before), mean(after)];
  const isBetter = devianceWith <= shareMax * devianceWithout && isClearlyGreater(before, after) && squaresAfter <= squaresBefore;
  if (!isBetter) return undefined;
  return { devianceWithout, devianceWith, rmseWithout: Math.sqrt(squaresBefore), rmseWith: Math.sqrt(squaresAfter) };
}
