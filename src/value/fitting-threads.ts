import { Worker } from 'node:worker_threads';
import { Defect } from '../foundation/index.ts';
import type { FittingEnd, FittingOptions, FittingTask } from './fitting-protocol.ts';

/** Does fitting tasks somewhere. */
export interface FittingWorkplace {
  perform(task: FittingTask): Promise<FittingEnd>;
  /** Ends what is under way. */
  close(): Promise<void>;
}

/** A thread for each task, started on `entry` (fitting-worker.ts, built). */
export function fittingThreads(entry: URL, engines: Omit<FittingOptions, 'task'>): FittingWorkplace {
  const threads = new Set<Worker>();
  return {
    perform: (task) =>
      new Promise((resolve, reject) => {
        const thread = new Worker(entry, { workerData: { ...engines, task } satisfies FittingOptions, name: 'value fitting' });
        threads.add(thread);
        thread.once('message', resolve);
        thread.once('error', reject);
        thread.once('exit', () => {
          threads.delete(thread);
          reject(new Defect('the fitting thread ended without a word'));
        });
      }),
    close: async () => {
      await Promise.all([...threads].map((thread) => thread.terminate()));
    },
  };
}
