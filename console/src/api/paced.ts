export interface Paced {
  /** Something has changed: the work is done soon, once for all that changes until then. */
  ask(): void;
  cancel(): void;
}

interface Pace {
  /** At the earliest so long after it was asked for. */
  readonly afterMs?: number;
  /** No more often than this, from one beginning to the next. */
  readonly everyMs: number;
}

// An answer that does not come holds up the next no longer.
const workMsMax = 10_000;

/** Does the work when it is asked for, one at a time: what is asked meanwhile is done once more when it has ended. */
export function paced(work: () => unknown, { afterMs = 0, everyMs }: Pace): Paced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let beganAt = Number.NEGATIVE_INFINITY;
  let isWorking = false;
  let isAskedFor = false;
  const run = async (): Promise<void> => {
    timer = undefined;
    beganAt = performance.now();
    isWorking = true;
    isAskedFor = false;
    let limit: ReturnType<typeof setTimeout> | undefined;
    const atMost = new Promise<void>((done) => {
      limit = setTimeout(done, workMsMax);
    });
    await Promise.race([(async () => work())().catch(() => {}), atMost]);
    clearTimeout(limit);
    isWorking = false;
    if (isAskedFor) ask();
  };
  const ask = (): void => {
    isAskedFor = true;
    if (isWorking || timer !== undefined) return;
    const waitMs = Math.max(afterMs, everyMs - (performance.now() - beganAt));
    if (waitMs <= 0) void run();
    else timer = setTimeout(() => void run(), waitMs);
  };
  return {
    ask,
    cancel: () => {
      clearTimeout(timer);
      timer = undefined;
      isAskedFor = false;
    },
  };
}
