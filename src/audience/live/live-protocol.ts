import type { MessagePort } from 'node:worker_threads';
import type { Touches } from '../rule/touches.ts';
import type { WrittenSummary } from './people-reader.ts';

/** What the thread that keeps audiences is started with. */
export interface LiveOptions {
  readonly postgresUrl: string;
  readonly clickhouseUrl: string;
  /** Postgres runs on this machine for us alone: its processes' priority is ours to set. */
  readonly isPostgresEmbedded: boolean;
  readonly clockOffsetMs: number;
}

/** From the serving thread; `applier` is the way to the thread that applies events. */
export type ToLive =
  | { readonly type: 'applier'; readonly port: MessagePort }
  | { readonly type: 'clock'; readonly offsetMs: number }
  | { readonly type: 'stop' };

/** To the serving thread. */
export type FromLive = { readonly type: 'problem'; readonly message: string; readonly detail: string } | { readonly type: 'stopped' };

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
