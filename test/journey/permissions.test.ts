import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gateRoutes, type PeopleDependencies, permissionsEveryoneRoutes, permissionsRoutes } from '../../src/api/index.ts';
import {
  migrations as consentMigrations,
  consentPurposesSetting,
  delicateSignalsSetting,
  permissionsOf,
  standingRowOf,
  writeStanding,
} from '../../src/consent/index.ts';
import { migrations as deliveryMigrations, noticeSetting } from '../../src/delivery/index.ts';
import { migrations as eventMigrations, Inbox, nothingRetired } from '../../src/event/index.ts';
import { newUuid } from '../../src/foundation/index.ts';
import {
  createGateLog,
  createStockDirectory,
  type GateLog,
  migrations as gateMigrations,
  gateRulesSetting,
  type StockDirectory,
} from '../../src/gate/index.ts';
import { defaultIdentityRules, migrations as identityMigrations } from '../../src/identity/index.ts';
import { migrations as linkageMigrations } from '../../src/linkage/index.ts';
import { newProcessingMemory, Processor } from '../../src/processing/index.ts';
import {
  decodeSummary,
  defaultSearchRule,
  emptySummary,
  migrations as profileMigrations,
  type Summary,
  traitPreferenceSetting,
} from '../../src/profile/index.ts';
import { createSource, createSourceDirectory, type SourceDirectory, migrations as sourceMigrations } from '../../src/source/index.ts';
import { type TestServer, testServer } from '../api-server.ts';

// What people allow, from what they send and what is written down at the desk to what everybody said: on real engines.

const owners = { marketingOwner: 'Maya', technologyOwner: 'Tomas', timezone: 'UTC' };
let server: TestServer;
let sources: SourceDirectory;
let inbox: Inbox;
let processor: Processor;
let running: Promise<void>;
let log: GateLog;
let stock: StockDirectory;
let stopReceipts: () => Promise<void>;
let siteId: number;

const rules = { consent: consentPurposesSetting.default, delicate: delicateSignalsSetting.default, gate: gateRulesSetting.default };
/** A processor with an empty memory of its own, as after a restart. */
function startProcessor({ postgres, clock }: Pick<TestServer, 'clock' | 'postgres'>, name: string): void {
  processor = new Processor({
    ...{ postgres, clock, memory: newProcessingMemory(name), onApplied: () => {}, onProblem: () => {} },
    context: () => ({
      ...{ ...rules, rules: defaultIdentityRules, searches: defaultSearchRule, retired: nothingRetired, deduplicationDays: 3 },
      ...{ now: clock.now(), notices: noticeSetting.default, source: (id: number) => sources.facts(id) },
    }),
    refreshSources: () => sources.refresh(),
  });
  running = processor.run();
}

beforeAll(async () => {
  server = await testServer({
    migrations: [
      ...[
        sourceMigrations,
        eventMigrations,
        consentMigrations,
        identityMigrations,
        profileMigrations,
        linkageMigrations,
        gateMigrations,
        deliveryMigrations,
      ].flat(),
    ],
    definitions: [traitPreferenceSetting],
    routes: async (app, { postgres, audit, clock }) => {
      sources = await createSourceDirectory({ postgres, clock });
      ({
        source: { id: siteId },
      } = await createSource(postgres, { name: 'Site', channel: 'web', kind: 'sdk', ...owners }, clock));
      await sources.refresh();
      inbox = new Inbox(postgres, clock);
      stopReceipts = await postgres.listen('receipt', (id) => inbox.receiptSettled(id));
      inbox.onAccepted(() => processor.wake());
      startProcessor({ postgres, clock }, 'permissions');
      log = createGateLog({ postgres, clock, onProblem: () => {} });
      stock = await createStockDirectory(postgres, () => {});
      const people: PeopleDependencies = {
        ...{ postgres, audit, clock, sources, warehouse: undefined as never },
        identityRules: () => defaultIdentityRules,
        traitPreference: () => traitPreferenceSetting.default,
        hiddenFields: () => ({ ruleFor: () => undefined }) as never,
        recentEvents: async () => [],
        historyBehindSeconds: () => undefined,
      };
      permissionsRoutes(app, people, {
        consent: () => rules.consent,
        gate: () => rules.gate,
        desk: { postgres, audit, clock, sources, inbox },
      });
      permissionsEveryoneRoutes(app, people);
      gateRoutes(app, people, {
        ...{ postgres, clock, audit, stock },
        contentTitle: (key) => (key === 'spring' ? 'Spring on two wheels' : undefined),
      });
    },
  });
});
afterAll(async () => {
  processor.stop();
  await running;
  await log.close();
  await stock.close();
  await stopReceipts();
  await sources.close();
  await server.close();
});

