import { dayMs } from '../foundation/index.ts';
import { boolArray, int4Array, int8Array, type Sql, textArray } from '../storage/index.ts';
import { scopeOf } from './permission-scope.ts';
import { isExplicit, type Said } from './permission-statement.ts';
import { deleteStanding, insertStanding, readFill, writeFill } from './queries/standing.ts';
import { type SaidPermission, saidPermissions, standingWords } from './said-permissions.ts';

/** What stands under one identifier, as the table of everyone's words has it: members of one place belong together. Times in milliseconds since 1970. */
export interface StandingRow {
  readonly scopes: readonly string[];
  readonly granted: readonly boolean[];
  readonly times: readonly number[];
  readonly sources: readonly number[];
  /** 2 an event of its own, 1 a TC string (which has a day of its own), 0 what is repeated. */
  readonly firmness: readonly number[];
}

const firm = 2;
const firmnessOf = ({ signal }: SaidPermission): number => (isExplicit(signal) ? firm : signal === 'tcf' ? 1 : 0);

/** Before the scope of a word that does not stand here, but may beside words of her other identifiers. */
export const besideMark = '!';

/** The row of an identifier; undefined when nothing was said under it. Pure. */
export function standingRowOf(said: Said): StandingRow | undefined {
  const all = saidPermissions(said);
  const standing = standingWords(all);
  if (standing.size === 0) return undefined;
  const words = [...standing].flatMap(([scope, stands]) => [
    { scope, word: stands as SaidPermission },
    ...wordsBeside(scope, stands, all).map((word) => ({ scope: besideMark + scope, word })),
  ]);
  words.sort((left, right) => (left.scope < right.scope ? -1 : left.scope > right.scope ? 1 : left.word.time - right.word.time));
  return {
    scopes: words.map(({ scope }) => scope),
    granted: words.map(({ word }) => word.granted),
    times: words.map(({ word }) => word.time),
    sources: words.map(({ word }) => word.sourceId),
    firmness: words.map(({ word }) => firmnessOf(word)),
  };
}

/**
 * What else can decide of a whole person, besides the word that stands under one of her identifiers: the newest of all, the newest no, the newest that an
 * event of its own said, and the newest yes that undoes such a no.
 */
function wordsBeside(scope: string, stands: SaidPermission, all: readonly SaidPermission[]): SaidPermission[] {
  const own = all.filter(({ purpose }) => scopeOf(purpose).key === scope);
  if (own.length === 1) return [];
  const newest = (fits: (word: SaidPermission) => boolean) =>
    own.filter(fits).reduce<SaidPermission | undefined>((best, one) => {
      return best === undefined || one.time > best.time || (one.time === best.time && !one.granted) ? one : best;
    }, undefined);
  const found = [
    newest(() => true),
    newest(({ granted }) => !granted),
    newest((word) => !word.granted && firmnessOf(word) === firm),
    newest((word) => word.granted && firmnessOf(word) > 0),
  ];
  const isSame = (left: SaidPermission, right: SaidPermission) =>
    left.granted === right.granted && left.time === right.time && firmnessOf(left) === firmnessOf(right);
  const beside: SaidPermission[] = [];
  for (const one of found) if (one !== undefined && ![stands, ...beside].some((known) => isSame(known, one))) beside.push(one);
  return beside;
}

/**
 * Whether a row has to be written again: another word stands, a firm one is newer, or a repeated one by a day. Whatever is stamped on every event would
 * otherwise be written with every event. Pure.
 */
export function isStandingChanged(before: StandingRow | undefined, after: StandingRow | undefined): boolean {
  if (before === undefined || after === undefined) return before !== after;
  if (before.scopes.length !== after.scopes.length) return true;
  return after.scopes.some(
    (scope, at) =>
      scope !== before.scopes[at] ||
      after.granted[at] !== before.granted[at] ||
      after.sources[at] !== before.sources[at] ||
      after.firmness[at] !== before.firmness[at] ||
      isLater(before.times[at] as number, after.times[at] as number, after.firmness[at] === firm),
  );
}

/** A repeated word is written again with the first event of a UTC day. */
function isLater(before: number, after: number, isFirm: boolean): boolean {
  return isFirm ? before !== after : Math.floor(before / dayMs) !== Math.floor(after / dayMs);
}

/** Writes the rows of some identifiers, in the caller's transaction; undefined removes one. */
export async function writeStanding(sql: Sql, rows: ReadonlyMap<number, StandingRow | undefined>): Promise<void> {
  if (rows.size === 0) return;
  await sql.prepared('consent_standing_remove', deleteStanding, [int8Array([...rows.keys()])]);
  const kept = [...rows].filter((row): row is [number, StandingRow] => row[1] !== undefined);
  if (kept.length === 0) return;
  // Lists of different lengths cannot travel as one array: each word goes as a row and is put together there.
  const words = kept.flatMap(([id, row]) => row.scopes.map((scope, at) => ({ id, scope, at, row })));
  await sql.prepared('consent_standing_add', insertStanding, [
    int8Array(words.map(({ id }) => id)),
    textArray(words.map(({ scope }) => scope)),
    boolArray(words.map(({ row, at }) => row.granted[at] as boolean)),
    int8Array(words.map(({ row, at }) => row.times[at] as number)),
    int4Array(words.map(({ row, at }) => row.sources[at] as number)),
    int4Array(words.map(({ row, at }) => row.firmness[at] as number)),
  ]);
}

/** How far the words of an earlier release have been read in, by number of the identifier. */
export interface StandingFill {
  readonly doneUntil: number;
  readonly isDone: boolean;
}

export async function readStandingFill(sql: Sql): Promise<StandingFill> {
  const [row] = await sql.query<{ done_until: number; is_done: boolean }>(readFill);
  return { doneUntil: row?.done_until ?? 0, isDone: row?.is_done ?? true };
}

export async function writeStandingFill(sql: Sql, { doneUntil, isDone }: StandingFill): Promise<void> {
  await sql.query(writeFill, [doneUntil, isDone]);
}
