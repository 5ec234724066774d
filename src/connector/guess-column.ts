import { type ColumnMeaning, headingRules } from './column-meanings.ts';
import { type DateGuess, guessDateFormat } from './guess-date-format.ts';
import { type DecimalMark, guessDecimal, parseNumber } from './parse-number.ts';

/** What a column probably is. */
export interface ColumnGuess {
  readonly meaning: ColumnMeaning | undefined;
  /** 0 to 1: heading and content agree from 0.8 up. */
  readonly certainty: number;
  /** What the values look like whatever they mean. */
  readonly looks: 'text' | 'number' | 'date' | 'boolean' | 'empty';
  readonly dateFormat?: string;
  /** Day and month could be the other way round: a person has to say. */
  readonly dateAmbiguousWith?: string;
  readonly decimal?: DecimalMark;
}

/** A heading without case, accents, spaces and punctuation: `E-Mail Adresse` and `EMAIL_ADRESSE` are one. */
export function plainHeading(heading: string): string {
  return heading
    .replace(/ß/g, 'ss')
    .replace(/ø/gi, 'o')
    .replace(/ł/gi, 'l')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/** Guesses a column by its heading and by up to a few hundred of its values. */
export function guessColumn(heading: string, values: readonly string[]): ColumnGuess {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '' && value !== '\\N' && value.toLowerCase() !== 'null');
  const plain = plainHeading(heading);
  const found = headingMeaning(plain);
  const byHeading = found?.meaning;
  if (filled.length === 0) return { meaning: byHeading, certainty: byHeading === undefined ? 0 : 0.4, looks: 'empty' };
  const dateExpected = byHeading === 'time' || byHeading === 'birthday' || byHeading === 'createdAt';
  const date = guessDateFormat(filled, dateExpected);
  const decimal = date === undefined || !dateExpected ? guessDecimal(filled) : undefined;
  const isDate = date !== undefined && (dateExpected || date.format === 'iso' || decimal === undefined);
  const looks = isDate ? 'date' : decimal !== undefined ? 'number' : filled.every(isYesOrNo) ? 'boolean' : 'text';
  const verdict = meaningOf(found, plain, filled, looks);
  return {
    ...verdict,
    looks,
    ...(isDate && date !== undefined ? dateParts(date) : {}),
    ...(looks === 'number' && decimal !== undefined ? { decimal } : {}),
  };
}

function dateParts(date: DateGuess): { dateFormat: string; dateAmbiguousWith?: string } {
  return { dateFormat: date.format, ...(date.ambiguousWith === undefined ? {} : { dateAmbiguousWith: date.ambiguousWith }) };
}

/** The meaning of a heading: certain when a rule knows it whole, less so when a part of it is known. */
function headingMeaning(plain: string): { meaning: ColumnMeaning; certainty: number } | undefined {
  const whole = headingRules.find((rule) => rule.is?.test(plain));
  if (whole !== undefined) return { meaning: whole.meaning, certainty: 0.9 };
  const part = headingRules.find((rule) => rule.has?.test(plain));
  return part === undefined ? undefined : { meaning: part.meaning, certainty: 0.8 };
}

function meaningOf(
  heading: { meaning: ColumnMeaning; certainty: number } | undefined,
  plain: string,
  filled: readonly string[],
  looks: ColumnGuess['looks'],
): { meaning: ColumnMeaning | undefined; certainty: number } {
  const byHeading = heading?.meaning;
  const byContent = contentMeaning(filled, plain);
  if (byContent !== undefined && byContent === byHeading) return { meaning: byContent, certainty: 1 };
  // Content that can hardly be anything else wins over any heading.
  if (byContent === 'email' || byContent === 'paymentCard') return { meaning: byContent, certainty: 0.9 };
  // A contact's number is a firm's own for her, or the one by which she is reached.
  if (byHeading === 'userId' && plain.startsWith('contact') && share(filled, isDialled) >= most)
    return { meaning: 'phone', certainty: 0.8 };
  if (heading !== undefined) {
    if (byHeading === 'birthday' && filled.every(isBirthYear)) return { meaning: 'birthYear', certainty: heading.certainty };
    if (contentFits(heading.meaning, filled, looks)) return heading;
    // Who called is told by a phone number or by a customer's.
    if (plain.startsWith('caller') && share(filled, (value) => /^\S*\d\S*$/.test(value)) >= most)
      return { meaning: 'userId', certainty: 0.6 };
    return byContent === undefined ? { meaning: undefined, certainty: 0 } : { meaning: byContent, certainty: 0.6 };
  }
  if (byContent !== undefined) return { meaning: byContent, certainty: 0.6 };
  return looks === 'date' ? { meaning: 'time', certainty: 0.5 } : { meaning: undefined, certainty: 0 };
}

