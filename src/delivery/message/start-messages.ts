import { Worker } from 'node:worker_threads';
import type { FromSender, SendingOptions, ToSender } from './message-protocol.ts';

/** The thread that sends messages, as the serving thread sees it. */
export interface Messaging {
  /** The demonstration clock was moved. */
  moveClock(offsetMs: number): void;
  stop(): Promise<void>;
}

// A mail under way may take its time; after this it is left, found again and not sent twice.
const stopMsMax = 10_000;
const restartMs = 2_000;

/** Starts the thread on `entry` (message-worker.ts, built). When it dies it is started again; what it had in hand is found and settled. */
export function startMessages(entry: URL, options: SendingOptions, report: (message: string, detail: string) => void): Messaging {
  let clockOffsetMs = options.clockOffsetMs;
  let isStopping = false;
  let worker: Worker;
  let stopped: () => void = () => {};
  let restart: NodeJS.Timeout | undefined;
  const launch = (): void => {
    worker = new Worker(entry, { workerData: { ...options, clockOffsetMs } satisfies SendingOptions, name: 'messages' });
    worker.on('message', (message: FromSender) => {
      if (message.type === 'problem') report(message.message, message.detail);
      else stopped();
    });
    worker.on('error', (error) => {
      report(
        'the thread that sends messages died and is started again',
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      );
    });
    worker.on('exit', () => {
      stopped();
      if (!isStopping) restart = setTimeout(launch, restartMs);
    });
  };
  const send = (message: ToSender): void => worker.postMessage(message);
  launch();
  return {
    moveClock: (offsetMs) => {
      clockOffsetMs = offsetMs;
      send({ type: 'clock', offsetMs });
    },
    stop: async () => {
      isStopping = true;
      clearTimeout(restart);
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
