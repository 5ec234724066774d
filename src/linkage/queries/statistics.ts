import { keyExpression, personRules } from '../statistics/blocking-rule.ts';
import { levelExpression, patternExpression, personComparisons } from '../statistics/comparison.ts';
import { type Explanation, explanations } from '../statistics/explanation.ts';
import { normalFields, personFields } from '../statistics/person-field.ts';

/*
 * Linkage in ClickHouse, a text for each step, in the order of the steps (`statistics/link-records.ts`). Records of a pair are called `l` and `r`.
 */

/** Records with how many have each of their values. */
export const countValues = `
INSERT INTO linkage_record (run, record, ${normalFields.join(', ')}, counts)
WITH source AS (SELECT * FROM linkage_source WHERE run = {run:UInt32})
SELECT
  {run:UInt32}, record, ${normalFields.join(', ')},
  [${personFields.map((field) => `toUInt32(if(${field} = '', 0, n_${field}))`).join(', ')}]
FROM source
${personFields.map((field) => `LEFT JOIN (SELECT ${field}, count() AS n_${field} FROM source GROUP BY ${field}) AS of_${field} USING (${field})`).join('\n')}`;

/** What every rule makes of every record. */
export const makeKeys = `
INSERT INTO linkage_key (run, rule, key, record)
SELECT {run:UInt32}, rule, key, record
FROM (SELECT record, [${personRules.map(keyExpression).join(',\n  ')}] AS keys FROM linkage_record WHERE run = {run:UInt32})
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

export interface CommonValueRow {
  readonly field: (typeof personFields)[number];
  readonly value: string;
  readonly records: number;
}

/** Of each field the values that most records have, from three on. */
export const commonValues = personFields
  .map(
    (field) => `SELECT * FROM (
  SELECT '${field}' AS field, ${field} AS value, toUInt32(count()) AS records FROM linkage_source
  WHERE run = {run:UInt32} AND ${field} != '' GROUP BY value HAVING records > 2 ORDER BY records DESC, value LIMIT {most:UInt32})`,
  )
  .join('\nUNION ALL\n');

/** What a run wrote, table by table. */
export const dropRun = ['linkage_source', 'linkage_record', 'linkage_key', 'linkage_pair'].map(
  (table) => `ALTER TABLE ${table} DROP PARTITION {run:UInt32}`,
);
