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
  /** Some values are so common that strangers share them: they are learned apart from rare ones. */
  readonly byFrequency?: true;
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

// `ana.silva@one.test` and `ana.silva7@two.test`: two of one name have such addresses as well as one person.
const addressMadeOfTheName = all(
  not(missing('root')),
  same('root'),
  same('surname'),
  not(same('email')),
  alike('local', 0.8),
  any(not(same('local')), missing('local_number')),
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
    byFrequency: true,
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
    byFrequency: true,
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
    byFrequency: true,
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
    byFrequency: true,
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
    byFrequency: true,
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
    missing: any(missing('email'), addressMadeOfTheName),
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

/** How common a value is that both share: a band for each share of records that it has at least. */
export const frequencyBands = [0.005, 0.0005] as const;

/** The agreement of the records `l` and `r` as one number; `byFrequency` tells common values from rare ones by `l.counts`, with codes beyond the levels. */
export function patternExpression(comparisons: readonly Comparison[], byFrequency = false): string {
  const parts = comparisons.map((comparison, place) => {
    const { missing, levels } = comparison;
    const bands = frequencyBands.map((share, band) => `l.counts[${place + 1}] > ${share} * {records:UInt32}, ${levels.length + 1 + band}`);
    const equal = byFrequency && comparison.byFrequency ? `multiIf(${bands.join(', ')}, 1)` : '1';
    const cases = levels.slice(0, -1).map(({ when }, level) => `(${when?.sql}), ${level === 0 ? equal : level + 1}`);
    return `bitShiftLeft(toUInt64(multiIf((${missing.sql}), 0, ${cases.join(', ')}, ${levels.length})), ${bitsPerComparison * place})`;
  });
  return parts.join('\n  + ');
}

/** The share of records whose value is in each band, by comparison: an expression over records. */
export function bandSharesExpression(comparisons: readonly Comparison[]): string {
  const shares = comparisons.map((_, place) => {
    const above = frequencyBands.map((share) => `countIf(counts[${place + 1}] > ${share} * {records:UInt32})`);
    return `[${above.join(', ')}, countIf(counts[${place + 1}] > 0)]`;
  });
  return `[${shares.join(', ')}]`;
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

/** The level of the comparison at `place`, whatever its band: an expression over a column `pattern`. */
export function levelExpression(place: number, { levels }: Comparison): string {
  const code = `toUInt8(bitAnd(bitShiftRight(pattern, ${bitsPerComparison * place}), ${patternsPerComparison - 1}))`;
  return `if(${code} > ${levels.length}, 1, ${code})`;
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

/** The number of which `codesOf` makes these codes. Pure. */
export function patternOf(codes: readonly number[]): number {
  return codes.reduce((sum, code, place) => sum + code * patternsPerComparison ** place, 0);
}

/** The same of two records in memory. Pure; some microseconds. */
export function levelsOfPair(comparisons: readonly Comparison[], l: NormalRecord, r: NormalRecord): number[] {
  return comparisons.map((comparison) => {
    if (comparison.missing.holds(l, r)) return 0;
    const found = comparison.levels.findIndex(({ when }) => when?.holds(l, r));
    return found === -1 ? comparison.levels.length : found + 1;
  });
}
