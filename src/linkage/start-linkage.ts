import { type KeptThread, startKeptThread, type ThreadOptions } from '../foundation/index.ts';

// A batch is some tens of milliseconds; a run over everybody that is cut off is begun again.
const stopMsMax = 5_000;
const restartMs = 5_000;

/** Starts the thread that compares records on `entry` (`app/linkage-worker.ts`, built: it compares firms, too). When it dies it is started again, and finds what waits. */
export function startLinkage(entry: URL, options: ThreadOptions, report: (message: string, detail: string) => void): KeptThread {
  return startKeptThread(entry, { name: 'linkage', does: 'compares records', options, stopMsMax, restartMs, report });
}
