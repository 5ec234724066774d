import type { InboxPort } from '../event/index.ts';
import { type Clock, InvalidInput, LimitReached, LoyaltyError, Unavailable } from '../foundation/index.ts';
import type { Source } from '../source/index.ts';
import { int8Array, type Postgres, textArray } from '../storage/index.ts';
import type { ImportJob, ImportState } from './import-job.ts';
import { KnownRows } from './known-rows.ts';
import { connectorLimits } from './limits.ts';
import { MappedBatch, type RowCounts, type SealText } from './map-batch.ts';
import { closeRows, type OpenedImport, openImport } from './open-import.ts';
import {
  advanceJob,
  beginJob,
  endJob,
  insertRefused,
  noteJob,
  notifyImports,
  releaseJob,
  renewLease,
  selectPosition,
} from './queries/import.ts';
import { storedFileOf } from './stored-file.ts';
import { waitForTurn } from './wait-for-turn.ts';

/** What an import needs of the rest of the product. */
export interface ImportPorts {
  readonly postgres: Postgres;
  readonly clock: Clock;
  readonly inbox: Pick<InboxPort, 'accept' | 'hasRoomForImports'>;
  readonly source: (id: number) => Source | undefined;
  readonly seal: SealText;
  /** Of this installation, not in the database; names rows so that nobody can try out what they held. */
  readonly secret: string;
  readonly eventBytesMax: () => number;
  readonly onProblem?: (message: string, error?: unknown) => void;
}

export interface FileImportPorts extends ImportPorts {
  /** Of this installation, not in the database; uploads lie encrypted under keys made of it. */
  readonly uploadKey: Buffer;
}

/** How a run of an import ended. `released`: another run goes on with it (the process stops, or it was taken over). */
export type RunOutcome = 'done' | 'failed' | 'paused' | 'released';

/** A batch on its way: rows up to its end are through when it and all before it are accepted. */
interface SentBatch {
  readonly batch: MappedBatch;
  readonly bytesRead: number;
  readonly accepted: Promise<void>;
  isAccepted: boolean;
}

class Stopped extends Error {}

const heartbeatMs = (connectorLimits.leaseSeconds * 1000) / 3;
// While the inbox is full or an engine is down there is no hurry, yet a pause should be heard within a second.
const waitSliceMs = 1_000;
const waitSecondsMax = 30;
// Giving way for moments is how every import goes; what lasts longer is said.
const silentMs = 5_000;
const waitsForTurn = 'waits: other events are worked off first';

/**
 * One run of an import: reads on where the record stands, hands batches to the inbox, and records how far everything before is
 * durable. Killed at any moment, the next run repeats at most the batches that were not recorded, under the same message ids.
 */
export class ImportRun {
  private readonly job: ImportJob;
  private readonly runner: string;
  private readonly ports: FileImportPorts;
  private readonly signal: AbortSignal;
  private readonly totals: RowCounts & { refused: number };
  private readonly sent: SentBatch[] = [];
  /** What the database says of the import; anything but running ends this run in order. */
  private state: ImportState | 'lost' = 'running';
  private refusedMax: number;
  private recordedRows: number;
  private recordedAt = performance.now();
  private readonly begunAt = performance.now();
  private readonly begunRows: number;

  constructor(job: ImportJob, runner: string, ports: FileImportPorts, signal: AbortSignal) {
    this.job = job;
    this.runner = runner;
    this.ports = ports;
    this.signal = signal;
    this.refusedMax = job.refusedMax;
    this.totals = {
      read: job.rowsRead,
      accepted: job.rowsAccepted,
      known: job.rowsKnown,
      skipped: job.rowsSkipped,
      refused: job.rowsRefused,
    };
    this.recordedRows = job.rowsRead;
    this.begunRows = job.rowsRead;
  }

