import { consentPurposesSetting, delicateSignalsSetting } from '../consent/index.ts';
import { noticeSetting } from '../delivery/index.ts';
import { createRetiredFieldDirectory, deduplicationSetting, forgetOutcomes, queueDepth } from '../event/index.ts';
import { type Clock, hourMs, minuteMs, newUuid, threadGround } from '../foundation/index.ts';
import { createGateLog, forgetContacts, gateRulesSetting } from '../gate/index.ts';
import { identityRulesSetting } from '../identity/index.ts';
import { searchRuleSetting } from '../profile/index.ts';
import { createSettings } from '../settings/index.ts';
import { createSourceDirectory } from '../source/index.ts';
import { connectPostgres, connectWarehouse, type Postgres } from '../storage/index.ts';
import { newProcessingMemory } from './apply-batch.ts';
import type { BatchContext } from './batch-context.ts';
import { fillStanding } from './fill-standing.ts';
import { Processor } from './processor.ts';
import { RecentEvents } from './recent-events.ts';
import { AudienceTeller } from './tell-audiences.ts';
import { WarehouseSender } from './warehouse-sender.ts';
import type { FromWorker, ToWorker, WorkerFigures, WorkerOptions } from './worker-protocol.ts';

// A tenth of the serving thread's share of the processor when there is not enough for both (somebody waits for a decision in milliseconds, and for an
// event to count within a second); all that is left over otherwise.
const niceness = 10;
const figuresEveryMs = 1_000;
// Who asked for a receipt waits seconds for it; an hour is for those who ask again.
const receiptsKeptMs = hourMs;
const tidyEveryMs = minuteMs;
// One for the batch in hand, one that reads ahead, one for the sender, one for figures and settings.
const connectionsMax = 4;

/** Forgets, now and then, what nobody asks for any more; the function returned stops it. */
function startTidying(postgres: Postgres, clock: Clock, onProblem: (message: string, error?: unknown) => void): () => void {
  const timer = setInterval(() => {
    forgetContacts(postgres, clock.now()).catch((error) => onProblem('old contacts could not be forgotten', error));
    postgres.query(forgetOutcomes, [clock.now() - receiptsKeptMs]).catch((error) => onProblem('old receipts could not be removed', error));
  }, tidyEveryMs);
  return () => clearInterval(timer);
}

/** The processing thread: the inbox into summaries, the queue into the warehouse, both for ever. */
async function main(): Promise<void> {
  const { options, clock, log, giveWay, onProblem, post: tell, onMessage, end } = threadGround<WorkerOptions, ToWorker>(niceness);
  const post = (message: FromWorker): void => tell(message);
  const postgres = connectPostgres(options.postgresUrl, log, connectionsMax, options.isPostgresEmbedded ? giveWay : undefined);
  const warehouse = connectWarehouse(options.clickhouseUrl);
  const settings = await createSettings({
    postgres,
    clock,
    definitions: [
      ...[identityRulesSetting, deduplicationSetting, searchRuleSetting, noticeSetting],
      ...[consentPurposesSetting, delicateSignalsSetting, gateRulesSetting],
    ],
    onProblem,
  });
  const sources = await createSourceDirectory({ postgres, clock, onProblem });
  const retired = await createRetiredFieldDirectory(postgres, onProblem);

  const name = newUuid();
  const audiences = new AudienceTeller(name);
  const context = (): BatchContext => ({
    interest: audiences.interest,
    rules: settings.read(identityRulesSetting),
    deduplicationDays: settings.read(deduplicationSetting).days,
    source: (id) => sources.facts(id),
    searches: settings.read(searchRuleSetting),
    consent: settings.read(consentPurposesSetting),
    delicate: settings.read(delicateSignalsSetting),
    gate: settings.read(gateRulesSetting),
    retired: retired.current(),
    notices: settings.read(noticeSetting),
    now: clock.now(),
  });

  let isStopping = false;
  const gateLog = createGateLog({ postgres, clock, onProblem });
  const recent = new RecentEvents();
  let deliveredRows = 0;
  const processor = new Processor({
    postgres,
    memory: newProcessingMemory(name),
    context,
    clock,
    refreshSources: () => sources.refresh(),
    onApplied: (batch) => {
      if (batch.block !== undefined) recent.add(batch.block);
      for (const refused of batch.gateRefused) gateLog.note(refused);
      audiences.tell(batch);
    },
    onProblem,
  });
  const sender = new WarehouseSender({
    postgres,
    warehouse,
    tables: options.historyTables,
    inMemory: (block) => recent.packedRowsOf(block),
    onDelivered: (delivery) => {
      recent.delivered(delivery.blocks);
      deliveredRows += delivery.rows;
    },
    onProblem,
  });

  const figures = setInterval(async () => {
    post({ type: 'figures', figures: { ...(await figuresOf(processor, postgres)), deliveredRows } });
  }, figuresEveryMs);

  const stopTidying = startTidying(postgres, clock, onProblem);

  onMessage((message) => {
    if (message.type === 'wake') processor.wake();
    else if (message.type === 'audiences') audiences.connect(message.port);
    else if (message.type === 'recent') post({ type: 'recent', ask: message.ask, events: recent.of(message.identifierIds) });
    else if (message.type === 'stop') {
      isStopping = true;
      processor.stop();
      sender.stop();
    }
  });
  post({ type: 'ready' });
  await Promise.all([processor.run(), sender.run(), fillStanding(postgres, () => isStopping, onProblem)]);
  clearInterval(figures);
  stopTidying();
  await Promise.all([gateLog.close(), settings.close(), sources.close(), retired.close()]);
  await Promise.all([postgres.close(), warehouse.close()]);
  audiences.close();
  end();
}

async function figuresOf({ state, latency }: Processor, postgres: Postgres): Promise<Omit<WorkerFigures, 'deliveredRows'>> {
  const [depth] = await postgres.query<{ rows: number; oldest: number | null }>(queueDepth).catch(() => []);
  return {
    ...state,
    warehouseRowsWaiting: depth?.rows ?? 0,
    warehouseOldestAt: depth?.oldest ?? null,
    latency: latency.read(performance.now()),
  };
}

void main();
