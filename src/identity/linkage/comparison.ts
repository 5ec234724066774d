import type { PersonField } from './person-field.ts';

/** One way in which two values can agree. */
export interface AgreementLevel {
  readonly name: string;
  /** A condition over the records `l` and `r`; the first that holds counts. Absent: whatever no other level says. */
  readonly when?: string;
  /** Share of true pairs at which the estimate begins, and to which it is drawn where there is little to learn from. */
  readonly matchShare: number;
}

/** How one field of two records is compared. A pair's level is 0 where either says nothing, else its place in `levels` from 1. */
export interface Comparison {
  readonly field: PersonField;
  /** When there is nothing to compare. */
  readonly missing: string;
  /** From the closest agreement to none. The first is equality, whose evidence depends on how many share the value. */
  readonly levels: readonly AgreementLevel[];
}

const both = (column: string): string => `l.${column} = '' OR r.${column} = ''`;
const equal = (column: string): string => `l.${column} = r.${column}`;
const edits = (column: string): string => `damerauLevenshteinDistance(l.${column}, r.${column})`;
const alike = (left: string, right: string): string => `jaroWinklerSimilarity(${left}, ${right})`;

const swappedNames = `l.given_name != '' AND l.surname != '' AND r.given_name != '' AND r.surname != ''
  AND ${alike('l.given_name', 'r.surname')} >= 0.88 AND ${alike('l.surname', 'r.given_name')} >= 0.88
  AND ${alike('l.given_name', 'r.given_name')} < 0.88`;
const swappedLines = `l.street != '' AND r.street != '' AND l.street != r.street
  AND (l.street = r.address_line OR r.street = l.address_line)`;
const year = (side: string): string => `toInt32OrZero(substring(${side}.birth_date, 1, 4))`;
const dayCount = (side: string): string =>
  `(${year(side)} * 372 + toInt32OrZero(substring(${side}.birth_date, 5, 2)) * 31 + toInt32OrZero(substring(${side}.birth_date, 7, 2)))`;

/**
 * How two records of people are compared. At most thirteen comparisons of fifteen levels: a pattern has four bits for each and must stay a number that
 * JavaScript holds exactly. Jaro–Winkler as in Winkler 1990, edits as in Damerau 1964.
 */
