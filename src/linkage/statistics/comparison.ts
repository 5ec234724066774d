import { alike, all, any, edits, missing, not, type PairCondition, same } from './pair-condition.ts';
import type { NormalRecord, PersonField } from './person-field.ts';

/** One way in which two values can agree. */
export interface AgreementLevel {
  readonly name: string;
  /** The first that holds counts. Absent: whatever no other level says. */
  readonly when?: PairCondition;
  /** Share of true pairs at which the estimate begins, and to which it is drawn where there is little to learn from. */
  readonly matchShare: number;
}

/** How one field of two records is compared. A pair's level is 0 where either says nothing, else its place in `levels` from 1. */
export interface Comparison {
  readonly field: PersonField;
  /** When there is nothing to compare. */
  readonly missing: PairCondition;
  /** From the closest agreement to none. The first is equality, whose evidence depends on how many share the value. */
  readonly levels: readonly AgreementLevel[];
}

// Given name and surname stand in each other's place.
const swappedNames = all(
  not(missing('given_name')),
  not(missing('surname')),
  alike(['l', 'given_name'], 0.88, ['r', 'surname']),
  alike(['l', 'surname'], 0.88, ['r', 'given_name']),
  not(alike('given_name', 0.88)),
);
const swappedLines = all(
  not(missing('street')),
  not(same('street')),
  any(same(['l', 'street'], ['r', 'address_line']), same(['r', 'street'], ['l', 'address_line'])),
);

const daysPerMonth = 31;
const daysPerYear = 12 * daysPerMonth;
const dayCountSql = (side: string): string =>
  `(toInt32OrZero(substring(${side}.birth_date, 1, 4)) * ${daysPerYear} + toInt32OrZero(substring(${side}.birth_date, 5, 2)) * ${daysPerMonth} + toInt32OrZero(substring(${side}.birth_date, 7, 2)))`;
const dayCount = ({ birth_date: date }: NormalRecord): number =>
  Number(date.slice(0, 4)) * daysPerYear + Number(date.slice(4, 6)) * daysPerMonth + Number(date.slice(6, 8));
const withinAYear: PairCondition = {
  sql: `abs(${dayCountSql('l')} - ${dayCountSql('r')}) <= ${daysPerYear}`,
  holds: (l, r) => Math.abs(dayCount(l) - dayCount(r)) <= daysPerYear,
};
const dayAndMonthSwapped: PairCondition = {
  sql: 'l.birth_date = concat(substring(r.birth_date, 1, 4), substring(r.birth_date, 7, 2), substring(r.birth_date, 5, 2))',
  holds: (l, { birth_date: other }) => l.birth_date === other.slice(0, 4) + other.slice(6, 8) + other.slice(4, 6),
};
const initial: PairCondition = {
  sql: 'least(length(l.given_name), length(r.given_name)) = 1 AND substring(l.given_name, 1, 1) = substring(r.given_name, 1, 1)',
  holds: ({ given_name: one }, { given_name: other }) => (one.length === 1 || other.length === 1) && one[0] === other[0],
};
const lastDigitsLength = 7;
const lastDigits: PairCondition = {
  sql: `length(l.phone) >= ${lastDigitsLength} AND length(r.phone) >= ${lastDigitsLength} AND right(l.phone, ${lastDigitsLength}) = right(r.phone, ${lastDigitsLength})`,
  holds: ({ phone: one }, { phone: other }) =>
    one.length >= lastDigitsLength && other.length >= lastDigitsLength && one.slice(-lastDigitsLength) === other.slice(-lastDigitsLength),
};

/**
 * How two records of people are compared. At most thirteen comparisons of fifteen levels: a pattern has four bits for each and must stay a number that
 * JavaScript holds exactly. Jaro–Winkler as in Winkler 1990, edits as in Damerau 1964.
 */
