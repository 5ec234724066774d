import type { CustomerEvent } from '../event/index.ts';
import { editDistance, foldLetters, isJsonObject, type JsonObject, type JsonValue, textOf } from '../foundation/index.ts';

/**
 * What tells two people apart who share a phone: the names and dates of birth that were stated of an identifier, folded and sorted.
 * A person has several: her name in full, the one that her friends use, the one that a clerk misspelt.
 */
export interface PersonalMarks {
  readonly givenNames: readonly string[];
  readonly familyNames: readonly string[];
  /** `YYYY-MM-DD`, or `YYYY` where no more is stated. */
  readonly birthdays: readonly string[];
}

export const noMarks: PersonalMarks = { givenNames: [], familyNames: [], birthdays: [] };

const givenNameTraits = ['firstName', 'first_name', 'preferredName', 'preferred_name', 'nickname'];
const familyNameTraits = ['lastName', 'last_name'];
const birthdayTraits = ['birthday', 'birthDate', 'birth_date', 'birthdate', 'dateOfBirth', 'date_of_birth', 'dob'];
const birthYearTraits = ['birthYear', 'birth_year', 'yearOfBirth', 'year_of_birth'];
// No part of a name, before or behind it; `Don`, `Sen` and a single `M.` may be one.
const formsOfAddress = /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|herr|frau|mme|mlle|sr|sra|srta|jr|ii|iii|phd)\.?$/i;
// Longer ones are no names.
const nameLengthMax = 60;
// More than a person has; beyond it the first in the alphabet are kept, which is the same whatever the order in which they come.
const keptMax = 6;

/** The marks that an event states of the person it belongs to: in the traits of an identify call, or those that its context carries. Pure. */
export function marksOf(event: CustomerEvent): PersonalMarks {
  const own = event.kind === 'identify' ? marksIn(event.traits) : noMarks;
  const carried = event.context.traits;
  return carried !== undefined && isJsonObject(carried) ? mergeMarks(own, marksIn(carried)) : own;
}

function marksIn(traits: JsonObject): PersonalMarks {
  const words = wordsOfName(textOf(traits.name) ?? '');
  // A name of one word may be a family name or a firm's.
  const whole = words.length > 1 ? words : [];
  const givenNames = distinct([...givenNameTraits.map((name) => foldName(textOf(traits[name]))), foldName(whole[0])]);
  const familyNames = distinct(
    [...familyNameTraits.map((name) => textOf(traits[name]) ?? ''), whole.slice(1).join(' ')].flatMap(familyNameForms),
  );
  const birthdays = distinct([
    ...birthdayTraits.map((name) => dateOf(traits[name])),
    ...birthYearTraits.map((name) => yearOf(traits[name])),
  ]);
  return givenNames.length + familyNames.length + birthdays.length === 0 ? noMarks : { givenNames, familyNames, birthdays };
}

/** The words of a name from the given name on: `Berg, Dr. Ada` and `Mrs Ada Berg` are Ada Berg. */
export function wordsOfName(name: string): string[] {
  const parts = name.slice(0, nameLengthMax).split(',');
  const inOrder = parts.length === 2 ? `${parts[1]} ${parts[0]}` : name;
  return inOrder.split(/\s+/).filter((word) => word !== '' && !formsOfAddress.test(word));
}

/** A family name whole and by its last part: of `Santos Silva` and `Ngata-Smith` some lists keep only that, and others read a part as given. */
function familyNameForms(name: string): (string | undefined)[] {
  return [
    foldName(name),
    foldName(
      name
        .trim()
        .split(/[\s-]+/)
        .at(-1),
    ),
  ];
}

/** All that both state; the very `left` when `right` adds nothing. Commutative, associative, and the same however often it is done. */
export function mergeMarks(left: PersonalMarks, right: PersonalMarks): PersonalMarks {
  const givenNames = mergeKind(left.givenNames, right.givenNames);
  const familyNames = mergeKind(left.familyNames, right.familyNames);
  const birthdays = mergeKind(left.birthdays, right.birthdays);
  const isSame = givenNames === left.givenNames && familyNames === left.familyNames && birthdays === left.birthdays;
  return isSame ? left : { givenNames, familyNames, birthdays };
}

function mergeKind(left: readonly string[], right: readonly string[]): readonly string[] {
  if (right.every((one) => left.includes(one))) return left;
  const merged = distinct([...left, ...right]);
  return merged.length === left.length && merged.every((one, index) => one === left[index]) ? left : merged;
}

function distinct(values: readonly (string | undefined)[]): string[] {
  const known = new Set(values.filter((value): value is string => value !== undefined));
  return [...known].sort().slice(0, keptMax);
}

/** The marks as one text to be stored; null for none. */
export function encodeMarks({ givenNames, familyNames, birthdays }: PersonalMarks): string | null {
  const isNone = givenNames.length + familyNames.length + birthdays.length === 0;
  return isNone ? null : JSON.stringify([givenNames, familyNames, birthdays]);
}

export function decodeMarks(text: string | null): PersonalMarks {
  if (text === null) return noMarks;
  const [givenNames, familyNames, birthdays] = JSON.parse(text) as [string[], string[], string[]];
  return { givenNames, familyNames, birthdays };
}

