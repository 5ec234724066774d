// Where things are, for the scripts that run before anything is installed. Node's own modules only.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A path inside the checkout. */
export function inProject(...parts) {
  return join(root, ...parts);
}

/** A reason to stop that the person at the keyboard can act on: printed without a stack trace. */
export class CannotGoOn extends Error {}

/** Prints `error` as a person should see it and ends the process. */
export function stopWith(error) {
  process.stderr.write(error instanceof CannotGoOn ? `\n${error.message}\n` : `\n${error?.stack ?? error}\n`);
  process.exit(1);
}
