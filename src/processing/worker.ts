import { parentPort, workerData } from 'node:worker_threads';
import { createRetiredFieldDirectory, deduplicationSetting, forgetOutcomes, queueDepth } from '../event/index.ts';
import { Defect, hourMs, lowerPriority, minuteMs, newUuid, offsetClock, systemClock } from '../foundation/index.ts';
import { identityRulesSetting } from '../identity/index.ts';
import { searchRuleSetting } from '../profile/index.ts';
import { createSettings } from '../settings/index.ts';
import { createSourceDirectory } from '../source/index.ts';
import { connectPostgres, connectWarehouse } from '../storage/index.ts';
import { newProcessingMemory } from './apply-batch.ts';
import type { BatchContext } from './batch-context.ts';
import { Processor } from './processor.ts';
import { RecentEvents } from './recent-events.ts';
import { WarehouseSender } from './warehouse-sender.ts';
import type { FromWorker, ToWorker, WorkerOptions } from './worker-protocol.ts';

// A third of the serving thread's share of the processor when there is not enough for both; all that is left over otherwise.
const niceness = 5;
const giveWay = (pid?: number): void => lowerPriority(niceness, pid);
const figuresEveryMs = 1_000;
// Who asked for a receipt waits seconds for it; an hour is for those who ask again.
const receiptsKeptMs = hourMs;
const tidyEveryMs = minuteMs;
// One for the batch in hand, one that reads ahead, one for the sender, one for figures and settings.
const connectionsMax = 4;

/** The processing thread: the inbox into summaries, the queue into the warehouse, both for ever. */
async function main(): Promise<void> {
  const options = workerData as WorkerOptions;
  const port = parentPort;
  if (port === null) throw new Defect('this file is the entry of a worker thread');
  giveWay();
  const post = (message: FromWorker): void => port.postMessage(message);
  const onProblem = (message: string, error?: unknown): void =>
    post({ type: 'problem', message, detail: error instanceof Error ? (error.stack ?? error.message) : String(error ?? '') });
  let offsetMs = options.clockOffsetMs;
  const clock = offsetClock(systemClock, () => offsetMs);
  const log = {
    info: () => {},
    warn: (_: unknown, message: string) => onProblem(message),
    error: (_: unknown, message: string) => onProblem(message),
  };
  const postgres = connectPostgres(options.postgresUrl, log, connectionsMax, options.isPostgresEmbedded ? giveWay : undefined);
  const warehouse = connectWarehouse(options.clickhouseUrl);
  const settings = await createSettings({
    postgres,
    clock,
    definitions: [identityRulesSetting, deduplicationSetting, searchRuleSetting],
    onProblem,
  });
  const sources = await createSourceDirectory({ postgres, clock, onProblem });
  const retired = await createRetiredFieldDirectory(postgres, onProblem);

  const context = (): BatchContext => ({
    rules: settings.read(identityRulesSetting),
    deduplicationDays: settings.read(deduplicationSetting).days,
    source: (id) => sources.facts(id),
    searches: settings.read(searchRuleSetting),
    retired: retired.current(),
    now: clock.now(),
  });

  const recent = new RecentEvents();
  let deliveredRows = 0;
  const processor = new Processor({
    postgres,
    memory: newProcessingMemory(newUuid()),
    context,
    clock,
    refreshSources: () => sources.refresh(),
    onApplied: (batch) => {
      if (batch.block !== undefined) recent.add(batch.block);
    },
    onProblem,
  });
  const sender = new WarehouseSender({
    postgres,
    warehouse,
    tables: ['event'],
    inMemory: (block) => recent.packedRowsOf(block),
    onDelivered: (delivery) => {
      recent.delivered(delivery.blocks);
      deliveredRows += delivery.rows;
    },
    onProblem,
  });

  const figures = setInterval(async () => {
    const [depth] = await postgres.query<{ rows: number; oldest: number | null }>(queueDepth).catch(() => []);
    post({
      type: 'figures',
      figures: {
        ...processor.state,
        deliveredRows,
        warehouseRowsWaiting: depth?.rows ?? 0,
        warehouseOldestAt: depth?.oldest ?? null,
        latency: processor.latency.read(performance.now()),
      },
    });
  }, figuresEveryMs);

  const tidying = setInterval(() => {
    postgres.query(forgetOutcomes, [clock.now() - receiptsKeptMs]).catch((error) => onProblem('old receipts could not be removed', error));
  }, tidyEveryMs);

  port.on('message', (message: ToWorker) => {
    if (message.type === 'wake') processor.wake();
    else if (message.type === 'clock') offsetMs = message.offsetMs;
    else if (message.type === 'recent') post({ type: 'recent', ask: message.ask, events: recent.of(message.identifierIds) });
    else {
      processor.stop();
      sender.stop();
    }
  });
  post({ type: 'ready' });
  await Promise.all([processor.run(), sender.run()]);
  clearInterval(figures);
  clearInterval(tidying);
  await settings.close();
  await sources.close();
  await retired.close();
  await Promise.all([postgres.close(), warehouse.close()]);
  post({ type: 'stopped' });
  port.close();
}

void main();
