import cephes from 'cephes';

// The library is compiled WebAssembly; it is ready before any importer of this file runs.
await cephes.compiled;

/** ln Γ(x) for x > 0 (Cephes). */
export const logGamma: (x: number) => number = cephes.lgam;

/** ψ(x), the derivative of ln Γ, for x > 0 (Cephes). */
export const digamma: (x: number) => number = cephes.psi;

/** ₂F₁(a, b; c; z) (Cephes). Callers transform first so that its terms neither overflow nor cancel. */
export const hypergeometric: (a: number, b: number, c: number, z: number) => number = cephes.hyp2f1;

/** Iₓ(a, b), the regularised incomplete beta function (Cephes). */
export const incompleteBeta: (a: number, b: number, x: number) => number = cephes.incbet;

/** ln B(a, b) for positive arguments. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/**
 * ln Γ(start + i·step) for i = 0 … size − 1, `step` a whole number, by ln Γ(z + 1) = ln Γ(z) + ln z: one logarithm an entry. Rounding
 * adds up to some digits of the last two for thousands of entries.
 */
export function logGammaTable(start: number, step: number, size: number): Float64Array {
  const table = new Float64Array(size);
  let value = logGamma(start);
  for (let index = 0; index < size; index += 1) {
    table[index] = value;
    let rising = 1;
    for (let at = 0; at < step; at += 1) rising *= start + index * step + at;
    value += Math.log(rising);
  }
  return table;
}

/** ψ(start + i·step) for i = 0 … size − 1, by ψ(z + 1) = ψ(z) + 1/z. */
export function digammaTable(start: number, step: number, size: number): Float64Array {
  const table = new Float64Array(size);
  let value = digamma(start);
  for (let index = 0; index < size; index += 1) {
    table[index] = value;
    for (let at = 0; at < step; at += 1) value += 1 / (start + index * step + at);
  }
  return table;
}
