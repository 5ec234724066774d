/** What the thread that keeps groups is started with. */
export interface KeepingOptions {
  readonly postgresUrl: string;
  /** Postgres runs on this machine for us alone: its processes' priority is ours to set. */
  readonly isPostgresEmbedded: boolean;
  readonly clockOffsetMs: number;
}

/** From the serving thread. */
export type ToKeeper = { readonly type: 'clock'; readonly offsetMs: number } | { readonly type: 'stop' };

/** To the serving thread. */
export type FromKeeper = { readonly type: 'problem'; readonly message: string; readonly detail: string } | { readonly type: 'stopped' };
