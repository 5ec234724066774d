import { int4Array, int8Array, type Postgres, type Sql, textArray } from '../../storage/index.ts';
import { readParents } from '../keeping/parents.ts';
import * as queries from '../queries/likeness.ts';
import { parentsAbove } from '../role/parent-chain.ts';
import { keysOfFirm } from './firm-keys.ts';
import type { FirmRecord } from './firm-record.ts';
import { holdersMax } from './learn-likeness.ts';
import { type FirmScore, type LikenessModel, scoreFirms } from './likeness-model.ts';
import { readSaidFirms } from './said-record.ts';
import type { KeyCounts } from './word-keys.ts';

/** A record with the firm that it is shown as. */
export interface HeldFirm {
  readonly id: number;
  readonly whole: number;
  readonly record: FirmRecord;
}

/** Two records of different firms, and how sure it is that those are one. */
export interface LikelyFirms extends FirmScore {
  readonly one: Pick<HeldFirm, 'id' | 'whole'>;
  readonly other: Pick<HeldFirm, 'id' | 'whole'>;
  readonly key: string;
}

export interface LikenessContext {
  readonly model: LikenessModel;
  /** From this chance on a pair comes before a reviewer. */
  readonly reviewFrom: number;
  readonly now: number;
}

// Whether twenty thousand or more have a word makes no difference to anybody.
const countedMax = 20_000;

/** Says that something was said of these firms: they are compared soon after. */
export async function queueFirms(sql: Sql, firms: readonly number[]): Promise<void> {
  if (firms.length > 0) await sql.prepared('firm_add_due', queries.addDue, [int8Array(firms)]);
}

/**
 * Compares the next firms of which something was said with all that share a key with them, and keeps the pairs that are likely one; answers how many were looked at. Joins nobody.
 * Cost: a look into the index for each of some thirty keys a firm, and a count of each of theirs; never a scan.
 */
export async function compareArrivedFirms(postgres: Postgres, context: LikenessContext, limit: number): Promise<number> {
  return postgres.transaction(async (sql) => {
    const due = await sql.prepared<{ id: number; firm_id: number }>('firm_next_due', queries.nextDue, [limit]);
    if (due.length === 0) return 0;
    const changed = await writeFirmRecords(sql, [...new Set(due.map(({ firm_id }) => firm_id))]);
    if (changed.length > 0) {
      await sql.prepared('firm_remove_open', queries.removeOpen, [int8Array(changed.map(({ id }) => id))]);
      await proposeFirms(sql, await findLikely(sql, changed, context), context);
    }
    await sql.prepared('firm_remove_due', queries.removeDue, [int8Array(due.map(({ id }) => id))]);
    return due.length;
  }, 'once');
}

/** Brings the records of these firms and their keys up to date; answers those that are new or say something else now. */
async function writeFirmRecords(sql: Sql, ids: readonly number[]): Promise<HeldFirm[]> {
  const before = new Map((await readFirmRecords(sql, ids)).map((one) => [one.id, JSON.stringify(one.record)]));
  const changed: number[] = [];
  for (const [id, { record }] of await readSaidFirms(sql, ids)) {
    const body = JSON.stringify(record);
    if (before.get(id) === body) continue;
    const keys = textArray(keysOfFirm(record));
    await sql.prepared('firm_put_record', queries.putRecord, [id, body]);
    await sql.prepared('firm_remove_keys', queries.removeKeys, [id, keys]);
    await sql.prepared('firm_add_keys', queries.addKeys, [id, keys]);
    changed.push(id);
  }
  return readFirmRecords(sql, changed);
}

/** Records of these firms, as far as there are any. */
async function readFirmRecords(sql: Sql, ids: readonly number[]): Promise<HeldFirm[]> {
  return ids.length === 0
    ? []
    : (await sql.prepared<queries.RecordRow>('firm_records', queries.recordsById, [int8Array(ids)])).map(heldFirm);
}

export function heldFirm({ firm_id, whole_id, body }: queries.RecordRow): HeldFirm {
  return { id: firm_id, whole: whole_id, record: JSON.parse(body) as FirmRecord };
}

