import { join } from 'node:path';
import type { Logger } from 'pino';
import {
  migrations as accessMigrations,
  createAccess,
  fieldRulesSetting,
  ownSpaceSetting,
  readingLimitsSetting,
  sessionRulesSetting,
} from '../access/index.ts';
import { decisionContext, floorLowering } from '../api/index.ts';
import {
  type AudiencePredicates,
  migrations as audienceMigrations,
  warehouseTables as audienceWarehouseTables,
  createAudiencePredicates,
  serviceFloorSetting,
  worldReader,
} from '../audience/index.ts';
import { migrations as connectorMigrations, type FileImportPorts, ImportRunner, type PullPorts, PullRunner } from '../connector/index.ts';
import { migrations as consentMigrations, consentPurposesSetting, delicateSignalsSetting } from '../consent/index.ts';
import { migrations as contentMigrations, createContentDirectory, tagStandardSetting } from '../content/index.ts';
import {
  Decisions,
  decisionKeepingSetting,
  decisionLimitsSetting,
  migrations as decisionMigrations,
  decisionTable,
  momentRulesSetting,
} from '../decision/index.ts';
import {
  connectorSetting,
  createSecretBox,
  migrations as deliveryMigrations,
  deliveryRulesSetting,
  enqueueNotice,
  isPublicAddress,
  messageGuard,
  noticeSetting,
  ownSource,
  publicLookup,
  reachRules,
  startDelivery,
  startTellingAudiences,
} from '../delivery/index.ts';
import {
  createSeal,
  deduplicationSetting,
  migrations as eventMigrations,
  eventTable,
  Inbox,
  type Seal,
  sealedFieldsSetting,
  sealNumbers,
  sealValue,
} from '../event/index.ts';
import { briefRulesSetting, migrations as firmMigrations } from '../firm/index.ts';
import { offsetClock, systemClock } from '../foundation/index.ts';
import { createGateLog, createOutboundGate, createStockDirectory, migrations as gateMigrations, gateRulesSetting } from '../gate/index.ts';
import {
  type Audit,
  anchorFile,
  checkAuditKey,
  createAudit,
  createJointChanges,
  migrations as governanceMigrations,
} from '../governance/index.ts';
import { migrations as identityMigrations, identityRulesSetting } from '../identity/index.ts';
import { migrations as linkageMigrations, linkageRulesSetting } from '../linkage/index.ts';
import { completenessSetting, migrations as profileMigrations, searchRuleSetting, traitPreferenceSetting } from '../profile/index.ts';
import { collectLimitsSetting, createSettings, type Settings, migrations as settingsMigrations, wordsSetting } from '../settings/index.ts';
import { createSourceDirectory, migrations as sourceMigrations } from '../source/index.ts';
import { type Migration, migratePostgres, migrateWarehouse, openStorage, type Sql, type WarehouseTable } from '../storage/index.ts';
import {
  createValueModels,
  type DriftNotice,
  fittingThreads,
  productEquitySetting,
  startFitting,
  startMeasuringFields,
  valueCostsSetting,
  valueFieldsSetting,
  valueFitSetting,
  migrations as valueMigrations,
  warehouseTables as valueWarehouseTables,
} from '../value/index.ts';
import { singleViewSetting, migrations as wholenessMigrations } from '../wholeness/index.ts';
import { ClosingList } from './closing-list.ts';
import type { Configuration } from './configuration.ts';
import { clockOffsetMs, clockOffsetSetting } from './demonstration-clock.ts';
import { type InstanceSecrets, openInstanceSecrets } from './instance-secrets.ts';
import { startJoiningSurest } from './join-surest.ts';
import { checkPort, type Listening, listen } from './listen.ts';
import { openLocalAccess } from './local-access.ts';
import { openAudiences, openGroups, openLinkage, openMessages, openProcessing, openWholeness } from './open-threads.ts';
import type { Product } from './product.ts';

/** Every room's part of the schema, in the order of the rooms. */
export const migrations: readonly Migration[] = [
  ...settingsMigrations,
  ...sourceMigrations,
  ...eventMigrations,
  ...consentMigrations,
  ...identityMigrations,
  ...profileMigrations,
  ...linkageMigrations,
  ...wholenessMigrations,
  ...valueMigrations,
  ...audienceMigrations,
  ...contentMigrations,
  ...gateMigrations,
  ...firmMigrations,
  ...decisionMigrations,
  ...connectorMigrations,
  ...deliveryMigrations,
  ...governanceMigrations,
  ...accessMigrations,
];

/** Every room's tables of the warehouse. */
const warehouseTables: readonly WarehouseTable[] = [eventTable, ...valueWarehouseTables, ...audienceWarehouseTables, decisionTable];

