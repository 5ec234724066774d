import type { ChildProcess } from 'node:child_process';
import { openSync, renameSync, statSync } from 'node:fs';

/** One old log of this size is kept beside the current one. */
const logBytesMax = 10 * 1024 * 1024;

/** Opens an engine's log for its output; `offset` is where this run's lines begin. The caller closes the descriptor. */
export function openEngineLog(file: string): { descriptor: number; offset: number } {
  let offset = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (offset > logBytesMax) {
    renameSync(file, `${file}.1`);
    offset = 0;
  }
  return { descriptor: openSync(file, 'a', 0o600), offset };
}

/** Resolves with how the process ended. When our own process ends without closing the storage, `signal` is sent to the engine. */
export function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<string> {
  const onExit = () => child.kill(signal);
  process.once('exit', onExit);
  return new Promise((resolve) => {
    const end = (how: string) => {
      process.removeListener('exit', onExit);
      resolve(how);
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, ended) => end(ended === null ? `exit code ${code}` : `signal ${ended}`));
  });
}

/** True once the process is gone. */
export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
