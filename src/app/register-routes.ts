import {
  type ApiServer,
  audiencesRoutes,
  auditRoutes,
  collectRoutes,
  completenessRoutes,
  contentRoutes,
  customerAudiencesRoutes,
  customerGroupsRoutes,
  customerMessagesRoutes,
  customerMomentsRoutes,
  customerSingleViewRoutes,
  customersRoutes,
  evidenceRoutes,
  exportRoutes,
  findRoutes,
  firmBriefRoutes,
  firmChangeRoutes,
  firmExportRoutes,
  firmPairsRoutes,
  firmPeopleRoutes,
  firmsRoutes,
  gateRoutes,
  groupsRoutes,
  type HandOutDependencies,
  importsRoutes,
  type JoinsDependencies,
  joinPairsRoutes,
  joinsRoutes,
  jointChangesRoutes,
  type LiveHub,
  leaningsRoutes,
  liveRoutes,
  messagesReceivedRoutes,
  messagesRoutes,
  momentJoint,
  momentsLogRoutes,
  momentsPolicyRoutes,
  momentsRoutes,
  momentsTryRoutes,
  noticesRoutes,
  operationsRoutes,
  ownSpaceLinksRoutes,
  ownSpaceRoutes,
  type PeopleDependencies,
  permissionsEveryoneRoutes,
  permissionsRoutes,
  preferencesRoutes,
  productsRoutes,
  profileApiRoutes,
  pullsRoutes,
  quarantineRoutes,
  receiptsRoutes,
  reopenRoutes,
  requestFacts,
  revealRoutes,
  serviceFloorRoutes,
  sessionRoutes,
  settingsRoutes,
  singleViewRoutes,
  sourcesRoutes,
  standInsRoutes,
  usersRoutes,
  valueEveryoneRoutes,
  valueFieldPeopleRoutes,
  valueFieldsRoutes,
  valuePeopleRoutes,
  valueRoutes,
  viewContextFor,
  webhooksRoutes,
} from '../api/index.ts';
import { serviceFloorSetting, worldReader } from '../audience/index.ts';
import { connectorLimits } from '../connector/index.ts';
import { consentPurposesSetting, PermissionNews } from '../consent/index.ts';
import { tagStandardSetting } from '../content/index.ts';
import { connectorSetting, contentForMessages, createSecretBox, ownSource } from '../delivery/index.ts';
import { quarantineAtDoor, sealNumbers } from '../event/index.ts';
import { briefRulesSetting } from '../firm/index.ts';
import { type JsonValue, systemClock } from '../foundation/index.ts';
import { gateRulesSetting } from '../gate/index.ts';
import { identityRulesSetting } from '../identity/index.ts';
import { linkageRulesSetting } from '../linkage/index.ts';
import { completenessSetting, lastResortCurrency, meaningOf, readInBrief, traitPreferenceSetting } from '../profile/index.ts';
import { collectLimitsSetting, wordsSetting } from '../settings/index.ts';
import { productEquitySetting, type ValueModel, valueCostsSetting } from '../value/index.ts';
import { singleViewSetting } from '../wholeness/index.ts';
import { clockOffsetMs, clockOffsetSetting } from './demonstration-clock.ts';
import { engineFacts } from './engine-facts.ts';
import { createMeters, type Meters } from './meters.ts';
import type { Product } from './product.ts';
import { sourceFigures } from './source-figures.ts';

type IsUrgent = (items: readonly JsonValue[]) => boolean;

/** Wires every resource to the rooms it asks: the one place where the API meets the running product. */
export async function registerRoutes(app: ApiServer, product: Product, hub: LiveHub): Promise<void> {
  const meters = createMeters(app, hub);
  const news = new PermissionNews(meaningOf);
  const isUrgent = (items: readonly JsonValue[]) => news.isIn(items);
  await registerDoors(app, product, meters, isUrgent);
  const people = registerPeople(app, product, hub);
  await registerMessages(app, product, people);
  await registerMoments(app, product, people, isUrgent);
  registerAdministration(app, product);
  registerOperations(app, product, meters);
}

