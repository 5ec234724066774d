import { choleskyFactor } from '../../foundation/index.ts';

/**
 * Points of equal weight with the mean zero and the covariance given: two for each dimension, along the columns of its Cholesky factor (the cubature
 * rule of degree three; Arasaratnam & Haykin 2009, IEEE Trans. Automatic Control 54:1254). Steps longer than `stepMax` in any component are
 * shortened to it. None where the matrix is not positive definite. Pure.
 */
export function cubaturePoints(covariance: readonly ArrayLike<number>[], stepMax: number): Float64Array[] {
  const size = covariance.length;
  const factor = choleskyFactor(covariance.map((row) => Float64Array.from(row)));
  if (factor === undefined) return [];
  return Array.from({ length: size }, (_, column) => {
    const step = Float64Array.from(factor, (row) => Math.sqrt(size) * (row[column] as number));
    const longest = step.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
    const share = Math.min(1, stepMax / longest);
    return [step.map((part) => part * share), step.map((part) => -part * share)];
  }).flat();
}
