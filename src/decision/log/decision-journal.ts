import { ftruncateSync, writeSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { queueForWarehouse } from '../../event/index.ts';
import { type Clock, Defect, newUuid } from '../../foundation/index.ts';
import type { Postgres } from '../../storage/index.ts';
import type { DecisionRecord } from './decision-record.ts';
import { decisionTable } from './decision-table.ts';

const pack = promisify(gzip);
// Each block is one row of Postgres, one wait for its disk and one part of a table of the warehouse: some a second, whatever the number of decisions. Larger
// blocks take longer to pack than those who wait for a decision should notice.
const flushEveryMs = 250;
const retryMs = 2_000;
// Two or three kilobytes each.
const linesPerBlockMax = 2_000;
const quickest = { level: 1 };
// A file with this much in it is written to no further: it is emptied when all of it is queued.
const fileBytesMax = 1_000_000;

/** One of the two files of a process: while what is in one waits to be queued, the other is written. */
interface JournalFile {
  readonly path: string;
  readonly handle: FileHandle;
  bytes: number;
  /** Lines that are in it and not yet queued. */
  waiting: number;
}

/**
 * The log of decisions on its way to the warehouse. A decision is written to a file before it is answered (that survives the process, not the machine:
 * waiting for a disk would cost more than deciding), and moved from there to the queue of the warehouse some times a second. What a process that died
 * left in its files is queued by the next one; a row that was queued twice is told apart by its key.
 */
export class DecisionJournal {
  readonly #postgres: Postgres;
  readonly #clock: Clock;
  readonly #dir: string;
  readonly #onProblem: (message: string, error?: unknown) => void;
  /** The one that is written, and the other: what is in that came before. */
  #files: { written: JournalFile; other: JournalFile } | undefined;
  /** Lines that are in the files and not yet queued, in order. */
  #waiting: Buffer[] = [];
  #flushing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(postgres: Postgres, clock: Clock, dataDir: string, onProblem: (message: string, error?: unknown) => void) {
    this.#postgres = postgres;
    this.#clock = clock;
    this.#dir = join(dataDir, 'decisions');
    this.#onProblem = onProblem;
  }

  /** Opens the files, after queueing what earlier processes left. */
  async start(): Promise<void> {
    await mkdir(this.#dir, { recursive: true, mode: 0o700 });
    for (const name of await readdir(this.#dir)) {
      if (!name.endsWith('.ndjson') || isOfRunningProcess(name)) continue;
      const path = join(this.#dir, name);
      // A line that was cut off by a crash belongs to a decision that was never answered.
      const lines = (await readFile(path, 'utf8')).split('\n').slice(0, -1);
      for (let from = 0; from < lines.length; from += linesPerBlockMax) {
        await this.#queue(lines.slice(from, from + linesPerBlockMax).map((line) => Buffer.from(`${line}\n`)));
      }
      await rm(path);
    }
    this.#files = { written: await this.#begin(), other: await this.#begin() };
    this.#timer = setInterval(() => void this.flush(), flushEveryMs);
    this.#timer.unref();
  }

  /**
   * Keeps a decision, `text` as `encodeRecord` wrote it, and answers the bytes in which it is kept: when this returns it survives the end of this process.
   * @throws the fault of the disk
   */
  add(record: DecisionRecord, text: string, address: { identifierId: number; sourceId: number; number: string }): Buffer {
    // The warehouse takes an object for the text of one: nothing has to be written as a text within a text.
    const before = `${headOf(record, address).slice(0, -1)},"body":`;
    // As bytes outside of what the collector has to move, and half as many as a text with a curly quote in it.
    const line = Buffer.from(`${before}${text}}\n`);
    // Some microseconds into the memory of the system: to ask another thread for it and to wait would take longer, and cost more.
    const { written } = this.#opened();
    written.bytes += writeSync(written.handle.fd, line);
    written.waiting += 1;
    this.#waiting.push(line);
    return line.subarray(Buffer.byteLength(before), -2);
  }

  /** Moves what waits into the queue of the warehouse. */
  flush(): Promise<void> {
    this.#flushing ??= this.#flushAll().finally(() => {
      this.#flushing = undefined;
    });
    return this.#flushing;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#flushing;
    await this.flush();
    for (const { handle, path, waiting } of Object.values(this.#files ?? {})) {
      await handle.close();
      if (waiting === 0) await rm(path, { force: true });
    }
  }

  /** What waits now, and not what comes meanwhile: that goes with the next. */
  async #flushAll(): Promise<void> {
    this.#turnOver();
    for (let left = this.#waiting.length; left > 0; ) {
      const some = this.#waiting.slice(0, Math.min(left, linesPerBlockMax));
      try {
        await this.#queue(some);
      } catch (error) {
        this.#onProblem('decisions could not be queued for the warehouse; they wait in their files', error);
        if (!this.#isClosed) await new Promise((resolve) => setTimeout(resolve, retryMs));
        return;
      }
      this.#waiting.splice(0, some.length);
      left -= some.length;
      this.#takeOut(some.length);
    }
  }

  /** What is in the other file is all queued: it is written from now on when there is much in this one. */
  #turnOver(): void {
    const { written, other } = this.#opened();
    if (written.bytes >= fileBytesMax && other.bytes === 0) this.#files = { written: other, other: written };
  }

  /** So many lines have been queued, from the oldest on; a file that is not written and has none left is emptied. */
  #takeOut(lines: number): void {
    const { written, other } = this.#opened();
    const older = Math.min(lines, other.waiting);
    other.waiting -= older;
    written.waiting -= lines - older;
    if (other.waiting > 0 || other.bytes === 0) return;
    other.bytes = 0;
    ftruncateSync(other.handle.fd, 0);
  }

  #opened(): { written: JournalFile; other: JournalFile } {
    if (this.#files === undefined) throw new Defect('the journal of decisions is written before it was opened');
    return this.#files;
  }

  async #begin(): Promise<JournalFile> {
    const path = join(this.#dir, `${process.pid}-${newUuid()}.ndjson`);
    return { path, handle: await open(path, 'a', 0o600), bytes: 0, waiting: 0 };
  }

  async #queue(some: readonly Buffer[]): Promise<void> {
    await queueForWarehouse(this.#postgres, {
      ...{ table: decisionTable.name, rowCount: some.length, people: [], queuedAt: this.#clock.now() },
      packed: await pack(Buffer.concat(some), quickest),
    });
  }
}

/** Files are named by the process that writes them. */
function isOfRunningProcess(name: string): boolean {
  const pid = Number(name.split('-', 1)[0]);
  if (pid === process.pid || !Number.isSafeInteger(pid)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** What the warehouse lists decisions by, as JSON. */
function headOf(
  record: DecisionRecord,
  { identifierId, sourceId, number }: { identifierId: number; sourceId: number; number: string },
): string {
  return JSON.stringify({
    ...{ identifier_id: identifierId, time: record.at, source_id: sourceId, message_id: number, person_id: record.personId },
    ...{ channel: record.moment.channel, place: record.moment.place },
    items: record.choices.map(({ key }) => key),
    propensities: record.choices.map(({ propensity }) => propensity),
    is_default: record.defaultBecause === undefined ? 0 : 1,
    took_us: Math.round(record.tookMs * 1_000),
    asked_as: record.askedAs ?? '',
  });
}
