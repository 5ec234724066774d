import { Defect, invertPositive, type LogisticFit } from '../../foundation/index.ts';

/**
 * The weights of the regression without some of its features, in one step from the fit with all of them: exact where the likelihood is a
 * parabola, and close where it is nearly so (Lawless & Singhal 1978). Pure; cost: features × features left out.
 */
export function weightsWithout({ weights, inverse }: LogisticFit, leftOut: readonly number[]): Float64Array {
  const places = leftOut.map((feature) => feature + 1);
  const within = places.map((row) => Float64Array.from(places, (column) => inverse[row]?.[column] as number));
  const solved = invertPositive(within);
  if (solved === undefined) throw new Defect('a part of the inverse information cannot be inverted');
  const pull = places.map((_, at) =>
    places.reduce((sum, column, other) => sum + (solved[at]?.[other] as number) * (weights[column] as number), 0),
  );
  const without = Float64Array.from(weights, (weight, row) =>
    places.reduce((left, column, at) => left - (inverse[row]?.[column] as number) * (pull[at] as number), weight),
  );
  for (const place of places) without[place] = 0;
  return without;
}
