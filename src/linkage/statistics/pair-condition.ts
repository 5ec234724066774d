import { maskOf } from './letter-mask.ts';
import type { NormalField, NormalRecord } from './person-field.ts';
import { damerauLevenshtein, jaroWinkler, prefixCountsAbove, prefixGainMax } from './text-distance.ts';

/** A condition on two records, for ClickHouse, where they are `l` and `r`, and for one pair in memory: a test holds both to the same answer. */
export interface PairCondition {
  readonly sql: string;
  holds(l: NormalRecord, r: NormalRecord): boolean;
}

/** A field of one of the two. */
export type Side = readonly [side: 'l' | 'r', field: NormalField];

const column = ([side, field]: Side): string => `${side}.${field}`;
const saidBy = ([side, field]: Side, l: NormalRecord, r: NormalRecord): string => (side === 'l' ? l : r)[field];
const bothSides = (field: NormalField): readonly [Side, Side] => [
  ['l', field],
  ['r', field],
];

/** How many different letters the one has that the other lacks: some are taken for one another, so it may be more. */
const lacking = (one: Side, other: Side): string => `bitCount(bitAnd(${maskColumn(one)}, bitNot(${maskColumn(other)})))`;
const maskColumn = ([side, field]: Side): string => `${side}.${maskOf(field)}`;

/** Both say the same in `field`, or in the two fields given. */
export function same(one: NormalField | Side, other?: Side): PairCondition {
  const [left, right] = typeof one === 'string' ? bothSides(one) : [one, other as Side];
  return { sql: `${column(left)} = ${column(right)}`, holds: (l, r) => saidBy(left, l, r) === saidBy(right, l, r) };
}

/** One of them says nothing of `field`. */
export function missing(field: NormalField): PairCondition {
  return { sql: `(l.${field} = '' OR r.${field} = '')`, holds: (l, r) => l[field] === '' || r[field] === '' };
}

/** From `least` to `most` edits lie between what both say in `field`. */
export function edits(field: NormalField, least: number, most = least): PairCondition {
  const [left, right] = bothSides(field);
  return {
    // An edit takes one letter away from the other at most: whoever lacks more is not measured.
    sql: `(${lacking(left, right)} <= ${most} AND ${lacking(right, left)} <= ${most} AND damerauLevenshteinDistance(l.${field}, r.${field}) BETWEEN ${least} AND ${most})`,
    holds: (l, r) => {
      const [one, other] = [l[field], r[field]];
      // Each letter more is an edit.
      if (Math.abs(Buffer.byteLength(one) - Buffer.byteLength(other)) > most) return false;
      const count = damerauLevenshtein(one, other);
      return count >= least && count <= most;
    },
  };
}

// A likeness that is `least` to the last digit is one, however it was rounded on the way.
const roundedOff = 1e-9;

/** Both are alike (Jaro–Winkler) by at least `least`. */
export function alike(one: NormalField | Side, least: number, other?: Side): PairCondition {
  const [left, right] = typeof one === 'string' ? bothSides(one) : [one, other as Side];
  // As many letters as both have can be the same at most; of their share in both and of four letters at the start follows what likeness is possible.
  const shared = `least(length(${column(left)}) - ${lacking(left, right)}, length(${column(right)}) - ${lacking(right, left)})`;
  const jaroMin = Math.max(prefixCountsAbove, (least - prefixGainMax) / (1 - prefixGainMax));
  const possible = `${shared} / length(${column(left)}) + ${shared} / length(${column(right)}) >= ${3 * jaroMin - 1 - roundedOff}`;
  return {
    sql: `(${possible} AND jaroWinklerSimilarity(${column(left)}, ${column(right)}) >= ${least - roundedOff})`,
    holds: (l, r) => jaroWinkler(saidBy(left, l, r), saidBy(right, l, r)) >= least - roundedOff,
  };
}

export function all(...conditions: readonly PairCondition[]): PairCondition {
  return { sql: joined(conditions, 'AND'), holds: (l, r) => conditions.every((one) => one.holds(l, r)) };
}

export function any(...conditions: readonly PairCondition[]): PairCondition {
  return { sql: joined(conditions, 'OR'), holds: (l, r) => conditions.some((one) => one.holds(l, r)) };
}

export function not(condition: PairCondition): PairCondition {
  return { sql: `NOT (${condition.sql})`, holds: (l, r) => !condition.holds(l, r) };
}

function joined(conditions: readonly PairCondition[], word: 'AND' | 'OR'): string {
  return `(${conditions.map(({ sql }) => sql).join(` ${word} `)})`;
}
