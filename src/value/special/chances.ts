import cephes from 'cephes';
import { logGamma } from './gamma.ts';

// The library is compiled WebAssembly; it is ready before any importer of this file runs.
await cephes.compiled;

// The library throws where an answer is too small to be written as a number; such a chance is nought to us.
const logSmallest = -700;
const standardErrorsMax = 37;

/** The chance that a standard normal number is greater than `z` (Cephes). */
export function chanceAbove(z: number): number {
  return z > standardErrorsMax ? 0 : cephes.ndtr(Math.min(standardErrorsMax, -z));
}

/** The chance that a chi-square number of so many degrees of freedom is greater than `value` (Cephes). */
export function chiSquareChance(value: number, freedom: number): number {
  if (value <= 0) return 1;
  const [half, x] = [freedom / 2, value / 2];
  if (x > half && half * Math.log(x) - x - logGamma(half) < logSmallest) return 0;
  return cephes.igamc(half, x);
}
