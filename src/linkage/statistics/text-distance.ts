import { editsIn } from '../../foundation/index.ts';

/*
 * How like two texts are, by bytes of UTF-8, which for texts of Latin letters without accents are their letters. Both texts are pieces of one list of bytes, so that
 * millions are compared without making a string.
 */

/** What each letter that both begin with adds, as a share of what is missing to equality; of so many letters. */
export const prefixWeight = 0.1;
export const prefixMax = 4;
/** A start in common counts only for texts that are alike by more than this. */
export const prefixCountsAbove = 0.7 + 1e-9;

/** Similarity from 0 to 1 after Winkler 1990: Jaro's, raised by up to four letters in common at the start. Pure; time grows with the product of lengths. */
export function jaroWinkler(left: string, right: string): number {
  const { bytes, oneLength, otherLength } = piecesOf(left, right);
  return jaroWinklerIn(bytes, 0, oneLength, oneLength, otherLength);
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

const wordBits = 32;
/** By letter, where the first of two texts has it: a bit for each place. Nothing is kept in it from one call to the next. */
const placesOf = new Uint32Array(256);
// Grown as longer texts come; nothing is kept in them either.
let taken = new Uint8Array(256);
let found = new Uint8Array(256);

function jaro(bytes: Uint8Array, one: number, oneLength: number, other: number, otherLength: number): number {
  if (oneLength === 0 && otherLength === 0) return 1;
  if (oneLength === 0 || otherLength === 0) return 0;
  const longest = Math.max(oneLength, otherLength);
  const reach = Math.max(0, (longest >> 1) - 1);
  if (longest <= wordBits) return jaroOfShort(bytes, one, oneLength, other, otherLength, reach);
  if (taken.length < oneLength) [taken, found] = [new Uint8Array(2 * oneLength), new Uint8Array(2 * oneLength)];
  taken.fill(0, 0, oneLength);
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
  let swapped = 0;
  for (let place = 0, at = 0; place < oneLength; place++) if (taken[place] === 1 && bytes[one + place] !== found[at++]) swapped++;
  return likenessOf(same, swapped, oneLength, otherLength);
}

/** The same of texts of at most 32 letters, whose places are bits of one number: the places that a letter may be taken from are found at once. */
function jaroOfShort(bytes: Uint8Array, one: number, oneLength: number, other: number, otherLength: number, reach: number): number {
  for (let place = 0; place < oneLength; place++) {
    const letter = bytes[one + place] as number;
    placesOf[letter] = (placesOf[letter] as number) | (1 << place);
  }
  let same = 0;
  let used = 0;
  for (let at = 0; at < otherLength; at++) {
    const letter = bytes[other + at] as number;
    const end = at + reach + 1;
    const within = (end < wordBits ? (1 << end) - 1 : -1) & (at > reach ? -1 << (at - reach) : -1);
    const free = (placesOf[letter] as number) & within & ~used;
    if (free === 0) continue;
    used |= free & -free;
    found[same++] = letter;
  }
  for (let place = 0; place < oneLength; place++) placesOf[bytes[one + place] as number] = 0;
  let swapped = 0;
  for (let at = 0, left = used; left !== 0; at++, left &= left - 1) if (bytes[one + 31 - Math.clz32(left & -left)] !== found[at]) swapped++;
  return likenessOf(same, swapped, oneLength, otherLength);
}

function likenessOf(same: number, swapped: number, oneLength: number, otherLength: number): number {
  return same === 0 ? 0 : (same / oneLength + same / otherLength + (same - swapped / 2) / same) / 3;
}

/** Edits between two texts, see `editsIn`. Pure; time grows with the product of lengths. */
export function damerauLevenshtein(left: string, right: string): number {
  const { bytes, oneLength, otherLength } = piecesOf(left, right);
  return editsIn(bytes, 0, oneLength, oneLength, otherLength, bytes.length);
}

function piecesOf(left: string, right: string): { bytes: Uint8Array; oneLength: number; otherLength: number } {
  const [one, other] = [Buffer.from(left, 'utf8'), Buffer.from(right, 'utf8')];
  return { bytes: Buffer.concat([one, other]), oneLength: one.length, otherLength: other.length };
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
