/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. Pure; time grows with the product of lengths. */
export function editDistance(left: string, right: string): number {
  if (left === right) return 0;
  const width = right.length + 1;
  let before = new Uint16Array(width);
  let last = Uint16Array.from({ length: width }, (_, place) => place);
  let now = new Uint16Array(width);
  for (let at = 1; at <= left.length; at++) {
    now[0] = at;
    const letter = left.charCodeAt(at - 1);
    for (let place = 1; place < width; place++) {
      const other = right.charCodeAt(place - 1);
      let least = Math.min(
        (last[place] as number) + 1,
        (now[place - 1] as number) + 1,
        (last[place - 1] as number) + (letter === other ? 0 : 1),
      );
      const isSwap = at > 1 && place > 1 && letter === right.charCodeAt(place - 2) && left.charCodeAt(at - 2) === other;
      if (isSwap) least = Math.min(least, (before[place - 2] as number) + 1);
      now[place] = least;
    }
    [before, last, now] = [last, now, before];
  }
  return last[width - 1] as number;
}