/** Where events come in: SDKs, files, and what waits in quarantine to come in again. */
async function registerDoors(app: ApiServer, product: Product, meters: Meters, isUrgent: IsUrgent): Promise<void> {
  const { access, audit, clock, configuration, importRunner, inbox, seal, settings, sources, storage } = product;
  const { postgres } = storage;
  const limits = () => settings.read(collectLimitsSetting);
  const sealText = (text: string) => sealNumbers(text, seal());
  const findSource = async (writeKey: string) => sources.byKey(writeKey);
  receiptsRoutes(app, { findSource, inbox, callerOf: async (request) => (await access.authenticate(requestFacts(request)))?.caller });
  await collectRoutes(app, {
    findSource,
    inbox,
    isUrgent,
    quarantine: quarantineAtDoor(postgres),
    seal,
    limits,
    clock,
    publicUrl: configuration.publicUrl,
    onAnswered: meters.accepted,
  });
  importsRoutes(app, {
    postgres,
    audit,
    clock,
    sources,
    seal: sealText,
    secret: product.secrets.sealing.toString('hex'),
    uploadKey: product.secrets.encryption,
    dataDir: configuration.dataDir,
    uploadBytesMax: () => connectorLimits.uploadBytesMax,
    eventBytesMax: () => limits().eventBytesMax,
    wakeRunner: () => importRunner.wake(),
  });
  const { secrets, guard } = product.imports;
  pullsRoutes(app, { ports: product.imports, audit, clock, sources, secrets, guard, wakeRunner: () => product.pullRunner.wake() });
  quarantineRoutes(app, {
    ...{ postgres, audit, clock, inbox, seal: sealText },
    hiddenFields: (role) => access.hiddenFields(role),
    sourceName: (id) => sources.byId(id)?.name,
  });
  sourcesRoutes(app, { postgres, audit, clock, sources, figures: () => sourceFigures(storage, clock.now()) });
}

function registerPeople(app: ApiServer, product: Product, hub: LiveHub): PeopleDependencies {
  const { access, audit, clock, processing, settings, sources, storage } = product;
  const { postgres, warehouse } = storage;
  const identityRules = () => settings.read(identityRulesSetting);
  const people: PeopleDependencies = {
    postgres,
    warehouse,
    clock,
    audit,
    sources,
    identityRules,
    traitPreference: () => settings.read(traitPreferenceSetting),
    hiddenFields: (role) => access.hiddenFields(role),
    recentEvents: async (identifierIds) => (await processing?.recentEvents(identifierIds)) ?? [],
    seal: product.seal,
    historyBehindSeconds: () => historyBehindSeconds(product),
  };
  customersRoutes(app, people);
  valueRoutes(app, people, {
    ...product.value,
    words: () => settings.read(wordsSetting),
    costs: () => ({ costs: settings.read(valueCostsSetting), areAssumed: settings.state(valueCostsSetting.key).version === 0 }),
  });
  valueFieldsRoutes(app, {
    ...{ postgres, audit, clock, jointChanges: product.jointChanges, fields: product.value.fields },
    source: (id) => sources.byId(id),
  });
  valuePeopleRoutes(app, people, product.value.models);
  valueFieldPeopleRoutes(app, people);
  preferencesRoutes(app, people);
  evidenceRoutes(app, people);
  productsRoutes(app, people, () => ({
    rules: settings.read(productEquitySetting),
    areAssumed: settings.state(productEquitySetting.key).version === 0,
  }));
  leaningsRoutes(app, people, product.value.models);
  valueEveryoneRoutes(app, people, { ...product.value, costs: () => settings.read(valueCostsSetting) });
  contentRoutes(app, { postgres, audit, clock, standard: () => settings.read(tagStandardSetting) });
  const handOut: HandOutDependencies = {
    clock,
    consent: () => settings.read(consentPurposesSetting),
    gate: () => settings.read(gateRulesSetting),
    log: product.gate.log,
  };
  registerGroups(app, product, people, handOut);
  exportRoutes(app, people, handOut);
  registerFirms(app, product, people, handOut);
  const said = { postgres, clock, audit, sources, inbox: product.inbox };
  permissionsRoutes(app, people, { ...handOut, desk: said });
  completenessRoutes(app, people, { ...handOut, rules: () => settings.read(completenessSetting), desk: said });
  ownSpaceLinksRoutes(app, { access, postgres, publicUrl: product.configuration.publicUrl });
  ownSpaceRoutes(app, people, { ...handOut, decisions: product.decisions, said });
  permissionsEveryoneRoutes(app, people);
  registerSingleView(app, product, people);
  gateRoutes(app, people, {
    ...{ postgres, clock, audit, stock: product.gate.stock },
    contentTitle: (key) => product.decisions.names.title(key),
  });
  reopenRoutes(app, people);
  revealRoutes(app, people);
  standInsRoutes(app, () => settings.read(connectorSetting));
  findRoutes(app, people);
  profileApiRoutes(app, people, handOut);
  const joins: JoinsDependencies = {
    ...{ postgres, audit, clock, identityRules },
    viewOf: (caller) => viewContextFor(people, caller),
    namesOf: async (ids, caller) => {
      const found = await readInBrief(postgres, ids, viewContextFor(people, caller));
      return new Map([...found].map(([id, person]) => [id, person.name]));
    },
  };
  joinsRoutes(app, joins);
  joinPairsRoutes(app, { people, joins, rules: () => settings.read(linkageRulesSetting) });
  liveRoutes(app, { hub, postgres, whoStillAsks: (request) => access.authenticate({ ...requestFacts(request), isWatching: true }) });
  return people;
}

