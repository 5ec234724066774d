import type { Pause } from './pause.ts';

/** When steps end, how long to rest between them, and who hears of one that broke off. */
export interface StepsLife {
  readonly isStopped: () => boolean;
  /** Until the next look when there is nothing to do, milliseconds. */
  readonly restMs: number;
  /** After a step that did something at least; none unless it is said. */
  readonly restMsMin?: number;
  /** What could not be done, said to whoever runs the product. */
  readonly problem: string;
  readonly onProblem: (message: string, error?: unknown) => void;
}

const afterProblemMs = 5_000;

/**
 * Makes a step again and again. A step answers how many times as long as it took to rest, so that it never has more than its share of a processor, or undefined when there is nothing to do: then
 * after `restMs`, or when somebody wakes it.
 */
export async function repeatStep(pause: Pause, step: () => Promise<number | undefined>, life: StepsLife): Promise<void> {
  while (!life.isStopped()) {
    try {
      const began = performance.now();
      const restOf = await step();
      const took = performance.now() - began;
      if (restOf === undefined) await pause.sleep(life.restMs);
      else await new Promise((resolve) => setTimeout(resolve, Math.max(life.restMsMin ?? 0, restOf * took)));
    } catch (error) {
      life.onProblem(life.problem, error);
      await pause.sleep(afterProblemMs);
    }
  }
}
