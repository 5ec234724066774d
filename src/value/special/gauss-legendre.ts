/** Nodes and weights on [0, 1]. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Gauss–Legendre quadrature with `size` nodes on [0, 1], exact for polynomials of degree 2·size − 1. Nodes are the zeros of the Legendre
 * polynomial, by Newton's method from Tricomi's starting values (Press et al. 2007, section 4.6). Pure.
 */
export function gaussLegendre(size: number): Quadrature {
  const nodes = new Float64Array(size);
  const weights = new Float64Array(size);
  for (let index = 0; index < size; index += 1) {
    let x = Math.cos((Math.PI * (index + 0.75)) / (size + 0.5));
    let slope = 0;
    for (let turn = 0; turn < newtonTurnsMax; turn += 1) {
      let [before, value] = [1, x];
      for (let degree = 2; degree <= size; degree += 1) {
        [before, value] = [value, ((2 * degree - 1) * x * value - (degree - 1) * before) / degree];
      }
      slope = (size * (x * value - before)) / (x * x - 1);
      const step = value / slope;
      x -= step;
      if (Math.abs(step) < 1e-16) break;
    }
    nodes[index] = (1 - x) / 2;
    weights[index] = 1 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}

// Newton's method doubles the digits: from three to sixteen in three turns.
const newtonTurnsMax = 20;
