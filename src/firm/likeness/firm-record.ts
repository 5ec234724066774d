import { foldLetters } from '../../foundation/index.ts';
import { type LegalKind, withoutLegalForm } from './legal-form.ts';

/** What is known of a firm, as it was said. */
export interface SaidRecord {
  readonly name: string;
  readonly town?: string | undefined;
  readonly postcode?: string | undefined;
  readonly country?: string | undefined;
  readonly phone?: string | undefined;
  /** Its own, and those of its contacts' e-mail addresses: none of everybody's post offices. */
  readonly domains?: readonly string[];
  /** `vat:PT501964843`: numbers of registers, each one firm's. */
  readonly numbers?: readonly string[];
}

/** The same in the form in which firms are compared: empty texts where nothing is known. */
export interface FirmRecord {
  /** The words of its name in their order, without legal form, articles and accents. */
  readonly words: readonly string[];
  readonly form: LegalKind | '';
  readonly town: string;
  readonly postcode: string;
  readonly country: string;
  /** Its last nine digits: countries are written in many ways. */
  readonly phone: string;
  readonly domains: readonly string[];
  readonly numbers: readonly string[];
}

const nameLengthMax = 200;
const wordsMax = 12;
const domainsMax = 5;
const phoneDigits = 9;
const phoneDigitsMin = 6;
const smallWords = new Set(
  'and e y et und en og och i a o the of de da do dos das del di della la le les el los las du des der die das van von for para'.split(' '),
);

/** Puts a firm into the form in which it is compared. Pure; some microseconds. */
export function normaliseFirm(said: SaidRecord): FirmRecord {
  const { words, kind } = withoutLegalForm(wordsOf(said.name.slice(0, nameLengthMax)));
  const joined = joinLetters(words);
  const telling = joined.filter((word) => !smallWords.has(word));
  const digits = (said.phone ?? '').replace(/\D/g, '');
  return {
    words: (telling.length === 0 ? joined : telling).slice(0, wordsMax),
    form: kind ?? '',
    town: wordsOf(said.town ?? '').join(' '),
    postcode: wordsOf(said.postcode ?? '').join(''),
    country: wordsOf(said.country ?? '').join(' '),
    phone: digits.length < phoneDigitsMin ? '' : digits.slice(-phoneDigits),
    domains: [...new Set(said.domains ?? [])].sort().slice(0, domainsMax),
    numbers: [...new Set(said.numbers ?? [])].sort(),
  };
}

function wordsOf(text: string): string[] {
  return foldLetters(text)
    .replace(/['’`´]/g, '')
    .replace(/[&+]/g, ' and ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** `A. B. C. Trading` is `abc trading`. */
function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = [];
  let letters = '';
  for (const word of [...words, '']) {
    if (word.length === 1 && /\p{L}/u.test(word)) {
      letters += word;
      continue;
    }
    if (letters !== '') joined.push(letters);
    letters = '';
    if (word !== '') joined.push(word);
  }
  return joined;
}

/** The first letters of the words of a name, as short names are made of them; empty where there are too few to say anything. Pure. */
export function initialsOf({ words }: Pick<FirmRecord, 'words'>): string {
  return words.length < 3 ? '' : words.map((word) => word.slice(0, 1)).join('');
}
