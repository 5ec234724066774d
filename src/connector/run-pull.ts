import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { InvalidInput, type JsonValue, LoyaltyError, newUuid, type SourceId, Unavailable } from '../foundation/index.ts';
import type { Source } from '../source/index.ts';
import { fetchIntoFile, type NetworkGuard } from './fetch-address.ts';
import type { KnownRows } from './known-rows.ts';
import { connectorLimits } from './limits.ts';
import { MappedBatch, type RefusedRowContent, type RowCounts } from './map-batch.ts';
import type { Mapping } from './mapping.ts';
import { closeRows, type ImportFacts, type OpenedImport, openImport, openObjects } from './open-import.ts';
import { pickRows } from './pick-rows.ts';
import { laterCursor, type Pull, withCursor } from './pull.ts';
import { quarantineRows } from './quarantine-rows.ts';
import { advancePull, finishPull, type PullRow, renewPull } from './queries/pull.ts';
import { cellReader, trimmedText } from './read-value.ts';
import { isBroken } from './row.ts';
import type { ImportPorts } from './run-import.ts';
import { passingFileKey, readStoredText } from './stored-file.ts';
import { waitForTurn } from './wait-for-turn.ts';

/** Keeps what has to be sent again in clear. */
export interface SecretBox {
  seal(secret: string): Buffer;
  open(sealed: Buffer): string | undefined;
}

export interface PullPorts extends ImportPorts {
  /** Answers lie in `<dataDir>/uploads` while they are read, encrypted under a key that is in memory only. */
  readonly dataDir: string;
  readonly secrets: SecretBox;
  /** Absent where private networks may be asked. */
  readonly guard?: NetworkGuard | undefined;
}

// A pull that waits for long looks once a second and says by it that it is still at work.
const leaseRenewedAtMs = 1_000;

/** What one answer brought. */
interface Page {
  readonly counts: RowCounts;
  readonly refused: RefusedRowContent[];
  readonly batches: MappedBatch[];
  readonly cursor: string | undefined;
}

/** Asks one address, page after page while its cursor moves. Never throws: what goes wrong is written to the pull. */
export async function runPull(row: PullRow, ports: PullPorts, known: KnownRows, signal: AbortSignal): Promise<'done' | 'failed'> {
  const { clock, postgres } = ports;
  const begunAt = clock.now();
  let error: unknown;
  try {
    await pullPages(pullOf(row), headersOf(row, ports), ports, known, signal);
  } catch (thrown) {
    error = thrown;
  }
  const waitSeconds = error === undefined ? row.every_seconds : backOffSeconds(row, error);
  // The interval goes from begin to begin; an answer that took longer than that is followed by the next at once.
  const nextAt = Math.max(clock.now(), begunAt + waitSeconds * 1000);
  await postgres.query(finishPull, [row.id, nextAt, begunAt, error === undefined ? null : wordsFor(error, ports)]);
  return error === undefined ? 'done' : 'failed';
}

function backOffSeconds(row: PullRow, error: unknown): number {
  const asked = error instanceof Unavailable ? error.retryAfterSeconds : 0;
  return Math.max(asked, Math.min(row.every_seconds * 2 ** Math.min(row.failures, 12), connectorLimits.pullBackOffSecondsMax));
}

function wordsFor(error: unknown, ports: PullPorts): string {
  if (error instanceof InvalidInput)
    return error.problems
      .map(({ at, message }) => (at === 'file' ? message : `${at}: ${message}`))
      .join('; ')
      .slice(0, 1000);
  if (error instanceof LoyaltyError) return error.message;
  ports.onProblem?.('a pull failed for a reason that was not foreseen', error);
  return `something went wrong on our side: ${(error as Error).message}`;
}

async function pullPages(
  pull: Pull,
  headers: Record<string, string>,
  ports: PullPorts,
  known: KnownRows,
  signal: AbortSignal,
): Promise<void> {
  const source = ports.source(pull.sourceId);
  if (source === undefined || !source.enabled)
    throw new InvalidInput('connector.no_source', [{ at: 'source', message: 'is switched off or gone' }]);
  let cursor = pull.cursor;
  for (let page = 0; page < connectorLimits.pullPagesMax && !signal.aborted; page++) {
    const before = cursor;
    // What the page before brought is known by now: pages overlap at their cursor.
    await known.refresh(ports.postgres, source.id);
    const read = await pullPage({ ...pull, cursor }, headers, source, ports, known, signal);
    cursor = read.cursor;
    await record(pull, source.id, read, ports);
    if (cursor === before || pull.cursorField === undefined || read.counts.read === 0) return;
  }
}

async function pullPage(
  pull: Pull,
  headers: Record<string, string>,
  source: Source,
  ports: PullPorts,
  known: KnownRows,
  signal: AbortSignal,
): Promise<Page> {
  const folder = join(ports.dataDir, 'uploads');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `pull-${newUuid()}`);
  const key = passingFileKey();
  const url = withCursor(pull.url, pull.cursor);
  const limit = AbortSignal.any([signal, AbortSignal.timeout(connectorLimits.pullSecondsMax * 1000)]);
  try {
    await fetchIntoFile({ url, headers, path, key, guard: ports.guard, signal: limit });
    const address = new URL(url);
    // Without its query, which may hold keys and changes with the cursor.
    const fileName = address.host + address.pathname;
    const facts: ImportFacts = { file: { path, key }, fileName, mapping: pull.mapping, source, secret: ports.secret };
    const opened = await openAnswer(facts, pull.rowsPath);
    return opened === undefined ? emptyPage(pull.cursor) : await takePage(opened, pull, source, ports, known, signal);
  } finally {
    await rm(path, { force: true });
  }
}

