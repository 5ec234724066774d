import { expect, it } from 'vitest';
import { Pause } from './pause.ts';
import { repeatStep } from './repeat-step.ts';

it('goes on while there is more, waits to be woken when there is nothing, and survives a step that breaks off', async () => {
  const pause = new Pause();
  const problems: unknown[] = [];
  let steps = 0;
  let isStopped = false;
  const working = repeatStep(
    pause,
    async () => {
      steps++;
      if (steps === 3) throw new Error('away');
      if (steps === 5) isStopped = true;
      // A wake ends the pause that follows: also the long one after a problem.
      if (steps > 1) pause.wake();
      return steps < 2 ? 1 : undefined;
    },
    {
      ...{ isStopped: () => isStopped, restMs: 3_600_000, problem: 'it could not be done' },
      onProblem: (message, error) => problems.push([message, (error as Error).message]),
    },
  );
  // The step that breaks off wakes nobody: somebody else does.
  while (steps < 3) await new Promise((resolve) => setTimeout(resolve, 5));
  pause.wake();
  await working;
  expect(steps).toBe(5);
  expect(problems).toEqual([['it could not be done', 'away']]);
});
