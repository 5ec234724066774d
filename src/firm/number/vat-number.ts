import { isLuhn, isMod11And10, mod97, weighted } from './check-digits.ts';

/** How a country writes its VAT numbers, without the two letters of the country, and whether its check digits are right. */
interface VatForm {
  readonly form: RegExp;
  /** What to tell who wrote it otherwise. */
  readonly words: string;
  /** Left out where the way of checking is not published or has exceptions that nobody lists. */
  readonly isRight?: (number: string) => boolean;
}

const mod11 = (digits: string, weights: readonly number[]): number => weighted(digits, weights) % 11;
const last = (digits: string): number => Number(digits.at(-1));

/**
 * The formats of the member states and of the United Kingdom (European Commission, VIES, “What is the structure of a VAT identification number?”, FAQ
 * 11), with the check digits that tax authorities publish. Greece writes `EL`, Northern Ireland `XI`.
 */
const forms: Readonly<Record<string, VatForm>> = {
  AT: { form: /^U\d{8}$/, words: 'U and 8 digits', isRight: isRightAustrian },
  BE: {
    form: /^[01]\d{9}$/,
    words: '10 digits that begin with 0 or 1',
    isRight: (n) => 97 - (Number(n.slice(0, 8)) % 97) === Number(n.slice(8)),
  },
  BG: { form: /^\d{9,10}$/, words: '9 or 10 digits' },
  CY: { form: /^\d{8}[A-Z]$/, words: '8 digits and a letter' },
  CZ: { form: /^\d{8,10}$/, words: '8 to 10 digits', isRight: (n) => n.length !== 8 || isRightCzech(n) },
  DE: { form: /^\d{9}$/, words: '9 digits', isRight: isMod11And10 },
  DK: { form: /^\d{8}$/, words: '8 digits', isRight: (n) => mod11(n, [2, 7, 6, 5, 4, 3, 2, 1]) === 0 },
  EE: { form: /^\d{9}$/, words: '9 digits', isRight: (n) => weighted(n, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0 },
  EL: { form: /^\d{9}$/, words: '9 digits', isRight: (n) => mod11(n, [256, 128, 64, 32, 16, 8, 4, 2]) % 10 === last(n) },
  ES: {
    form: /^([A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z])$/,
    words: 'a letter, 7 digits and a letter or digit, or 8 digits and a letter',
    isRight: isRightSpanish,
  },
  FI: { form: /^\d{8}$/, words: '8 digits', isRight: (n) => mod11(n, [7, 9, 10, 5, 8, 4, 2, 1]) === 0 },
  FR: { form: /^[A-HJ-NP-Z0-9]{2}\d{9}$/, words: '2 characters and the 9 digits of the SIREN', isRight: isRightFrench },
  GB: { form: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/, words: '9 or 12 digits', isRight: isRightBritish },
  HR: { form: /^\d{11}$/, words: '11 digits', isRight: isMod11And10 },
  HU: { form: /^\d{8}$/, words: '8 digits', isRight: (n) => weighted(n, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0 },
  IE: {
    form: /^\d[A-Z0-9+*]\d{5}[A-Z]{1,2}$/,
    words: '7 digits and one or two letters',
    isRight: (n) => !/^\d{7}[A-Z]$/.test(n) || isRightIrish(n),
  },
  IT: { form: /^\d{11}$/, words: '11 digits', isRight: isLuhn },
  LT: { form: /^(\d{9}|\d{12})$/, words: '9 or 12 digits' },
  LU: { form: /^\d{8}$/, words: '8 digits', isRight: (n) => Number(n.slice(0, 6)) % 89 === Number(n.slice(6)) },
  LV: { form: /^\d{11}$/, words: '11 digits' },
  MT: { form: /^\d{8}$/, words: '8 digits', isRight: (n) => 37 - (weighted(n, [3, 4, 6, 7, 8, 9]) % 37) === Number(n.slice(6)) },
  NL: { form: /^\d{9}B\d{2}$/, words: '9 digits, B and 2 digits', isRight: isRightDutch },
  PL: { form: /^\d{10}$/, words: '10 digits', isRight: (n) => mod11(n, [6, 5, 7, 2, 3, 4, 5, 6, 7]) === last(n) },
  PT: { form: /^\d{9}$/, words: '9 digits', isRight: (n) => ((11 - mod11(n, [9, 8, 7, 6, 5, 4, 3, 2])) % 11) % 10 === last(n) },
  RO: { form: /^\d{2,10}$/, words: '2 to 10 digits', isRight: isRightRomanian },
  SE: { form: /^\d{10}\d{2}$/, words: '12 digits', isRight: (n) => isLuhn(n.slice(0, 10)) },
  SI: {
    form: /^\d{8}$/,
    words: '8 digits',
    isRight: (n) => (11 - mod11(n, [8, 7, 6, 5, 4, 3, 2])) % 10 === last(n) && mod11(n, [8, 7, 6, 5, 4, 3, 2]) !== 0,
  },
  SK: { form: /^\d{10}$/, words: '10 digits', isRight: (n) => Number(n) % 11 === 0 },
};
const sameAs: Readonly<Record<string, string>> = { GR: 'EL', XI: 'GB' };

/** What is wrong with a VAT number that begins with its country's letters, as a sentence; undefined when nothing is. Pure. */
export function vatProblem(number: string): string | undefined {
  const country = number.slice(0, 2);
  const rest = number.slice(2);
  const form = forms[sameAs[country] ?? country];
  if (form === undefined)
    return `begins with ${country === '' ? 'nothing' : country}; write the two letters of an EU country or GB first, for example PT501964843`;
  if (!form.form.test(rest)) return `is no VAT number of ${country}: after ${country} come ${form.words}`;
  if (form.isRight !== undefined && !form.isRight(rest))
    return `has a wrong check digit for ${country}: a digit is mistyped, compare it with the invoice`;
  return undefined;
}

/** Doubled digits at the even places count as the sum of their digits, and four is added. */
function isRightAustrian(number: string): boolean {
  const digits = [...number.slice(1)].map(Number);
  const sum = digits
    .slice(0, 7)
    .reduce((all, digit, at) => all + (at % 2 === 0 ? digit : Math.floor((digit * 2) / 10) + ((digit * 2) % 10)), 4);
  return (10 - (sum % 10)) % 10 === digits[7];
}

function isRightCzech(number: string): boolean {
  const check = (11 - mod11(number, [8, 7, 6, 5, 4, 3, 2])) % 11;
  return (check === 0 ? 1 : check % 10) === last(number);
}

const spanishLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';
/** Firms have a digit or the letter that stands for it; people a letter by the remainder of their number. */
function isRightSpanish(number: string): boolean {
  const person = /^[XYZ\d]\d{7}[A-Z]$/.test(number) ? number.replace('X', '0').replace('Y', '1').replace('Z', '2') : undefined;
  if (person !== undefined && /^\d{8}[A-Z]$/.test(person)) return spanishLetters[Number(person.slice(0, 8)) % 23] === number.at(-1);
  if (/^[KLM]/.test(number)) return spanishLetters[Number(number.slice(1, 8)) % 23] === number.at(-1);
  const digits = number.slice(1, 8);
  const check = Array.from({ length: 10 }, (_, digit) => digit).find((digit) => isLuhn(`${digits}${digit}`)) as number;
  return number.at(-1) === String(check) || number.at(-1) === 'JABCDEFGHI'[check];
}

/** The key of digits is computed from the SIREN; keys with letters are given out by the tax office and not checked. Monaco's SIREN fails Luhn. */
function isRightFrench(number: string): boolean {
  const siren = number.slice(2);
  if (!/^\d\d/.test(number)) return true;
  return (12 + 3 * (Number(siren) % 97)) % 97 === Number(number.slice(0, 2));
}

function isRightBritish(number: string): boolean {
  if (/^[GH]/.test(number)) return true;
  const remainder = (weighted(number, [8, 7, 6, 5, 4, 3, 2]) + Number(number.slice(7, 9))) % 97;
  // Numbers of 2010 and later are 55 apart from the older ones.
  return remainder === 0 || remainder === 42;
}

function isRightIrish(number: string): boolean {
  return 'WABCDEFGHIJKLMNOPQRSTUV'[weighted(number, [8, 7, 6, 5, 4, 3, 2]) % 23] === number[7];
}

/** Numbers of firms check by 11; those of people in business, since 2020, by 97 over the whole with its letters. */
function isRightDutch(number: string): boolean {
  return mod11(number, [9, 8, 7, 6, 5, 4, 3, 2]) === last(number.slice(0, 9)) || mod97(`NL${number}`) === 1;
}

function isRightRomanian(number: string): boolean {
  const digits = number.padStart(10, '0');
  return ((weighted(digits, [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10) % 11) % 10 === last(digits);
}
