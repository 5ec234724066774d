import { setImmediate } from 'node:timers/promises';
import { type InboxRow, inboxDepth, readInbox } from '../event/index.ts';
import { type Clock, LatencyWindow, Pause, Unavailable } from '../foundation/index.ts';
import { type Postgres, StatementFailed } from '../storage/index.ts';
import { type AppliedBatch, applyBatch, forgetMemory, type ProcessingMemory } from './apply-batch.ts';
import type { BatchContext } from './batch-context.ts';
import { type PreparedRequest, prepareRequest } from './prepare-batch.ts';

/** What the processor needs; every rule is read anew for each batch, so a change of settings holds for the next event. */
export interface ProcessorDependencies {
  readonly postgres: Postgres;
  readonly memory: ProcessingMemory;
  readonly context: () => BatchContext;
  readonly clock: Clock;
  /** Reads the sources anew; asked when an event's source is not known. */
  readonly refreshSources: () => Promise<void>;
  readonly onApplied: (batch: AppliedBatch) => void;
  readonly onProblem: (message: string, error: unknown) => void;
}

export interface ProcessorState {
  readonly backlogRows: number;
  /** Of the bodies that wait, unpacked. */
  readonly backlogBytes: number;
  readonly oldestAt: number | null;
  readonly processedEvents: number;
}

// Large enough to share a statement's cost among single events, small enough in bytes to commit within a tenth of a second: half a
// megabyte is some 700 events, and what lives no longer than that dies young in the heap.
const requestsPerBatchMax = 256;
const bytesPerBatchMax = 512 * 1024;
// When nobody wakes us (another instance accepted it), we look by ourselves.
const pollMs = 500;
// Rounds of a few events each cost several times as much an event as larger ones do: what comes within this time of the last round's beginning goes together.
const roundMsMin = 50;
const eventsPerRoundEnough = 200;
const depthEveryMs = 1_000;
const retryMsMin = 200;
const retryMsMax = 5_000;
// A request that fails this often, with no single event to blame, is set aside whole rather than hold up the rest.
const attemptsMax = 5;

/** Thrown to roll a trial back. */
class TrialEnded extends Error {}

/**
 * Works the inbox off, batch after batch, while it has rows; sleeps until woken otherwise. An engine that does not answer is waited
 * for; an event that cannot be applied is found by trial and put into quarantine, so it never holds up the ones behind it.
 */
export class Processor {
  readonly #dependencies: ProcessorDependencies;
  readonly latency = new LatencyWindow();
  readonly #pause = new Pause();
  /** Between rounds: cut short by nothing but the end. */
  readonly #rest = new Pause();
  #stopping = false;
  #state: ProcessorState = { backlogRows: 0, backlogBytes: 0, oldestAt: null, processedEvents: 0 };
  #depthAt = 0;
  readonly #failures = new Map<number, number>();

  constructor(dependencies: ProcessorDependencies) {
    this.#dependencies = dependencies;
  }

  get state(): ProcessorState {
    return this.#state;
  }

  /** Something was accepted: look now. */
  wake(): void {
    this.#pause.wake();
  }

  /** Ends after the batch in hand. */
  stop(): void {
    this.#stopping = true;
    this.wake();
    this.#rest.wake();
  }

  async run(): Promise<void> {
    let retryMs = retryMsMin;
    let next: Promise<PreparedRequest[]> | undefined;
    while (!this.#stopping) {
      try {
        const beganAt = performance.now();
        const requests = await (next ?? this.#read([]));
        // What was read ahead waits for what has become urgent since.
        if (next !== undefined) await this.#process(await this.#read(idsOf(requests), true));
        next = undefined;
        await this.#measureDepth();
        if (requests.length === 0) {
          await this.#pause.sleep(pollMs);
          continue;
        }
        // The next requests are read while Postgres works on these.
        next = this.#state.backlogRows > requests.length ? this.#read(idsOf(requests)) : undefined;
        next?.catch(() => {});
        await this.#process(requests);
        retryMs = retryMsMin;
        const events = requests.reduce((sum, request) => sum + request.events.length, 0);
        if (next === undefined && events < eventsPerRoundEnough) await this.#rest.sleep(beganAt + roundMsMin - performance.now());
      } catch (error) {
        next = undefined;
        forgetMemory(this.#dependencies.memory);
        this.#dependencies.onProblem('processing waits and tries again', error);
        await this.#pause.sleep(retryMs);
        retryMs = Math.min(retryMs * 2, retryMsMax);
      }
    }
    await next?.catch(() => {});
  }

  async #read(inHand: readonly number[], isUrgentOnly = false): Promise<PreparedRequest[]> {
    const { postgres, context, refreshSources } = this.#dependencies;
    const rows = await readInbox(postgres, { rowsMax: requestsPerBatchMax, bytesMax: bytesPerBatchMax, inHand, isUrgentOnly });
    // A source made a moment ago by another process may not have been heard of here.
    const { source } = context();
    if (rows.some((row) => source(row.source_id) === undefined)) await refreshSources();
    const requests: PreparedRequest[] = [];
    for (const row of rows) {
      requests.push(this.#prepare(row));
      // The batch before this one goes first: its answers from Postgres are looked at in between.
      await setImmediate();
    }
    return requests;
  }

  #prepare(row: InboxRow): PreparedRequest {
    const context = this.#dependencies.context();
    try {
      return prepareRequest(row, context.source(row.source_id), context.rules);
    } catch (error) {
      return unreadable(row, error);
    }
  }

  async #process(requests: readonly PreparedRequest[]): Promise<void> {
    if (requests.length === 0) return;
    const { postgres, memory, context, clock, onApplied, onProblem } = this.#dependencies;
    let batch: AppliedBatch;
    try {
      batch = await postgres.transaction((sql) => applyBatch(sql, requests, memory, context()), 'once');
    } catch (error) {
      forgetMemory(memory);
      if (isPassing(error)) throw error;
      onProblem('a batch could not be applied; looking for the event that spoils it', error);
      await this.#isolate(requests, error);
      return;
    }
    for (const [id, body] of batch.written) memory.summaries.set(id, body);
    const now = clock.now();
    // Windows of measurements go by the real time, also where the product's clock is moved.
    for (const { prepared } of batch.applied) this.latency.add(Math.max(0, now - prepared.event.receivedAt), performance.now());
    this.#state = { ...this.#state, processedEvents: this.#state.processedEvents + batch.applied.length };
    onApplied(batch);
  }

