// An import that waits for live events looks soon again, as room is made every tenth of a second, then ever more seldom: when processing
// stands still there is nothing to hurry for.
const lookMsMin = 25;
const lookMsMax = 1_000;
const growth = 1.5;

/** Resolves when `mayGoOn` says so; in between `wait` sleeps so many milliseconds, is told how long it has been, and may throw to end it. */
export async function waitForTurn(
  mayGoOn: () => Promise<boolean>,
  wait: (milliseconds: number, waitedMs: number) => Promise<void>,
): Promise<void> {
  const begunAt = performance.now();
  for (let ms = lookMsMin; !(await mayGoOn()); ms = Math.min(ms * growth, lookMsMax)) {
    await wait(ms, performance.now() - begunAt);
  }
}
