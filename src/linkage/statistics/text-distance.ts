import { editDistance } from '../../identity/index.ts';

/*
 * How like two texts are, as ClickHouse says it: by bytes of UTF-8, which for texts of Latin letters without accents are their letters. A property test on the real
 * engine holds both equal.
 */

const isPlain = /^[ -~]*$/;

/** A text whose characters are the bytes of `text`. */
function bytesOf(text: string): string {
  return isPlain.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

const prefixWeight = 0.1;
const prefixMax = 4;
/** A start in common counts only for texts that are alike by more than this. */
export const prefixCountsAbove = 0.7 + 1e-9;
/** What a start in common adds at most, as a share of what is missing to equality. */
export const prefixGainMax = prefixMax * prefixWeight;

/** Similarity from 0 to 1 after Winkler 1990: Jaro's, raised by up to four letters in common at the start. Pure; time grows with the product of lengths. */
export function jaroWinkler(left: string, right: string): number {
  const [one, other] = [bytesOf(left), bytesOf(right)];
  const alike = jaro(one, other);
  if (alike <= prefixCountsAbove) return alike;
  let prefix = 0;
  while (prefix < prefixMax && prefix < one.length && prefix < other.length && one.charCodeAt(prefix) === other.charCodeAt(prefix))
    prefix++;
  return alike + prefix * prefixWeight * (1 - alike);
}

function jaro(one: string, other: string): number {
  if (one.length === 0 && other.length === 0) return 1;
  if (one.length === 0 || other.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  // Which letters are taken for the same can depend on the side from which they are looked for.
  const taken = new Uint8Array(one.length);
  const found: number[] = [];
  for (let at = 0; at < other.length; at++) {
    const letter = other.charCodeAt(at);
    const end = Math.min(one.length - 1, at + reach);
    for (let place = Math.max(0, at - reach); place <= end; place++) {
      if (taken[place] === 1 || one.charCodeAt(place) !== letter) continue;
      taken[place] = 1;
      found.push(letter);
      break;
    }
  }
  if (found.length === 0) return 0;
  let swapped = 0;
  let at = 0;
  for (let place = 0; place < one.length; place++) {
    if (taken[place] === 1 && one.charCodeAt(place) !== found[at++]) swapped++;
  }
  const same = found.length;
  return (same / one.length + same / other.length + (same - swapped / 2) / same) / 3;
}

/** Letters to add, leave out, change or swap with their neighbour, after Damerau 1964, no part edited twice. Pure; time grows with the product of lengths. */
export function damerauLevenshtein(left: string, right: string): number {
  return editDistance(bytesOf(left), bytesOf(right));
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