  /** Halves the batch until the request, then the event, that cannot be applied is found; that one goes to quarantine. */
  async #isolate(requests: readonly PreparedRequest[], error: unknown): Promise<void> {
    if (requests.length > 1) {
      const middle = Math.ceil(requests.length / 2);
      await this.#process(requests.slice(0, middle));
      await this.#process(requests.slice(middle));
      return;
    }
    const request = requests[0] as PreparedRequest;
    const poison = await this.#findPoison(request, request.events);
    if (poison.size === 0) {
      const attempts = (this.#failures.get(request.row.id) ?? 0) + 1;
      this.#failures.set(request.row.id, attempts);
      if (attempts < attemptsMax) throw error;
      this.#failures.delete(request.row.id);
      return this.#process([unreadable(request.row, error)]);
    }
    const refused = [...poison].map(([event, reason]) => ({
      receivedAt: request.row.received_at,
      sourceId: request.row.source_id,
      protocol: 'segment',
      meta: request.row.meta,
      reason: 'processing.failed',
      message: `this event could not be applied: ${reason}`,
      at: `batch[${event.index}]`,
      body: event.body,
      readable: true,
      key: event.key,
    }));
    for (const event of poison.keys()) {
      request.outcomes[event.index] = { messageId: event.event.messageId, status: 'quarantined', reason: 'processing.failed' };
    }
    await this.#process([
      { ...request, events: request.events.filter((event) => !poison.has(event)), refused: [...request.refused, ...refused] },
    ]);
  }

  async #findPoison(
    request: PreparedRequest,
    events: readonly PreparedRequest['events'][number][],
  ): Promise<Map<PreparedRequest['events'][number], string>> {
    const { postgres, memory, context } = this.#dependencies;
    try {
      await postgres.transaction(async (sql) => {
        await applyBatch(sql, [{ ...request, events: [...events] }], memory, context());
        throw new TrialEnded();
      });
    } catch (error) {
      forgetMemory(memory);
      if (error instanceof TrialEnded) return new Map();
      if (isPassing(error)) throw error;
      const only = events[0];
      if (events.length === 1 && only) return new Map([[only, error instanceof Error ? error.message : String(error)]]);
      if (events.length === 0) return new Map();
      const middle = Math.ceil(events.length / 2);
      return new Map([
        ...(await this.#findPoison(request, events.slice(0, middle))),
        ...(await this.#findPoison(request, events.slice(middle))),
      ]);
    }
    return new Map();
  }

  async #measureDepth(): Promise<void> {
    const now = performance.now();
    if (now - this.#depthAt < depthEveryMs) return;
    this.#depthAt = now;
    const [depth] = await this.#dependencies.postgres.query<{ rows: number; bytes: number; oldest: number | null }>(inboxDepth);
    this.#state = { ...this.#state, backlogRows: depth?.rows ?? 0, backlogBytes: depth?.bytes ?? 0, oldestAt: depth?.oldest ?? null };
  }
}

const idsOf = (requests: readonly PreparedRequest[]): number[] => requests.map(({ row }) => row.id);

/** An engine away or a deadlock passes by itself; anything else will fail again. */
function isPassing(error: unknown): boolean {
  if (error instanceof Unavailable) return true;
  // 40: transaction rollback, 53: out of resources, 57: operator intervention, 58: system error (PostgreSQL, appendix A).
  return error instanceof StatementFailed && /^(40|53|57|58)/.test(error.engineCode);
}

function unreadable(row: InboxRow, error: unknown): PreparedRequest {
  const message = `this request could not be read: ${error instanceof Error ? error.message : String(error)}`;
  const { received_at: receivedAt, source_id: sourceId, protocol, meta, body } = row;
  const refused = [
    { receivedAt, sourceId, protocol, meta, reason: 'processing.unreadable', message, at: 'request', body, readable: false },
  ];
  return { row, events: [], refused, outcomes: [] };
}
