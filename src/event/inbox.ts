import { type Clock, LimitReached, type SourceId } from '../foundation/index.ts';
import type { Postgres } from '../storage/index.ts';
import type { EventOutcome, InboxEntry, InboxPort, Receipt } from './accept.ts';
import { putIntoInbox } from './put-into-inbox.ts';
import * as queries from './queries/inbox.ts';

// What waits for the disk is held in memory: 64 MB is some two seconds of a full line, and little beside the rest of the process.
const pendingBytesMax = 64 * 1_048_576;
// A statement of a megabyte amortises its fsync and still leaves within milliseconds.
const statementBytesMax = 1_048_576;
const statementRowsMax = 256;
// While one group waits for its fsync the next one travels; a third would only queue behind them.
const groupsInFlightMax = 2;
// A backlog of this size takes minutes to work off (a gigabyte is some 1.5 million events): better to tell senders to come back than to
// fill the disk.
const backlogRowsMax = 100_000;
const backlogBytesMax = 1_073_741_824;
const backlogRetrySeconds = 5;

// Imports add to what waits only below this. A megabyte unpacked is some 3,000 rows of a file, less than a second of processing by which a
// live event may be late, and two of processing's batches: one in hand, one read ahead, so that it does not stand still between two looks
// of an import. A thousand single events are as long.
const importBytesMax = 1_048_576;
const importRowsMax = 1_000;

interface Waiting {
  readonly entry: InboxEntry;
  readonly bytes: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The durable log before an answer. `accept` resolves when the entry is on disk; entries that come at the same time share one
 * statement and one fsync (group commit), so a single event costs a fraction of a transaction of its own.
 */
export class Inbox implements InboxPort {
  readonly #postgres: Postgres;
  readonly #clock: Clock;
  readonly #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #inFlight = 0;
  #isBacklogFull = false;
  #onAccepted: () => void = () => {};
  readonly #receipts = new Map<string, () => void>();

  constructor(postgres: Postgres, clock: Clock) {
    this.#postgres = postgres;
    this.#clock = clock;
  }

  /** Calls `listener` after each group that became durable: the processing thread wakes up by it. */
  onAccepted(listener: () => void): void {
    this.#onAccepted = listener;
  }

  /** Rows were put into the inbox by another way than `accept`. */
  somethingWaits(): void {
    this.#onAccepted();
  }

  /** What waits to be processed, measured elsewhere: requests, and bytes of their bodies unpacked. Past the limits `accept` refuses. */
  noteBacklog(rows: number, bytes: number): void {
    this.#isBacklogFull = rows >= backlogRowsMax || bytes >= backlogBytesMax;
  }

  /** @throws LimitReached `collect.backlog` when senders should slow down; Unavailable `storage.postgres_down`. */
  accept(entry: InboxEntry): Promise<void> {
    if (this.#isBacklogFull || this.#waitingBytes >= pendingBytesMax) {
      const message = 'more events wait than can be worked off at once; send again later';
      return Promise.reject(new LimitReached('collect.backlog', message, backlogRowsMax, 'requests', backlogRetrySeconds));
    }
    const bytes = entry.body.length + 512;
    this.#waitingBytes += bytes;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, bytes, resolve, reject });
      if (this.#inFlight < groupsInFlightMax) setImmediate(() => this.#flush());
    });
  }

  async hasRoomForImports(): Promise<boolean> {
    const [waiting] = await this.#postgres.prepared<{ rows: number; bytes: number }>('inbox_head', queries.inboxHead, [importRowsMax]);
    return (waiting?.rows ?? 0) < importRowsMax && (waiting?.bytes ?? 0) + this.#waitingBytes < importBytesMax;
  }

  #flush(): void {
    if (this.#waiting.length === 0 || this.#inFlight >= groupsInFlightMax) return;
    let bytes = 0;
    let count = 0;
    while (count < this.#waiting.length && count < statementRowsMax && bytes < statementBytesMax) {
      bytes += (this.#waiting[count] as Waiting).bytes;
      count += 1;
    }
    const group = this.#waiting.splice(0, count);
    this.#inFlight += 1;
    putIntoInbox(
      this.#postgres,
      group.map((one) => one.entry),
    )
      .then(
        () => {
          for (const one of group) one.resolve();
          this.#onAccepted();
        },
        (error) => {
          for (const one of group) one.reject(error);
        },
      )
      .finally(() => {
        this.#inFlight -= 1;
        this.#waitingBytes -= bytes;
        this.#flush();
      });
  }

  async receipt(receiptId: string): Promise<Receipt | undefined> {
    const [row] = await this.#postgres.query<queries.ReceiptRow>(queries.readReceipt, [receiptId]);
    if (row === undefined) return undefined;
    const sourceId = row.source_id as SourceId;
    return row.outcome === null ? { sourceId } : { sourceId, events: JSON.parse(row.outcome) as EventOutcome[] };
  }

  /** Tells that the outcome of a receipt is known now (NOTIFY `receipt`). */
  receiptSettled(receiptId: string): void {
    this.#receipts.get(receiptId)?.();
  }

  /** What became of each event of an entry that asked for a receipt; undefined when it is not known within `timeoutMs`. */
  async outcome(receiptId: string, timeoutMs: number): Promise<readonly EventOutcome[] | undefined> {
    const deadline = this.#clock.now() + timeoutMs;
    for (;;) {
      const settled = this.#settled(receiptId, Math.max(1, deadline - this.#clock.now()));
      const [row] = await this.#postgres.prepared<{ outcome: string }>('receipt_read', queries.readOutcome, [receiptId]);
      if (row) {
        this.#receipts.get(receiptId)?.();
        return JSON.parse(row.outcome) as EventOutcome[];
      }
      if (!(await settled)) return undefined;
    }
  }

  #settled(receiptId: string, timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (settled: boolean): void => {
        clearTimeout(timer);
        this.#receipts.delete(receiptId);
        resolve(settled);
      };
      const timer = setTimeout(() => end(false), timeoutMs);
      this.#receipts.set(receiptId, () => end(true));
    });
  }
}
