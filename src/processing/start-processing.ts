import { type MessagePort, Worker } from 'node:worker_threads';
import { Unavailable } from '../foundation/index.ts';
import type { RecentEvent } from './recent-events.ts';
import type { FromWorker, ToWorker, WorkerFigures, WorkerOptions } from './worker-protocol.ts';

/** The processing thread as the serving thread sees it. */
export interface Processing {
  /** Something was accepted. */
  wake(): void;
  /** A way to the thread that keeps audiences. */
  connect(port: MessagePort): void;
  /** Called whenever the thread was started anew, which has no such way yet. */
  onRestart(handler: () => void): void;
  /** The demonstration clock was moved. */
  moveClock(offsetMs: number): void;
  figures(): WorkerFigures | undefined;
  /** Events of these identifiers that history does not hold yet. */
  recentEvents(identifierIds: readonly number[]): Promise<readonly RecentEvent[]>;
  stop(): Promise<void>;
}

// An answer from memory takes a millisecond; a thread in the middle of a large batch may take longer, and a page can do without.
const recentMsMax = 250;
// The thread ends the batch in hand, which takes a second at most; after this it is ended as it is, which loses nothing.
const stopMsMax = 10_000;
const restartMs = 1_000;
// A batch lives for half a second: with room for it in the young generation, it dies there instead of being moved and swept.
const youngGenerationMb = 256;

/**
 * Starts the thread that works the inbox off, beside the one that serves. It has connections and caches of its own, so a heavy batch
 * never holds up an answer; when it dies it is started again, and the inbox has kept what it had not finished.
 *
 * @throws Unavailable `processing.not_started` when the thread does not come up.
 */
export async function startProcessing(
  entry: URL,
  options: WorkerOptions,
  report: (message: string, detail: string) => void,
): Promise<Processing> {
  let figures: WorkerFigures | undefined;
  let clockOffsetMs = options.clockOffsetMs;
  let stopping = false;
  let asks = 0;
  const waiting = new Map<number, (events: readonly RecentEvent[]) => void>();
  let worker: Worker;
  let stopped: () => void = () => {};
  let restarted: () => void = () => {};

  const launch = (): Promise<void> =>
    new Promise((resolve, reject) => {
      worker = new Worker(entry, {
        workerData: { ...options, clockOffsetMs },
        name: 'processing',
        resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb },
      });
      worker.on('message', (message: FromWorker) => {
        if (message.type === 'ready') resolve();
        else if (message.type === 'figures') figures = message.figures;
        else if (message.type === 'problem') report(message.message, message.detail);
        else if (message.type === 'recent') waiting.get(message.ask)?.(message.events);
        else stopped();
      });
      worker.on('error', (error) => {
        report('the processing thread died and is started again', error instanceof Error ? (error.stack ?? error.message) : String(error));
        reject(new Unavailable('processing.not_started', 'the processing thread did not start', 1, { cause: error }));
      });
      worker.on('exit', () => {
        stopped();
        if (!stopping) setTimeout(() => launch().then(restarted, () => {}), restartMs);
      });
    });
  const send = (message: ToWorker): void => worker.postMessage(message);
  await launch();

  return {
    wake: () => send({ type: 'wake' }),
    connect: (port) => worker.postMessage({ type: 'audiences', port } satisfies ToWorker, [port]),
    onRestart: (handler) => {
      restarted = handler;
    },
    moveClock: (offsetMs) => {
      clockOffsetMs = offsetMs;
      send({ type: 'clock', offsetMs });
    },
    figures: () => figures,
    recentEvents: (identifierIds) =>
      new Promise((resolve) => {
        asks += 1;
        const ask = asks;
        const end = (events: readonly RecentEvent[]): void => {
          clearTimeout(timer);
          waiting.delete(ask);
          resolve(events);
        };
        const timer = setTimeout(() => end([]), recentMsMax);
        waiting.set(ask, end);
        send({ type: 'recent', ask, identifierIds });
      }),
    stop: async () => {
      stopping = true;
      const ended = new Promise<void>((resolve) => {
        stopped = resolve;
      });
      send({ type: 'stop' });
      const timer = setTimeout(stopped, stopMsMax);
      await ended;
      clearTimeout(timer);
      await worker.terminate();
    },
  };
}
