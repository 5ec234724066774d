import { foldLetters } from '../../foundation/index.ts';

/** Letters and digits alone, in lower case: `LK-100 234`, `lk100234` and `Lk 100-234` are one number. */
export function squeeze(text: string): string {
  return foldLetters(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The digits of a phone number from the last to the first: the end of a number says whose it is, with or without its country. */
export function reversedDigits(text: string): string {
  return [...text.replace(/\D/g, '')].reverse().join('');
}

// A name has up to six parts (Spanish and Portuguese ones); more is a sentence in the wrong field.
const wordsMax = 6;
const wordLengthMax = 40;

/** The words of a name, folded, without repeats. */
export function wordsOf(name: string): string[] {
  const words = foldLetters(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return [...new Set(words.map((word) => [...word].slice(0, wordLengthMax).join('')))].slice(0, wordsMax);
}

/** A 32-bit hash, signed as Postgres' int4 is (FNV-1a with a final mix). */
function hash32(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
  return (hash ^ (hash >>> 13)) | 0;
}

/**
 * Hashes of the word and of the word without each of its letters. Two words that differ in one letter (another, one more, one less, two
 * in the wrong order) share at least one of them (the symmetric-delete method of SymSpell, W. Garbe 2012).
 */
export function variantsOf(word: string): number[] {
  const variants = new Set([hash32(word)]);
  for (let at = 0; at < word.length; at++) variants.add(hash32(word.slice(0, at) + word.slice(at + 1)));
  return [...variants];
}

/** Beginnings of a word that are indexed; longer ones are looked up among the words. */
export const prefixLengths = { min: 2, max: 5 } as const;

/** The number under which a beginning of a word is indexed: negative, so that it is never the number of a word. */
export function prefixNumber(prefix: string): number {
  return -1 - (hash32(`^${prefix}`) & 0x7ffffffe);
}

/** The numbers of all indexed beginnings of a word that are shorter than itself or as long. */
export function prefixNumbersOf(word: string): number[] {
  const numbers: number[] = [];
  for (let length = prefixLengths.min; length <= Math.min(prefixLengths.max, word.length); length++)
    numbers.push(prefixNumber(word.slice(0, length)));
  return numbers;
}

/** 0 for equal words, 1 when one letter is wrong, missing, too many or swapped with its neighbour, else 2 (meaning: more). */
export function lettersWrong(left: string, right: string): 0 | 1 | 2 {
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > 1) return 2;
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start++;
  const restLeft = left.slice(start);
  const restRight = right.slice(start);
  if (restLeft.length === restRight.length) {
    if (restLeft.slice(1) === restRight.slice(1)) return 1;
    const isSwapped = restLeft[0] === restRight[1] && restLeft[1] === restRight[0] && restLeft.slice(2) === restRight.slice(2);
    return isSwapped ? 1 : 2;
  }
  return restLeft.length > restRight.length ? (restLeft.slice(1) === restRight ? 1 : 2) : restRight.slice(1) === restLeft ? 1 : 2;
}