const most = 0.8;

function share(values: readonly string[], test: (value: string) => boolean): number {
  return values.filter(test).length / values.length;
}

/** With the prefix of a country or a region before it. */
function isDialled(value: string): boolean {
  return /^(\+|\(?0)/.test(value) && value.replace(/\D/g, '').length >= 9;
}

/** What the values alone say. */
function contentMeaning(filled: readonly string[], plain: string): ColumnMeaning | undefined {
  if (share(filled, (value) => /^[^@\s,;]+@[^@\s,;]+\.[^@\s,;]{2,}$/.test(value)) >= most) return 'email';
  if (
    share(filled, isPaymentCard) >= most ||
    share(filled, (value) => /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(value.replaceAll(' ', ''))) >= most
  )
    return 'paymentCard';
  if (share(filled, (value) => /^https?:\/\/\S+$/i.test(value)) >= most) return 'url';
  if (share(filled, (value) => /^(\d{1,3}\.){3}\d{1,3}$/.test(value)) >= most) return 'ip';
  if (
    share(filled, (value) => /^[+(]?[\d][\d\s()/.-]{6,18}\d$/.test(value) && /[+\s()/-]/.test(value)) >= most &&
    !filled.some((value) => /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(value))
  ) {
    return share(filled, (value) => /^(\+|00|0|\()/.test(value)) >= most ? 'phone' : undefined;
  }
  if (/code|ccy|curr/.test(plain) || filled.length > 1) {
    if (filled.every((value) => knownCurrencies.has(value))) return 'currency';
  }
  return undefined;
}

const knownCurrencies = new Set(Intl.supportedValuesOf('currency'));

/** Whether values can be what the heading says. */
function contentFits(meaning: ColumnMeaning, filled: readonly string[], looks: ColumnGuess['looks']): boolean {
  switch (meaning) {
    case 'email':
      return share(filled, (value) => value.includes('@')) >= 0.5;
    case 'phone':
      return share(filled, (value) => value.replace(/\D/g, '').length >= 6) >= 0.5;
    case 'time':
    case 'birthday':
    case 'createdAt':
      return looks === 'date';
    case 'birthYear':
      return filled.every(isBirthYear);
    case 'timeOfDay':
      return share(filled, (value) => /^\d{1,2}[:.]\d{2}/.test(value)) >= most;
    case 'amount':
    case 'price':
    case 'quantity':
      return looks === 'number';
    case 'currency':
      return share(filled, (value) => /^([A-Za-z]{3}|\p{Sc})$/u.test(value)) >= most;
    case 'firstName':
    case 'lastName':
    case 'city':
    case 'company':
    case 'productName':
      return share(filled, (value) => /\p{L}/u.test(value)) >= 0.5;
    case 'url':
      return share(filled, (value) => /[./]/.test(value)) >= 0.5;
    case 'paymentCard':
      return share(filled, (value) => value.replace(/\D/g, '').length >= 4) >= 0.5;
    default:
      return looks !== 'date';
  }
}

/** A year in which somebody may have been born, and no number of another kind. */
function isBirthYear(value: string): boolean {
  return /^(1[89]|20)\d\d$/.test(value);
}

function isYesOrNo(value: string): boolean {
  return /^(true|false|yes|no|y|n|ja|nein|oui|non|si|sí)$/i.test(value);
}

/** Thirteen to nineteen digits with a right check digit (Luhn). A number that parses with decimals is none. */
function isPaymentCard(value: string): boolean {
  const digits = value.replace(/[ -]/g, '');
  if (!/^[2-6]\d{12,18}$/.test(digits) || parseNumber(value.replace(/[ -]/g, '')) === undefined) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    sum += place % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}
