import { type KeptThread, startKeptThread, type ThreadOptions } from '../foundation/index.ts';

// A batch is some tens of milliseconds; after this it is ended as it is, which loses nothing.
const stopMsMax = 5_000;
const restartMs = 5_000;

/** Starts the thread that keeps how customers stand on `entry` (wholeness-worker.ts, built). When it dies it is started again, and what it missed is healed by its sweep. */
export function startWholeness(entry: URL, options: ThreadOptions, report: (message: string, detail: string) => void): KeptThread {
  return startKeptThread(entry, { name: 'single view', does: 'keeps how customers stand', options, stopMsMax, restartMs, report });
}
