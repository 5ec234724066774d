import { nameOfForm } from './nickname.ts';
import { type NormalRecord, type PersonField, type PersonRecord, personFields } from './person-field.ts';
import { soundex } from './text-distance.ts';

// Longer values are no names and no addresses; what is cut off makes nobody another.
const valueLengthMax = 100;
const plainWords = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const withoutMarks = /\p{M}/gu;
const betweenWords = /[^\p{L}\p{N}]+/gu;
const yearLast = /^\s*(\d{1,2})[^0-9](\d{1,2})[^0-9](\d{4})\s*$/;

/** Words in small letters without accents, one space between them. */
function folded(text: string): string {
  const small = text.toLowerCase();
  if (plainWords.test(small)) return small;
  return small.normalize('NFKD').replace(withoutMarks, '').replace(betweenWords, ' ').trim();
}

function lettersOnly(text: string): string {
  return folded(text).replaceAll(' ', '');
}

function digits(text: string): string {
  return text.replace(/[^0-9]/g, '');
}

/** `YYYYMMDD`. Day first or month first cannot be told from one date: both writings of a file are read as day first, and a swap is a level of its own. */
function dateDigits(text: string): string {
  const [, day, month, year] = yearLast.exec(text) ?? [];
  if (year !== undefined) return `${year}${month?.padStart(2, '0')}${day?.padStart(2, '0')}`;
  const all = digits(text);
  return all.length >= 8 ? all.slice(0, 8) : '';
}

function address(text: string): string {
  return text.indexOf('@') > 0 ? text.trim().toLowerCase() : '';
}

const forms: Readonly<Record<PersonField, (text: string) => string>> = {
  given_name: lettersOnly,
  surname: lettersOnly,
  birth_date: dateDigits,
  street: folded,
  street_number: lettersOnly,
  address_line: folded,
  town: folded,
  postcode: lettersOnly,
  region: folded,
  phone: digits,
  email: address,
  national_number: lettersOnly,
};

/** Puts a record into the form in which it is compared. Pure; some microseconds. */
export function normaliseRecord(record: PersonRecord): NormalRecord {
  const normal = Object.fromEntries(
    personFields.map((field) => {
      const text = record[field];
      return [field, text === undefined || text === '' ? '' : forms[field](text.slice(0, valueLengthMax))];
    }),
  ) as Record<PersonField, string>;
  const root = nameOfForm.get(normal.given_name) ?? normal.given_name;
  const date = normal.birth_date;
  const [one, other] = [date.slice(4, 6), date.slice(6, 8)];
  return {
    ...normal,
    root,
    local: normal.email.slice(0, Math.max(0, normal.email.indexOf('@'))),
    given_sound: soundex(root),
    surname_sound: soundex(normal.surname),
    birth_year: date.slice(0, 4),
    // In one order, whichever was written first.
    day_and_month: one < other ? one + other : other + one,
  };
}
