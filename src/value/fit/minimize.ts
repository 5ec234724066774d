/** The value of a function at `point`; writes its gradient. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  readonly evaluations: number;
  /** The inverse Hessian as far as the steps told of it. */
  readonly inverse: readonly Float64Array[];
  /** False when the limit of turns was reached, or no step went further down. */
  readonly isSettled: boolean;
}

export interface MinimizeOptions {
  /** Settled when no component of the gradient exceeds this times max(1, |value|). */
  readonly gradientTolerance?: number;
  readonly turnsMax?: number;
  /** No component moves more than this in one step; in logarithms of parameters 2 is a factor of seven. */
  readonly stepMax?: number;
  /** The inverse Hessian to begin with: one that an earlier, coarser search ended with. */
  readonly inverse?: readonly Float64Array[];
}

// Wolfe's conditions with the constants of Nocedal & Wright (2006), p. 62.
const decreaseShare = 1e-4;
const curvatureShare = 0.9;
const searchTurnsMax = 40;
// Sums over millions of people are known to this share: near the bottom slopes tell more than values do (Hager & Zhang 2005).
const valueNoise = 1e-13;

/**
 * A local minimum by the BFGS method with a line search under Wolfe's conditions (Nocedal & Wright 2006, algorithms 6.1 and 3.5, by
 * bisection). Points where the objective is not finite are stepped back from. Cost: n² a turn, for n of a few dozen at most. Pure.
 */
export function minimize(objective: Objective, start: ArrayLike<number>, options: MinimizeOptions = {}): Minimum {
  const { gradientTolerance = 1e-8, turnsMax = 300, stepMax = 2 } = options;
  const size = start.length;
  let point: Float64Array = Float64Array.from(start);
  let gradient: Float64Array = new Float64Array(size);
  let evaluations = 1;
  let value = objective(point, gradient);
  let inverse = options.inverse?.map((row) => row.slice()) ?? identity(size);
  for (let turn = 0; turn < turnsMax; turn += 1) {
    if (largest(gradient) <= gradientTolerance * Math.max(1, Math.abs(value))) return done(true);
    let direction = descent(inverse, gradient);
    if (dot(direction, gradient) >= 0) {
      inverse = identity(size);
      direction = gradient.map((part) => -part);
    }
    const longest = largest(direction);
    if (longest > stepMax) direction = direction.map((part) => (part * stepMax) / longest);
    const found = search(objective, point, value, gradient, direction);
    evaluations += found.evaluations;
    if (found.point === point) return done(largest(gradient) <= Math.sqrt(gradientTolerance) * Math.max(1, Math.abs(value)));
    const step = found.point.map((part, at) => part - (point[at] as number));
    const turned = found.gradient.map((part, at) => part - (gradient[at] as number));
    update(inverse, step, turned, turn === 0 && options.inverse === undefined);
    ({ point, value, gradient } = found);
  }
  return done(false);

  function done(isSettled: boolean): Minimum {
    return { point, value, gradient, inverse, evaluations, isSettled };
  }
}

interface SearchResult {
  point: Float64Array;
  value: number;
  gradient: Float64Array;
  evaluations: number;
}

function search(objective: Objective, from: Float64Array, value: number, gradient: Float64Array, direction: Float64Array): SearchResult {
  const slope = dot(gradient, direction);
  const noise = valueNoise * Math.abs(value);
  let [low, high, length] = [0, Number.POSITIVE_INFINITY, 1];
  let best: SearchResult = { point: from, value, gradient, evaluations: 0 };
  for (let turn = 1; turn <= searchTurnsMax; turn += 1) {
    const point = from.map((part, at) => part + length * (direction[at] as number));
    const at = new Float64Array(from.length);
    const here = objective(point, at);
    const isDefined = Number.isFinite(here) && at.every(Number.isFinite);
    if (isDefined && here < best.value) best = { point, value: here, gradient: at, evaluations: turn };
    if (!isDefined || here > value + decreaseShare * length * slope + noise) high = length;
    else if (dot(at, direction) < curvatureShare * slope) low = length;
    else return { ...best, point, value: here, gradient: at, evaluations: turn };
    length = high === Number.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
    best.evaluations = turn;
  }
  return best;
}

function identity(size: number): Float64Array[] {
  return Array.from({ length: size }, (_, row) => Float64Array.from({ length: size }, (__, column) => (row === column ? 1 : 0)));
}

function descent(inverse: readonly Float64Array[], gradient: Float64Array): Float64Array {
  return Float64Array.from(inverse, (row) => -dot(row, gradient));
}

/** The inverse Hessian after a step; the first is scaled to the curvature that was met (Nocedal & Wright, 6.20). */
function update(inverse: Float64Array[], step: Float64Array, turned: Float64Array, isFirst: boolean): void {
  const curvature = dot(step, turned);
  if (curvature <= 1e-14 * Math.sqrt(dot(step, step) * dot(turned, turned))) return;
  if (isFirst) {
    const scale = curvature / dot(turned, turned);
    inverse.forEach((row, at) => {
      row.fill(0);
      row[at] = scale;
    });
  }
  const moved = inverse.map((row) => dot(row, turned));
  const share = (1 + dot(Float64Array.from(moved), turned) / curvature) / curvature;
  inverse.forEach((row, at) => {
    for (let column = 0; column < row.length; column += 1) {
      const [a, b] = [step[at] as number, step[column] as number];
      row[column] = (row[column] as number) + share * a * b - ((moved[at] as number) * b + a * (moved[column] as number)) / curvature;
    }
  });
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] as number) * (right[at] as number);
  return sum;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}
