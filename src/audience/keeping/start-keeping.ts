import { Worker } from 'node:worker_threads';
import type { FromKeeper, KeepingOptions, ToKeeper } from './keeping-protocol.ts';

/** The thread that keeps groups, as the serving thread sees it. */
export interface Keeping {
  /** The demonstration clock was moved. */
  moveClock(offsetMs: number): void;
  stop(): Promise<void>;
}

// A batch is some tens of milliseconds; after this it is ended as it is, which loses nothing.
const stopMsMax = 5_000;
const restartMs = 5_000;

/** Starts the thread on `entry` (keeping-worker.ts, built). When it dies it is started again, and what it missed is healed by its sweep. */
export function startKeeping(entry: URL, options: KeepingOptions, report: (message: string, detail: string) => void): Keeping {
  let clockOffsetMs = options.clockOffsetMs;
  let isStopping = false;
  let worker: Worker;
  let stopped: () => void = () => {};
  let restart: NodeJS.Timeout | undefined;
  const launch = (): void => {
    worker = new Worker(entry, { workerData: { ...options, clockOffsetMs } satisfies KeepingOptions, name: 'groups' });
    worker.on('message', (message: FromKeeper) => {
      if (message.type === 'problem') report(message.message, message.detail);
      else stopped();
    });
    worker.on('error', (error) => {
      report(
        'the thread that keeps groups died and is started again',
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      );
    });
    worker.on('exit', () => {
      stopped();
      if (!isStopping) restart = setTimeout(launch, restartMs);
    });
  };
  const send = (message: ToKeeper): void => worker.postMessage(message);
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
