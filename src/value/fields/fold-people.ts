/**
 * Deals people into `folds` equal parts at random, those with the outcome and those without separately, so that every part has the same
 * share of both. Generator: xorshift32 (Marsaglia 2003) from the seed; the same seed deals the same parts. Pure.
 */
export function foldPeople(outcome: Uint8Array, folds: number, seed: number): Uint8Array {
  const fold = new Uint8Array(outcome.length);
  const next = xorshift(seed);
  for (const side of [0, 1]) {
    const people: number[] = [];
    for (let person = 0; person < outcome.length; person += 1) if (outcome[person] === side) people.push(person);
    for (let left = people.length - 1; left > 0; left -= 1) {
      const chosen = Math.floor(next() * (left + 1));
      [people[left], people[chosen]] = [people[chosen] as number, people[left] as number];
    }
    people.forEach((person, place) => {
      fold[person] = place % folds;
    });
  }
  return fold;
}

/** Numbers from 0 up to 1. */
function xorshift(seed: number): () => number {
  let state = (Math.imul(seed | 0, 0x9e3779b1) ^ 0x6d2b79f5) | 1;
  const step = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  // The first numbers of neighbouring seeds are alike.
  for (let warm = 0; warm < 16; warm += 1) step();
  return step;
}
