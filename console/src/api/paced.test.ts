import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { paced } from './paced.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('begins at once, and no more often than it may', async () => {
  const begun: number[] = [];
  const { ask } = paced(() => void begun.push(performance.now()), { everyMs: 250 });
  const start = performance.now();
  for (let at = 0; at < 100; at++) {
    ask();
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(begun.map((at) => at - start)).toEqual([0, 250, 500, 750, 1_000]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(begun).toHaveLength(5);
});

it('is done one at a time, and once more for what was asked meanwhile', async () => {
  let underWay = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    underWay += 1;
    expect(underWay).toBe(1);
    await new Promise((end) => setTimeout(end, 900));
    underWay -= 1;
    done += 1;
  };
  const { ask } = paced(work, { everyMs: 100 });
  for (let at = 0; at < 5; at++) ask();
  await vi.advanceTimersByTimeAsync(1_000);
  expect([done, underWay]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect([done, underWay]).toEqual([2, 0]);
});

it('goes on when the work fails, and when it never ends', async () => {
  let begun = 0;
  const { ask } = paced(
    () => {
      begun += 1;
      return begun === 1 ? Promise.reject(new TypeError('no answer')) : new Promise(() => {});
    },
    { everyMs: 100 },
  );
  ask();
  await vi.advanceTimersByTimeAsync(200);
  ask();
  await vi.advanceTimersByTimeAsync(200);
  ask();
  expect(begun).toBe(2);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(begun).toBe(3);
});

it('waits as long as it is told to, and not when it was called off', async () => {
  let begun = 0;
  const { ask, cancel } = paced(() => void begun++, { afterMs: 300, everyMs: 1_000 });
  ask();
  await vi.advanceTimersByTimeAsync(299);
  expect(begun).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(begun).toBe(1);
  ask();
  cancel();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(begun).toBe(1);
});
