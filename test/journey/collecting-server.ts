import type { AddressInfo } from 'node:net';
import { collectRoutes, createServer } from '../../src/api/index.ts';
import { migrations as consentMigrations, consentPurposesSetting, delicateSignalsSetting } from '../../src/consent/index.ts';
import { migrations as deliveryMigrations, noticeSetting } from '../../src/delivery/index.ts';
import {
  createSeal,
  migrations as eventMigrations,
  eventTable,
  Inbox,
  type InboxPort,
  listQuarantine,
  nothingRetired,
  type QuarantinedItem,
  quarantineAtDoor,
  type RequestLimits,
  sealedFieldsDefault,
  unpackText,
} from '../../src/event/index.ts';
import { migrations as firmMigrations } from '../../src/firm/index.ts';
import { type JsonObject, type SourceId, systemClock } from '../../src/foundation/index.ts';
import { gateRulesSetting } from '../../src/gate/index.ts';
import { defaultIdentityRules, migrations as identityMigrations } from '../../src/identity/index.ts';
import { migrations as linkageMigrations } from '../../src/linkage/index.ts';
import { newProcessingMemory, Processor } from '../../src/processing/index.ts';
import { defaultSearchRule, migrations as profileMigrations } from '../../src/profile/index.ts';
import { collectLimitsSetting, migrations as settingsMigrations } from '../../src/settings/index.ts';
import { changeSource, createSource, createSourceDirectory, migrations as sourceMigrations } from '../../src/source/index.ts';
import type { Postgres } from '../../src/storage/index.ts';
import { holdAnswersToDescription } from '../described-answers.ts';
import { testEngines } from '../engines.ts';
import { testSeal } from '../seal.ts';

/** The real way from a socket to history: server, inbox, processing and both engines. */
export interface CollectingServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly port: number;
  readonly writeKey: string;
  /** Events that were applied, as history keeps them, in the order of their arrival; waits until `count` are there. */
  events(count: number): Promise<StoredEvent[]>;
  quarantined(): Promise<QuarantinedItem[]>;
  /** Stops and goes on taking requests for the disk; meanwhile the door answers as it does when it is overloaded. */
  overload(error: Error | undefined): void;
  setEnabled(enabled: boolean): Promise<void>;
  /** All text that is on disk in Postgres, for a search for what must not be there. */
  everythingStored(): Promise<string>;
  limits: RequestLimits;
  readonly postgres: Postgres;
  close(): Promise<void>;
}

export interface StoredEvent {
  readonly kind: string;
  readonly name: string;
  readonly channel: string;
  readonly messageId: string;
  readonly time: number;
  readonly body: JsonObject;
}

const waitMs = 20_000;

export async function startCollectingServer(): Promise<CollectingServer> {
  const engines = await testEngines({
    migrations: [
      ...settingsMigrations,
      ...sourceMigrations,
      ...eventMigrations,
      ...consentMigrations,
      ...identityMigrations,
      ...profileMigrations,
      ...firmMigrations,
      ...linkageMigrations,
      ...deliveryMigrations,
    ],
    warehouseTables: [eventTable],
  });
  const { postgres } = engines;
  const sources = await createSourceDirectory({ postgres, clock: systemClock });
  const owners = { marketingOwner: 'Maya', technologyOwner: 'Tomas', timezone: 'UTC' };
  const { source, writeKey } = await createSource(postgres, { name: 'Site', channel: 'web', kind: 'sdk', ...owners }, systemClock);
  await sources.refresh();
  const inbox = new Inbox(postgres, systemClock);
  const stopReceipts = await postgres.listen('receipt', (id) => inbox.receiptSettled(id));
  const processor = new Processor({
    postgres,
    memory: newProcessingMemory('collecting-server'),
    context: () => ({
      rules: defaultIdentityRules,
      fold: () => ({ currency: 'EUR', searches: defaultSearchRule }),
      source: (id) => sources.facts(id),
      searches: defaultSearchRule,
      consent: consentPurposesSetting.default,
      delicate: delicateSignalsSetting.default,
      gate: gateRulesSetting.default,
      retired: nothingRetired,
      notices: noticeSetting.default,
      now: systemClock.now(),
      deduplicationDays: 3,
    }),
    refreshSources: () => sources.refresh(),
    clock: systemClock,
    onApplied: () => {},
    onProblem: () => {},
  });
  inbox.onAccepted(() => processor.wake());
  const running = processor.run();
  let overloaded: Error | undefined;
  const door: InboxPort = {
    accept: (entry) => (overloaded === undefined ? inbox.accept(entry) : Promise.reject(overloaded)),
    outcome: (receiptId, timeoutMs) => inbox.outcome(receiptId, timeoutMs),
    receipt: (receiptId) => inbox.receipt(receiptId),
    hasRoomForImports: () => inbox.hasRoomForImports(),
  };
  const seal = createSeal('a secret of the tests', sealedFieldsDefault);
  const app = createServer({ seal: () => testSeal, authenticate: async () => undefined, log: false });
  await holdAnswersToDescription(app);
  const server = { limits: collectLimitsSetting.default as RequestLimits };
  await collectRoutes(app, {
    findSource: async (key) => sources.byKey(key),
    inbox: door,
    quarantine: quarantineAtDoor(postgres),
    seal: () => seal,
    limits: () => server.limits,
    clock: systemClock,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;

  const readEvents = async (): Promise<StoredEvent[]> => {
    const blocks = await postgres.query<{ lines: Buffer }>('SELECT lines FROM warehouse_queue ORDER BY id');
    return blocks.flatMap(({ lines }) =>
      unpackText(lines)
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, string> & { body: JsonObject })
        .map((row) => ({
          kind: row.kind ?? '',
          name: row.name ?? '',
          channel: row.channel ?? '',
          messageId: row.message_id ?? '',
          time: Number(row.time),
          body: row.body,
        })),
    );
  };

  return Object.assign(server, {
    url: `http://127.0.0.1:${port}`,
    port,
    writeKey,
    postgres,
    events: async (count: number) => {
      const deadline = performance.now() + waitMs;
      for (;;) {
        const events = await readEvents();
        if (events.length >= count || performance.now() > deadline) return events;
        await new Promise((done) => setTimeout(done, 30));
      }
    },
    quarantined: () => listQuarantine(postgres, { limit: 200 }),
    overload: (error: Error | undefined) => {
      overloaded = error;
    },
    setEnabled: async (enabled: boolean) => {
      await changeSource(postgres, source.id as SourceId, { enabled });
      await sources.refresh();
    },
    everythingStored: async () => {
      const tables = await postgres.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'");
      const rows = await Promise.all(tables.map(({ name }) => postgres.query(`SELECT t::text AS row FROM "${name}" t`)));
      return JSON.stringify(rows);
    },
    close: async () => {
      await app.close();
      processor.stop();
      await running;
      await stopReceipts();
      await sources.close();
      await engines.close();
    },
  });
}
