import { dayNumberOf, dayNumbersPerYear, editsOfDates } from './date-digits.ts';
import {
  alike,
  all,
  any,
  edits,
  lastOf,
  loosestOf,
  mayBeNear,
  missing,
  type NearnessTest,
  not,
  once,
  type PairCondition,
  same,
} from './pair-condition.ts';
import type { PersonField } from './person-field.ts';
import { birthDigitsAt, bytesPerWord, lengthPlaceOf, placeOf, type RecordTable } from './record-table.ts';

/** One way in which two values can agree. */
export interface AgreementLevel {
  readonly name: string;
  /** The first that holds counts. The first level is equality and the last whatever no other says: neither has a condition. */
  readonly when?: PairCondition;
  /** Share of true pairs at which the estimate begins, and to which it is drawn where there is little to learn from. */
  readonly matchShare: number;
}

/** How one field of two records is compared. A pair's level is 0 where either says nothing, else its place in `levels` from 1. */
export interface Comparison {
  readonly field: PersonField;
  /** When what both say is counted elsewhere, as if one of them said nothing. */
  readonly elsewhere?: PairCondition;
  /** From the closest agreement to none. The first is equality, whose evidence depends on how many share the value. */
  readonly levels: readonly AgreementLevel[];
  /** Some values are so common that strangers share them: they are learned apart from rare ones. */
  readonly byFrequency?: true;
}

// Given name and surname stand in each other's place.
const swappedNames = once(
  all(
    not(missing('given_name')),
    not(missing('surname')),
    alike(['l', 'given_name'], 0.88, ['r', 'surname']),
    alike(['l', 'surname'], 0.88, ['r', 'given_name']),
    not(alike('given_name', 0.88)),
  ),
);
const swappedLines = once(
  all(
    not(missing('street')),
    not(same('street')),
    any(same(['l', 'street'], ['r', 'address_line']), same(['r', 'street'], ['l', 'address_line'])),
  ),
);

// `ana.silva@one.test`, `ana.silva7@two.test` and `ana.costa@one.test`: strangers who share a name have such addresses as well as one person.
const addressMadeOfTheName = all(
  not(missing('root')),
  any(same('root'), same('surname'), alike('given_name', 0.88), alike('surname', 0.88)),
  not(same('email')),
  alike('local', 0.8),
  any(not(same('local')), missing('local_number')),
);

// `ana.10@one.test` and `ana.24@one.test` are numbered by whoever gives addresses away, as often as misspelt.
const otherNumber = all(not(missing('local_number')), not(same('local_number')), any(edits('email', 1, 2), alike('local', 0.88)));

/** Whether both say a date of birth, as digits. */
const areDates = ({ words }: RecordTable, l: number, r: number): boolean =>
  words[l + birthDigitsAt] !== 0 && words[r + birthDigitsAt] !== 0;

const editsOfBirth = lastOf((table, l, r) =>
  editsOfDates(table.words[l + birthDigitsAt] as number, table.words[r + birthDigitsAt] as number),
);
function digitsApart(count: number): PairCondition {
  const otherwise = edits('birth_date', count);
  return { holds: (table, l, r) => (areDates(table, l, r) ? editsOfBirth(table, l, r) === count : otherwise.holds(table, l, r)) };
}

const withinAYear: PairCondition = {
  holds: (table, l, r) => {
    if (!areDates(table, l, r)) return false;
    const days = dayNumberOf(table.words[l + birthDigitsAt] as number) - dayNumberOf(table.words[r + birthDigitsAt] as number);
    return Math.abs(days) <= dayNumbersPerYear;
  },
};
/** Day and month are four digits, of four bits each. */
const dayAndMonthMask = 0xffff;
const sameDayAndMonth: PairCondition = {
  holds: (table, l, r) =>
    areDates(table, l, r) &&
    (((table.words[l + birthDigitsAt] as number) ^ (table.words[r + birthDigitsAt] as number)) & dayAndMonthMask) === 0,
};
const dayAndMonthSwapped = all(same('birth_year'), same('day_and_month'), { holds: areDates });

