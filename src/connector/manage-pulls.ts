import { type Clock, Conflict, NotFound, type SourceId } from '../foundation/index.ts';
import type { Sql } from '../storage/index.ts';
import type { NetworkGuard } from './fetch-address.ts';
import { checkPull, type Pull, type PullFields, type PullInput } from './pull.ts';
import { deletePull, insertPull, makeDue, type PullRow, selectPull, selectPulls, updatePull } from './queries/pull.ts';
import { pullOf, type SecretBox } from './run-pull.ts';

export interface PullDependencies {
  readonly clock: Clock;
  readonly secrets: SecretBox;
  readonly guard?: NetworkGuard | undefined;
}

/** Adds a pull; it is made at once. @throws InvalidInput `connector.bad_pull` */
export async function addPull(
  sql: Sql,
  sourceId: SourceId,
  input: PullInput,
  by: string,
  { clock, secrets, guard }: PullDependencies,
): Promise<Pull> {
  const fields = checkPull(input, guard);
  const [row] = await sql.query<PullRow>(insertPull, [sourceId, ...columnsOf(fields, secrets), clock.now(), by]);
  return pullOf(row as PullRow);
}

/** Changes what the input names; headers stay unless new ones are given. @throws NotFound `connector.unknown_pull`; InvalidInput `connector.bad_pull` */
export async function changePull(sql: Sql, id: number, input: PullInput, { clock, secrets, guard }: PullDependencies): Promise<Pull> {
  const before = await findPull(sql, id);
  const fields = checkPull(input, guard, before);
  const [row] = await sql.query<PullRow>(updatePull, [id, before.sourceId, ...columnsOf(fields, secrets), clock.now()]);
  return pullOf(row as PullRow);
}

/** @throws NotFound `connector.unknown_pull` */
export async function findPull(sql: Sql, id: number): Promise<Pull> {
  const [row] = await sql.query<PullRow>(selectPull, [id]);
  if (row === undefined) throw new NotFound('connector.unknown_pull', `there is no pull ${id}`);
  return pullOf(row);
}

export async function listPulls(sql: Sql): Promise<Pull[]> {
  return (await sql.query<PullRow>(selectPulls)).map(pullOf);
}

/** @throws NotFound `connector.unknown_pull` */
export async function removePull(sql: Sql, id: number): Promise<void> {
  await findPull(sql, id);
  await sql.query(deletePull, [id]);
}

/** Makes a pull due now. @throws NotFound `connector.unknown_pull`; Conflict `connector.pull_disabled` */
export async function pullNow(sql: Sql, id: number, clock: Clock): Promise<void> {
  const [row] = await sql.query(makeDue, [id, clock.now()]);
  if (row !== undefined) return;
  await findPull(sql, id);
  throw new Conflict('connector.pull_disabled', `pull ${id} is switched off; switch it on first`);
}

function columnsOf(fields: PullFields, secrets: SecretBox): unknown[] {
  const { url, headers, everySeconds, rowsPath, cursorField, cursor, mapping, isEnabled } = fields;
  const sealed = headers === undefined ? null : secrets.seal(JSON.stringify(headers));
  return [url, sealed, everySeconds, rowsPath, cursorField ?? null, cursor ?? null, JSON.stringify(mapping), isEnabled];
}

/** By source: how long ago a pull last went well, and what is wrong with those that did not. */
export async function pullFigures(sql: Sql, now: number): Promise<Map<number, { lagSeconds: number | undefined; errors: string[] }>> {
  const figures = new Map<number, { lagSeconds: number | undefined; errors: string[] }>();
  for (const pull of await listPulls(sql)) {
    if (!pull.isEnabled) continue;
    const before = figures.get(pull.sourceId);
    const lag = Math.max(0, Math.round((now - (pull.lastOkAt ?? pull.createdAt)) / 1000));
    // Of several pulls of one source the one furthest behind counts.
    figures.set(pull.sourceId, {
      lagSeconds: Math.max(lag, before?.lagSeconds ?? 0),
      errors: [...(before?.errors ?? []), ...(pull.error === undefined ? [] : [pull.error])],
    });
  }
  return figures;
}