/** Every setting that can be changed while the product runs. */
export const settingDefinitions = [
  wordsSetting,
  collectLimitsSetting,
  sealedFieldsSetting,
  deduplicationSetting,
  identityRulesSetting,
  traitPreferenceSetting,
  searchRuleSetting,
  completenessSetting,
  linkageRulesSetting,
  singleViewSetting,
  consentPurposesSetting,
  delicateSignalsSetting,
  gateRulesSetting,
  briefRulesSetting,
  productEquitySetting,
  valueCostsSetting,
  valueFitSetting,
  valueFieldsSetting,
  serviceFloorSetting,
  tagStandardSetting,
  momentRulesSetting,
  decisionKeepingSetting,
  decisionLimitsSetting,
  deliveryRulesSetting,
  connectorSetting,
  noticeSetting,
  fieldRulesSetting,
  sessionRulesSetting,
  ownSpaceSetting,
  readingLimitsSetting,
  clockOffsetSetting,
];

export interface RunningProduct extends Product {
  readonly listening: Listening;
  /** Stops in order: no new requests, what is accepted is durable, engines last. */
  close(): Promise<void>;
}

// How often the accepting side learns how much waits, to slow senders down in time.
const backlogEveryMs = 1_000;

/**
 * Starts everything in order: engines, schema, settings, the processing thread, then the door. What was started is stopped again when a
 * later step fails, or when `stopping` aborts, which is looked at after each step.
 */
export async function startProduct(
  configuration: Configuration,
  log: Logger,
  version: string,
  stopping?: AbortSignal,
): Promise<RunningProduct> {
  const closing = new ClosingList();
  const onProblem = (message: string, error?: unknown): void => log.warn({ error: describe(error) }, message);
  try {
    const startedAt = systemClock.now();
    await checkPort(configuration);
    const ground = await openGround({ configuration, log, closing, onProblem });
    stopping?.throwIfAborted();
    const gate = await openGate({ ...ground, configuration, log, closing, onProblem });
    const intake = await openIntake({ ...ground, configuration, log, closing, onProblem });
    ground.jointChanges.register(floorLowering(ground.settings));
    openGroups({ ...ground, configuration, log, closing });
    openLinkage({ ...ground, configuration, log, closing });
    openWholeness({ ...ground, configuration, log, closing });
    openAudiences({ ...ground, configuration, log, closing }, intake.processing);
    const value = await openValue({ ...ground, configuration, log, closing, onProblem });
    const content = await openContent({ ...ground, configuration, log, closing, onProblem });
    const audiences = await createAudiencePredicates(ground.storage.postgres, onProblem);
    closing.add('rules of audiences', () => audiences.close());
    const { settings, storage } = ground;
    const reach = reachRules({ postgres: storage.postgres, settings, models: value.models, ...gate, audiences });
    await openDelivery({ ...ground, gate, reach, configuration, log, closing, onProblem });
    openMessages({ ...ground, configuration, log, closing });
    openJoining({ ...ground, configuration, log, closing, onProblem });
    stopping?.throwIfAborted();
    const decisions = await openDecisions({ ...ground, gate, audiences, configuration, log, closing, onProblem }, value, content);
    const product: Product = { configuration, ...ground, ...intake, gate, reach, value, content, decisions, log, startedAt, version };
    const listening = await listen(product);
    closing.add('door', () => listening.close());
    closing.add('local access', await openLocalAccess(product, listening.localAddress));
    return {
      ...product,
      listening,
      close: () => closing.run((step, error) => log.error({ step, error: describe(error) }, 'a step of stopping failed')),
    };
  } catch (error) {
    await closing.run(() => {});
    throw error;
  }
}

/** What every step of the start is given. */
interface Starting {
  readonly configuration: Configuration;
  readonly log: Logger;
  readonly closing: ClosingList;
  readonly onProblem: (message: string, error?: unknown) => void;
}

type Ground = Pick<Product, 'storage' | 'secrets' | 'settings' | 'clock' | 'sources' | 'seal' | 'audit' | 'jointChanges' | 'access'>;

