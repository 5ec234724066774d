import { hash, randomBytes } from 'node:crypto';
import { type Clock, InvalidInput, type JsonValue, LimitReached, NotFound, type SourceId } from '../foundation/index.ts';
import type { Source } from '../source/index.ts';
import type { Sql } from '../storage/index.ts';
import { checkMapping } from './check-mapping.ts';
import { connectorLimits } from './limits.ts';
import { MappedBatch } from './map-batch.ts';
import type { Mapping } from './mapping.ts';
import { openObjects } from './open-import.ts';
import { pickRows } from './pick-rows.ts';
import { quarantineRows } from './quarantine-rows.ts';
import { countCall, deleteHook, type HookRow, insertHook, selectHookByToken, selectHooks } from './queries/pull.ts';
import type { ImportPorts } from './run-import.ts';

/** An address of ours that another system sends its own JSON to. */
export interface Hook {
  readonly id: number;
  readonly sourceId: SourceId;
  /** The first characters of its token, to tell hooks apart. */
  readonly prefix: string;
  /** Dotted path to the rows in a call; '' for the whole body. */
  readonly rowsPath: string;
  readonly mapping: Mapping;
  readonly createdBy: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly lastAt: number | undefined;
  readonly calls: number;
  readonly rowsAccepted: number;
  readonly rowsRefused: number;
  /** What was wrong with the last call; undefined when nothing was. */
  readonly error: string | undefined;
}

// 192 bits: the token is the only thing that a caller shows.
const tokenBytes = 24;
const tokenPrefix = 'hk_';
const shownCharacters = 6;

/**
 * Makes a hook; its token is shown this once.
 * @throws InvalidInput `connector.bad_mapping`, also when the mapping does not say what makes a call unique
 */
export async function addHook(
  sql: Sql,
  sourceId: SourceId,
  input: { mapping: unknown; rows?: string | undefined },
  by: string,
  clock: Clock,
): Promise<{ hook: Hook; token: string }> {
  const mapping = checkMapping(input.mapping);
  if (mapping.messageId === undefined && mapping.kind !== 'segment') {
    const message =
      'a hook needs the fields that make a call unique, for example ["id"]: senders repeat calls, and two equal ones may both be meant';
    throw new InvalidInput('connector.bad_mapping', [{ at: 'mapping.messageId', message }]);
  }
  const token = tokenPrefix + randomBytes(tokenBytes).toString('base64url');
  const prefix = token.slice(0, tokenPrefix.length + shownCharacters);
  const [row] = await sql.query<HookRow>(insertHook, [
    sourceId,
    hash('sha256', token),
    prefix,
    input.rows ?? '',
    JSON.stringify(mapping),
    by,
    clock.now(),
  ]);
  return { hook: hookOf(row as HookRow), token };
}

export async function listHooks(sql: Sql): Promise<Hook[]> {
  return (await sql.query<HookRow>(selectHooks)).map(hookOf);
}

/** @throws NotFound `connector.unknown_hook` */
export async function removeHook(sql: Sql, id: number): Promise<void> {
  const [row] = await sql.query(deleteHook, [id]);
  if (row === undefined) throw unknownHook();
}

/** What became of a call. */
export interface HookAnswer {
  readonly accepted: number;
  readonly skipped: number;
  /** Rows that could not be taken, counted from 1; they wait in the quarantine. */
  readonly refused: ReadonlyArray<{ row: number; message: string }>;
}

/**
 * Takes one call: durable before it is answered, so a sender that hears nothing may send again.
 * @throws NotFound `connector.unknown_hook`; InvalidInput `connector.no_rows`; LimitReached `connector.hook_too_large` | what the inbox throws
 */
export async function takeHookCall(token: string, body: string, ports: ImportPorts): Promise<HookAnswer> {
  const { postgres, clock } = ports;
  const [row] = token.length > 100 ? [] : await postgres.query<HookRow>(selectHookByToken, [hash('sha256', token)]);
  const source = row === undefined ? undefined : ports.source(row.source_id);
  if (row === undefined || source === undefined || !source.enabled) throw unknownHook();
  const hook = hookOf(row);
  const receivedAt = clock.now();
  try {
    const batch = mapCall(hook, source, body, ports, receivedAt);
    const entry = batch.entry();
    if (entry !== undefined) await ports.inbox.accept(entry);
    const { refused, counts } = batch;
    await postgres.transaction(async (sql) => {
      await quarantineRows(sql, source.id, `hook ${hook.id}`, refused, receivedAt);
      await sql.query(countCall, [hook.id, receivedAt, counts.accepted, refused.length, refused[0]?.reason ?? null]);
    });
    return {
      accepted: counts.accepted,
      skipped: counts.skipped,
      refused: refused.slice(0, 50).map(({ line, reason }) => ({ row: line, message: reason })),
    };
  } catch (error) {
    if (error instanceof InvalidInput || (error instanceof LimitReached && error.retryAfterSeconds === undefined)) {
      await postgres.query(countCall, [hook.id, receivedAt, 0, 0, error.message.slice(0, 500)]);
    }
    throw error;
  }
}

function mapCall(hook: Hook, source: Source, body: string, ports: ImportPorts, receivedAt: number): MappedBatch {
  const rows = pickRows(parseCall(body), hook.rowsPath);
  if (rows === undefined || rows.length === 0) {
    const where = hook.rowsPath === '' ? 'in the body' : `at "${hook.rowsPath}" in the body`;
    throw new InvalidInput('connector.no_rows', [{ at: 'body', message: `there is neither an object nor an array of objects ${where}` }]);
  }
  const limit = connectorLimits.hookRowsMax;
  if (rows.length > limit) throw new LimitReached('connector.hook_too_large', `a call may have ${limit} rows; send several`, limit, 'rows');
  const opened = openObjects(rows, { fileName: `hook ${hook.id}`, mapping: hook.mapping, source, secret: ports.secret });
  const known = { has: () => false, add: () => undefined };
  const batch = new MappedBatch({ opened, known, source, seal: ports.seal, receivedAt, eventBytesMax: ports.eventBytesMax() });
  for (const row of opened.rows) batch.take(row);
  return batch;
}

function parseCall(body: string): JsonValue {
  try {
    return JSON.parse(body) as JsonValue;
  } catch (error) {
    throw new InvalidInput('connector.no_rows', [{ at: 'body', message: `is not JSON: ${(error as Error).message.slice(0, 200)}` }]);
  }
}

function unknownHook(): NotFound {
  return new NotFound('connector.unknown_hook', 'there is no such hook, or it takes no calls now');
}

function hookOf(row: HookRow): Hook {
  return {
    id: row.id,
    sourceId: row.source_id as SourceId,
    prefix: row.prefix,
    rowsPath: row.rows_path,
    mapping: JSON.parse(row.mapping) as Mapping,
    createdBy: row.created_by,
    createdAt: row.created_at,
    lastAt: row.last_at ?? undefined,
    calls: row.calls,
    rowsAccepted: row.rows_accepted,
    rowsRefused: row.rows_refused,
    error: row.error ?? undefined,
  };
}
