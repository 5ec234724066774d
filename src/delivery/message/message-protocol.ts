/** What the thread that sends messages is started with. */
export interface SendingOptions {
  readonly postgresUrl: string;
  /** Postgres runs on this machine for us alone: its processes' priority is ours to set. */
  readonly isPostgresEmbedded: boolean;
  readonly clockOffsetMs: number;
  /** The installation's key, in hexadecimal: the password of the mail server is sealed with it. */
  readonly encryptionKey: string;
  readonly allowPrivateAddresses: boolean;
}

/** From the serving thread. */
export type ToSender = { readonly type: 'clock'; readonly offsetMs: number } | { readonly type: 'stop' };

/** To the serving thread. */
export type FromSender = { readonly type: 'problem'; readonly message: string; readonly detail: string } | { readonly type: 'stopped' };
