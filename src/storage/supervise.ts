/** One run of an engine's process. */
export interface Running {
  readonly pid: number;
  /** Resolves, with how it ended, once the process is gone. */
  readonly ended: Promise<string>;
  /** Asks the process to end in order, and makes it end when it does not. */
  stop(): Promise<void>;
}

export interface Supervised {
  /** The number of the process that runs now, 0 while there is none. */
  pid(): number;
  restarts(): number;
  stop(): Promise<void>;
}

/** What the engines say about themselves: WARN when nothing is lost, ERROR when a person is needed. */
export interface EngineLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** The first wait after a death: an engine killed once is back before most callers have tried again. */
const backOffMsMin = 100;
/** The longest wait: an engine that cannot start (disk full) is tried again soon after the cause is mended. */
const backOffMsMax = 10_000;
/** A run this long counts as healthy and sets the wait back to the shortest. */
const healthyMs = 60_000;

/** Starts a process and keeps it running until `stop`; the first start's failure is the caller's, later ones are retried. */
export async function supervise(name: string, start: () => Promise<Running>, log: EngineLog): Promise<Supervised> {
  let stopping = false;
  let restarts = 0;
  let wake = (): void => undefined;
  let running: Running | undefined = await start();

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const watch = async (): Promise<void> => {
    let waitMs = backOffMsMin;
    while (!stopping) {
      if (running !== undefined) {
        const since = performance.now();
        const how = await running.ended;
        running = undefined;
        if (stopping) return;
        if (performance.now() - since > healthyMs) waitMs = backOffMsMin;
        log.warn({ engine: name, how, waitMs }, `${name} ended (${how}); starting it again`);
      }
      await pause(waitMs);
      waitMs = Math.min(waitMs * 2, backOffMsMax);
      if (stopping) return;
      try {
        running = await start();
        restarts += 1;
        log.info({ engine: name, pid: running.pid }, `${name} runs again`);
      } catch (error) {
        log.error({ engine: name, waitMs }, `${name} does not start: ${(error as Error).message}`);
      }
    }
  };
  const watching = watch();

  return {
    pid: () => running?.pid ?? 0,
    restarts: () => restarts,
    stop: async () => {
      stopping = true;
      wake();
      await running?.stop();
      await watching;
      // A start that was under way when we were asked to stop has only now become a process.
      await running?.stop();
    },
  };
}
