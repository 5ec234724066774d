import { type Clock, Conflict, hourMs, InvalidInput, NotFound, type SourceId } from '../foundation/index.ts';
import type { Sql } from '../storage/index.ts';
import {
  expireOlderKeys,
  insertKey,
  insertSource,
  notifyChanged,
  revokeKey as revokeKeyText,
  type SourceRow,
  selectSourceForChange,
  updateSource,
  type WriteKeyRow,
} from './queries/source.ts';
import { checkSource, type Source, type SourceFields, type SourceInput } from './source.ts';
import { type SourceNotice, sourceOf } from './source-directory.ts';
import { hashWriteKey, newWriteKey } from './write-key.ts';

// A year is longer than any roll-out of an app; for ever would be no rotation.
const graceHoursMax = 8760;
const graceHoursDefault = 72;

/**
 * Adds a source with its first write key, inside the caller's transaction (which may write the audit log too). The key is shown
 * this once. @throws InvalidInput `source.invalid`; Conflict `source.name_taken`
 */
export async function createSource(sql: Sql, input: SourceInput, clock: Clock): Promise<{ source: Source; writeKey: string }> {
  const fields = checkSource(input);
  const [row] = await sql.query<SourceRow>(insertSource, [...columnsOf(fields), clock.now()]);
  if (row === undefined) throw nameTaken(fields.name);
  const { writeKey } = await addKey(sql, row.id, clock);
  await notify(sql, { source: row, keyHash: hashWriteKey(writeKey) });
  return { source: sourceOf(row), writeKey };
}

/** Changes what the input names. @throws NotFound `source.unknown`; InvalidInput `source.invalid`; Conflict `source.name_taken` */
export async function changeSource(sql: Sql, id: SourceId, input: SourceInput): Promise<Source> {
  const [before] = await sql.query<SourceRow>(selectSourceForChange, [id]);
  if (before === undefined) throw unknownSource(id);
  const fields = checkSource(input, sourceOf(before));
  const [row] = await sql.query<SourceRow>(updateSource, [id, ...columnsOf(fields)]);
  if (row === undefined) throw nameTaken(fields.name);
  await notify(sql, { source: row });
  return sourceOf(row);
}

/**
 * Gives a source a new write key, shown this once; keys it had go on working for `graceHours` (72 unless said, 0 ends them now).
 * @throws NotFound `source.unknown`; InvalidInput `source.bad_grace`
 */
export async function rotateKey(
  sql: Sql,
  id: SourceId,
  clock: Clock,
  graceHours: number = graceHoursDefault,
): Promise<{ keyId: number; writeKey: string }> {
  if (!Number.isFinite(graceHours) || graceHours < 0 || graceHours > graceHoursMax) {
    throw new InvalidInput('source.bad_grace', [{ at: 'graceHours', message: `from 0 (the old key ends now) to ${graceHoursMax} hours` }]);
  }
  const [before] = await sql.query<SourceRow>(selectSourceForChange, [id]);
  if (before === undefined) throw unknownSource(id);
  const added = await addKey(sql, id, clock);
  await sql.query(expireOlderKeys, [id, added.keyId, clock.now() + Math.round(graceHours * hourMs)]);
  await notify(sql, { source: before, keyHash: hashWriteKey(added.writeKey) });
  return added;
}

/** Ends a key at once. @throws NotFound `source.unknown_key` */
export async function revokeKey(sql: Sql, id: SourceId, keyId: number, clock: Clock): Promise<void> {
  const [row] = await sql.query(revokeKeyText, [id, keyId, clock.now()]);
  if (row === undefined) throw new NotFound('source.unknown_key', `source ${id} has no key ${keyId}`);
  await notify(sql, undefined);
}

async function notify(sql: Sql, notice: SourceNotice | undefined): Promise<void> {
  await sql.query(notifyChanged, [notice === undefined ? '' : JSON.stringify(notice)]);
}

async function addKey(sql: Sql, sourceId: number, clock: Clock): Promise<{ keyId: number; writeKey: string }> {
  const { key, prefix } = newWriteKey();
  const [row] = await sql.query<WriteKeyRow>(insertKey, [sourceId, hashWriteKey(key), prefix, clock.now()]);
  return { keyId: (row as WriteKeyRow).id, writeKey: key };
}

function columnsOf(fields: SourceFields): unknown[] {
  const { name, channel, kind, marketingOwner, technologyOwner, timezone, currency, enabled } = fields;
  return [name, channel, kind, marketingOwner, technologyOwner, timezone, currency ?? null, enabled];
}

function nameTaken(name: string): Conflict {
  return new Conflict('source.name_taken', `there is a source called "${name}" already; give this one a name that tells them apart`);
}

function unknownSource(id: number): NotFound {
  return new NotFound('source.unknown', `there is no source ${id}`);
}
