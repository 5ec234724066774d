import type { Random } from '../larkfield/random.ts';

/** Whether a count is between the tenths, drawn at random within its own share: counts are whole, shares are not (Czado and others 2009). */
export function isWithin(chances: ArrayLike<number>, count: number, random: Random): boolean {
  let below = 0;
  for (let n = 0; n < Math.min(count, chances.length); n += 1) below += chances[n] as number;
  const place = below + random.unit() * (chances[count] ?? 0);
  return place >= 0.1 && place <= 0.9;
}