async function send(...batch: object[]): Promise<void> {
  const receiptId = newUuid();
  const events = batch.map((event) => ({ messageId: newUuid(), ...event }));
  await inbox.accept({
    ...{
      receiptId,
      sourceId: siteId as never,
      protocol: 'segment',
      receivedAt: server.clock.now(),
      meta: { call: 'batch' },
      wantReceipt: true,
    },
    body: JSON.stringify({ batch: events }),
  });
  expect(await inbox.outcome(receiptId, 10_000)).toBeDefined();
}

async function numberOf(value: string): Promise<string> {
  const [row] = await server.postgres.query<{ person_id: number }>('SELECT person_id FROM identifier WHERE value = $1', [value]);
  return `p${row?.person_id}`;
}

interface Purpose {
  readonly purpose: string;
  readonly allowed: boolean;
  readonly code: string;
  readonly said?: object;
  readonly channels: readonly { readonly channel: string; readonly allowed: boolean; readonly code: string }[];
}

const of = (body: { purposes: Purpose[] }, purpose: string) => body.purposes.find((one) => one.purpose === purpose) as Purpose;

describe('one person', () => {
  it('is shown by purpose and channel, with the word that says so, and the relationship and attention beside', async () => {
    await send(
      {
        type: 'identify',
        userId: 'ana',
        traits: { email: 'ana@x.test', address: { country: 'Portugal' } },
        timestamp: '2026-04-01T08:00:00Z',
      },
      {
        type: 'page',
        userId: 'ana',
        timestamp: '2026-04-01T08:01:00Z',
        context: { consent: { categoryPreferences: { marketing: true, analytics: false } } },
      },
    );
    const id = await numberOf('ana');
    const url = `/v1/customers/${id}/permissions`;
    const first = (await server.call('clerk', 'GET', url)).body;
    expect(first).toMatchObject({
      customer: id,
      country: 'PT',
      relationship: { isStated: false },
      attention: { budget: 3, spent: 0, left: 3 },
    });
    expect(of(first, 'service')).toMatchObject({ ground: 'contract', allowed: true, code: 'allowed.service' });
    expect(of(first, 'analysis')).toMatchObject({
      ground: 'agreement',
      allowed: false,
      code: 'consent.refused',
      words: 'She said no to analytics (2026-04-01).',
    });
    expect(of(first, 'marketing')).toMatchObject({
      allowed: true,
      said: { name: 'marketing', source: { name: 'Site' }, identifier: { namespace: 'user_id', value: 'ana' }, signal: 'consent' },
    });
    expect(of(first, 'marketing').channels.map(({ channel, code }) => [channel, code])).toEqual([
      ['email', 'allowed.said'],
      ['push', 'allowed.said'],
      ['sms', 'consent.unknown'],
      ['whatsapp', 'consent.unknown'],
      ['post', 'allowed.said'],
      ['phone', 'consent.unknown'],
    ]);
    expect(of(first, 'advertising').channels).toEqual([]);
  });

  it('says to an employee what holds at once, whatever a page goes on stamping', async () => {
    const url = `/v1/customers/${await numberOf('ana')}/permissions`;
    expect((await server.call('clerk', 'PUT', url, { said: [{ purpose: 'marketing', granted: false }] })).status).toBe(403);
    const said = [
      { purpose: 'marketing', granted: false },
      { purpose: 'marketing', channel: 'post', granted: true },
      { purpose: 'location', granted: true, until: '2026-06-01' },
    ];
    const after = await server.call('agent', 'PUT', url, { said, channel: 'phone', note: 'called about her order' });
    expect(after.status).toBe(200);
    expect(after.body.isWaiting).toBeUndefined();
    expect(of(after.body, 'marketing')).toMatchObject({
      allowed: false,
      code: 'consent.refused',
      said: { source: { name: 'Desk' }, signal: 'preference' },
    });
    expect(of(after.body, 'marketing').channels.find(({ channel }) => channel === 'post')).toMatchObject({ allowed: true });
    expect(of(after.body, 'location')).toMatchObject({ allowed: true, said: { until: '2026-06-01T00:00:00.000Z' } });
    // What a page goes on stamping does not undo it.
    await send({ type: 'page', userId: 'ana', context: { consent: { categoryPreferences: { marketing: true, analytics: false } } } });
    expect(of((await server.call('clerk', 'GET', url)).body, 'marketing').code).toBe('consent.refused');
    const [event] = await server.postgres.query<{ body: string }>(
      "SELECT body FROM summary JOIN identifier ON id = identifier_id WHERE value = 'ana'",
    );
    expect(decodeSummary(event?.body ?? '')?.names.find(([name]) => name === 'Consent Preference Updated')?.[1]).toBe(2);
    expect(await server.actions()).toEqual(expect.arrayContaining(['people.permissions', 'sources.create']));
  });

  it('chooses the relationship that she wants', async () => {
    await send({ type: 'identify', userId: 'bea', traits: {} });
    const url = `/v1/customers/${await numberOf('bea')}/relationship`;
    const { body } = await server.call('agent', 'PUT', url, { relationship: 'leaveMeBe', channel: 'store' });
    expect(body.relationship).toMatchObject({ relationship: 'leaveMeBe', isStated: true, source: { name: 'Desk' } });
    expect((await server.call('agent', 'PUT', url, { relationship: 'marry me' })).status).toBe(400);
    expect(
      (await server.call('agent', 'PUT', url.replace('relationship', 'permissions'), { said: [{ granted: true }] })).body.error,
    ).toMatchObject({
      code: 'consent.bad_word',
      problems: [{ at: 'said[0]' }],
    });
  });
});

