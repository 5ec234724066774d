/** How many firms have each key (`w:miramar`), of so many firms in all. */
export interface KeyCounts {
  readonly firms: number;
  readonly of: (key: string) => number;
}

const wordLengthToHalve = 4;

export function wordKey(word: string): string {
  return `w:${word}`;
}

// Of longer names the first words say which firm it is.
const wordsPaired = 6;

/** Two words of one name, whichever comes first. Pure. */
export function pairKey(one: string, other: string): string {
  return one < other ? `2:${one} ${other}` : `2:${other} ${one}`;
}

/** Every two of the first words of a name. Pure. */
export function pairsOfWords(words: readonly string[]): string[] {
  const first = words.slice(0, wordsPaired);
  return first.flatMap((one, at) => first.slice(at + 1).map((other) => pairKey(one, other)));
}

/** Beginnings and ends of half the length, rounded down and up: of two words that differ by one letter, one of them is shared. Pure. */
export function halvesOf(word: string): string[] {
  if (word.length < wordLengthToHalve || /\d/.test(word)) return [];
  return [...new Set([Math.floor(word.length / 2), Math.ceil(word.length / 2)])].flatMap((length) => [
    `b:${word.slice(0, length)}`,
    `e:${word.slice(-length)}`,
  ]);
}

/** `miramar` of `miramar.co.uk`. Pure. */
export function stemOfDomain(domain: string): string {
  const [first = '', ...rest] = domain.split('.');
  return rest.length === 0 ? domain : first;
}
