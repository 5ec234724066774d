import type { DecisionContext } from '../identity/index.ts';
import { acceptSurest } from '../linkage/index.ts';

export interface JoiningDependencies {
  /** From this chance on; null joins nobody. */
  readonly joinFrom: () => number | null;
  readonly context: () => DecisionContext;
  readonly onProblem: (message: string, error?: unknown) => void;
}

const lookEveryMs = 5_000;

/** Joins pairs that are sure enough as they are found, where a firm has said from which chance on; answers how to stop. */
export function startJoiningSurest({ joinFrom, context, onProblem }: JoiningDependencies): () => Promise<void> {
  let working = Promise.resolve();
  // One after the other: a look that takes long is waited for.
  const look = async (): Promise<void> => {
    const from = joinFrom();
    if (from === null) return;
    await acceptSurest(context(), from).catch((error: unknown) =>
      onProblem('pairs that are sure enough could not be joined; it is tried again', error),
    );
  };
  const timer = setInterval(() => {
    working = working.then(look);
  }, lookEveryMs);
  return async () => {
    clearInterval(timer);
    await working;
  };
}
