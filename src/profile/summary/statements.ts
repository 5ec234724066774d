import { isExplicit } from '../../consent/index.ts';
import type { JsonValue } from '../../foundation/index.ts';
import { compareText, stableHash } from './stable-hash.ts';
import type { Statement } from './summary.ts';

// Segment allows 300 traits an event; people have ten to fifty. Of more names, those with the smallest hash are kept.
export const traitNamesMax = 200;
// Purposes of a consent object: TCF has 11, firms have 3 to 10.
export const permissionNamesMax = 50;
// Longer names are somebody's data in the wrong place.
const nameLengthMax = 100;
// A long note or a list: enough to show; the event has the whole.
const valueLengthMax = 1000;

/**
 * Whether two statements speak about the same thing, so that the newer replaces the older: traits per source and method (what she
 * stated and what a system observed stand side by side), permissions whoever reported them, but what
 * an event of its own said beside what is stamped on every event.
 */
export type StatementScope = 'firmness' | 'sourceAndMethod';

/** The order of statements: by time, then by what identifies the event, so that ties do not depend on arrival. */
export function compareStatements(left: Readonly<Statement>, right: Readonly<Statement>): number {
  return left[0] - right[0] || compareText(left[2], right[2]) || left[1] - right[1] || compareText(left[3], right[3]);
}

/**
 * Adds a statement: each name stays only in the newest statement of its scope. The names of `added` are in order and without
 * repeats. Mutates `list` and `added`.
 */
export function addStatement(list: Statement[], added: Statement, scope: StatementScope, namesMax: number): void {
  for (let at = list.length - 1; at >= 0; at--) {
    const known = list[at] as Statement;
    if (scope === 'sourceAndMethod' ? known[1] !== added[1] || known[3] !== added[3] : isExplicit(known[3]) !== isExplicit(added[3]))
      continue;
    const newerIsAdded = compareStatements(known, added) < 0;
    removeNames(newerIsAdded ? known : added, newerIsAdded ? added : known);
    if (known[4].length === 0) list.splice(at, 1);
    if (added[4].length === 0) return;
  }
  let at = list.length;
  while (at > 0 && compareStatements(list[at - 1] as Statement, added) > 0) at--;
  list.splice(at, 0, added);
  dropNamesOverLimit(list, namesMax);
}

/** Removes from `older` the names that `newer` has; both are in order of names. */
function removeNames(older: Statement, newer: Readonly<Statement>): void {
  const olderNames = older[4];
  const newerNames = newer[4];
  let other = newerNames.length - 1;
  for (let at = olderNames.length - 1; at >= 0; at--) {
    const name = olderNames[at] as string;
    while (other >= 0 && (newerNames[other] as string) > name) other--;
    if (other < 0) return;
    if (newerNames[other] === name) {
      olderNames.splice(at, 1);
      older[5].splice(at, 1);
    }
  }
}

function dropNamesOverLimit(list: Statement[], namesMax: number): void {
  let total = 0;
  for (const statement of list) total += statement[4].length;
  if (total <= namesMax) return;
  const names = [...new Set(list.flatMap((statement) => statement[4]))];
  if (names.length <= namesMax) return;
  const ranked = names
    .map((name) => ({ name, hash: stableHash(name) }))
    .sort((left, right) => left.hash - right.hash || compareText(left.name, right.name));
  const dropped = new Set(ranked.slice(namesMax).map((each) => each.name));
  for (let at = list.length - 1; at >= 0; at--) {
    const [, , , , statedNames, values] = list[at] as Statement;
    for (let index = statedNames.length - 1; index >= 0; index--) {
      if (!dropped.has(statedNames[index] as string)) continue;
      statedNames.splice(index, 1);
      values.splice(index, 1);
    }
    if (statedNames.length === 0) list.splice(at, 1);
  }
}

/** A trait's name when it can be kept. */
export function isKeptName(name: string): boolean {
  return name !== '' && name.length <= nameLengthMax;
}

/** A value as the summary keeps it: long texts and large structures are cut, with an ellipsis to say so. */
export function keptValue(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.length <= valueLengthMax ? value : cutText(value, valueLengthMax);
  if (typeof value !== 'object' || value === null) return value;
  const text = JSON.stringify(value);
  return text.length <= valueLengthMax ? value : cutText(text, valueLengthMax);
}

/** The first `lengthMax` units of a text, never half of a character, with an ellipsis when something was cut. */
export function cutText(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  const last = text.charCodeAt(lengthMax - 2);
  const isHalf = last >= 0xd800 && last <= 0xdbff;
  return `${text.slice(0, isHalf ? lengthMax - 2 : lengthMax - 1)}…`;
}
