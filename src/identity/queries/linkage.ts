import { type BlockingRule, personRules } from '../linkage/blocking-rule.ts';
import { levelExpression, patternExpression, personComparisons } from '../linkage/comparison.ts';
import { type Explanation, explanations } from '../linkage/explanation.ts';
import { personFields } from '../linkage/person-field.ts';

/*
 * Linkage in ClickHouse, a text for each step, in the order of the steps (`linkage/link-records.ts`). Records of a pair are called `l` and `r`.
 */

const folded = (column: string): string =>
  `trim(BOTH ' ' FROM replaceRegexpAll(replaceRegexpAll(lowerUTF8(normalizeUTF8NFKD(${column})), '\\\\p{M}', ''), '[^\\\\p{L}\\\\p{N}]+', ' '))`;
const lettersOnly = (column: string): string => `replaceAll(${folded(column)}, ' ', '')`;
const digits = (column: string): string => `replaceRegexpAll(${column}, '[^0-9]', '')`;
// Day first or month first cannot be told from one date: both writings of a file are read as day first, and a swap is a level of its own.
const yearLast = `'^\\\\s*\\\\d{1,2}[^0-9]\\\\d{1,2}[^0-9]\\\\d{4}\\\\s*$'`;
const birthDate = `if(match(birth_date, ${yearLast}),
    concat(splitByRegexp('[^0-9]', trim(birth_date))[3], leftPad(splitByRegexp('[^0-9]', trim(birth_date))[2], 2, '0'), leftPad(splitByRegexp('[^0-9]', trim(birth_date))[1], 2, '0')),
    if(length(${digits('birth_date')}) >= 8, substring(${digits('birth_date')}, 1, 8), ''))`;
const email = `if(position(email, '@') > 1, lower(trim(email)), '')`;

const normalForm: Readonly<Record<(typeof personFields)[number], string>> = {
  given_name: lettersOnly('given_name'),
  surname: lettersOnly('surname'),
  birth_date: birthDate,
  street: folded('street'),
  street_number: lettersOnly('street_number'),
  address_line: folded('address_line'),
  town: folded('town'),
  postcode: lettersOnly('postcode'),
  region: folded('region'),
  phone: digits('phone'),
  email,
  national_number: lettersOnly('national_number'),
};

/** Records in the form in which they are compared, with how many records have each of their values. */
export const normalise = `
INSERT INTO linkage_record (run, record, ${personFields.join(', ')}, root, local, counts)
WITH normal AS (
  SELECT record, ${personFields.map((field) => `${normalForm[field]} AS new_${field}`).join(',\n    ')}
  FROM linkage_source WHERE run = {run:UInt32}
)
SELECT
  {run:UInt32}, record, ${personFields.map((field) => `new_${field}`).join(', ')},
  transform(new_given_name, {forms:Array(String)}, {names:Array(String)}, new_given_name),
  substring(new_email, 1, position(new_email, '@') - 1),
  [${personFields.map((field) => `toUInt32(if(new_${field} = '', 0, n_${field}))`).join(', ')}]
FROM normal
${personFields.map((field) => `LEFT JOIN (SELECT new_${field}, count() AS n_${field} FROM normal GROUP BY new_${field}) AS of_${field} USING (new_${field})`).join('\n')}`;

const keyOf = ({ parts }: BlockingRule): string =>
  `if(${parts.map((part) => `${part} = ''`).join(' OR ')}, 0, cityHash64(${parts.join(', ')}))`;

/** What every rule makes of every record. */
export const makeKeys = `
INSERT INTO linkage_key (run, rule, key, record)
SELECT {run:UInt32}, rule, key, record
FROM (SELECT record, [${personRules.map(keyOf).join(',\n  ')}] AS keys FROM linkage_record WHERE run = {run:UInt32})
ARRAY JOIN keys AS key, arrayEnumerate(keys) AS rule
WHERE key != 0`;

export interface BlockSizesRow {
  readonly rule: number;
  /** Records in a block. */
  readonly size: number;
  readonly blocks: number;
}

/** How many blocks of each size every rule makes: before anything is compared. */
export const blockSizes = `
SELECT rule, size, toUInt32(count()) AS blocks
FROM (SELECT rule, key, toUInt32(count()) AS size FROM linkage_key WHERE run = {run:UInt32} GROUP BY rule, key)
WHERE size > 1
GROUP BY rule, size ORDER BY rule, size`;