  /** Never throws: what goes wrong ends in the import's state and note. */
  async run(): Promise<RunOutcome> {
    const heartbeat = setInterval(() => void this.renewLease(), heartbeatMs);
    try {
      await this.work();
      return await this.finish('done', undefined);
    } catch (error) {
      // Who asks to come back later has not failed us: the next run goes on.
      if (error instanceof Stopped || error instanceof Unavailable || error instanceof LimitReached) return this.release();
      await this.settle(true, false).catch(() => undefined);
      return await this.finish('failed', messageOf(error, this.ports)).catch((failure: unknown) => {
        this.ports.onProblem?.(`import ${this.job.id} could not record its end; it will be taken up again`, failure);
        return 'released' as const;
      });
    } finally {
      clearInterval(heartbeat);
    }
  }

  private async work(): Promise<void> {
    const source = this.ports.source(this.job.sourceId);
    if (source === undefined) throw new InvalidInput('connector.no_source', [{ at: 'sourceId', message: 'its source is no more' }]);
    if (!source.enabled)
      throw new InvalidInput('connector.no_source', [
        { at: 'sourceId', message: `the source "${source.name}" is switched off; switch it on and resume` },
      ]);
    const { fileId, path, isUpload, fileName, mapping } = this.job;
    const file = storedFileOf({ id: fileId, path, isUpload }, this.ports.uploadKey);
    const opened = await openImport({ file, fileName, mapping, source, secret: this.ports.secret });
    try {
      const [begun] = await this.patiently(() => this.ports.postgres.query(beginJob, [this.job.id, this.runner, this.ports.clock.now()]));
      // Paused or stopped in the meantime.
      if (begun === undefined) throw new Stopped();
      await this.read(opened, source);
    } finally {
      await closeRows(opened.opened);
    }
    await this.settle(true, true);
  }

  private async read(opened: OpenedImport, source: Source): Promise<void> {
    const known = await this.patiently(() => new KnownRows().refresh(this.ports.postgres, source.id));
    const startBatch = (): MappedBatch =>
      new MappedBatch({
        opened,
        known,
        source,
        seal: this.ports.seal,
        receivedAt: this.ports.clock.now(),
        eventBytesMax: this.ports.eventBytesMax(),
      });
    let batch = startBatch();
    let position = 0;
    for await (const { rows, bytesRead } of opened.opened.batches) {
      for (const row of rows) {
        position++;
        if (position <= this.begunRows) {
          // Rows before the record are through; those that repeat later are counted by all their appearances.
          if (!opened.identity.standsAlone && !('reason' in row)) opened.identity.next(row);
          continue;
        }
        batch.take(row);
        if (batch.isFull) {
          await this.send(batch, bytesRead);
          batch = startBatch();
        }
      }
      // Others of this thread have their turn between batches, also while rows are only read over.
      await new Promise((resolve) => setImmediate(resolve));
      this.mustGoOn();
      await this.sendWhatIsDue(batch, bytesRead, () => {
        batch = startBatch();
      });
    }
    if (!batch.isEmpty) await this.send(batch, this.job.bytesTotal);
  }

  /** A file whose rows come slowly still shows where it stands. */
  private async sendWhatIsDue(batch: MappedBatch, bytesRead: number, onSent: () => void): Promise<void> {
    if (batch.isEmpty || performance.now() - this.recordedAt < connectorLimits.millisecondsPerRecord) return;
    onSent();
    await this.send(batch, bytesRead);
  }

  private async send(batch: MappedBatch, bytesRead: number): Promise<void> {
    await this.giveWay();
    this.mustGoOn();
    const entry = batch.entry();
    const one: SentBatch = {
      batch,
      bytesRead,
      isAccepted: false,
      accepted: (entry === undefined ? Promise.resolve() : this.patiently(() => this.ports.inbox.accept(entry))).then(() => {
        one.isAccepted = true;
      }),
    };
    // Who settles hears of a failure; until then it must not count as unheard.
    one.accepted.catch(() => undefined);
    this.sent.push(one);
    if (this.sent.length >= connectorLimits.batchesInFlight) await this.sent[0]?.accepted;
    await this.settle(false, true);
  }

