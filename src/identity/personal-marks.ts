import type { CustomerEvent } from '../event/index.ts';
import { type JsonValue, textOf } from '../foundation/index.ts';

/** What tells two people apart who share a phone: a given name and a date of birth, each as first stated and when (milliseconds). */
export interface PersonalMarks {
  readonly givenName: string | null;
  readonly givenNameAt: number | null;
  readonly birthday: string | null;
  readonly birthdayAt: number | null;
}

export const noMarks: PersonalMarks = { givenName: null, givenNameAt: null, birthday: null, birthdayAt: null };

const birthdayTraits = ['birthday', 'birthDate', 'birth_date', 'birthdate', 'dateOfBirth', 'date_of_birth', 'dob'];
// Longer ones are no names.
const nameLengthMax = 60;

/** The marks that an identify call states of the person it belongs to. Pure. */
export function marksOf(event: CustomerEvent): PersonalMarks {
  if (event.kind !== 'identify') return noMarks;
  const { traits } = event;
  const whole = textOf(traits.name);
  // A name of one word may be a family name or a firm's.
  const first =
    textOf(traits.firstName) ?? textOf(traits.first_name) ?? (whole?.trim().includes(' ') ? whole.trim().split(/\s+/)[0] : undefined);
  const givenName = first === undefined ? null : foldName(first);
  const birthday = birthdayTraits.map((name) => dateOf(traits[name])).find((date) => date !== null) ?? null;
  return {
    givenName,
    givenNameAt: givenName === null ? null : event.time,
    birthday,
    birthdayAt: birthday === null ? null : event.time,
  };
}

/** Both kinds of mark as first stated: the same whatever the order in which they come. */
export function earliestMarks(left: PersonalMarks, right: PersonalMarks): PersonalMarks {
  const name = isEarlier(right.givenName, right.givenNameAt, left.givenName, left.givenNameAt) ? right : left;
  const birth = isEarlier(right.birthday, right.birthdayAt, left.birthday, left.birthdayAt) ? right : left;
  return { givenName: name.givenName, givenNameAt: name.givenNameAt, birthday: birth.birthday, birthdayAt: birth.birthdayAt };
}

function isEarlier(value: string | null, at: number | null, otherValue: string | null, otherAt: number | null): boolean {
  if (value === null || at === null) return false;
  if (otherValue === null || otherAt === null) return true;
  return at < otherAt || (at === otherAt && value < otherValue);
}

/**
 * True when the marks cannot be one person's. Dates of birth decide where both are known: one slip (a swapped day and month, one wrong
 * part) is forgiven. Else given names decide: a misspelling, an initial or a short form at the beginning is forgiven.
 */
export function contradict(left: PersonalMarks, right: PersonalMarks): boolean {
  if (left.birthday !== null && right.birthday !== null) return !nearDates(left.birthday, right.birthday);
  if (left.givenName !== null && right.givenName !== null) return !nearNames(left.givenName, right.givenName);
  return false;
}

function nearDates(left: string, right: string): boolean {
  const [a, b] = [left.split('-'), right.split('-')];
  const same = a.filter((part, index) => part === b[index]).length;
  return same >= 2 || (a[0] === b[0] && a[1] === b[2] && a[2] === b[1]);
}

function nearNames(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.startsWith(short)) return true;
  return editDistance(short, long) <= (short.length >= 5 ? 2 : 1);
}

function foldName(text: string): string | null {
  const folded = text
    .slice(0, nameLengthMax)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
  return folded === '' ? null : folded;
}

/** `YYYY-MM-DD` of a full date; other texts say too little or too much. */
function dateOf(value: JsonValue | undefined): string | null {
  const parts = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})/.exec(value) : null;
  return parts === null ? null : `${parts[1]}-${parts[2]}-${parts[3]}`;
}

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
function editDistance(left: string, right: string): number {
  let before: number[] = [];
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const change = left[i - 1] === right[j - 1] ? 0 : 1;
      let least = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + change);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
        least = Math.min(least, (before[j - 2] as number) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[right.length] as number;
}
