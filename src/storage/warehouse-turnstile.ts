import { WarehouseError } from './warehouse-error.ts';

/** Lets so many in at once; the others wait in order, up to a number and a time. */
export function turnstile(runningMax: number, waitingMax: number, waitMsMax: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  const leave = () => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  return {
    /** Resolves, when it is the caller's turn, to the function that ends it. @throws WarehouseError 202 when too many wait. */
    async enter(signal: AbortSignal): Promise<() => void> {
      signal.throwIfAborted();
      if (running < runningMax) {
        running += 1;
        return leave;
      }
      if (waiting.length >= waitingMax) throw tooMany(`${waitingMax} statements wait already`);
      await new Promise<void>((resolve, reject) => {
        const giveUp = (error: unknown) => {
          waiting.splice(waiting.indexOf(turn), 1);
          settle();
          reject(error);
        };
        const onAbort = () => giveUp(signal.reason);
        const timer = setTimeout(() => giveUp(tooMany(`no turn within ${waitMsMax} ms`)), waitMsMax);
        const settle = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', onAbort);
        };
        const turn = () => {
          settle();
          resolve();
        };
        signal.addEventListener('abort', onAbort);
        waiting.push(turn);
      });
      return leave;
    },
  };
}

function tooMany(why: string): WarehouseError {
  return new WarehouseError(202, `Too many simultaneous queries: ${why} (TOO_MANY_SIMULTANEOUS_QUERIES)`);
}