/** Of how many customers there is one view, and what the others lack. */
function registerSingleView(app: ApiServer, { settings, sources }: Product, people: PeopleDependencies): void {
  const definition = () => ({ definition: settings.read(singleViewSetting), version: settings.state(singleViewSetting.key).version });
  singleViewRoutes(app, people, { definition });
  customerSingleViewRoutes(app, people, { definition, sources });
}

/** Firms, what is known and said of them, and who deals with what is open there. */
function registerFirms(app: ApiServer, { settings, gate }: Product, people: PeopleDependencies, handOut: HandOutDependencies): void {
  const dependencies = { briefs: () => settings.read(briefRulesSetting), stock: gate.stock };
  firmsRoutes(app, people);
  firmChangeRoutes(app, people);
  firmPeopleRoutes(app, people);
  firmPairsRoutes(app, people);
  firmBriefRoutes(app, people, dependencies);
  firmExportRoutes(app, people, dependencies, handOut);
}

/** Where moments are decided, the log of it, and what decisions go by. */
async function registerMoments(app: ApiServer, product: Product, people: PeopleDependencies, isUrgent: IsUrgent): Promise<void> {
  const { access, audit, clock, content, decisions, inbox, settings, sources, storage } = product;
  const words = () => settings.read(wordsSetting);
  const sourceFor = (channel: string | undefined) => {
    const enabled = sources.list().filter(({ enabled: is }) => is);
    return enabled.find((source) => source.channel === channel) ?? enabled[0];
  };
  await momentsRoutes(app, {
    ...{ decisions, content, inbox, isUrgent, clock, sourceFor, seal: product.seal },
    findSource: async (writeKey) => sources.byKey(writeKey),
    callerOf: async (request) => (await access.authenticate(requestFacts(request)))?.caller,
    identityRules: () => settings.read(identityRulesSetting),
    jointFor: momentJoint(people, product.value.models),
  });
  momentsLogRoutes(app, people, { decisions, content });
  customerMomentsRoutes(app, people, decisions);
  momentsTryRoutes(app, people, { decisions, content, settings, sourceFor, seal: product.seal });
  momentsPolicyRoutes(app, people, { postgres: storage.postgres, decisions, settings, audit, words });
}

