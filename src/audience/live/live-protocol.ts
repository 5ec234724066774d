import type { MessagePort } from 'node:worker_threads';
import type { ThreadOptions, ToThread } from '../../foundation/index.ts';
import type { Touches } from '../rule/touches.ts';
import type { WrittenSummary } from './people-reader.ts';

/** What the thread that keeps audiences is started with. */
export interface LiveOptions extends ThreadOptions {
  readonly clickhouseUrl: string;
}

/** From the serving thread; `applier` is the way to the thread that applies events. */
export type ToLive = ToThread | { readonly type: 'applier'; readonly port: MessagePort };

/** Whom a batch of events changed, from the thread that applied it. */
export interface AppliedChanges {
  /** Everybody whose history grew. */
  readonly people: readonly number[];
  /** Those whose identifiers changed hands, former people included. */
  readonly moved: readonly number[];
  /** Those whom some audience may ask anew: pieces of the summary, names of events, and the summary as written. */
  readonly touched: readonly TouchedPerson[];
}

export interface TouchedPerson extends WrittenSummary {
  readonly person: number;
  readonly pieces: number;
  readonly names: readonly string[];
}

/** To the thread that applies events: what to tell, and under which name it applies them; nothing while another copy keeps audiences. */
export interface ToApplier {
  readonly interest: Touches | undefined;
}

/** From the thread that applies events. */
export type FromApplier = { readonly type: 'applier'; readonly name: string } | ({ readonly type: 'applied' } & AppliedChanges);
