import type { IdentifierId, SourceId } from '../../foundation/index.ts';
import { decodeSummary, type Fragment, type TraitPreference } from '../../profile/index.ts';
import { int8Array, type Postgres, type Sql, textArray } from '../../storage/index.ts';
import { type ComparingContext, type FoundPair, type HeldRecord, surestOfPeople } from '../found-pair.ts';
import { scorePair, startingModel } from '../model/linkage-model.ts';
import { recordsToLearnFrom } from '../model/starting-weights.ts';
import * as queries from '../queries/arrival.ts';
import { proposePairs } from '../review/propose-pairs.ts';
import { frequentValues } from '../statistics/frequent-values.ts';
import type { NormalRecord } from '../statistics/person-field.ts';
import { RecordTable, tableOf } from '../statistics/record-table.ts';
import { blockingKeys } from './blocking-keys.ts';
import { comparableRecord, fieldsOf, recordFromFields } from './fragment-record.ts';

// So many under one key: the key says little, and others tell who is who.
const holdersMax = 30;

/** Says that something was stated of these identifiers: they are compared soon after. */
export async function queueForLinkage(sql: Sql, identifierIds: readonly number[]): Promise<void> {
  if (identifierIds.length > 0) await sql.prepared('linkage_add_due', queries.addDue, [int8Array(identifierIds)]);
}

/**
 * Compares the next records of which something was stated with all that share a key with them, and keeps the pairs that are likely one person; answers how many were
 * looked at. Cost: a look into the index for each of some sixteen keys a record, never a scan, whatever the number of records.
 */
export async function compareArrivals(postgres: Postgres, context: ComparingContext, limit: number): Promise<number> {
  return postgres.transaction(async (sql) => {
    const due = await sql.prepared<{ id: number; identifier_id: number }>('linkage_next_due', queries.nextDue, [limit]);
    if (due.length === 0) return 0;
    const { changed, gone } = await writeRecords(sql, [...new Set(due.map((row) => row.identifier_id))], context.preference);
    if (changed.length + gone.length > 0) {
      const few = await readFew(sql, context);
      if (few === undefined)
        await proposePairs(sql, await findPairs(sql, changed, context), [...gone, ...changed.map((one) => one.identifierId)], context);
      else await proposePairs(sql, await findPairs(sql, few.records, few.context), 'everybody', few.context);
    }
    await sql.prepared('linkage_remove_due', queries.removeDue, [int8Array(due.map(({ id }) => id))]);
    return due.length;
  }, 'once');
}

/** Brings the records of these identifiers and their keys up to date; answers those that are new or say something else now, and which are none any more. */
async function writeRecords(
  sql: Sql,
  ids: readonly number[],
  preference: TraitPreference,
): Promise<{ readonly changed: readonly HeldRecord[]; readonly gone: readonly number[] }> {
  const [fragments, before] = [
    await sql.prepared<queries.FragmentRow>('linkage_fragments', queries.fragmentsById, [int8Array(ids)]),
    await readRecords(sql, ids),
  ];
  const known = new Map(before.map((one) => [one.identifierId, one]));
  const changed: HeldRecord[] = [];
  const gone: number[] = [];
  const keysBefore: [key: number, id: number][] = [];
  const keysNow: [key: number, id: number][] = [];
  for (const row of fragments) {
    const old = known.get(row.id)?.record;
    const record = recordOf(row, preference);
    if (record === undefined ? old === undefined : old !== undefined && isSame(old, record)) continue;
    const [was, is] = [old, record].map((one) => new Set(one === undefined ? [] : blockingKeys(one).map(({ key }) => key)));
    for (const key of was as Set<number>) if (!is?.has(key)) keysBefore.push([key, row.id]);
    for (const key of is as Set<number>) if (!was?.has(key)) keysNow.push([key, row.id]);
    if (record === undefined) gone.push(row.id);
    else changed.push({ identifierId: row.id, personId: row.person_id, record });
  }
  for (const { identifierId, record } of changed)
    await sql.prepared('linkage_put_record', queries.putRecord, [identifierId, textArray(fieldsOf(record))]);
  if (gone.length > 0) await sql.prepared('linkage_remove_records', queries.removeRecords, [int8Array(gone)]);
  const columns = (pairs: readonly [number, number][]) => [int8Array(pairs.map(([key]) => key)), int8Array(pairs.map(([, id]) => id))];
  if (keysBefore.length > 0) await sql.prepared('linkage_remove_keys', queries.removeKeys, columns(keysBefore));
  if (keysNow.length > 0) await sql.prepared('linkage_add_keys', queries.addKeys, columns(keysNow));
  return { changed, gone };
}