  /** Live events have a person waiting for them: the next piece of an import comes when little else is left to work off. */
  private async giveWay(): Promise<void> {
    const hasRoom = () => this.patiently(() => this.ports.inbox.hasRoomForImports());
    await waitForTurn(hasRoom, async (milliseconds, waitedMs) => {
      if (waitedMs >= silentMs) await this.say(waitsForTurn);
      await this.wait(milliseconds);
      await this.settle(false, true);
    });
  }

  /** A note beside the import, for people; it goes with the next step forward. */
  private async say(note: string): Promise<void> {
    await this.ports.postgres.query(noteJob, [this.job.id, this.runner, note]).catch(() => undefined);
  }

  /** Records what is durable: all accepted batches up to the first that is not. `toEnd` waits for every batch first. */
  private async settle(toEnd: boolean, isPatient: boolean): Promise<void> {
    if (toEnd) await Promise.allSettled(this.sent.map((one) => one.accepted));
    const through = this.sent.findIndex((one) => !one.isAccepted);
    const count = through < 0 ? this.sent.length : through;
    const rows = this.sent.slice(0, count).reduce((sum, one) => sum + one.batch.counts.read, 0);
    const isDue = rows >= connectorLimits.rowsPerRecord || performance.now() - this.recordedAt >= connectorLimits.millisecondsPerRecord;
    if (rows > 0 && (toEnd || isDue || this.sent.length >= connectorLimits.batchesInFlight)) {
      await this.patiently(() => this.record(this.sent.slice(0, count)), isPatient);
      this.sent.splice(0, count);
    }
    if (toEnd) await this.sent[0]?.accepted;
  }

  /** One transaction: the new position, the refused rows and the fingerprints of the accepted ones. */
  private async record(through: readonly SentBatch[]): Promise<void> {
    const next = { ...this.totals };
    for (const { batch } of through) {
      next.read += batch.counts.read;
      next.accepted += batch.counts.accepted;
      next.known += batch.counts.known;
      next.skipped += batch.counts.skipped;
      next.refused += batch.refused.length;
    }
    const bytesRead = Math.min(through.at(-1)?.bytesRead ?? 0, this.job.bytesTotal);
    const seconds = (performance.now() - this.begunAt) / 1000;
    const rate = seconds > 0 ? (next.read - this.begunRows) / seconds : 0;
    const refused = through.flatMap(({ batch }) => batch.refused);
    const { id, sourceId } = this.job;
    const answer = await this.ports.postgres.transaction(async (sql) => {
      const position = [
        next.read,
        next.accepted,
        next.known,
        next.skipped,
        next.refused,
        bytesRead,
        rate,
        connectorLimits.leaseSeconds,
        this.recordedRows,
      ];
      const [row] = await sql.query<{ state: ImportState; refused_max: number }>(advanceJob, [id, this.runner, ...position]);
      if (row === undefined) {
        // The answer to an earlier attempt was lost, or the import is no longer ours.
        const [now] = await sql.query<{ state: ImportState; rows_read: number; refused_max: number }>(selectPosition, [id, this.runner]);
        return now !== undefined && now.rows_read === next.read ? now : undefined;
      }
      if (refused.length > 0) {
        await sql.query(insertRefused, [
          id,
          int8Array(refused.map((one) => one.line)),
          textArray(refused.map((one) => one.reason)),
          textArray(refused.map((one) => one.content)),
        ]);
      }
      for (const { batch } of through) await batch.fingerprints.record(sql, sourceId);
      await sql.query(notifyImports);
      return row;
    });
    if (answer === undefined) {
      this.state = 'lost';
      throw new Stopped();
    }
    Object.assign(this.totals, next);
    this.state = answer.state;
    this.refusedMax = answer.refused_max;
    this.recordedRows = next.read;
    this.recordedAt = performance.now();
  }

