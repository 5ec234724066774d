import type { Postgres } from '../../storage/index.ts';
import { readRetiredRules } from './retire-field.ts';
import type { RetiredFields } from './retired-fields.ts';

/** What is retired, from memory: the path of an event asks for every one of them. */
export interface RetiredFieldDirectory {
  current(): RetiredFields;
  close(): Promise<void>;
}

// A notification can be lost while the listening connection is being made again.
const reloadMs = 15_000;

/** Loads what is retired and keeps the copy in memory current; each process and worker thread makes its own. */
export async function createRetiredFieldDirectory(
  postgres: Postgres,
  onProblem: (message: string, error?: unknown) => void,
): Promise<RetiredFieldDirectory> {
  let current: RetiredFields;
  const refresh = async (): Promise<void> => {
    current = await readRetiredRules(postgres);
  };
  const refreshQuietly = (): void => {
    refresh().catch((error: unknown) => onProblem('retired fields could not be read again; those in memory stay in force', error));
  };
  // Listen first, then read: a change between the two is then seen twice, not never.
  const stopListening = await postgres.listen('retired_field', refreshQuietly);
  current = await readRetiredRules(postgres);
  const timer = setInterval(refreshQuietly, reloadMs);
  timer.unref();
  return {
    current: () => current,
    async close() {
      clearInterval(timer);
      await stopListening();
    },
  };
}