const [givenName, givenLength] = [placeOf('given_name'), lengthPlaceOf('given_name')];
function isInitial(table: RecordTable, l: number, r: number): boolean {
  if (table.bytes[bytesPerWord * l + givenLength] !== 1 && table.bytes[bytesPerWord * r + givenLength] !== 1) return false;
  const names = table.dictionaryAt(givenName);
  const start = names.startOf(table.words[l + givenName] as number);
  return names.bytes[start] === names.bytes[names.startOf(table.words[r + givenName] as number)];
}

const lastDigitsLength = 7;
const [phone, phoneLength] = [placeOf('phone'), lengthPlaceOf('phone')];
function haveSameLastDigits(table: RecordTable, l: number, r: number): boolean {
  const shorter = Math.min(table.bytes[bytesPerWord * l + phoneLength] as number, table.bytes[bytesPerWord * r + phoneLength] as number);
  if (shorter < lastDigitsLength) return false;
  const phones = table.dictionaryAt(phone);
  // The end of a value is where the next begins.
  const end = phones.startOf((table.words[l + phone] as number) + 1);
  const otherEnd = phones.startOf((table.words[r + phone] as number) + 1);
  for (let back = 1; back <= lastDigitsLength; back++) if (phones.bytes[end - back] !== phones.bytes[otherEnd - back]) return false;
  return true;
}

/**
 * How two records of people are compared. At most thirteen comparisons of fifteen levels: a pattern has four bits for each and must stay a number that
 * JavaScript holds exactly. Jaro–Winkler as in Winkler 1990, edits as in Damerau 1964.
 */
export const personComparisons: readonly Comparison[] = [
  {
    field: 'given_name',
    byFrequency: true,
    levels: [
      { name: 'equal', matchShare: 0.7 },
      { name: 'nickname', when: same('root'), matchShare: 0.03 },
      { name: 'one_edit', when: edits('given_name', 1), matchShare: 0.08 },
      { name: 'much_alike', when: alike('given_name', 0.88), matchShare: 0.05 },
      { name: 'swapped', when: swappedNames, matchShare: 0.04 },
      { name: 'initial', when: { holds: isInitial }, matchShare: 0.02 },
      { name: 'somewhat_alike', when: alike('given_name', 0.75), matchShare: 0.03 },
      { name: 'different', matchShare: 0.05 },
    ],
  },
  {
    field: 'surname',
    byFrequency: true,
    // Names that were swapped have been counted with the given name.
    elsewhere: swappedNames,
    levels: [
      { name: 'equal', matchShare: 0.75 },
      { name: 'one_edit', when: edits('surname', 1), matchShare: 0.1 },
      { name: 'much_alike', when: alike('surname', 0.88), matchShare: 0.05 },
      { name: 'somewhat_alike', when: alike('surname', 0.75), matchShare: 0.04 },
      { name: 'different', matchShare: 0.06 },
    ],
  },
  {
    field: 'birth_date',
    levels: [
      { name: 'equal', matchShare: 0.8 },
      { name: 'one_digit', when: digitsApart(1), matchShare: 0.08 },
      { name: 'day_and_month_swapped', when: dayAndMonthSwapped, matchShare: 0.02 },
      { name: 'day_and_month', when: sameDayAndMonth, matchShare: 0.01 },
      { name: 'two_digits', when: digitsApart(2), matchShare: 0.03 },
      { name: 'within_a_year', when: withinAYear, matchShare: 0.02 },
      { name: 'different', matchShare: 0.04 },
    ],
  },
  {
    field: 'street',
    byFrequency: true,
    levels: [
      { name: 'equal', matchShare: 0.7 },
      { name: 'one_edit', when: edits('street', 1), matchShare: 0.1 },
      { name: 'much_alike', when: alike('street', 0.9), matchShare: 0.07 },
      { name: 'in_another_line', when: swappedLines, matchShare: 0.02 },
      { name: 'different', matchShare: 0.11 },
    ],
  },
  {
    field: 'street_number',
    levels: [
      { name: 'equal', matchShare: 0.8 },
      { name: 'one_edit', when: edits('street_number', 1), matchShare: 0.1 },
      { name: 'different', matchShare: 0.1 },
    ],
  },
  {
    field: 'address_line',
    elsewhere: swappedLines,
    levels: [
      { name: 'equal', matchShare: 0.7 },
      { name: 'one_edit', when: edits('address_line', 1), matchShare: 0.1 },
      { name: 'much_alike', when: alike('address_line', 0.9), matchShare: 0.07 },
      { name: 'different', matchShare: 0.13 },
    ],
  },
  {
    field: 'town',
    byFrequency: true,
    levels: [
      { name: 'equal', matchShare: 0.75 },
      { name: 'one_edit', when: edits('town', 1), matchShare: 0.08 },
      { name: 'much_alike', when: alike('town', 0.85), matchShare: 0.07 },
      { name: 'different', matchShare: 0.1 },
    ],
  },
  {
    field: 'postcode',
    byFrequency: true,
    levels: [
      { name: 'equal', matchShare: 0.8 },
      { name: 'one_edit', when: edits('postcode', 1), matchShare: 0.08 },
      { name: 'different', matchShare: 0.12 },
    ],
  },
  {
    field: 'region',
    levels: [
      { name: 'equal', matchShare: 0.9 },
      { name: 'different', matchShare: 0.1 },
    ],
  },
  {
    field: 'phone',
    levels: [
      { name: 'equal', matchShare: 0.75 },
      { name: 'last_digits', when: { holds: haveSameLastDigits }, matchShare: 0.05 },
      { name: 'one_edit', when: edits('phone', 1), matchShare: 0.05 },
      { name: 'different', matchShare: 0.15 },
    ],
  },
  {
    field: 'email',
    elsewhere: addressMadeOfTheName,
    levels: [
      { name: 'equal', matchShare: 0.7 },
      { name: 'local_part', when: same('local'), matchShare: 0.08 },
      { name: 'other_number', when: otherNumber, matchShare: 0.03 },
      { name: 'two_edits', when: edits('email', 0, 2), matchShare: 0.08 },
      { name: 'much_alike', when: alike('local', 0.9), matchShare: 0.04 },
      { name: 'different', matchShare: 0.07 },
    ],
  },
  {
    field: 'national_number',
    levels: [
      { name: 'equal', matchShare: 0.85 },
      { name: 'one_edit', when: edits('national_number', 1), matchShare: 0.06 },
      { name: 'two_edits', when: edits('national_number', 2), matchShare: 0.02 },
      { name: 'different', matchShare: 0.07 },
    ],
  },
];