  /** Ends this run in order when the import was paused or stopped, taken over, or the process is about to stop. */
  private mustGoOn(): void {
    if (this.signal.aborted || this.state !== 'running') throw new Stopped();
    if (this.totals.refused >= this.refusedMax) throw new Stopped();
  }

  /** Tries again as long as somebody we depend on asks us to come back later; that is back-pressure, not failure. */
  private async patiently<Result>(attempt: () => Promise<Result>, isPatient = true): Promise<Result> {
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        const comesBack = error instanceof LimitReached || error instanceof Unavailable;
        if (!comesBack || !isPatient || error.retryAfterSeconds === undefined) throw error;
        void this.say(`waits: ${error.message}`);
        await this.wait(Math.min(Math.max(error.retryAfterSeconds, 0.05), waitSecondsMax) * 1000);
      }
    }
  }

  private async wait(milliseconds: number): Promise<void> {
    for (let left = milliseconds; left > 0; left -= waitSliceMs) {
      if (this.signal.aborted || this.state !== 'running') throw new Stopped();
      await new Promise((resolve) => setTimeout(resolve, Math.min(left, waitSliceMs)));
    }
  }

  private async renewLease(): Promise<void> {
    try {
      const [row] = await this.ports.postgres.query<{ state: ImportState }>(renewLease, [
        this.job.id,
        this.runner,
        connectorLimits.leaseSeconds,
      ]);
      // `checking` is how an import stands that was resumed while this run was still ending.
      if (row === undefined) this.state = 'lost';
      else if (row.state !== 'running' && row.state !== 'checking') this.state = row.state;
    } catch {
      // The next record will tell; losing a heartbeat is what the lease's length is for.
    }
  }

  /** Leaves the import to others, after recording what is through. */
  private async release(): Promise<RunOutcome> {
    if (this.state !== 'lost') {
      await this.settle(true, false).catch(() => undefined);
      if (this.state === 'running' && !this.signal.aborted && this.totals.refused >= this.refusedMax) return this.pauseForRefused();
      await this.ports.postgres.query(releaseJob, [this.job.id, this.runner]).catch(() => undefined);
    }
    return this.state === 'paused' || this.state === 'failed' ? this.state : 'released';
  }

  private pauseForRefused(): Promise<RunOutcome> {
    const note = `${this.totals.refused.toLocaleString('en')} of ${this.totals.read.toLocaleString('en')} rows were refused: the mapping is probably wrong. Look at the reasons; resume to go on all the same, or stop and start again with another mapping`;
    return this.finish('paused', note);
  }

  private async finish(outcome: 'done' | 'failed' | 'paused', note: string | undefined): Promise<RunOutcome> {
    const { postgres, clock } = this.ports;
    const ended = await this.patiently(
      () =>
        postgres.transaction(async (sql) => {
          const [row] = await sql.query(endJob, [
            this.job.id,
            this.runner,
            outcome,
            note ?? null,
            outcome === 'paused' ? null : clock.now(),
          ]);
          await sql.query(notifyImports);
          return row;
        }),
      outcome === 'done',
    );
    if (ended !== undefined) return outcome;
    // Paused or stopped by somebody in the last moment: that stands.
    await postgres.query(releaseJob, [this.job.id, this.runner]).catch(() => undefined);
    return 'released';
  }
}

/** Why an import failed, for people. */
function messageOf(error: unknown, ports: ImportPorts): string {
  if (error instanceof InvalidInput)
    return error.problems.map((problem) => (problem.at === 'file' ? problem.message : `${problem.at}: ${problem.message}`)).join('; ');
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'the file is no longer there; upload it again';
  if (error instanceof LoyaltyError) return error.message;
  ports.onProblem?.('an import failed for a reason that was not foreseen', error);
  return `something went wrong on our side: ${(error as Error).message}`;
}
