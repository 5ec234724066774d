/** How often and how long a call waits for a server that has too much to do. */
export interface RetryRules {
  /** How many times a call is made in all; 1 never repeats it. */
  readonly attemptsMax: number;
  /** The longest single wait in milliseconds; a server that asks for more is not waited for. */
  readonly waitMsMax: number;
}

// Three more looks within a minute and a half at most: longer is for a queue of the caller's own.
export const retryRulesDefault: RetryRules = { attemptsMax: 4, waitMsMax: 30_000 };

// Where the server says nothing: 0.5, 1, 2 … seconds at most, at random below that, so that many clients do not return at once.
const firstWaitMs = 500;

/** Seconds of a Retry-After header, a number or a date; undefined without one that can be read. */
export function retryAfterSeconds(header: string | null, nowMs: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - nowMs) / 1000);
}

/**
 * How long to wait before the next attempt, in milliseconds; undefined when there is to be none.
 * @param attempt - attempts made so far, from 1
 * @param random - from 0 up to 1
 */
export function waitMs(attempt: number, askedSeconds: number | undefined, rules: RetryRules, random: number): number | undefined {
  if (attempt >= rules.attemptsMax) return undefined;
  if (askedSeconds === undefined) return Math.min(rules.waitMsMax, firstWaitMs * 2 ** (attempt - 1)) * random;
  const asked = askedSeconds * 1000;
  return asked > rules.waitMsMax ? undefined : asked;
}

/** Resolves after so many milliseconds. @throws the signal's reason when it is given up before */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((done, fail) => {
    signal?.throwIfAborted();
    const stop = (): void => {
      clearTimeout(timer);
      fail(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      done();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
