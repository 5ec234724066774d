import { type MessagePort, Worker } from 'node:worker_threads';
import type { FromLive, LiveOptions, ToLive } from './live-protocol.ts';

/** The thread that keeps audiences, as the serving thread sees it. */
export interface LiveAudiences {
  /** A way to the thread that applies events. */
  connect(port: MessagePort): void;
  /** The demonstration clock was moved. */
  moveClock(offsetMs: number): void;
  stop(): Promise<void>;
}

// Pages and due moments of a million people are saved within a second or two; what is not is looked at again.
const stopMsMax = 8_000;
const restartMs = 2_000;
// A batch of portraits is looked at and forgotten: with room for several of them few outlive one, and nothing has to be moved about.
const youngGenerationMb = 96;

/** Starts the thread on `entry` (live-worker.ts, built). When it dies it is started again, and looks at whoever has changed since it saved. */
export function startLiveAudiences(
  entry: URL,
  options: LiveOptions,
  on: { readonly problem: (message: string, detail: string) => void; readonly launch: () => void },
): LiveAudiences {
  let clockOffsetMs = options.clockOffsetMs;
  let isStopping = false;
  let worker: Worker;
  let stopped: () => void = () => {};
  let restart: NodeJS.Timeout | undefined;
  const launch = (): void => {
    worker = new Worker(entry, {
      workerData: { ...options, clockOffsetMs } satisfies LiveOptions,
      name: 'audiences',
      resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb },
    });
    worker.on('message', (message: FromLive) => {
      if (message.type === 'problem') on.problem(message.message, message.detail);
      else stopped();
    });
    worker.on('error', (error) => {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      on.problem('the thread that keeps audiences died and is started again', detail);
    });
    worker.on('exit', () => {
      stopped();
      if (isStopping) return;
      restart = setTimeout(() => {
        launch();
        on.launch();
      }, restartMs);
    });
  };
  launch();
  return {
    connect: (port) => worker.postMessage({ type: 'applier', port } satisfies ToLive, [port]),
    moveClock: (offsetMs) => {
      clockOffsetMs = offsetMs;
      worker.postMessage({ type: 'clock', offsetMs } satisfies ToLive);
    },
    stop: async () => {
      isStopping = true;
      clearTimeout(restart);
      const ended = new Promise<void>((resolve) => {
        stopped = resolve;
      });
      worker.postMessage({ type: 'stop' } satisfies ToLive);
      const timer = setTimeout(stopped, stopMsMax);
      await ended;
      clearTimeout(timer);
      await worker.terminate();
    },
  };
}