/** Groups and audiences, who is in them and why, and what everybody is owed. */
function registerGroups(app: ApiServer, product: Product, people: PeopleDependencies, handOut: HandOutDependencies): void {
  const { audit, jointChanges, settings, storage } = product;
  const { postgres } = storage;
  const model = () => product.value.models.current();
  const groups = {
    world: worldReader(postgres, model, () => settings.read(valueCostsSetting)),
    words: () => settings.read(wordsSetting),
    floor: () => settings.read(serviceFloorSetting),
    currency: () => mostPaidIn(model()),
    consent: () => settings.read(consentPurposesSetting),
  };
  audiencesRoutes(app, people, groups, handOut);
  customerAudiencesRoutes(app, people, groups);
  groupsRoutes(app, people, groups);
  customerGroupsRoutes(app, people, groups);
  serviceFloorRoutes(app, { postgres, settings, audit, jointChanges });
}

/** Messages to people, the rules that ask for them, and how they were met. */
async function registerMessages(app: ApiServer, product: Product, people: PeopleDependencies): Promise<void> {
  const { access, audit, settings, secrets, sources, storage } = product;
  const { clock } = people;
  const rules = product.reach;
  const content = contentForMessages(product.content);
  customerMessagesRoutes(app, people, rules);
  messagesRoutes(app, people, { rules, content, connectors: () => settings.read(connectorSetting) });
  noticesRoutes(app, { postgres: storage.postgres, settings, audit, clock, box: createSecretBox(secrets.encryption) });
  await messagesReceivedRoutes(app, people, {
    findSource: async (writeKey) => sources.byKey(writeKey),
    callerOf: async (request) => (await access.authenticate(requestFacts(request)))?.caller,
    showing: () => ({ clock, content, rules }),
    source: ownSource(storage.postgres, systemClock),
  });
}

/** The currency that most people of a model pay in. */
function mostPaidIn(model: ValueModel | undefined): string {
  const [most] = Object.entries(model?.body.spend ?? {}).sort(([, left], [, right]) => right.people - left.people);
  return most?.[0] ?? lastResortCurrency;
}

function registerAdministration(app: ApiServer, product: Product): void {
  const { access, audit, configuration, settings, storage, secrets } = product;
  const { postgres } = storage;
  const hiddenFields: PeopleDependencies['hiddenFields'] = (role) => access.hiddenFields(role);
  sessionRoutes(app, { access, isPublicHttps: configuration.publicUrl?.startsWith('https:') ?? false });
  usersRoutes(app, { access });
  auditRoutes(app, { audit, settings, hiddenFields });
  jointChangesRoutes(app, { jointChanges: product.jointChanges });
  settingsRoutes(app, { postgres, settings, audit, hiddenFields });
  const box = createSecretBox(secrets.encryption);
  webhooksRoutes(app, { postgres, audit, clock: systemClock, box, allowPrivateAddresses: configuration.allowPrivateAddresses });
}

function registerOperations(app: ApiServer, product: Product, meters: Meters): void {
  const { audit, clock, configuration, processing, settings, storage } = product;
  operationsRoutes(app, {
    audit,
    clock,
    systemClock,
    demonstrationClock: () => ({
      offsetMs: clockOffsetMs(configuration, settings),
      ...(configuration.demoClock ? { set: (offsetMs: number) => moveClock(product, offsetMs) } : {}),
    }),
    figures: () => meters.read(),
    processing: () => processing?.figures(),
    engines: () => engineFacts(storage),
    startedAt: product.startedAt,
    version: product.version,
  });
}

// Below this, history is on its way as it always is.
const behindSecondsMin = 5;

function historyBehindSeconds({ processing, clock }: Product): number | undefined {
  const oldest = processing?.figures()?.warehouseOldestAt;
  if (oldest === undefined || oldest === null) return undefined;
  const seconds = Math.round((clock.now() - oldest) / 1000);
  return seconds < behindSecondsMin ? undefined : seconds;
}

async function moveClock({ storage: { postgres }, settings }: Product, offsetMs: number): Promise<void> {
  const { version } = settings.state(clockOffsetSetting.key);
  const change = { key: clockOffsetSetting.key, value: { offsetMs }, version, reason: 'the demonstration clock was moved', by: 'clock' };
  await postgres.transaction((sql) => settings.change(sql, change));
  await settings.refresh();
}