/** Engines with their schema, and the rooms that everything else asks. */
async function openGround({ configuration, log, closing, onProblem }: Starting): Promise<Ground> {
  const storage = await openStorage({
    ...configuration,
    log: { info: (f, m) => log.debug(f, m), warn: (f, m) => log.warn(f, m), error: (f, m) => log.error(f, m) },
  });
  closing.add('engines', () => storage.close());
  const { postgres, warehouse } = storage;
  await Promise.all([migratePostgres(postgres, migrations), migrateWarehouse(warehouse, warehouseTables)]);
  const secrets = await openInstanceSecrets(configuration.dataDir);
  const settings = await createSettings({ postgres, clock: systemClock, definitions: settingDefinitions, onProblem });
  closing.add('settings', () => settings.close());
  const clock = offsetClock(systemClock, () => clockOffsetMs(configuration, settings));
  const sources = await createSourceDirectory({ postgres, clock: systemClock, onProblem });
  closing.add('sources', () => sources.close());
  await checkAuditKey(postgres, secrets.audit);
  const anchors = anchorFile(join(configuration.dataDir, 'audit-anchor.json'), secrets.audit);
  const seal = sealFor(settings, secrets);
  const audit = createAudit({
    ...{ postgres, clock: systemClock, key: secrets.audit, anchors, onProblem },
    seal: (value) => sealValue(value, seal()),
  });
  closing.add('audit', () => audit.close());
  const jointChanges = createJointChanges({ postgres, clock: systemClock, audit, seal: (value) => sealValue(value, seal()) });
  const access = await createAccess({ postgres, settings, audit, clock: systemClock, onProblem });
  closing.add('access', () => access.close());
  return { storage, secrets, settings, clock, sources, seal, audit, jointChanges, access };
}

/** The inbox, the thread that works it off, and the runner of file imports that feeds it. */
async function openIntake(
  starting: Starting & Ground,
): Promise<Pick<Product, 'inbox' | 'processing' | 'imports' | 'importRunner' | 'pullRunner'>> {
  const { configuration, storage, secrets, settings, clock, sources, seal, closing, onProblem } = starting;
  const { postgres } = storage;
  const inbox = new Inbox(postgres, systemClock);
  closing.add('receipts', await postgres.listen('receipt', (id) => inbox.receiptSettled(id)));
  const processing = await openProcessing(starting);
  if (processing) {
    inbox.onAccepted(() => processing.wake());
    const backlog = setInterval(() => {
      const figures = processing.figures();
      if (figures !== undefined) inbox.noteBacklog(figures.backlogRows, figures.backlogBytes);
    }, backlogEveryMs);
    closing.add('backlog', async () => clearInterval(backlog));
  }
  const imports: PullPorts & FileImportPorts = {
    postgres,
    clock,
    inbox,
    source: (id: number) => sources.byId(id),
    seal: (text: string) => sealNumbers(text, seal()),
    secret: secrets.sealing.toString('hex'),
    uploadKey: secrets.encryption,
    eventBytesMax: () => settings.read(collectLimitsSetting).eventBytesMax,
    dataDir: configuration.dataDir,
    secrets: createSecretBox(secrets.encryption),
    guard: configuration.allowPrivateAddresses ? undefined : { lookup: publicLookup, isPublicAddress },
    onProblem,
  };
  // Embedded engines serve this process alone: what an earlier one held was left by its death.
  const isAlone = configuration.postgresUrl === undefined;
  const importRunner = new ImportRunner(imports, { isAlone, dataDir: configuration.dataDir });
  const pullRunner = new PullRunner(imports);
  const running = Promise.all([importRunner.run(), pullRunner.run()]);
  closing.add('imports', async () => {
    importRunner.stop();
    pullRunner.stop();
    await running;
  });
  return { inbox, processing, imports, importRunner, pullRunner };
}

/** What the gate keeps in memory and writes down. */
async function openGate({ storage, settings, clock, closing, onProblem }: Starting & Ground): Promise<Product['gate']> {
  const { postgres } = storage;
  const log = createGateLog({ postgres, clock, onProblem });
  closing.add('gate log', () => log.close());
  const stock = await createStockDirectory(postgres, onProblem);
  closing.add('stock', () => stock.close());
  const consent = () => settings.read(consentPurposesSetting);
  const outbound = createOutboundGate({ postgres, consent, gate: () => settings.read(gateRulesSetting), clock, log });
  return { log, stock, outbound };
}

async function openDelivery(starting: Starting & Ground & Pick<Product, 'gate' | 'reach'>): Promise<void> {
  const { storage, settings, secrets, clock, gate, reach, configuration, log, closing, onProblem } = starting;
  const delivery = await startDelivery({
    postgres: storage.postgres,
    messages: messageGuard({ postgres: storage.postgres, clock, rules: reach, source: ownSource(storage.postgres, systemClock) }),
    settings,
    clock: systemClock,
    box: createSecretBox(secrets.encryption),
    gate: gate.outbound,
    allowPrivateAddresses: configuration.allowPrivateAddresses,
    random: Math.random,
    onDisabled: (webhook, reason, message) => log.error({ webhook, reason }, message),
    onProblem,
  });
  closing.add('delivery', () => delivery.close());
  const telling = await startTellingAudiences({
    ...{ postgres: storage.postgres, clock: systemClock, onProblem },
    consent: () => settings.read(consentPurposesSetting),
    gate: () => settings.read(gateRulesSetting),
  });
  closing.add('telling of audiences', () => telling.close());
}

