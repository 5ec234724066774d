import { nameOfForm } from './nickname.ts';
import type { NormalRecord, PersonRecord } from './person-field.ts';
import { soundex } from './text-distance.ts';

// Longer values are no names and no addresses; what is cut off makes nobody another.
const valueLengthMax = 100;
const plainWords = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const withoutMarks = /\p{M}/gu;
const betweenWords = /[^\p{L}\p{N}]+/gu;
const isoDate = /^\d{4}-\d{2}-\d{2}/;
const yearLast = /^\s*(\d{1,2})[^0-9](\d{1,2})[^0-9](\d{4})\s*$/;

/** Words in small letters without accents, one space between them. */
function folded(text: string): string {
  const small = text.toLowerCase();
  if (plainWords.test(small)) return small;
  return small.normalize('NFKD').replace(withoutMarks, '').replace(betweenWords, ' ').trim();
}

function lettersOnly(text: string): string {
  const words = folded(text);
  return words.includes(' ') ? words.replaceAll(' ', '') : words;
}

function digits(text: string): string {
  return text.replace(/[^0-9]/g, '');
}

/** `YYYYMMDD`. Day first or month first cannot be told from one date: both writings of a file are read as day first, and a swap is a level of its own. */
function dateDigits(text: string): string {
  if (isoDate.test(text)) return text.slice(0, 4) + text.slice(5, 7) + text.slice(8, 10);
  const [, day, month, year] = yearLast.exec(text) ?? [];
  if (year !== undefined) return `${year}${month?.padStart(2, '0')}${day?.padStart(2, '0')}`;
  const all = digits(text);
  return all.length >= 8 ? all.slice(0, 8) : '';
}

function address(text: string): string {
  return text.indexOf('@') > 0 ? text.trim().toLowerCase() : '';
}

function said(text: string | undefined, form: (text: string) => string): string {
  if (text === undefined || text === '') return '';
  return form(text.length > valueLengthMax ? text.slice(0, valueLengthMax) : text);
}

/** Puts a record into the form in which it is compared. Pure; some microseconds. */
export function normaliseRecord(record: PersonRecord): NormalRecord {
  const [givenName, surname, birthDate] = [
    said(record.given_name, lettersOnly),
    said(record.surname, lettersOnly),
    said(record.birth_date, dateDigits),
  ];
  const email = said(record.email, address);
  const local = email.slice(0, Math.max(0, email.indexOf('@')));
  const root = nameOfForm.get(givenName) ?? givenName;
  const [one, other] = [birthDate.slice(4, 6), birthDate.slice(6, 8)];
  return {
    given_name: givenName,
    surname,
    birth_date: birthDate,
    street: said(record.street, folded),
    street_number: said(record.street_number, lettersOnly),
    address_line: said(record.address_line, folded),
    town: said(record.town, folded),
    postcode: said(record.postcode, lettersOnly),
    region: said(record.region, folded),
    phone: said(record.phone, digits),
    email,
    national_number: said(record.national_number, lettersOnly),
    root,
    local,
    local_number: digits(local),
    given_sound: soundex(root),
    surname_sound: soundex(surname),
    birth_year: birthDate.slice(0, 4),
    // In one order, whichever was written first.
    day_and_month: one < other ? one + other : other + one,
  };
}
