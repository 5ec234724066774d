import { keyExpression, personRules } from '../statistics/blocking-rule.ts';
import { bandSharesExpression, type Comparison, levelExpression, patternExpression, personComparisons } from '../statistics/comparison.ts';
import { type Explanation, explanations, leftWhenMoving } from '../statistics/explanation.ts';
import { maskedFields, maskOf } from '../statistics/letter-mask.ts';
import { normalFields, personFields } from '../statistics/person-field.ts';

/*
 * Linkage in ClickHouse, a text for each step, in the order of the steps (`statistics/link-records.ts`). Records of a pair are called `l` and `r`.
 */

const columns = [...normalFields, ...maskedFields.map(maskOf)];

/** Records with how many have each of their values. */
export const countValues = `
INSERT INTO linkage_record (run, record, ${columns.join(', ')}, counts)
WITH source AS (
  SELECT record, ${normalFields.map((field, at) => `fields[${at + 1}] AS ${field}`).join(', ')}, ${maskedFields.map((field, at) => `masks[${at + 1}] AS ${maskOf(field)}`).join(', ')}
  FROM linkage_source WHERE run = {run:UInt32}
)
SELECT
  {run:UInt32}, record, ${columns.join(', ')},
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

/** The pairs of all blocks that are not larger than their rule's \`sizes\`, each under the first rule that brings it, with their agreement: of the
 * records of one `part` of all `parts`, so that memory does not grow with the pairs. */
export const comparePairs = `
INSERT INTO linkage_pair (run, a, b, rule, pattern)
SELECT {run:UInt32}, pair.a, pair.b, pair.rule, ${patternExpression(personComparisons, true)}
FROM (
  SELECT a, b, min(rule) AS rule
  FROM (
    SELECT rule, a, arrayJoin(arrayFilter(other -> other > a, members)) AS b
    FROM (
      SELECT rule, members, arrayJoin(members) AS a
      FROM (SELECT rule, key, groupArray(record) AS members FROM linkage_key WHERE run = {run:UInt32} GROUP BY rule, key)
      WHERE length(members) > 1 AND length(members) <= arrayElement({sizes:Array(UInt32)}, rule)
    )
    WHERE a % {parts:UInt32} = {part:UInt32}
  )
  GROUP BY a, b
) AS pair
INNER JOIN (SELECT * FROM linkage_record WHERE run = {run:UInt32}) AS l ON l.record = pair.a
INNER JOIN (SELECT * FROM linkage_record WHERE run = {run:UInt32}) AS r ON r.record = pair.b
SETTINGS optimize_aggregation_in_order = 1`;

/** For each comparison, how many records have a value of each band or above, and how many say anything. */
export const bandShares = `SELECT ${bandSharesExpression(personComparisons)} AS counted FROM linkage_record WHERE run = {run:UInt32}`;

export interface PatternRow {
  readonly pattern: number;
  readonly pairs: number;
}

export const countPatterns = `
SELECT pattern, count() AS pairs FROM linkage_pair WHERE run = {run:UInt32} GROUP BY pattern ORDER BY pattern`;

/** Patterns of pairs drawn at random, with replacement: the same for the same seed. */
export const countRandomPatterns = `
SELECT ${patternExpression(personComparisons, true)} AS pattern, count() AS pairs
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
  const level = levelExpression(place, personComparisons[place] as Comparison);
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

const sumOfAdded = (fields: (field: (typeof personFields)[number]) => boolean): string => {
  const added = personFields.flatMap((field, at) => (fields(field) ? [`added[${at + 1}]`] : []));
  return added.length === 0 ? '0' : added.join(' + ');
};

/** How likely one person is, who stayed or moved. */
const oddsFor = `exp2(${sumOfAdded(() => true)}) + exp2({moved:Float64} + ${sumOfAdded((field) => !leftWhenMoving.includes(field))})`;

/** How likely the explanation at `place` is, on the same scale. */
const oddsAgainst = ({ shared }: Explanation, place: number): string =>
  `exp2(${sumOfAdded((field) => shared.includes(field))} - ${lists('prior')}[${place + 1}])`;

const scoredAmong = (condition: string): string => `
  SELECT
    a, b, rule, pattern, l.counts AS counts,
    [${personComparisons.map((_, place) => `toFloat64(${bitsOf(place)})`).join(',\n      ')}] AS added,
    log2(${oddsFor}) - log2(${explanations.map(oddsAgainst).join('\n      + ')}) AS bits
  FROM (SELECT * FROM linkage_pair WHERE run = {run:UInt32} AND ${condition}) AS pair
  INNER JOIN (SELECT record, counts FROM linkage_record WHERE run = {run:UInt32}) AS l ON l.record = pair.a`;

/** The pairs whose log-odds are above \`least\` bits, of the patterns that can reach it at all. */
export const scorePairs = `
SELECT a, b, rule, pattern, counts, bits
FROM (${scoredAmong('pattern IN (SELECT pattern FROM linkage_pattern WHERE run = {run:UInt32})')})
WHERE bits > {least:Float64}
ORDER BY a, b`;

const groupOf = (side: 'a' | 'b'): string =>
  `(SELECT record AS ${side}, likely_group AS group_${side} FROM linkage_group WHERE run = {run:UInt32})`;

/** What speaks against it: the pairs of at most \`least\` bits between records that likely pairs chain together. */
export const scoreAgainst = `
SELECT a, b, bits
FROM (${scoredAmong(`(a, b) IN (
    SELECT a, b FROM linkage_pair INNER JOIN ${groupOf('a')} AS one USING (a) INNER JOIN ${groupOf('b')} AS other USING (b)
    WHERE run = {run:UInt32} AND group_a = group_b
  )`)})
WHERE bits <= {least:Float64}
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
  SELECT '${field}' AS field, ${field} AS value, toUInt32(count()) AS records FROM linkage_record
  WHERE run = {run:UInt32} AND ${field} != '' GROUP BY value HAVING records > 2 ORDER BY records DESC, value LIMIT {most:UInt32})`,
  )
  .join('\nUNION ALL\n');

/** What a run wrote, table by table. */
export const dropRun = ['linkage_source', 'linkage_record', 'linkage_key', 'linkage_pair', 'linkage_pattern', 'linkage_group'].map(
  (table) => `ALTER TABLE ${table} DROP PARTITION {run:UInt32}`,
);
