/*
 * How like two texts are, by bytes of UTF-8, which for texts of Latin letters without accents are their letters. Both texts are pieces of one list of bytes, so that
 * millions are compared without making a string.
 */

/** Where a text is in a list of bytes. */
export interface TextPiece {
  readonly start: number;
  readonly length: number;
}

/** What each letter that both begin with adds, as a share of what is missing to equality; of so many letters. */
export const prefixWeight = 0.1;
export const prefixMax = 4;
/** A start in common counts only for texts that are alike by more than this. */
export const prefixCountsAbove = 0.7 + 1e-9;

/** Similarity from 0 to 1 after Winkler 1990: Jaro's, raised by up to four letters in common at the start. Pure; time grows with the product of lengths. */
export function jaroWinkler(left: string, right: string): number {
  const { bytes, one, other } = piecesOf(left, right);
  return jaroWinklerIn(bytes, one.start, one.length, other.start, other.length);
}

/** The same of two pieces of `bytes`. */
export function jaroWinklerIn(bytes: Uint8Array, one: number, oneLength: number, other: number, otherLength: number): number {
  const alike = jaro(bytes, one, oneLength, other, otherLength);
  if (alike <= prefixCountsAbove) return alike;
  const most = Math.min(prefixMax, oneLength, otherLength);
  let prefix = 0;
  while (prefix < most && bytes[one + prefix] === bytes[other + prefix]) prefix++;
  return alike + prefix * prefixWeight * (1 - alike);
}

// Grown as longer texts come; nothing is kept in them from one call to the next.
let taken = new Uint8Array(256);
let found = new Uint8Array(256);

function jaro(bytes: Uint8Array, one: number, oneLength: number, other: number, otherLength: number): number {
  if (oneLength === 0 && otherLength === 0) return 1;
  if (oneLength === 0 || otherLength === 0) return 0;
  if (taken.length < oneLength) [taken, found] = [new Uint8Array(2 * oneLength), new Uint8Array(2 * oneLength)];
  taken.fill(0, 0, oneLength);
  const reach = Math.max(0, (Math.max(oneLength, otherLength) >> 1) - 1);
  // Which letters are taken for the same can depend on the side from which they are looked for.
  let same = 0;
  for (let at = 0; at < otherLength; at++) {
    const letter = bytes[other + at] as number;
    const end = Math.min(oneLength - 1, at + reach);
    for (let place = Math.max(0, at - reach); place <= end; place++) {
      if (taken[place] === 1 || bytes[one + place] !== letter) continue;
      taken[place] = 1;
      found[same++] = letter;
      break;
    }
  }
  if (same === 0) return 0;
  let swapped = 0;
  for (let place = 0, at = 0; place < oneLength; place++) if (taken[place] === 1 && bytes[one + place] !== found[at++]) swapped++;
  return (same / oneLength + same / otherLength + (same - swapped / 2) / same) / 3;
}

/** Letters to add, leave out, change or swap with their neighbour, after Damerau 1964, no part edited twice. Pure; time grows with the product of lengths. */
export function damerauLevenshtein(left: string, right: string): number {
  const { bytes, one, other } = piecesOf(left, right);
  return editsIn(bytes, one.start, one.length, other.start, other.length, Math.max(left.length, right.length) * bytesPerLetterMax);
}

const bytesPerLetterMax = 3;
let rows = [0, 1, 2].map(() => new Int32Array(256)) as [Int32Array, Int32Array, Int32Array];

/** The same of two pieces of `bytes`, where at most `most` count: more than that is told as one more. */
export function editsIn(bytes: Uint8Array, one: number, oneLength: number, other: number, otherLength: number, most: number): number {
  if (Math.abs(oneLength - otherLength) > most) return most + 1;
  // What both begin and end with needs no edit.
  let from = 0;
  let oneEnd = oneLength;
  let otherEnd = otherLength;
  while (from < oneEnd && from < otherEnd && bytes[one + from] === bytes[other + from]) from++;
  while (oneEnd > from && otherEnd > from && bytes[one + oneEnd - 1] === bytes[other + otherEnd - 1]) {
    oneEnd--;
    otherEnd--;
  }
  const [rest, otherRest] = [oneEnd - from, otherEnd - from];
  if (rest <= 1 && otherRest <= 1) return Math.max(rest, otherRest);
  // Of one edit nothing else is left but two neighbours that stand in each other's place.
  if (most === 1) {
    const isSwap =
      rest === 2 && otherRest === 2 && bytes[one + from] === bytes[other + from + 1] && bytes[one + from + 1] === bytes[other + from];
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
    const letter = bytes[one + from + at - 1] as number;
    const letterBefore = at > 1 ? (bytes[one + from + at - 2] as number) : -1;
    let least = now[first - 1] as number;
    for (let place = first; place <= end; place++) {
      const otherLetter = bytes[other + from + place - 1] as number;
      const changed = (last[place - 1] as number) + (letter === otherLetter ? 0 : 1);
      let count = Math.min((last[place] as number) + 1, (now[place - 1] as number) + 1, changed);
      if (letterBefore === otherLetter && place > 1 && letter === bytes[other + from + place - 2])
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

function piecesOf(left: string, right: string): { bytes: Uint8Array; one: TextPiece; other: TextPiece } {
  const [one, other] = [Buffer.from(left, 'utf8'), Buffer.from(right, 'utf8')];
  return { bytes: Buffer.concat([one, other]), one: { start: 0, length: one.length }, other: { start: one.length, length: other.length } };
}

// By letter from a: 0 for vowels, 7 for h and w, which part nothing.
const soundOfLetter = '01230127022455012623017202';

/** The American Soundex of a text of Latin letters (Russell 1918; Knuth 1973, section 6): a letter and three digits, or nothing where there is no letter. Pure. */
export function soundex(text: string): string {
  let code = '';
  let before = '';
  for (const letter of text) {
    const place = letter.charCodeAt(0) - 97;
    if (place < 0 || place > 25) continue;
    const sound = soundOfLetter[place] as string;
    if (code === '') code = letter;
    else if (sound !== '0' && sound !== '7' && sound !== before) code += sound;
    if (sound !== '7') before = sound;
    if (code.length === 4) return code;
  }
  return code === '' ? '' : code.padEnd(4, '0');
}