export const personComparisons: readonly Comparison[] = [
  {
    field: 'given_name',
    missing: both('given_name'),
    levels: [
      { name: 'equal', when: equal('given_name'), matchShare: 0.7 },
      { name: 'nickname', when: 'l.root = r.root', matchShare: 0.03 },
      { name: 'one_edit', when: `${edits('given_name')} = 1`, matchShare: 0.08 },
      { name: 'much_alike', when: `${alike('l.given_name', 'r.given_name')} >= 0.88`, matchShare: 0.05 },
      { name: 'swapped', when: swappedNames, matchShare: 0.04 },
      {
        name: 'initial',
        when: `least(length(l.given_name), length(r.given_name)) = 1 AND substring(l.given_name, 1, 1) = substring(r.given_name, 1, 1)`,
        matchShare: 0.02,
      },
      { name: 'somewhat_alike', when: `${alike('l.given_name', 'r.given_name')} >= 0.75`, matchShare: 0.03 },
      { name: 'different', matchShare: 0.05 },
    ],
  },
  {
    field: 'surname',
    // Names that were swapped have been counted with the given name.
    missing: `${both('surname')} OR (${swappedNames})`,
    levels: [
      { name: 'equal', when: equal('surname'), matchShare: 0.75 },
      { name: 'one_edit', when: `${edits('surname')} = 1`, matchShare: 0.1 },
      { name: 'much_alike', when: `${alike('l.surname', 'r.surname')} >= 0.88`, matchShare: 0.05 },
      { name: 'somewhat_alike', when: `${alike('l.surname', 'r.surname')} >= 0.75`, matchShare: 0.04 },
      { name: 'different', matchShare: 0.06 },
    ],
  },
  {
    field: 'birth_date',
    missing: both('birth_date'),
    levels: [
      { name: 'equal', when: equal('birth_date'), matchShare: 0.8 },
      { name: 'one_digit', when: `${edits('birth_date')} = 1`, matchShare: 0.08 },
      {
        name: 'day_and_month_swapped',
        when: `l.birth_date = concat(substring(r.birth_date, 1, 4), substring(r.birth_date, 7, 2), substring(r.birth_date, 5, 2))`,
        matchShare: 0.02,
      },
      { name: 'two_digits', when: `${edits('birth_date')} = 2`, matchShare: 0.04 },
      { name: 'within_a_year', when: `abs(${dayCount('l')} - ${dayCount('r')}) <= 372`, matchShare: 0.02 },
      { name: 'different', matchShare: 0.04 },
    ],
  },
  {
    field: 'street',
    missing: both('street'),
    levels: [
      { name: 'equal', when: equal('street'), matchShare: 0.7 },
      { name: 'one_edit', when: `${edits('street')} = 1`, matchShare: 0.1 },
      { name: 'much_alike', when: `${alike('l.street', 'r.street')} >= 0.9`, matchShare: 0.07 },
      { name: 'in_another_line', when: swappedLines, matchShare: 0.02 },
      { name: 'different', matchShare: 0.11 },
    ],
  },
  {
    field: 'street_number',
    missing: both('street_number'),
    levels: [
      { name: 'equal', when: equal('street_number'), matchShare: 0.8 },
      { name: 'one_edit', when: `${edits('street_number')} = 1`, matchShare: 0.1 },
      { name: 'different', matchShare: 0.1 },
    ],
  },
  {
    field: 'address_line',
    missing: `${both('address_line')} OR (${swappedLines})`,
    levels: [
      { name: 'equal', when: equal('address_line'), matchShare: 0.7 },
      { name: 'one_edit', when: `${edits('address_line')} = 1`, matchShare: 0.1 },
      { name: 'much_alike', when: `${alike('l.address_line', 'r.address_line')} >= 0.9`, matchShare: 0.07 },
      { name: 'different', matchShare: 0.13 },
    ],
  },
  {
    field: 'town',
    missing: both('town'),
    levels: [
      { name: 'equal', when: equal('town'), matchShare: 0.75 },
      { name: 'one_edit', when: `${edits('town')} = 1`, matchShare: 0.08 },
      { name: 'much_alike', when: `${alike('l.town', 'r.town')} >= 0.85`, matchShare: 0.07 },
      { name: 'different', matchShare: 0.1 },
    ],
  },
  {
    field: 'postcode',
    missing: both('postcode'),
    levels: [
      { name: 'equal', when: equal('postcode'), matchShare: 0.8 },
      { name: 'one_edit', when: `${edits('postcode')} = 1`, matchShare: 0.08 },
      { name: 'different', matchShare: 0.12 },
    ],
  },
  {
    field: 'region',
    missing: both('region'),
    levels: [
      { name: 'equal', when: equal('region'), matchShare: 0.9 },
      { name: 'different', matchShare: 0.1 },
    ],
  },
  {
    field: 'phone',
    missing: both('phone'),
    levels: [
      { name: 'equal', when: equal('phone'), matchShare: 0.75 },
      {
        name: 'last_digits',
        when: `length(l.phone) >= 7 AND length(r.phone) >= 7 AND right(l.phone, 7) = right(r.phone, 7)`,
        matchShare: 0.05,
      },
      { name: 'one_edit', when: `${edits('phone')} = 1`, matchShare: 0.05 },
      { name: 'different', matchShare: 0.15 },
    ],
  },
  {
    field: 'email',
    missing: both('email'),
    levels: [
      { name: 'equal', when: equal('email'), matchShare: 0.7 },
      { name: 'local_part', when: equal('local'), matchShare: 0.08 },
      { name: 'two_edits', when: `${edits('email')} <= 2`, matchShare: 0.08 },
      { name: 'much_alike', when: `${alike('l.local', 'r.local')} >= 0.9`, matchShare: 0.04 },
      { name: 'different', matchShare: 0.1 },
    ],
  },
  {
    field: 'national_number',
    missing: both('national_number'),
    levels: [
      { name: 'equal', when: equal('national_number'), matchShare: 0.85 },
      { name: 'one_edit', when: `${edits('national_number')} = 1`, matchShare: 0.06 },
      { name: 'two_edits', when: `${edits('national_number')} = 2`, matchShare: 0.02 },
      { name: 'different', matchShare: 0.07 },
    ],
  },
];

const bitsPerComparison = 4;
const patternsPerComparison = 2 ** bitsPerComparison;

/** The agreement of the records `l` and `r` as one number. */
export function patternExpression(comparisons: readonly Comparison[]): string {
  const parts = comparisons.map(({ missing, levels }, place) => {
    const cases = levels.slice(0, -1).map(({ when }, level) => `(${when}), ${level + 1}`);
    return `bitShiftLeft(toUInt64(multiIf((${missing}), 0, ${cases.join(', ')}, ${levels.length})), ${bitsPerComparison * place})`;
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
