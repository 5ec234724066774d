import type { MessagePort } from 'node:worker_threads';
import { type KeptThread, startKeptThread } from '../../foundation/index.ts';
import type { LiveOptions, ToLive } from './live-protocol.ts';

/** The thread that keeps audiences, as the serving thread sees it. */
export interface LiveAudiences extends KeptThread {
  /** A way to the thread that applies events. */
  connect(port: MessagePort): void;
}

// Pages and due moments of a million people are saved within a second or two; what is not is looked at again.
const stopMsMax = 8_000;
const restartMs = 2_000;
// A batch of portraits is looked at and forgotten: with room for several of them few outlive one, and nothing has to be moved about.
const youngGenerationMb = 96;

/** Starts the thread on `entry` (live-worker.ts, built). When it dies it is started again, and looks at whoever has changed since it saved. */
export function startLiveAudiences(
  entry: URL,
  options: LiveOptions,
  on: { readonly problem: (message: string, detail: string) => void; readonly launch: () => void },
): LiveAudiences {
  const thread = startKeptThread(entry, {
    ...{ name: 'audiences', does: 'keeps audiences', options, stopMsMax, restartMs, youngGenerationMb },
    ...{ report: on.problem, onRestart: on.launch },
  });
  return { ...thread, connect: (port) => thread.send({ type: 'applier', port } satisfies ToLive, [port]) };
}