/** The pairs of all blocks that are not larger than their rule's \`sizes\`, each under the first rule that brings it, with their agreement. */
export const comparePairs = `
INSERT INTO linkage_pair (run, a, b, rule, pattern)
WITH keyed AS (
  SELECT rule, key, record FROM linkage_key
  WHERE run = {run:UInt32} AND (rule, key) IN (
    SELECT rule, key FROM linkage_key WHERE run = {run:UInt32}
    GROUP BY rule, key HAVING count() > 1 AND count() <= arrayElement({sizes:Array(UInt32)}, rule)
  )
)
SELECT {run:UInt32}, pair.a, pair.b, pair.rule, ${patternExpression(personComparisons)}
FROM (
  SELECT one.record AS a, other.record AS b, min(one.rule) AS rule
  FROM keyed AS one INNER JOIN keyed AS other USING (rule, key)
  WHERE one.record < other.record
  GROUP BY a, b
) AS pair
INNER JOIN (SELECT * FROM linkage_record WHERE run = {run:UInt32}) AS l ON l.record = pair.a
INNER JOIN (SELECT * FROM linkage_record WHERE run = {run:UInt32}) AS r ON r.record = pair.b`;

export interface PatternRow {
  readonly pattern: number;
  readonly pairs: number;
}

export const countPatterns = `
SELECT pattern, count() AS pairs FROM linkage_pair WHERE run = {run:UInt32} GROUP BY pattern ORDER BY pattern`;

/** Patterns of pairs drawn at random, with replacement: the same for the same seed. */
export const countRandomPatterns = `
SELECT ${patternExpression(personComparisons)} AS pattern, count() AS pairs
FROM (
  SELECT
    toUInt32(sipHash64({seed:UInt64}, number, 1) % greatest({records:UInt32}, 1)) AS a,
    toUInt32(sipHash64({seed:UInt64}, number, 2) % greatest({records:UInt32}, 1)) AS b
  FROM numbers({draws:UInt64}) WHERE a != b
) AS pair
INNER JOIN (SELECT * FROM linkage_record WHERE run = {run:UInt32}) AS l ON l.record = pair.a
INNER JOIN (SELECT * FROM linkage_record WHERE run = {run:UInt32}) AS r ON r.record = pair.b
GROUP BY pattern ORDER BY pattern`;

const lists = (name: string): string => `{${name}:Array(Float64)}`;

/** What the comparison at \`place\` adds in bits: as \`waterfallOf\` says it. */
const bitsOf = (place: number): string => {
  const level = levelExpression(place);
  const share = `greatest((l.counts[${place + 1}] - 1 - ${lists('own')}[${place + 1}]) / {records:UInt32}, ${lists('rarest')}[${place + 1}])`;
  return `multiIf(${level} = 0, 0, ${level} = 1, log2(${lists('equal')}[${place + 1}] / ${share}), {bits:Array(Array(Float64))}[${place + 1}][${level}])`;
};

export interface ScoredPairRow {
  readonly a: number;
  readonly b: number;
  readonly rule: number;
  readonly pattern: number;
  /** Records with the value of each field. */
  readonly counts: readonly number[];
  readonly bits: number;
}

/** Two to the power of what speaks for the explanation at `place` and against one person, by the bits of each comparison. */
const oddsAgainst = ({ shared }: Explanation, place: number): string => {
  const telling = personFields.flatMap((field, at) => (shared.includes(field) ? [] : [`added[${at + 1}]`]));
  return `exp2(-(${lists('prior')}[${place + 1}] + ${telling.join(' + ')}))`;
};

const scored = `
  SELECT
    a, b, rule, pattern, l.counts AS counts,
    [${personComparisons.map((_, place) => `toFloat64(${bitsOf(place)})`).join(',\n      ')}] AS added,
    -log2(${explanations.map(oddsAgainst).join('\n      + ')}) AS bits
  FROM (SELECT * FROM linkage_pair WHERE run = {run:UInt32}) AS pair
  INNER JOIN (SELECT record, counts FROM linkage_record WHERE run = {run:UInt32}) AS l ON l.record = pair.a`;

/**
 * The pairs of records that each are likely to be one person with some other, with their log-odds in bits: also those between them that speak against it,
 * which clusters go by.
 */
export const scorePairs = `
WITH scored AS (${scored}),
  likely AS (SELECT arrayJoin([a, b]) AS record FROM scored WHERE bits > 0)
SELECT a, b, rule, pattern, counts, bits FROM scored
WHERE a IN (SELECT record FROM likely) AND b IN (SELECT record FROM likely)
ORDER BY a, b`;