/** The names of counts by what stands; what stands beside is counted for nobody by itself. */
const nameByScope: Readonly<Record<string, string>> = {
  'marketing|all': 'marketing',
  'advice+marketing+advertising|email': 'email',
  'analysis|all': 'analysis',
  '~photo': 'photo',
  contact: 'contact',
};

describe('everybody', () => {
  it('is counted by purpose, channel and source, each number opens to its people, and delicate signals that were not kept stand beside', async () => {
    await server.postgres.query('TRUNCATE standing_words, identifier, summary, edge');
    processor.stop();
    await running;
    const consent = (marketing: boolean) => ({ consent: { categoryPreferences: { marketing } } });
    const people = Array.from({ length: 10 }, (_, at) => ({
      userId: `e${at}`,
      ...(at < 4 ? { context: consent(true) } : at < 7 ? { context: consent(false) } : {}),
    }));
    startProcessor(server, 'everybody');
    await send(...people.map((one) => ({ type: 'page', ...one })), { type: 'track', event: 'Beacon Seen', userId: 'e1' });
    // A no under another identifier of the first holds for all of her.
    await send(
      { type: 'identify', userId: 'e0', anonymousId: 'browser' },
      { type: 'track', event: 'User Unsubscribed', anonymousId: 'browser' },
    );
    const { body } = await server.call('analyst', 'GET', '/v1/permissions');
    expect(body).toMatchObject({ people: 10, withheld: [{ purpose: 'location', part: 'event', events: 1, source: { name: 'Site' } }] });
    expect(body.rows).toEqual([
      expect.objectContaining({
        scope: 'marketing|all',
        name: 'marketing',
        purposes: ['marketing'],
        channels: [],
        yes: 3,
        no: 4,
        silent: 3,
      }),
    ]);
    const behind = async (answer: string) => {
      const found = await server.call(
        'analyst',
        'GET',
        `/v1/permissions/people?scope=${encodeURIComponent('marketing|all')}&answer=${answer}&limit=2`,
      );
      return [found.body.people, found.body.rows.length, found.body.next];
    };
    expect([await behind('yes'), await behind('no'), await behind('silent')]).toEqual([
      [3, 2, 2],
      [4, 2, 2],
      [3, 2, 2],
    ]);
    expect((await server.call('clerk', 'GET', '/v1/permissions')).status).toBe(403);
  });

  it('is counted as the permissions of each person say', async () => {
    const names = ['marketing', 'email', 'analytics', 'photo', 'contact'];
    const word = fc.record({
      identifier: fc.integer({ min: 1, max: 8 }),
      day: fc.integer({ min: 1, max: 6 }),
      name: fc.constantFrom(...names),
      granted: fc.boolean(),
      signal: fc.constantFrom<'consent' | 'preference' | 'tcf'>('consent', 'preference', 'tcf'),
    });
    const rows = async () => {
      const { countEveryone } = await import('../../src/consent/index.ts');
      const { answers } = await countEveryone(server.postgres);
      return Object.fromEntries(answers.map(({ name, yes, no }) => [name, [yes, no]]));
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { maxLength: 14 }),
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 8, maxLength: 8 }),
        async (words, joins) => {
          await server.postgres.query('TRUNCATE standing_words, identifier');
          // Identifiers with the same number of three belong to one person, whose number is the lowest.
          const owners = joins.map((of, at) => joins.indexOf(of) + 1 || at + 1);
          const fragments = owners.map((_, at) => {
            const permissions: Summary['permissions'] = words
              .filter(({ identifier }) => identifier === at + 1)
              .map(({ day, name, granted, signal }, index) => [day * 86_400_000, 1, `m${index}`, signal, [name], [granted]]);
            return { identifier: { id: at + 1 }, summary: { ...emptySummary(), permissions } };
          });
          for (const [at, owner] of owners.entries())
            await server.postgres.query(
              "INSERT INTO identifier (id, namespace, value, person_id, first_seen, source_id) OVERRIDING SYSTEM VALUE VALUES ($1, 'user_id', $2, $3, 0, 1)",
              [at + 1, `v${at}`, owner],
            );
          await server.postgres.transaction((sql) =>
            writeStanding(sql, new Map(fragments.map(({ identifier, summary }) => [identifier.id, standingRowOf(summary)]))),
          );
          const expected: Record<string, [number, number]> = {};
          for (const person of new Set(owners)) {
            const own = fragments.filter((_, at) => owners[at] === person);
            const standing = standingRowOf({ permissions: own.flatMap(({ summary }) => summary.permissions) });
            for (const [at, scope] of (standing?.scopes ?? []).entries()) {
              const name = nameByScope[scope];
              if (name === undefined) continue;
              const counted = expected[name] ?? [0, 0];
              expected[name] = counted;
              counted[standing?.granted[at] ? 0 : 1] += 1;
            }
            // And as the gate sees her.
            const permissions = permissionsOf(own, {}, consentPurposesSetting.default, 7 * 86_400_000);
            if (standing?.scopes.includes('~photo'))
              expect(permissions.permits('photo')).toBe(standing.granted[standing.scopes.indexOf('~photo')]);
          }
          expect(await rows()).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the log of the gate, and stock', () => {
  it('says what was refused how often, and one by one', async () => {
    log.note({
      ...{ asker: 'message', purpose: 'marketing', channel: 'email', identifierId: 1, item: 'spring' },
      refusals: [{ code: 'quiet_hours', words: 'It is a quiet hour where she is.', until: server.clock.now() + 3_600_000 }],
    });
    log.note({
      asker: 'moment',
      purpose: 'advice',
      channel: 'web',
      identifierId: 999,
      refusals: [{ code: 'stock.none', words: 'There is none.' }],
    });
    await log.flush();
    const { body } = await server.call('cmo', 'GET', '/v1/gate/refusals?days=2');
    expect(body.counts).toHaveLength(2);
    expect(body.newest).toMatchObject([
      { code: 'stock.none' },
      { code: 'quiet_hours', item: 'spring', title: 'Spring on two wheels', customer: 'p1', until: expect.any(String) },
    ]);
    expect((await server.call('cmo', 'GET', '/v1/gate/refusals?code=quiet_hours')).body.newest).toHaveLength(1);
    expect((await server.call('clerk', 'GET', '/v1/gate/refusals')).status).toBe(403);
    // What the counts are of, the list is of: neither tells of a day before the days that were asked for.
    await server.postgres.query("UPDATE gate_refusal SET at = at - 2 * 86400000 WHERE code = 'quiet_hours'");
    const listed = async (days: number) =>
      (await server.call('cmo', 'GET', `/v1/gate/refusals?days=${days}`)).body.newest.map(({ code }: { code: string }) => code);
    expect([await listed(1), await listed(3)]).toEqual([['stock.none'], ['stock.none', 'quiet_hours']]);
  });

  it('takes counts of products, and forgets them', async () => {
    const items = [
      { product: 'bike', quantity: 3 },
      { product: 'bike', place: 'Porto', quantity: 2 },
      { product: 'camera', quantity: 0 },
    ];
    expect((await server.call('steward', 'PUT', '/v1/stock', { items })).body).toMatchObject({ total: 3 });
    expect((await server.call('clerk', 'GET', '/v1/stock?product=bike')).body.counts).toHaveLength(2);
    expect(stock.stockOf('bike')).toBe(5);
    await server.call('steward', 'PUT', '/v1/stock', { items: [{ product: 'camera', quantity: null }] });
    expect(stock.stockOf('camera')).toBeUndefined();
    expect((await server.call('clerk', 'PUT', '/v1/stock', { items })).status).toBe(403);
  });
});