/**
 * All records while they are few, and what is assumed of them. How many have a name says what it is worth, and changes with each that arrives: so few are compared with each
 * other every time, in some tens of milliseconds. Undefined where they are more, or a run has taught what agreement is worth.
 */
async function readFew(sql: Sql, context: ComparingContext): Promise<{ records: HeldRecord[]; context: ComparingContext } | undefined> {
  const { version, weights } = context.model;
  if (version > 0 || weights.records > recordsToLearnFrom) return undefined;
  const rows = await sql.query<queries.RecordRow & { fields: string }>(queries.recordsAfter, [0, recordsToLearnFrom]);
  if (rows.length === recordsToLearnFrom) return undefined;
  const records = rows.map(heldRecord);
  const table = tableOf(records.map(({ record }) => record));
  return { records, context: { ...context, model: startingModel(records.length, frequentValues(table, recordsToLearnFrom)) } };
}

/** What is shared by several people is nobody's record. */
function recordOf(row: queries.FragmentRow, preference: TraitPreference): NormalRecord | undefined {
  const summary = row.body === null || row.shared ? undefined : decodeSummary(row.body);
  if (summary === undefined) return undefined;
  const { id, namespace, value, first_seen: firstSeen, source_id: sourceId, shared } = row;
  const identifier: Fragment['identifier'] = {
    ...{ id: id as IdentifierId, sourceId: sourceId as SourceId },
    ...{ namespace, value, firstSeen, shared },
  };
  return comparableRecord({ identifier, summary }, preference);
}

function isSame(one: NormalRecord, other: NormalRecord): boolean {
  return fieldsOf(one).join('\n') === fieldsOf(other).join('\n');
}

/** How many records there are: exactly while they are few. */
export async function countRecords(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ records: number }>(queries.countRecords);
  return row?.records ?? 0;
}

/** Records of these identifiers, as far as there are any. */
export async function readRecords(sql: Sql, ids: readonly number[]): Promise<HeldRecord[]> {
  const rows = await sql.prepared<queries.RecordRow & { fields: string }>('linkage_records', queries.recordsById, [int8Array(ids)]);
  return rows.map(heldRecord);
}

export function heldRecord(row: Omit<queries.RecordRow, 'fields'> & { readonly fields: string }): HeldRecord {
  return { identifierId: row.identifier_id, personId: row.person_id, record: recordFromFields(JSON.parse(row.fields) as string[]) };
}

/** The pairs of these records with all others that share a key with them, from `reviewFrom` on; of two people the surest. */
export async function findPairs(sql: Sql, records: readonly HeldRecord[], { model, reviewFrom }: ComparingContext): Promise<FoundPair[]> {
  const keysOf = new Map(records.map((one) => [one, blockingKeys(one.record)]));
  const keys = new Set([...keysOf.values()].flat().map(({ key }) => key));
  if (keys.size === 0) return [];
  const holders = new Map<number, number[]>();
  const rows = await sql.prepared<{ key: number; identifier_id: number }>('linkage_key_holders', queries.keyHolders, [
    int8Array([...keys]),
    holdersMax + 1,
  ]);
  for (const { key, identifier_id } of rows) holders.set(key, [...(holders.get(key) ?? []), identifier_id]);
  for (const [key, ids] of holders) if (ids.length > holdersMax) holders.delete(key);
  const candidates = new Map((await readRecords(sql, [...new Set([...holders.values()].flat())])).map((one) => [one.identifierId, one]));
  const table = new RecordTable();
  const placeOf = new Map([...records, ...candidates.values()].map((held) => [held, table.add(held.record)]));
  const found: FoundPair[] = [];
  for (const [one, ownKeys] of keysOf) {
    const compared = new Set<number>();
    for (const { key, rule } of ownKeys) {
      for (const id of holders.get(key) ?? []) {
        const other = candidates.get(id);
        if (other === undefined || other.personId === one.personId || compared.has(id)) continue;
        compared.add(id);
        const score = scorePair(model, table, placeOf.get(one) as number, placeOf.get(other) as number);
        if (score.chance >= reviewFrom) found.push({ ...score, one, other, rule });
      }
    }
  }
  return surestOfPeople(found);
}