async function findLikely(sql: Sql, firms: readonly HeldFirm[], { model, reviewFrom }: LikenessContext): Promise<LikelyFirms[]> {
  const keysOf = new Map(firms.map((firm) => [firm, keysOfFirm(firm.record)]));
  const keys = [...new Set([...keysOf.values()].flat())];
  const holders = new Map<string, number[]>();
  const rows = await sql.prepared<{ key: string; firm_id: number }>('firm_key_holders', queries.keyHolders, [
    textArray(keys),
    holdersMax + 1,
  ]);
  for (const { key, firm_id } of rows) holders.set(key, [...(holders.get(key) ?? []), firm_id]);
  for (const [key, ids] of holders) if (ids.length > holdersMax) holders.delete(key);
  const candidates = new Map((await readFirmRecords(sql, [...new Set([...holders.values()].flat())])).map((one) => [one.id, one]));
  const known = await countsOf(sql, [...keysOf.values(), ...[...candidates.values()].map(({ record }) => keysOfFirm(record))].flat());
  const found: LikelyFirms[] = [];
  for (const [one, own] of keysOf) {
    const met = new Set<number>();
    for (const key of own) {
      for (const id of holders.get(key) ?? []) {
        const other = candidates.get(id);
        if (other === undefined || other.whole === one.whole || met.has(id)) continue;
        met.add(id);
        const score = scoreFirms(model, one.record, other.record, known);
        if (score.chance >= reviewFrom) found.push({ ...score, one, other, key });
      }
    }
  }
  return found;
}

async function countsOf(sql: Sql, keys: readonly string[]): Promise<KeyCounts> {
  const [all] = await sql.query<{ firms: number }>(queries.countRecords);
  const rows = await sql.prepared<{ key: string; firms: number }>('firm_count_keys', queries.countKeys, [
    textArray([...new Set(keys)]),
    countedMax,
  ]);
  const counts = new Map(rows.map(({ key, firms }) => [key, firms]));
  return { firms: all?.firms ?? 0, of: (key) => counts.get(key) ?? 0 };
}

/**
 * Puts pairs before a reviewer, of two firms the surest: not those about which somebody has said what they are, nor a firm and its own part, nor two parts of one.
 */
export async function proposeFirms(
  sql: Sql,
  found: readonly LikelyFirms[],
  { model, now }: Omit<LikenessContext, 'reviewFrom'>,
): Promise<void> {
  if (found.length === 0) return;
  await sql.query(queries.notifyJoins);
  const surest = new Map<string, LikelyFirms>();
  for (const pair of found) {
    const name = nameOfFirms(pair.one.whole, pair.other.whole);
    if ((surest.get(name)?.bits ?? Number.NEGATIVE_INFINITY) < pair.bits) surest.set(name, pair);
  }
  const wholes = [...new Set(found.flatMap(({ one, other }) => [one.whole, other.whole]))];
  const judged = await sql.prepared<{ a: number; b: number }>('firm_judged', queries.judgedAmong, [int8Array(wholes)]);
  const settled = new Set(judged.map(({ a, b }) => nameOfFirms(a, b)));
  const parentOf = await readParents(sql, wholes);
  for (const [name, { one, other, bits, chance, key, levels, counts }] of surest) {
    if (settled.has(name) || isOneGroup(one.whole, other.whole, parentOf)) continue;
    await sql.prepared('firm_put_pair', queries.putPair, [
      ...[one.id, other.id, bits, chance, key],
      ...[int4Array(levels), int4Array(counts.map(Math.round)), model.version, now],
    ]);
  }
}

/** Whether one stands above the other, or both under a third. Pure. */
function isOneGroup(one: number, other: number, parentOf: ReadonlyMap<number, number>): boolean {
  const above = new Set([one, ...parentsAbove(one, parentOf)]);
  return [other, ...parentsAbove(other, parentOf)].some((firm) => above.has(firm));
}

function nameOfFirms(one: number, other: number): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}