export const personComparisons: readonly Comparison[] = [
  {
    field: 'given_name',
    missing: missing('given_name'),
    levels: [
      { name: 'equal', when: same('given_name'), matchShare: 0.7 },
      { name: 'nickname', when: same('root'), matchShare: 0.03 },
      { name: 'one_edit', when: edits('given_name', 1), matchShare: 0.08 },
      { name: 'much_alike', when: alike('given_name', 0.88), matchShare: 0.05 },
      { name: 'swapped', when: swappedNames, matchShare: 0.04 },
      { name: 'initial', when: initial, matchShare: 0.02 },
      { name: 'somewhat_alike', when: alike('given_name', 0.75), matchShare: 0.03 },
      { name: 'different', matchShare: 0.05 },
    ],
  },
  {
    field: 'surname',
    // Names that were swapped have been counted with the given name.
    missing: any(missing('surname'), swappedNames),
    levels: [
      { name: 'equal', when: same('surname'), matchShare: 0.75 },
      { name: 'one_edit', when: edits('surname', 1), matchShare: 0.1 },
      { name: 'much_alike', when: alike('surname', 0.88), matchShare: 0.05 },
      { name: 'somewhat_alike', when: alike('surname', 0.75), matchShare: 0.04 },
      { name: 'different', matchShare: 0.06 },
    ],
  },
  {
    field: 'birth_date',
    missing: missing('birth_date'),
    levels: [
      { name: 'equal', when: same('birth_date'), matchShare: 0.8 },
      { name: 'one_digit', when: edits('birth_date', 1), matchShare: 0.08 },
      { name: 'day_and_month_swapped', when: dayAndMonthSwapped, matchShare: 0.02 },
      { name: 'two_digits', when: edits('birth_date', 2), matchShare: 0.04 },
      { name: 'within_a_year', when: withinAYear, matchShare: 0.02 },
      { name: 'different', matchShare: 0.04 },
    ],
  },
  {
    field: 'street',
    missing: missing('street'),
    levels: [
      { name: 'equal', when: same('street'), matchShare: 0.7 },
      { name: 'one_edit', when: edits('street', 1), matchShare: 0.1 },
      { name: 'much_alike', when: alike('street', 0.9), matchShare: 0.07 },
      { name: 'in_another_line', when: swappedLines, matchShare: 0.02 },
      { name: 'different', matchShare: 0.11 },
    ],
  },
  {
    field: 'street_number',
    missing: missing('street_number'),
    levels: [
      { name: 'equal', when: same('street_number'), matchShare: 0.8 },
      { name: 'one_edit', when: edits('street_number', 1), matchShare: 0.1 },
      { name: 'different', matchShare: 0.1 },
    ],
  },
  {
    field: 'address_line',
    missing: any(missing('address_line'), swappedLines),
    levels: [
      { name: 'equal', when: same('address_line'), matchShare: 0.7 },
      { name: 'one_edit', when: edits('address_line', 1), matchShare: 0.1 },
      { name: 'much_alike', when: alike('address_line', 0.9), matchShare: 0.07 },
      { name: 'different', matchShare: 0.13 },
    ],
  },
  {
    field: 'town',
    missing: missing('town'),
    levels: [
      { name: 'equal', when: same('town'), matchShare: 0.75 },
      { name: 'one_edit', when: edits('town', 1), matchShare: 0.08 },
      { name: 'much_alike', when: alike('town', 0.85), matchShare: 0.07 },
      { name: 'different', matchShare: 0.1 },
    ],
  },
  {
    field: 'postcode',
    missing: missing('postcode'),
    levels: [
      { name: 'equal', when: same('postcode'), matchShare: 0.8 },
      { name: 'one_edit', when: edits('postcode', 1), matchShare: 0.08 },
      { name: 'different', matchShare: 0.12 },
    ],
  },
  {
    field: 'region',
    missing: missing('region'),
    levels: [
      { name: 'equal', when: same('region'), matchShare: 0.9 },
      { name: 'different', matchShare: 0.1 },
    ],
  },
  {
    field: 'phone',
    missing: missing('phone'),
    levels: [
      { name: 'equal', when: same('phone'), matchShare: 0.75 },
      { name: 'last_digits', when: lastDigits, matchShare: 0.05 },
      { name: 'one_edit', when: edits('phone', 1), matchShare: 0.05 },
      { name: 'different', matchShare: 0.15 },
    ],
  },
  {
    field: 'email',
    missing: missing('email'),
    levels: [
      { name: 'equal', when: same('email'), matchShare: 0.7 },
      { name: 'local_part', when: same('local'), matchShare: 0.08 },
      { name: 'two_edits', when: edits('email', 0, 2), matchShare: 0.08 },
      { name: 'much_alike', when: alike('local', 0.9), matchShare: 0.04 },
      { name: 'different', matchShare: 0.1 },
    ],
  },
  {
    field: 'national_number',
    missing: missing('national_number'),
    levels: [
      { name: 'equal', when: same('national_number'), matchShare: 0.85 },
      { name: 'one_edit', when: edits('national_number', 1), matchShare: 0.06 },
      { name: 'two_edits', when: edits('national_number', 2), matchShare: 0.02 },
      { name: 'different', matchShare: 0.07 },
    ],
  },
];

const bitsPerComparison = 4;
const patternsPerComparison = 2 ** bitsPerComparison;

/** The agreement of the records `l` and `r` as one number. */
export function patternExpression(comparisons: readonly Comparison[]): string {
  const parts = comparisons.map(({ missing, levels }, place) => {
    const cases = levels.slice(0, -1).map(({ when }, level) => `(${when?.sql}), ${level + 1}`);
    return `bitShiftLeft(toUInt64(multiIf((${missing.sql}), 0, ${cases.join(', ')}, ${levels.length})), ${bitsPerComparison * place})`;
  });
  return parts.join('\n  + ');
}

/** The level of the comparison at `place`: an expression over a column `pattern`. */
export function levelExpression(place: number): string {
  return `toUInt8(bitAnd(bitShiftRight(pattern, ${bitsPerComparison * place}), ${patternsPerComparison - 1}))`;
}

/** A pattern as levels, one a comparison: 0 where nothing could be compared. */
export function levelsOf(pattern: number, comparisons: number): number[] {
  return Array.from({ length: comparisons }, (_, place) => Math.floor(pattern / patternsPerComparison ** place) % patternsPerComparison);
}

/** The same of two records in memory. Pure; some microseconds. */
export function levelsOfPair(comparisons: readonly Comparison[], l: NormalRecord, r: NormalRecord): number[] {
  return comparisons.map((comparison) => {
    if (comparison.missing.holds(l, r)) return 0;
    const found = comparison.levels.findIndex(({ when }) => when?.holds(l, r));
    return found === -1 ? comparison.levels.length : found + 1;
  });
}
