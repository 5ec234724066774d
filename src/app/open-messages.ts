import type { Logger } from 'pino';
import { startMessages } from '../delivery/index.ts';
import type { ClosingList } from './closing-list.ts';
import { clockOffsetMs, clockOffsetSetting } from './demonstration-clock.ts';
import type { Product } from './product.ts';

type Starting = Pick<Product, 'configuration' | 'secrets' | 'settings' | 'storage'> & {
  readonly log: Logger;
  readonly closing: ClosingList;
};

/** The thread that sends messages; in copies that only serve, another copy does it. */
export function openMessages({ storage, configuration, secrets, settings, log, closing }: Starting): void {
  if (!configuration.processing) return;
  const offset = () => clockOffsetMs(configuration, settings);
  const options = {
    postgresUrl: storage.urls.postgres,
    isPostgresEmbedded: configuration.postgresUrl === undefined,
    clockOffsetMs: offset(),
    encryptionKey: secrets.encryption.toString('hex'),
    allowPrivateAddresses: configuration.allowPrivateAddresses,
  };
  const report = (message: string, detail: string): void => log.warn({ detail: detail.split('\n')[0] }, message);
  const messaging = startMessages(new URL('./message-worker.js', import.meta.url), options, report);
  closing.add('messages', () => messaging.stop());
  settings.onChange(clockOffsetSetting, () => messaging.moveClock(offset()));
}