/** Joins without a reviewer, as far as the firm wants them. */
function openJoining({ configuration, storage, settings, clock, audit, closing, onProblem }: Starting & Ground): void {
  if (!configuration.processing) return;
  const identityRules = () => settings.read(identityRulesSetting);
  const dependencies = { postgres: storage.postgres, audit, clock, identityRules };
  const stop = startJoiningSurest({
    joinFrom: () => settings.read(linkageRulesSetting).joinFrom,
    context: () =>
      decisionContext(
        dependencies,
        { kind: 'system', name: 'statistics' },
        'identity.join',
        undefined,
        'sure enough by the rules in force',
      ),
    onProblem,
  });
  closing.add('joining of pairs that are sure', stop);
}

/** The model in use, and the fits that make new ones. */
async function openValue({ storage, settings, clock, audit, closing, onProblem }: Starting & Ground): Promise<Product['value']> {
  const { postgres } = storage;
  const models = await createValueModels({ postgres, clock, onProblem });
  closing.add('value models', () => models.close());
  const entry = new URL('./value-fitting.js', import.meta.url);
  const workplace = fittingThreads(entry, { postgresUrl: storage.urls.postgres, warehouseUrl: storage.urls.warehouse });
  const fitting = startFitting({ workplace, postgres, settings, models, clock, onProblem, onDrift: tellDrift(audit) });
  closing.add('value fitting', () => fitting.close());
  const fields = startMeasuringFields({ workplace, postgres, settings, clock, onProblem });
  closing.add('measuring of fields', async () => fields.close());
  return { models, fitting, fields };
}

/** Content in use, in memory. */
async function openContent({ storage, settings, clock, closing, onProblem }: Starting & Ground): Promise<Product['content']> {
  const content = await createContentDirectory({
    postgres: storage.postgres,
    clock,
    standard: () => settings.read(tagStandardSetting),
    onProblem,
  });
  closing.add('content', () => content.close());
  return content;
}

/** Moments: what is known of people in memory, and the log on its way to the warehouse. */
async function openDecisions(
  {
    storage,
    settings,
    clock,
    sources,
    gate,
    audiences,
    configuration,
    closing,
    onProblem,
  }: Starting & Ground & Pick<Product, 'gate'> & { readonly audiences: AudiencePredicates },
  value: Product['value'],
  content: Product['content'],
): Promise<Product['decisions']> {
  const { postgres, warehouse } = storage;
  const decisions = await Decisions.open({
    ...{ postgres, warehouse, settings, clock, content, audiences, onProblem },
    ...{ dataDir: configuration.dataDir, isLearning: configuration.processing, random: Math.random },
    world: worldReader(
      postgres,
      () => value.models.current(),
      () => settings.read(valueCostsSetting),
    ),
    ...{ gateLog: gate.log, stockOf: (product: string) => gate.stock.stockOf(product) },
    foldContext: (sourceId) => ({ currency: sources.facts(sourceId)?.currency, searches: settings.read(searchRuleSetting) }),
  });
  closing.add('decisions', () => decisions.close());
  return decisions;
}

/** A drift of the value models goes into the log and to whoever listens for it outside. */
function tellDrift(audit: Audit): (sql: Sql, notice: DriftNotice) => Promise<void> {
  return async (sql, { id, noticedAt, base, version, share, before, now }) => {
    const subject = `value-model:${version}`;
    const data = { version, base, share, visitsBefore: before, visitsNow: now };
    await audit.recordIn(sql, { actor: { kind: 'system', name: 'value models' }, action: 'value.drift', subject, details: data });
    await enqueueNotice(sql, { type: 'value.drift', id: String(id), subject, time: noticedAt, data });
  };
}

/** A seal over the fields that the settings name now; made anew only when they change. */
function sealFor(settings: Settings, secrets: InstanceSecrets): () => Seal {
  let names: readonly string[] | undefined;
  let seal: Seal;
  return () => {
    const now = settings.read(sealedFieldsSetting).names;
    if (now !== names) {
      names = now;
      seal = createSeal(secrets.sealing, now);
    }
    return seal;
  };
}

function describe(error: unknown): string | undefined {
  return error === undefined ? undefined : error instanceof Error ? error.message : String(error);
}
