import { parentPort, type Transferable, Worker, workerData } from 'node:worker_threads';
import { type Clock, offsetClock, systemClock } from './clock.ts';
import { Defect } from './errors.ts';
import { lowerPriority } from './lower-priority.ts';

/** What every thread is started with. */
export interface ThreadOptions {
  readonly postgresUrl: string;
  /** Postgres runs on this machine for us alone: its processes' priority is ours to set. */
  readonly isPostgresEmbedded: boolean;
  readonly clockOffsetMs: number;
}

/** What every thread is told. */
export type ToThread = { readonly type: 'clock'; readonly offsetMs: number } | { readonly type: 'stop' };

/** What every thread tells. */
export type FromThread = { readonly type: 'problem'; readonly message: string; readonly detail: string } | { readonly type: 'stopped' };

/** A thread as whoever started it sees it. */
export interface KeptThread {
  send(message: object, ports?: readonly Transferable[]): void;
  /** The demonstration clock was moved. */
  moveClock(offsetMs: number): void;
  stop(): Promise<void>;
}

export interface KeptThreadOptions {
  readonly name: string;
  /** What it does, in words: `keeps groups`. */
  readonly does: string;
  readonly options: ThreadOptions;
  /** From being told to stop until it is ended as it is. */
  readonly stopMsMax: number;
  /** From its death until it is started again. */
  readonly restartMs: number;
  readonly youngGenerationMb?: number;
  readonly report: (message: string, detail: string) => void;
  readonly onRestart?: () => void;
}

/** Starts a thread on `entry`, the built file of one that begins with `threadGround`. When it dies it is started again. */
export function startKeptThread(entry: URL, kept: KeptThreadOptions): KeptThread {
  const { name, does, options, stopMsMax, restartMs, youngGenerationMb, report, onRestart } = kept;
  let clockOffsetMs = options.clockOffsetMs;
  let isStopping = false;
  let worker: Worker;
  let stopped: () => void = () => {};
  let restart: NodeJS.Timeout | undefined;
  const launch = (): void => {
    worker = new Worker(entry, {
      ...{ workerData: { ...options, clockOffsetMs }, name },
      ...(youngGenerationMb === undefined ? {} : { resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb } }),
    });
    worker.on('message', (message: FromThread) => {
      if (message.type === 'problem') report(message.message, message.detail);
      else stopped();
    });
    worker.on('error', (error) => report(`the thread that ${does} died and is started again`, detailOf(error)));
    worker.on('exit', () => {
      stopped();
      if (isStopping) return;
      restart = setTimeout(() => {
        launch();
        onRestart?.();
      }, restartMs);
    });
  };
  launch();
  const send = (message: object, ports: readonly Transferable[] = []): void => worker.postMessage(message, ports);
  return {
    send,
    moveClock: (offsetMs) => {
      clockOffsetMs = offsetMs;
      send({ type: 'clock', offsetMs } satisfies ToThread);
    },
    stop: async () => {
      isStopping = true;
      clearTimeout(restart);
      const ended = new Promise<void>((resolve) => {
        stopped = resolve;
      });
      send({ type: 'stop' } satisfies ToThread);
      const timer = setTimeout(stopped, stopMsMax);
      await ended;
      clearTimeout(timer);
      await worker.terminate();
    },
  };
}

/** What the inside of a thread stands on. */
export interface ThreadGround<Options extends ThreadOptions, Told extends { readonly type: string }> {
  readonly options: Options;
  readonly clock: Clock;
  /** Lowers the priority of this thread, or of a process that works for it. */
  readonly giveWay: (pid?: number) => void;
  readonly onProblem: (message: string, error?: unknown) => void;
  /** The same in the shape of a log; what is no warning is not told. */
  readonly log: {
    readonly info: () => void;
    readonly warn: (fields: unknown, message: string) => void;
    readonly error: (fields: unknown, message: string) => void;
  };
  /** Listens to whoever started it; the clock is followed already. */
  onMessage(handler: (message: Told) => void): void;
  /** Tells whoever started it. */
  post(message: object): void;
  /** Says that all is done, and ends the thread. */
  end(): void;
}

/** The beginning of a thread that `startKeptThread` started, at a priority of its own. @throws Defect where this is no such thread */
export function threadGround<Options extends ThreadOptions, Told extends { readonly type: string } = ToThread>(
  niceness: number,
): ThreadGround<Options, Told> {
  const port = parentPort;
  if (port === null) throw new Defect('this file is the entry of a worker thread');
  const options = workerData as Options;
  const giveWay = (pid?: number): void => lowerPriority(niceness, pid);
  giveWay();
  const post = (message: object): void => port.postMessage(message);
  const onProblem = (message: string, error?: unknown): void =>
    post({ type: 'problem', message, detail: detailOf(error) } satisfies FromThread);
  let offsetMs = options.clockOffsetMs;
  return {
    ...{ options, giveWay, onProblem, post, clock: offsetClock(systemClock, () => offsetMs) },
    log: { info: () => {}, warn: (_, message) => onProblem(message), error: (_, message) => onProblem(message) },
    onMessage: (handler) => {
      port.on('message', (message: Told | ToThread) => {
        if (message.type === 'clock') offsetMs = (message as Extract<ToThread, { type: 'clock' }>).offsetMs;
        handler(message as Told);
      });
    },
    end: () => {
      post({ type: 'stopped' } satisfies FromThread);
      port.close();
    },
  };
}

function detailOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error ?? '');
}
