import { type FirmRecord, initialsOf } from './firm-record.ts';
import { halvesOf, pairsOfWords, stemOfDomain, wordKey } from './word-keys.ts';

const initialsLengthMax = 6;

/**
 * The keys of a firm: whoever shares one that not too many share is compared with it. Words, and every two of them; the halves of longer words, of which a slip of the pen leaves one as it
 * was; all words without their gaps; initials; and a word with the town, for words that many names have. Domains, phone and numbers by themselves. Pure.
 */
export function keysOfFirm(record: FirmRecord): string[] {
  const { words, town, postcode, domains, phone, numbers } = record;
  const initials = initialsOf(record);
  const first = words[0] ?? '';
  const keys = words.flatMap((word) => [
    wordKey(word),
    ...halvesOf(word),
    ...(town === '' ? [] : [`t:${word} ${town}`]),
    ...(postcode === '' ? [] : [`p:${word} ${postcode}`]),
  ]);
  return [
    ...new Set([
      ...keys,
      ...pairsOfWords(words),
      ...(words.length === 0 ? [] : [`c:${words.join('')}`]),
      ...(initials === '' ? [] : [`i:${initials}`]),
      ...(first.length >= 3 && first.length <= initialsLengthMax ? [`i:${first}`] : []),
      ...domains.flatMap((domain) => [`d:${domain}`, `s:${stemOfDomain(domain)}`]),
      ...(phone === '' ? [] : [`f:${phone}`]),
      ...numbers.map((number) => `n:${number}`),
    ]),
  ];
}
