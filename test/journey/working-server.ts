import { expect } from 'vitest';
import { fieldRulesSetting, hiddenFields, type Role } from '../../src/access/index.ts';
import type { ApiServer, PeopleDependencies } from '../../src/api/index.ts';
import { migrations as consentMigrations, consentPurposesSetting, delicateSignalsSetting } from '../../src/consent/index.ts';
import { migrations as deliveryMigrations, noticeSetting } from '../../src/delivery/index.ts';
import { migrations as eventMigrations, Inbox, nothingRetired } from '../../src/event/index.ts';
import { newUuid } from '../../src/foundation/index.ts';
import { migrations as gateMigrations, gateRulesSetting } from '../../src/gate/index.ts';
import { defaultIdentityRules, migrations as identityMigrations } from '../../src/identity/index.ts';
import { migrations as linkageMigrations } from '../../src/linkage/index.ts';
import { newProcessingMemory, Processor } from '../../src/processing/index.ts';
import { defaultSearchRule, migrations as profileMigrations, traitPreferenceSetting } from '../../src/profile/index.ts';
import { createSource, createSourceDirectory, migrations as sourceMigrations } from '../../src/source/index.ts';
import { migrations as wholenessMigrations } from '../../src/wholeness/index.ts';
import { type TestServer, testServer } from '../api-server.ts';

type Routes = (
  app: ApiServer,
  people: PeopleDependencies,
  rest: {
    readonly consent: () => typeof consentPurposesSetting.default;
    readonly gate: () => typeof gateRulesSetting.default;
    readonly said: Pick<PeopleDependencies, 'audit' | 'clock' | 'postgres'> & {
      readonly sources: Awaited<ReturnType<typeof createSourceDirectory>>;
      readonly inbox: Inbox;
    };
  } & Pick<TestServer, 'access' | 'settings'>,
) => void;

/** A server with routes about people and the path of an event behind it, on a real engine: what is sent is worked in. */
export interface WorkingServer extends Pick<TestServer, 'actions' | 'call' | 'clock' | 'postgres'> {
  /** Sends events by the source `Site` and waits until they are in every summary. */
  send(...events: object[]): Promise<void>;
  /** The number of whoever holds this value now. */
  numberOf(value: string): Promise<string>;
  close(): Promise<void>;
}

export async function startWorkingServer(name: string, routes: Routes): Promise<WorkingServer> {
  const rules = { consent: consentPurposesSetting.default, delicate: delicateSignalsSetting.default, gate: gateRulesSetting.default };
  const closing: (() => unknown)[] = [];
  let sourceId = 0;
  let inbox: Inbox | undefined;
  const server = await testServer({
    migrations: [
      ...[sourceMigrations, eventMigrations, consentMigrations, identityMigrations, profileMigrations],
      ...[linkageMigrations, wholenessMigrations, gateMigrations, deliveryMigrations],
    ].flat(),
    definitions: [traitPreferenceSetting],
    routes: async (app, { postgres, audit, clock, access, settings, warehouse }) => {
      const sources = await createSourceDirectory({ postgres, clock });
      const owners = { marketingOwner: 'Maya', technologyOwner: 'Tomas', timezone: 'UTC' };
      const { source } = await createSource(postgres, { name: 'Site', channel: 'web', kind: 'sdk', ...owners }, clock);
      sourceId = source.id;
      await sources.refresh();
      const door = new Inbox(postgres, clock);
      inbox = door;
      const stopReceipts = await postgres.listen('receipt', (id) => door.receiptSettled(id));
      const processor = new Processor({
        ...{ postgres, clock, memory: newProcessingMemory(name), onApplied: () => {}, onProblem: () => {} },
        context: () => ({
          ...{ ...rules, rules: defaultIdentityRules, searches: defaultSearchRule, retired: nothingRetired, deduplicationDays: 3 },
          ...{ now: clock.now(), notices: noticeSetting.default, source: (id: number) => sources.facts(id) },
        }),
        refreshSources: () => sources.refresh(),
      });
      door.onAccepted(() => processor.wake());
      const running = processor.run();
      closing.push(
        () => processor.stop(),
        () => running,
        stopReceipts,
        () => sources.close(),
      );
      const people: PeopleDependencies = {
        ...{ postgres, warehouse, audit, clock, sources, recentEvents: async () => [], historyBehindSeconds: () => undefined },
        identityRules: () => defaultIdentityRules,
        traitPreference: () => traitPreferenceSetting.default,
        hiddenFields: (role: Role) => hiddenFields(fieldRulesSetting.default.rules, role),
      };
      const said = { postgres, audit, clock, sources, inbox: door };
      routes(app, people, { consent: () => rules.consent, gate: () => rules.gate, said, access, settings });
    },
  });
  return {
    ...server,
    send: async (...events) => {
      const receiptId = newUuid();
      const batch = events.map((event) => ({ messageId: newUuid(), ...event }));
      await inbox?.accept({
        ...{ receiptId, sourceId: sourceId as never, protocol: 'segment', receivedAt: server.clock.now(), meta: { call: 'batch' } },
        ...{ wantReceipt: true, body: JSON.stringify({ batch }) },
      });
      expect(await inbox?.outcome(receiptId, 10_000)).toBeDefined();
    },
    numberOf: async (value) => {
      const [row] = await server.postgres.query<{ person_id: number }>('SELECT person_id FROM identifier WHERE value = $1', [value]);
      return `p${row?.person_id}`;
    },
    close: async () => {
      for (const close of closing) await close();
      await server.close();
    },
  };
}
