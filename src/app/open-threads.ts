import { MessageChannel } from 'node:worker_threads';
import type { Logger } from 'pino';
import { startKeeping, startLiveAudiences } from '../audience/index.ts';
import { decisionTable } from '../decision/index.ts';
import { startMessages } from '../delivery/index.ts';
import { eventTable } from '../event/index.ts';
import { startLinkage } from '../linkage/index.ts';
import { type Processing, startProcessing } from '../processing/index.ts';
import { startWholeness } from '../wholeness/index.ts';
import type { ClosingList } from './closing-list.ts';
import { clockOffsetMs, clockOffsetSetting } from './demonstration-clock.ts';
import type { Product } from './product.ts';

type Starting = Pick<Product, 'configuration' | 'secrets' | 'settings' | 'storage'> & {
  readonly log: Logger;
  readonly closing: ClosingList;
};

/** The thread that works off the inbox; in copies that only serve, another copy does it, as with all that follow. */
export async function openProcessing(starting: Starting): Promise<Processing | undefined> {
  const { configuration, storage, log } = starting;
  if (!configuration.processing) return;
  const options = {
    ...{ ...threadOptions(starting), clickhouseUrl: storage.urls.warehouse },
    ...{ historyTables: [eventTable.name, decisionTable.name], dataDir: configuration.dataDir },
  };
  return tended('processing', await startProcessing(entry('processing'), options, reportTo(log)), starting);
}

/** The thread that keeps who is in which group. */
export function openGroups(starting: Starting): void {
  if (!starting.configuration.processing) return;
  tended('groups', startKeeping(entry('groups'), threadOptions(starting), reportTo(starting.log)), starting);
}

/** The thread that keeps who is in which audience, with a way to it from the thread that applies events. */
export function openAudiences(starting: Starting, processing: Processing | undefined): void {
  if (processing === undefined) return;
  const { storage, log } = starting;
  const connect = (): void => {
    const { port1, port2 } = new MessageChannel();
    processing.connect(port1);
    live.connect(port2);
  };
  const options = { ...threadOptions(starting), clickhouseUrl: storage.urls.warehouse };
  const live = startLiveAudiences(entry('audiences'), options, { problem: reportTo(log), launch: connect });
  connect();
  processing.onRestart(connect);
  tended('audiences', live, starting);
}

/** The thread that finds records of one person that share no key. */
export function openLinkage(starting: Starting): void {
  if (!starting.configuration.processing) return;
  const options = { ...threadOptions(starting), clickhouseUrl: starting.storage.urls.warehouse };
  tended('linkage', startLinkage(entry('linkage'), options, reportTo(starting.log)), starting);
}

/** The thread that keeps how many customers are seen whole. */
export function openWholeness(starting: Starting): void {
  if (!starting.configuration.processing) return;
  tended('single view', startWholeness(entry('wholeness'), threadOptions(starting), reportTo(starting.log)), starting);
}

/** The thread that sends messages. */
export function openMessages(starting: Starting): void {
  const { configuration, secrets, log } = starting;
  if (!configuration.processing) return;
  const options = {
    ...{ ...threadOptions(starting), encryptionKey: secrets.encryption.toString('hex') },
    allowPrivateAddresses: configuration.allowPrivateAddresses,
  };
  tended('messages', startMessages(entry('message'), options, reportTo(log)), starting);
}

/** A thread beside the built server. */
function entry(name: 'audiences' | 'groups' | 'linkage' | 'message' | 'processing' | 'wholeness'): URL {
  return new URL(`./${name}-worker.js`, import.meta.url);
}

/** What each of them is given. */
function threadOptions({ storage, configuration, settings }: Starting) {
  return {
    postgresUrl: storage.urls.postgres,
    isPostgresEmbedded: configuration.postgresUrl === undefined,
    clockOffsetMs: clockOffsetMs(configuration, settings),
  };
}

function reportTo(log: Logger): (message: string, detail: string) => void {
  return (message, detail) => log.warn({ detail: detail.split('\n')[0] }, message);
}

interface OpenThread {
  moveClock(offsetMs: number): void;
  stop(): Promise<void>;
}

/** Goes by the product's clock from now on, and stops with the product. */
function tended<T extends OpenThread>(name: string, thread: T, { configuration, settings, closing }: Starting): T {
  closing.add(name, () => thread.stop());
  settings.onChange(clockOffsetSetting, () => thread.moveClock(clockOffsetMs(configuration, settings)));
  return thread;
}
