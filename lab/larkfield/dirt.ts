import type { Country } from './places.ts';
import type { Random } from './random.ts';

/** How often things go wrong in the files. Each is a share of the rows or cells it can happen to. */
export const dirtRates = {
  /** A name written otherwise than it is: a letter lost, doubled, swapped or replaced, or the accent dropped. */
  misspeltName: 0.06,
  /** In the till's and the card file's hurried typing. */
  misspeltNameInStore: 0.12,
  /** An e-mail address with a wrong letter: it names nobody else, but it does not join either. */
  misspeltEmail: 0.03,
  /** `n/a`, `none@none.com`, a clerk's own: something to get past a required field. */
  placeholderEmail: 0.015,
  placeholderPhone: 0.01,
  /** A phone number without its country: only a person who knows the country can complete it. */
  nationalPhone: 0.22,
  duplicateRow: 0.01,
  lateRow: 0.02,
  /** A date that cannot be, a row cut in the middle, broken JSON. */
  malformedRow: 0.0002,
  /** The home phone given where everybody else gives a mobile. */
  householdPhone: 0.3,
  /** A caller who uses the phone of somebody she lives with. */
  borrowedPhone: 0.05,
} as const;

/** Things that look like an e-mail or phone and are nobody's; the last two are what clerks type at two of the stores. */
export const placeholderEmails = [
  'none@none.com',
  'test@test.com',
  'n/a',
  'null',
  'no-mail@larkfield.example',
  'store@larkfield.example',
] as const;
export const placeholderPhones = ['0000000000', '+000000000', 'unknown', '-'] as const;

const neighbours: Record<string, string> = {
  a: 's',
  e: 'r',
  i: 'o',
  n: 'm',
  o: 'p',
  r: 't',
  s: 'd',
  t: 'r',
  l: 'k',
  m: 'n',
  u: 'i',
  c: 'v',
  h: 'j',
};

/** One slip of the fingers. */
export function misspell(random: Random, text: string): string {
  const characters = [...text];
  if (characters.length < 3) return text;
  const at = 1 + random.below(characters.length - 2);
  const letter = characters[at] as string;
  switch (random.below(5)) {
    case 0:
      characters.splice(at, 1);
      break;
    case 1:
      characters.splice(at, 0, letter);
      break;
    case 2:
      characters[at] = characters[at + 1] as string;
      characters[at + 1] = letter;
      break;
    case 3:
      characters[at] = neighbours[letter] ?? letter;
      break;
    default:
      return text.normalize('NFD').replace(/\p{M}/gu, '');
  }
  return characters.join('');
}

export interface Written {
  /** As it stands in the file. */
  readonly text: string;
  /** What it identifies in normal form, or undefined when it identifies nobody for certain. */
  readonly value: string | undefined;
  /** The number that a phone number without its country stands for; whoever knows the country may complete it. */
  readonly national?: string;
}

/** An e-mail address as people and clerks type it. */
export function writeEmail(random: Random, email: string | undefined, placeholderChance = 0): Written {
  if (random.chance(placeholderChance)) return { text: random.pick(placeholderEmails), value: undefined };
  if (email === undefined) return { text: '', value: undefined };
  const [name, provider] = email.split('@') as [string, string];
  const value = random.chance(dirtRates.misspeltEmail) ? `${misspellAddress(random, name)}@${provider}` : email;
  if (random.chance(0.08)) return { text: value.charAt(0).toUpperCase() + value.slice(1), value };
  if (random.chance(0.02)) return { text: value.toUpperCase(), value };
  return { text: random.chance(0.03) ? `${value} ` : value, value };
}

// The end of the name is what makes an address unique: a slip is made before it, so that it never becomes somebody else's.
function misspellAddress(random: Random, name: string): string {
  const at = random.below(Math.max(1, Math.min(4, name.length - 2)));
  return `${name.slice(0, at)}${name.charAt(at)}${name.slice(at)}`;
}

/** A phone number as people write it: with or without the country, blanks, dashes and brackets. */
export function writePhone(random: Random, e164: string | undefined, country: Country, placeholderChance = 0): Written {
  if (random.chance(placeholderChance)) return { text: random.pick(placeholderPhones), value: undefined };
  if (e164 === undefined) return { text: '', value: undefined };
  const national = e164.slice(1 + country.callingCode.length);
  if (random.chance(dirtRates.nationalPhone)) {
    const trunk = country.code === 'PT' || country.code === 'US' ? '' : '0';
    return { text: `${trunk}${spaced(random, national)}`, value: undefined, national: e164 };
  }
  const prefix = random.chance(0.2) ? '00' : '+';
  const separator = random.pick([' ', ' ', '', '-']);
  return { text: `${prefix}${country.callingCode}${separator}${spaced(random, national)}`, value: e164 };
}

function spaced(random: Random, digits: string): string {
  switch (random.below(3)) {
    case 0:
      return digits;
    case 1:
      return `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`.trim();
    default:
      return `${digits.slice(0, 2)}-${digits.slice(2)}`;
  }
}

/** A name as it ends up in a file of the store or the office. */
export function writeName(random: Random, name: string, rate: number): string {
  const text = random.chance(rate) ? misspell(random, name) : name;
  return random.chance(0.04) ? text.toUpperCase() : text;
}