const bitsPerComparison = 4;
const patternsPerComparison = 2 ** bitsPerComparison;

/** How common a value is that both share: a band for each share of records that it has at least. */
export const frequencyBands = [0.005, 0.0005] as const;

/** How a field is compared, put so that most of what is far apart is told so without asking one level after the other. */
interface ReadyComparison {
  readonly place: number;
  readonly elsewhere: PairCondition['holds'] | undefined;
  /** From the second level to the last but one. */
  readonly levels: readonly { readonly holds: PairCondition['holds']; readonly isNear: boolean }[];
  /** Undefined where no level asks for nearness. */
  readonly near: NearnessTest | undefined;
  readonly byFrequency: boolean;
}

function ready({ field, levels, elsewhere, byFrequency }: Comparison): ReadyComparison {
  const asked = levels.slice(1, -1).flatMap(({ when }) => (when === undefined ? [] : [when]));
  const near = asked.flatMap(({ near: one }) => (one?.field === field ? [one] : []));
  return {
    ...{ place: placeOf(field), elsewhere: elsewhere?.holds, byFrequency: byFrequency ?? false },
    levels: asked.map(({ holds, near: one }) => ({ holds, isNear: one?.field === field })),
    near: loosestOf(near),
  };
}

/** Compares two records, by where their rows begin: their agreement as one number, four bits a comparison. */
export type PatternOfPair = (table: RecordTable, l: number, r: number) => number;

/**
 * The agreement of two records as one number; where values are equal and common, the code is of their band and lies beyond the levels (none is before `setBands`).
 * A pair takes a microsecond at most, as most are far apart.
 */
export function patternOfPair(comparisons: readonly Comparison[]): PatternOfPair {
  const all = comparisons.map(ready);
  // In two halves of 24 bits: whole numbers of 32 bits are quick.
  const half = all.length >> 1;
  return (table, l, r) => {
    let low = 0;
    let high = 0;
    for (let place = 0; place < all.length; place++) {
      const code = codeOfPair(all[place] as ReadyComparison, place, table, l, r);
      if (place < half) low |= code << (bitsPerComparison * place);
      else high |= code << (bitsPerComparison * (place - half));
    }
    return high * 2 ** (bitsPerComparison * half) + low;
  };
}