/** The rows of an answer; undefined when it has none, which is an answer as well. */
async function openAnswer(facts: ImportFacts, rowsPath: string): Promise<OpenedImport | undefined> {
  if (rowsPath !== '') {
    const rows = pickRows(parseAnswer(await readStoredText(facts.file)), rowsPath);
    if (rows === undefined)
      throw new InvalidInput('connector.no_rows', [{ at: 'rows', message: `nothing stands at "${rowsPath}" in the answer` }]);
    return rows.length === 0 ? undefined : openObjects(rows, facts);
  }
  try {
    return await openImport(facts);
  } catch (error) {
    if (error instanceof InvalidInput && error.code === 'connector.no_rows') return undefined;
    throw error;
  }
}

function parseAnswer(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    throw new InvalidInput('connector.no_rows', [{ at: 'answer', message: `is not JSON: ${(error as Error).message.slice(0, 200)}` }]);
  }
}

async function takePage(
  opened: OpenedImport,
  pull: Pull,
  source: Source,
  ports: PullPorts,
  known: KnownRows,
  signal: AbortSignal,
): Promise<Page> {
  const { seal, clock, inbox } = ports;
  const surroundings = { opened, known, source, seal, receivedAt: clock.now(), eventBytesMax: ports.eventBytesMax() };
  const readCursor = pull.cursorField === undefined ? undefined : cellReader(pull.cursorField, opened.opened.columns);
  const batches: MappedBatch[] = [];
  let cursor = pull.cursor;
  let batch = new MappedBatch(surroundings);
  const send = async (): Promise<void> => {
    const entry = batch.entry();
    if (entry !== undefined) {
      await giveWay(pull, ports, signal);
      await inbox.accept(entry);
    }
    batches.push(batch);
    batch = new MappedBatch(surroundings);
  };
  try {
    for await (const { rows } of opened.opened.batches) {
      for (const row of rows) {
        batch.take(row);
        const text = readCursor === undefined || isBroken(row) ? '' : trimmedText(readCursor(row));
        if (text !== '') cursor = laterCursor(cursor, text);
        if (batch.isFull) await send();
      }
    }
  } catch (error) {
    // `[]` opens as an array and turns out to have nothing in it.
    if (!(error instanceof InvalidInput && error.code === 'connector.no_rows')) throw error;
  } finally {
    await closeRows(opened.opened);
  }
  if (!batch.isEmpty) await send();
  const counts = batches.map((one) => one.counts).reduce(addCounts, { read: 0, accepted: 0, known: 0, skipped: 0 });
  return { counts, refused: batches.flatMap((one) => one.refused), batches, cursor };
}

/** Live events have a person waiting for them: rows of a pull come when little else is left to work off. The pull stays ours meanwhile. */
async function giveWay(pull: Pull, { inbox, postgres }: PullPorts, signal: AbortSignal): Promise<void> {
  await waitForTurn(
    () => inbox.hasRoomForImports(),
    async (milliseconds) => {
      if (signal.aborted)
        throw new Unavailable('connector.pull_failed', 'the product stopped in the middle; what is missing comes again', 0);
      if (milliseconds >= leaseRenewedAtMs) await postgres.query(renewPull, [pull.id, connectorLimits.pullSecondsMax * 2]);
      await setTimeout(milliseconds);
    },
  );
}

function addCounts(left: RowCounts, right: RowCounts): RowCounts {
  return {
    read: left.read + right.read,
    accepted: left.accepted + right.accepted,
    known: left.known + right.known,
    skipped: left.skipped + right.skipped,
  };
}

function emptyPage(cursor: string | undefined): Page {
  return { counts: { read: 0, accepted: 0, known: 0, skipped: 0 }, refused: [], batches: [], cursor };
}

async function record(pull: Pull, sourceId: SourceId, page: Page, { postgres, clock }: PullPorts): Promise<void> {
  const { counts, refused, batches, cursor } = page;
  await postgres.transaction(async (sql) => {
    await sql.query(advancePull, [
      pull.id,
      cursor ?? null,
      counts.accepted,
      counts.known,
      refused.length,
      connectorLimits.pullSecondsMax * 2,
    ]);
    for (const batch of batches) await batch.fingerprints.record(sql, sourceId);
    await quarantineRows(sql, sourceId, `pull ${pull.id}`, refused, clock.now());
  });
}

function headersOf(row: PullRow, { secrets }: PullPorts): Record<string, string> {
  if (row.headers === null) return {};
  const text = secrets.open(row.headers);
  return text === undefined ? {} : (JSON.parse(text) as Record<string, string>);
}

export function pullOf(row: PullRow): Pull {
  return {
    id: row.id,
    sourceId: row.source_id as SourceId,
    url: row.url,
    everySeconds: row.every_seconds,
    rowsPath: row.rows_path,
    cursorField: row.cursor_field ?? undefined,
    cursor: row.cursor ?? undefined,
    mapping: JSON.parse(row.mapping) as Mapping,
    isEnabled: row.enabled,
    nextAt: row.next_at,
    lastAt: row.last_at ?? undefined,
    lastOkAt: row.last_ok_at ?? undefined,
    createdAt: row.created_at,
    failures: row.failures,
    error: row.error ?? undefined,
    rowsAccepted: row.rows_accepted,
    rowsKnown: row.rows_known,
    rowsRefused: row.rows_refused,
    createdBy: row.created_by,
  };
}