/**
 * True when the marks cannot be one person's. Dates of birth decide where both are known: one slip (a swapped day and month, one wrong
 * part) is forgiven. Else different years of birth do, and else names.
 */
export function contradict(left: PersonalMarks, right: PersonalMarks): boolean {
  if (bornElse(left, right) !== undefined) return true;
  return !haveDays(left, right) && namesDiffer(left, right);
}

/** What tells two apart. */
export type Difference = 'birth_years' | 'birthdays' | 'names';

/** In what two differ: their names, and the years or only the days of their births. Pure. */
export function differencesOf(left: PersonalMarks, right: PersonalMarks): Difference[] {
  const born = bornElse(left, right);
  return [...(namesDiffer(left, right) ? (['names'] as const) : []), ...(born === undefined ? [] : [born])];
}

/** Whether years of birth tell two apart, where of one of them no day is known: with two days, how likely a slip is can be weighed. Pure. */
export function bornInOtherYears(left: PersonalMarks, right: PersonalMarks): boolean {
  return !haveDays(left, right) && bornElse(left, right) === 'birth_years';
}

/** The year of birth that is stated, where it is one. */
export function birthYearOf({ birthdays }: PersonalMarks): number | undefined {
  const [year, ...others] = new Set(birthdays.map((one) => one.slice(0, 4)));
  return others.length === 0 && year !== undefined ? Number(year) : undefined;
}

function isDay(born: string): boolean {
  return born.includes('-');
}

function haveDays(left: PersonalMarks, right: PersonalMarks): boolean {
  return left.birthdays.some(isDay) && right.birthdays.some(isDay);
}

/** Whether days of birth are too far apart; where a day is not known of both, years. */
function bornElse(left: PersonalMarks, right: PersonalMarks): 'birth_years' | 'birthdays' | undefined {
  const yearsDiffer = farApart(left.birthdays, right.birthdays, nearYears);
  if (!haveDays(left, right)) return yearsDiffer ? 'birth_years' : undefined;
  if (nearAny(left.birthdays.filter(isDay), right.birthdays.filter(isDay), nearDates)) return undefined;
  return yearsDiffer ? 'birth_years' : 'birthdays';
}

/** A year that was reckoned from an age may be one off. */
function nearYears(left: string, right: string): boolean {
  return Math.abs(Number(left.slice(0, 4)) - Number(right.slice(0, 4))) <= 1;
}

/**
 * Both the given and the family name have to be near in one of the ways in which they were stated, or each near the other, where one list
 * puts the family first.
 */
function namesDiffer(left: PersonalMarks, right: PersonalMarks): boolean {
  if (!farApart(left.givenNames, right.givenNames) && !farApart(left.familyNames, right.familyNames)) return false;
  return !(nearAny(left.givenNames, right.familyNames, nearNames) && nearAny(left.familyNames, right.givenNames, nearNames));
}

/**
 * True when a given name or a whole birthday is stated on both sides and nothing contradicts: a family name alone is a whole family's, a
 * year of birth many people's.
 */
export function agree(left: PersonalMarks, right: PersonalMarks): boolean {
  const bothNamed = left.givenNames.length > 0 && right.givenNames.length > 0;
  return (haveDays(left, right) || bothNamed) && !contradict(left, right);
}

function farApart(left: readonly string[], right: readonly string[], near = nearNames): boolean {
  return left.length > 0 && right.length > 0 && !nearAny(left, right, near);
}

function nearAny(left: readonly string[], right: readonly string[], near: (one: string, other: string) => boolean): boolean {
  return left.some((one) => right.some((other) => near(one, other)));
}

function nearDates(left: string, right: string): boolean {
  const [a, b] = [left.split('-'), right.split('-')];
  const same = a.filter((part, index) => part === b[index]).length;
  return same >= 2 || (a[0] === b[0] && a[1] === b[2] && a[2] === b[1]);
}

/** Forgives a misspelling, an initial or a short form at the beginning. */
function nearNames(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  return long.startsWith(short) || editDistance(short, long) <= (short.length >= 5 ? 2 : 1);
}

function foldName(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const folded = foldLetters(text.slice(0, nameLengthMax)).replace(/[^\p{L}]/gu, '');
  return folded === '' ? undefined : folded;
}

/** `YYYY-MM-DD` of a full date; other texts say too little or too much. */
function dateOf(value: JsonValue | undefined): string | undefined {
  const parts = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})/.exec(value) : null;
  return parts === null ? undefined : `${parts[1]}-${parts[2]}-${parts[3]}`;
}

// Who is older or younger is nobody who buys.
const [birthYearMin, birthYearMax] = [1850, 2100];

/** A year of birth on its own, as a number or its four digits. */
function yearOf(value: JsonValue | undefined): string | undefined {
  const year = Number(typeof value === 'string' ? value.trim() : typeof value === 'number' ? value : Number.NaN);
  return Number.isInteger(year) && year >= birthYearMin && year <= birthYearMax ? String(year) : undefined;
}