/** The first level is 1; 0 where nothing can be compared. */
function codeOfPair(comparison: ReadyComparison, at: number, table: RecordTable, l: number, r: number): number {
  const { place, elsewhere, levels } = comparison;
  const one = table.words[l + place];
  const other = table.words[r + place];
  if (one === 0 || other === 0 || elsewhere?.(table, l, r)) return 0;
  if (one === other) {
    const band = comparison.byFrequency ? table.bandOf(l, at) : 0;
    return band === 0 ? 1 : levels.length + 2 + band;
  }
  if (levels.length === 0) return 2;
  const isNear = comparison.near !== undefined && mayBeNear(comparison.near, table, l, r);
  for (let level = 0; level < levels.length; level++) {
    const asked = levels[level] as ReadyComparison['levels'][number];
    if ((isNear || !asked.isNear) && asked.holds(table, l, r)) return level + 2;
  }
  return levels.length + 2;
}

/** Writes down of each record how common its values are; answers, by comparison, how many records have a value of each band or above, and how many say anything. */
export function setBands(comparisons: readonly Comparison[], table: RecordTable): number[][] {
  return comparisons.map(({ field, byFrequency }, place) => {
    const counts = table.countsOf(field);
    const values = placeOf(field);
    const records = new Array<number>(frequencyBands.length + 1).fill(0);
    for (let record = 0; record < table.count; record++) {
      const count = counts[table.words[table.rowOf(record) + values] as number] as number;
      if (count === 0) continue;
      const band = frequencyBands.findIndex((share) => count > share * table.count);
      if (band !== -1 && byFrequency) table.setBand(record, place, band + 1);
      for (let at = band === -1 ? frequencyBands.length : band; at < records.length; at++) records[at] = (records[at] as number) + 1;
    }
    return records;
  });
}

/**
 * The comparisons as they are learned: behind the levels of each that goes by frequency one for every band, whose share of the equal level is the share of `counted`
 * records in it. Pure. @param counted for each comparison records at or above each band's share, and all that say something.
 */
export function bandedComparisons(comparisons: readonly Comparison[], counted: readonly (readonly number[])[]): Comparison[] {
  return comparisons.map((comparison, place) => {
    if (!comparison.byFrequency) return comparison;
    const above = counted[place] ?? [];
    const all = Math.max(1, above.at(-1) ?? 1);
    const inBand = frequencyBands.map((_, band) => Math.max(0.01, ((above[band] ?? 0) - (above[band - 1] ?? 0)) / all));
    const [equal, ...others] = comparison.levels as [AgreementLevel, ...AgreementLevel[]];
    const rare = Math.max(0.01, 1 - inBand.reduce((sum, share) => sum + share, 0));
    const bands = inBand.map((share, band) => ({ name: `${equal.name}_${band}`, matchShare: equal.matchShare * share }));
    return { ...comparison, levels: [{ ...equal, matchShare: equal.matchShare * rare }, ...others, ...bands] };
  });
}

/** Shares by level with bands, as shares by level: the equal level has them all. Pure. */
export function withoutBands(comparisons: readonly Comparison[], shares: readonly (readonly number[])[]): number[][] {
  return shares.map((row, place) => {
    const levels = comparisons[place]?.levels.length ?? row.length;
    const [equal = 0, ...others] = row.slice(0, levels);
    return [equal + row.slice(levels).reduce((sum, share) => sum + share, 0), ...others];
  });
}

/** A pattern as levels, one a comparison: 0 where nothing could be compared; bands as they are learned. */
export function codesOf(pattern: number, comparisons: number): number[] {
  return Array.from({ length: comparisons }, (_, place) => Math.floor(pattern / patternsPerComparison ** place) % patternsPerComparison);
}

/** The same without bands. */
export function levelsOf(pattern: number, comparisons: readonly Comparison[]): number[] {
  return withoutCodes(codesOf(pattern, comparisons.length), comparisons);
}

/** Levels where bands count as the equal level. Pure. */
export function withoutCodes(codes: readonly number[], comparisons: readonly Comparison[]): number[] {
  return codes.map((code, place) => (code > (comparisons[place]?.levels.length ?? code) ? 1 : code));
}
