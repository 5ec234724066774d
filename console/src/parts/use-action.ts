import { useState } from 'react';

export interface Action {
  readonly busy: boolean;
  /** What went wrong the last time; undefined while all is well. */
  readonly error: unknown;
  /** Does it, keeps the failure, and says whether it worked. A second press while it runs does nothing. */
  run(deed: () => Promise<unknown>): Promise<boolean>;
  clear(): void;
}

/** A deed that a person starts: it can run, fail with something to show, and be tried again. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  return {
    busy,
    error,
    clear: () => setError(undefined),
    run: async (deed) => {
      if (busy) return false;
      setBusy(true);
      setError(undefined);
      try {
        await deed();
        return true;
      } catch (failure) {
        setError(failure);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
