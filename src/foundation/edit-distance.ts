// Grown as longer texts come; nothing is kept in them from one call to the next.
let rows = [0, 1, 2].map(() => new Int32Array(256)) as [Int32Array, Int32Array, Int32Array];

/**
 * Letters to add, leave out, change or swap with their neighbour between two pieces of `codes`, no part edited twice (optimal string alignment, after Damerau 1964), where at most `most` count: more
 * than that is told as one more. Pure; time grows with the length times `most`.
 */
export function editsIn(
  codes: Uint8Array | Uint16Array,
  one: number,
  oneLength: number,
  other: number,
  otherLength: number,
  most: number,
): number {
  if (Math.abs(oneLength - otherLength) > most) return most + 1;
  // What both begin and end with needs no edit.
  let from = 0;
  let oneEnd = oneLength;
  let otherEnd = otherLength;
  while (from < oneEnd && from < otherEnd && codes[one + from] === codes[other + from]) from++;
  while (oneEnd > from && otherEnd > from && codes[one + oneEnd - 1] === codes[other + otherEnd - 1]) {
    oneEnd--;
    otherEnd--;
  }
  const [rest, otherRest] = [oneEnd - from, otherEnd - from];
  if (rest <= 1 && otherRest <= 1) return Math.max(rest, otherRest);
  // Of one edit nothing else is left but two neighbours that stand in each other's place.
  if (most === 1) {
    const isSwap =
      rest === 2 && otherRest === 2 && codes[one + from] === codes[other + from + 1] && codes[one + from + 1] === codes[other + from];
    return isSwap ? 1 : 2;
  }
  const width = otherRest + 1;
  if (rows[0].length <= width) rows = rows.map(() => new Int32Array(2 * width)) as typeof rows;
  let [before, last, now] = rows;
  for (let place = 0; place <= Math.min(width - 1, most); place++) last[place] = place;
  if (most < width - 1) last[most + 1] = most + 1;
  let leastBefore = 0;
  for (let at = 1; at <= rest; at++) {
    // Further from the diagonal are more edits than count.
    const first = Math.max(1, at - most);
    const end = Math.min(width - 1, at + most);
    now[first - 1] = first === 1 ? at : most + 1;
    const letter = codes[one + from + at - 1] as number;
    const letterBefore = at > 1 ? (codes[one + from + at - 2] as number) : -1;
    let least = now[first - 1] as number;
    for (let place = first; place <= end; place++) {
      const otherLetter = codes[other + from + place - 1] as number;
      const changed = (last[place - 1] as number) + (letter === otherLetter ? 0 : 1);
      let count = Math.min((last[place] as number) + 1, (now[place - 1] as number) + 1, changed);
      if (letterBefore === otherLetter && place > 1 && letter === codes[other + from + place - 2])
        count = Math.min(count, (before[place - 2] as number) + 1);
      now[place] = count;
      if (count < least) least = count;
    }
    if (least > most && leastBefore > most) return most + 1;
    leastBefore = least;
    if (end < width - 1) now[end + 1] = most + 1;
    [before, last, now] = [last, now, before];
  }
  return Math.min(most + 1, last[width - 1] as number);
}

/** The same of two whole texts, by their characters. */
export function editDistance(left: string, right: string): number {
  if (left === right) return 0;
  const codes = new Uint16Array(left.length + right.length);
  for (let at = 0; at < left.length; at++) codes[at] = left.charCodeAt(at);
  for (let at = 0; at < right.length; at++) codes[left.length + at] = right.charCodeAt(at);
  return editsIn(codes, 0, left.length, left.length, right.length, Math.max(left.length, right.length));
}
