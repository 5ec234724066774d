import { type KeptThread, startKeptThread, type ThreadOptions } from '../../foundation/index.ts';

/** What the thread that sends messages is started with. */
export interface SendingOptions extends ThreadOptions {
  /** The installation's key, in hexadecimal: the password of the mail server is sealed with it. */
  readonly encryptionKey: string;
  readonly allowPrivateAddresses: boolean;
}

// A mail under way may take its time; after this it is left, found again and not sent twice.
const stopMsMax = 10_000;
const restartMs = 2_000;

/** Starts the thread that sends messages on `entry` (message-worker.ts, built). When it dies it is started again; what it had in hand is found and settled. */
export function startMessages(entry: URL, options: SendingOptions, report: (message: string, detail: string) => void): KeptThread {
  return startKeptThread(entry, { name: 'messages', does: 'sends messages', options, stopMsMax, restartMs, report });
}
