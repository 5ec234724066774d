import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAfterSeconds, sleep, waitMs } from './retry.ts';

const now = Date.parse('2026-03-01T08:00:00Z');
const rules = { attemptsMax: 4, waitMsMax: 30_000 };

describe('Retry-After', () => {
  it.each([
    ['7', 7],
    [' 0 ', 0],
    ['-3', 0],
    ['Sun, 01 Mar 2026 08:00:09 GMT', 9],
    ['Sun, 01 Mar 2026 07:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('%j is %j seconds', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds);
  });
});

describe('the wait before another attempt', () => {
  it('is what the server asks for, unless that is longer than the caller waits', () => {
    expect(waitMs(1, 2, rules, 0.5)).toBe(2_000);
    expect(waitMs(1, 31, rules, 0.5)).toBeUndefined();
  });

  it('grows where the server says nothing, and is never longer than allowed nor made once too often', () => {
    expect([1, 2, 3, 4].map((attempt) => waitMs(attempt, undefined, rules, 0.5))).toEqual([250, 500, 1_000, undefined]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: undefined }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, asked, random) => {
          const wait = waitMs(attempt, asked, { attemptsMax: 50, waitMsMax: 10_000 }, random);
          if (attempt >= 50) expect(wait).toBeUndefined();
          else if (wait !== undefined) expect(wait).toBeLessThanOrEqual(10_000);
          if (wait !== undefined) expect(wait).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('ends with the signal', async () => {
    const ending = new AbortController();
    const asleep = sleep(60_000, ending.signal);
    ending.abort(new Error('enough'));
    await expect(asleep).rejects.toThrow('enough');
    await expect(sleep(60_000, ending.signal)).rejects.toThrow('enough');
    await sleep(0);
  });
});
