import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldRulesSetting, hiddenFields, type Role } from '../../src/access/index.ts';
import {
  customerMomentsRoutes,
  ownSpaceLinksRoutes,
  ownSpaceRoutes,
  type PeopleDependencies,
  permissionsRoutes,
} from '../../src/api/index.ts';
import { migrations as audienceMigrations, createGroup, serviceFloorSetting } from '../../src/audience/index.ts';
import { migrations as consentMigrations, consentPurposesSetting, delicateSignalsSetting } from '../../src/consent/index.ts';
import { migrations as contentMigrations, type DecisionItem, tagStandardSetting } from '../../src/content/index.ts';
import {
  Decisions,
  decisionLimitsSetting,
  migrations as decisionMigrations,
  decisionTable,
  momentRulesSetting,
} from '../../src/decision/index.ts';
import { migrations as deliveryMigrations, noticeSetting } from '../../src/delivery/index.ts';
import { migrations as eventMigrations, Inbox, nothingRetired } from '../../src/event/index.ts';
import { dayMs, newUuid, type PersonId } from '../../src/foundation/index.ts';
import { createGateLog, type GateLog, migrations as gateMigrations, gateRulesSetting } from '../../src/gate/index.ts';
import { defaultIdentityRules, migrations as identityMigrations, joinPeople, splitPerson } from '../../src/identity/index.ts';
import { migrations as linkageMigrations } from '../../src/linkage/index.ts';
import { newProcessingMemory, Processor } from '../../src/processing/index.ts';
import { defaultSearchRule, migrations as profileMigrations, traitPreferenceSetting } from '../../src/profile/index.ts';
import { createSource, createSourceDirectory, type SourceDirectory, migrations as sourceMigrations } from '../../src/source/index.ts';
import { type Answer, type TestServer, testServer } from '../api-server.ts';
import { world } from '../portraits.ts';

// A customer's own space, from the link that a colleague hands out to the next decision that obeys her: on real engines.

const owners = { marketingOwner: 'Maya', technologyOwner: 'Tomas', timezone: 'UTC' };
let server: TestServer;
let sources: SourceDirectory;
let inbox: Inbox;
let processor: Processor;
let running: Promise<void>;
let log: GateLog;
let decisions: Decisions;
let dataDir: string;
let siteId: number;
let stopReceipts: () => Promise<void>;

const item = (id: number, key: string, parts: Partial<DecisionItem>): DecisionItem => ({
  ...{ id, key, kind: 'article', version: 1, title: key, keyFact: key, isPromotion: false, language: 'en', devices: ['web'] },
  ...{ variants: ['own'], address: `/${key}`, purpose: 'advice', tags: new Map([['mood', ['calm']]]) as DecisionItem['tags'] },
  ...parts,
});
const items = [
  item(1, 'manual', { purpose: 'service' }),
  item(2, 'offer', { purpose: 'marketing', isPromotion: true }),
  item(3, 'lisbon-hills', {}),
  item(4, 'premium', {}),
];
const onProblem = (message: string, error?: unknown) => {
  throw new Error(message, { cause: error });
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'own-space-'));
  server = await testServer({
    migrations: [
      ...[
        sourceMigrations,
        eventMigrations,
        consentMigrations,
        identityMigrations,
        profileMigrations,
        linkageMigrations,
        audienceMigrations,
      ],
      ...[contentMigrations, gateMigrations, decisionMigrations, deliveryMigrations],
    ].flat(),
    warehouseTables: [decisionTable],
    definitions: [
      ...[momentRulesSetting, decisionLimitsSetting, consentPurposesSetting, delicateSignalsSetting, gateRulesSetting],
      ...[traitPreferenceSetting, tagStandardSetting, serviceFloorSetting],
    ],
    routes: async (app, { postgres, warehouse, settings, audit, access, clock }) => {
      sources = await createSourceDirectory({ postgres, clock });
      ({
        source: { id: siteId },
      } = await createSource(postgres, { name: 'Site', channel: 'web', kind: 'sdk', ...owners }, clock));
      await sources.refresh();
      inbox = new Inbox(postgres, clock);
      stopReceipts = await postgres.listen('receipt', (id) => inbox.receiptSettled(id));
      inbox.onAccepted(() => processor.wake());
      const rules = { consent: consentPurposesSetting.default, delicate: delicateSignalsSetting.default, gate: gateRulesSetting.default };
      processor = new Processor({
        ...{ postgres, clock, memory: newProcessingMemory('own-space'), onApplied: () => {}, onProblem: () => {} },
        context: () => ({
          ...{ ...rules, rules: defaultIdentityRules, searches: defaultSearchRule, retired: nothingRetired, deduplicationDays: 3 },
          ...{ now: clock.now(), notices: noticeSetting.default, source: (id: number) => sources.facts(id) },
        }),
        refreshSources: () => sources.refresh(),
      });
      running = processor.run();
      log = createGateLog({ postgres, clock, onProblem });
      const content = {
        usable: () => items,
        rendition: () => undefined,
        find: () => undefined,
        refresh: async () => {},
        close: async () => {},
      };
      decisions = await Decisions.open({
        ...{ postgres, warehouse, settings, clock, content, dataDir, isLearning: false, random: () => 0.5, onProblem },
        ...{ world: async () => world, stockOf: () => undefined, gateLog: log },
        ...{ audiences: { of: () => undefined }, foldContext: () => ({ searches: defaultSearchRule }) },
      });
      const people: PeopleDependencies = {
        ...{ postgres, warehouse, audit, clock, sources, recentEvents: async () => [], historyBehindSeconds: () => undefined },
        identityRules: () => defaultIdentityRules,
        traitPreference: () => traitPreferenceSetting.default,
        hiddenFields: (role) => hiddenFields(settings.read(fieldRulesSetting).rules, role),
      };
      const gate = { consent: () => rules.consent, gate: () => rules.gate };
      const said = { postgres, audit, clock, sources, inbox };
      permissionsRoutes(app, people, { ...gate, desk: said });
      customerMomentsRoutes(app, people, decisions);
      ownSpaceLinksRoutes(app, { access, postgres, publicUrl: 'https://shop.example' });
      ownSpaceRoutes(app, people, { ...gate, decisions, said });
    },
  });
  await change(decisionLimitsSetting.key, { ...decisionLimitsSetting.default, answerMs: 1_000 });
});
afterAll(async () => {
  processor.stop();
  await running;
  await decisions.close();
  await log.close();
  await stopReceipts();
  await sources.close();
  await server.close();
  await rm(dataDir, { recursive: true });
});

async function change(key: string, value: object): Promise<void> {
  const { version } = server.settings.state(key);
  await server.postgres.transaction((sql) =>
    server.settings.change(sql, { key, value: value as never, version, reason: 'because', by: 'Ana' }),
  );
  await server.settings.refresh();
}

async function send(...batch: object[]): Promise<void> {
  const receiptId = newUuid();
  const body = JSON.stringify({ batch: batch.map((event) => ({ messageId: newUuid(), ...event })) });
  const facts = { protocol: 'segment', receivedAt: server.clock.now(), meta: { call: 'batch' }, wantReceipt: true } as const;
  await inbox.accept({ receiptId, sourceId: siteId as never, ...facts, body });
  expect(await inbox.outcome(receiptId, 10_000)).toBeDefined();
}

async function numberOf(value: string): Promise<number> {
  const [row] = await server.postgres.query<{ person_id: number }>('SELECT person_id FROM identifier WHERE value = $1', [value]);
  return row?.person_id as number;
}

/** A link of somebody's, as a page opens it. */
async function linkOf(userId: string, role: Role = 'agent'): Promise<string> {
  const { status, body } = await server.call(role, 'POST', `/v1/customers/p${await numberOf(userId)}/own-space`);
  expect(status, JSON.stringify(body)).toBe(200);
  return String(body.url).split('#')[1] as string;
}

type Method = 'DELETE' | 'GET' | 'POST' | 'PUT';
async function asHerself(secret: string, method: Method, url: string, payload?: object): Promise<Answer> {
  const headers = { authorization: `Bearer ${secret}` };
  const answer = await server.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
}

const decide = (value: string) =>
  decisions.decide({
    who: { namespace: 'user_id', value },
    moment: { channel: 'web', place: 'home', device: 'web', limit: 4, isOutbound: false },
    ...{ isExplained: true, sourceId: 0, askedBy: 'the shop' },
  });
const chosen = async (value: string) => (await decide(value)).record.choices.map(({ key }) => key);
const rule = (key: string, parts: object) => ({ key, name: `Rule ${key}`, effect: 'first', startedBy: 'customer', ...parts });
const purposeOf = ({ body }: Answer, purpose: string) => body.purposes.find((one: { purpose: string }) => one.purpose === purpose);
const person = (userId: string, traits: object = {}) => ({ type: 'identify', userId, traits });

describe('a link', () => {
  it('is handed out by those who may, is told once and kept as a hash, and is in the log', async () => {
    await send(person('maya'));
    const url = `/v1/customers/p${await numberOf('maya')}/own-space`;
    expect((await server.call('clerk', 'POST', url)).status).toBe(403);
    expect((await server.call(null, 'POST', url)).status).toBe(401);
    const { body, headers } = await server.call('agent', 'POST', url);
    expect(body.url).toMatch(/^https:\/\/shop\.example\/own#os_[\w-]{43}$/);
    expect(Date.parse(body.expiresAt)).toBe(server.clock.now() + 30 * dayMs);
    expect(headers['cache-control']).toBe('no-store');
    expect(await server.actions()).toContain('own_space.given');
    const kept = await server.postgres.query('SELECT own_space_link::text FROM own_space_link');
    expect(JSON.stringify(kept)).not.toContain(body.url.split('#')[1]);
  });

  it('opens her space and nobody else’s, and nothing else', async () => {
    await send(person('ida', { city: 'Porto' }), person('jon'));
    const secret = await linkOf('ida');
    await asHerself(secret, 'PUT', '/v1/own/relationship', { relationship: 'helpMe' });
    const own = await asHerself(secret, 'GET', '/v1/own');
    expect([own.status, own.headers['cache-control'], own.body.relationship.relationship]).toEqual([200, 'no-store', 'helpMe']);
    expect((await asHerself(await linkOf('jon'), 'GET', '/v1/own')).body.relationship).toEqual({ isStated: false });
    expect((await asHerself(secret, 'GET', `/v1/customers/p${await numberOf('ida')}/permissions`)).status).toBe(401);
    expect((await server.call('admin', 'GET', '/v1/own')).body.error.code).toBe('access.bad_own_link');
  });

  it('tells what is over, ended and wrong alike, and lets nobody guess', async () => {
    await send(person('kai'));
    const [ended, other] = [await linkOf('kai'), await linkOf('kai')];
    const url = `/v1/customers/p${await numberOf('kai')}/own-space`;
    expect((await server.call('clerk', 'DELETE', url)).status).toBe(403);
    expect((await server.call('agent', 'DELETE', url)).body).toEqual({ links: 2 });
    const answers = await Promise.all([ended, other, `os_${'x'.repeat(43)}`].map((secret) => asHerself(secret, 'GET', '/v1/own')));
    expect(answers.map(({ status, body }) => `${status} ${body.error.message}`)).toEqual(
      Array<string>(3).fill('401 this link is over, or never was one; ask the firm for a new one'),
    );
    const secret = await linkOf('kai');
    for (let guess = 0; guess < 30; guess += 1) await asHerself(`os_${guess}`, 'GET', '/v1/own');
    const { status, body, headers } = await asHerself('os_31', 'GET', '/v1/own');
    expect([status, body.error.code, Number(headers['retry-after']) > 0]).toEqual([429, 'access.too_many_attempts', true]);
    server.clock.advance(dayMs);
    expect((await asHerself(secret, 'GET', '/v1/own')).status).toBe(200);
    server.clock.advance(30 * dayMs);
    expect((await asHerself(secret, 'GET', '/v1/own')).status).toBe(401);
  });

  it('goes with the identifier for which it was handed out, through a join and a split', async () => {
    await send(person('lea'), person('mia'));
    const [lea, mia] = [await linkOf('lea'), await linkOf('mia')];
    const { postgres, clock } = server;
    const context = { postgres, clock, rules: defaultIdentityRules };
    const by = { name: 'Ana', reason: 'the same phone' };
    await joinPeople(context, (await numberOf('lea')) as PersonId, (await numberOf('mia')) as PersonId, by);
    await asHerself(mia, 'PUT', '/v1/own/relationship', { relationship: 'workWithMe' });
    await asHerself(mia, 'POST', '/v1/own/refused-signals', { signal: 'trait:city' });
    const joined = (await asHerself(lea, 'GET', '/v1/own')).body;
    expect([joined.relationship.relationship, joined.refused.length]).toEqual(['workWithMe', 1]);
    await splitPerson(context, (await numberOf('lea')) as PersonId, [{ namespace: 'user_id', value: 'mia' }], by);
    const [hers, other] = [(await asHerself(mia, 'GET', '/v1/own')).body, (await asHerself(lea, 'GET', '/v1/own')).body];
    expect([hers.relationship.relationship, hers.refused.length]).toEqual(['workWithMe', 1]);
    expect([other.relationship, other.refused]).toEqual([{ isStated: false }, []]);
  });
});

describe('her word', () => {
  it('on the relationship is obeyed: who wants to be left alone gets no offer, and service goes', async () => {
    await send({ ...person('nia'), context: { consent: { categoryPreferences: { marketing: true } } } });
    expect(await chosen('nia')).toContain('offer');
    const secret = await linkOf('nia');
    const after = await asHerself(secret, 'PUT', '/v1/own/relationship', { relationship: 'leaveMeBe' });
    expect(after.body.relationship).toMatchObject({ relationship: 'leaveMeBe', isStated: true });
    await expect.poll(() => chosen('nia')).not.toContain('offer');
    expect(await chosen('nia')).toContain('manual');
    const { record } = await decide('nia');
    expect(record.rejected).toContainEqual(expect.objectContaining({ key: 'offer', code: 'relationship.leave_me_be' }));
    const seen = await server.call('clerk', 'GET', `/v1/customers/p${await numberOf('nia')}/permissions`);
    expect(seen.body.relationship).toMatchObject({ relationship: 'leaveMeBe', source: { name: 'Own space' } });
    const { entries } = await server.audit.list({ limit: 100 });
    expect(entries.find(({ action }) => action === 'people.relationship')?.actor).toEqual({ kind: 'customer', name: 'the customer' });
  });

  it('is no visit: how often she came is not changed by looking after her own data', async () => {
    const hourMs = 3_600_000;
    await send({ type: 'page', userId: 'eva', properties: { path: '/' } });
    const secret = await linkOf('eva');
    server.clock.advance(hourMs);
    await asHerself(secret, 'PUT', '/v1/own/relationship', { relationship: 'helpMe' });
    server.clock.advance(hourMs);
    await expect.poll(async () => (await decide('eva')).record.relationship).toBe('helpMe');
    expect((await decide('eva')).record.context).toMatchObject({ visitNumber: 2 });
  });

  it('that was given by phone stands in her space', async () => {
    await send(person('ola'));
    const secret = await linkOf('ola');
    const url = `/v1/customers/p${await numberOf('ola')}/relationship`;
    await server.call('agent', 'PUT', url, { relationship: 'keepMePosted', channel: 'phone' });
    expect((await asHerself(secret, 'GET', '/v1/own')).body.relationship).toMatchObject({ relationship: 'keepMePosted', isStated: true });
  });

  it('on a purpose and a channel is obeyed, and a yes leads back from where it was refused', async () => {
    await send(person('pia'), { type: 'track', userId: 'pia', event: 'Contact Opted Out' });
    const secret = await linkOf('pia');
    const say = (body: object) => asHerself(secret, 'PUT', '/v1/own/permission', body);
    expect(purposeOf(await asHerself(secret, 'GET', '/v1/own'), 'marketing')).toMatchObject({ allowed: false, code: 'contact.refused' });
    server.clock.advance(1_000);
    const yes = await say({ purpose: 'marketing', granted: true });
    expect(purposeOf(yes, 'marketing')).toMatchObject({ allowed: true, code: 'allowed.said' });
    await expect.poll(() => chosen('pia')).toContain('offer');
    server.clock.advance(1_000);
    const noMail = purposeOf(await say({ purpose: 'marketing', channel: 'email', granted: false }), 'marketing');
    expect(noMail.channels.find((one: { channel: string }) => one.channel === 'email').allowed).toBe(false);
    expect(noMail.allowed).toBe(true);
    server.clock.advance(1_000);
    expect(purposeOf(await say({ purpose: 'marketing', granted: false }), 'marketing').allowed).toBe(false);
    await expect.poll(() => chosen('pia')).not.toContain('offer');
    expect((await say({ purpose: 'service', granted: false })).status).toBe(400);
    expect(purposeOf(yes, 'service')).toMatchObject({ allowed: true, mayRefuse: false });
  });

  it('on what may be used is obeyed by the next decision, and taken back', async () => {
    await send(person('rui', { city: 'Lisbon' }));
    await change(momentRulesSetting.key, {
      rules: [
        rule('hills', { when: { trait: 'city', is: ['Lisbon'] }, choose: { items: ['lisbon-hills'] }, because: 'it is hilly there' }),
      ],
    });
    expect((await decide('rui')).record.choices[0]).toMatchObject({ key: 'lisbon-hills', signals: expect.arrayContaining(['trait:city']) });
    const secret = await linkOf('rui');
    const [told] = (await asHerself(secret, 'GET', '/v1/own/decisions')).body.decisions;
    expect(told).toMatchObject({ chosenBy: 'rule', rule: 'Rule hills', because: 'it is hilly there', place: 'home' });
    expect(told.chosen[0]).toBe('lisbon-hills');
    expect(told.used).toContainEqual(
      expect.objectContaining({
        signal: 'trait:city',
        about: 'city',
        value: 'Lisbon',
        words: 'What we know of you: city, Lisbon',
        mayRefuse: true,
      }),
    );
    const { body } = await asHerself(secret, 'POST', '/v1/own/refused-signals', { signal: 'trait:city' });
    expect(body.refused).toMatchObject([{ signal: 'trait:city', kind: 'trait', about: 'city', byHerself: true }]);
    await expect.poll(async () => (await decide('rui')).record.without).toEqual(['trait:city']);
    const { record } = await decide('rui');
    expect(record.signals.map(({ name }) => name)).not.toContain('trait:city');
    expect(record.choices[0]?.rule).toBeUndefined();
    const seen = await server.call('clerk', 'GET', `/v1/customers/p${await numberOf('rui')}/refused-signals`);
    expect(seen.body.signals).toMatchObject([{ signal: 'trait:city', byHerself: true }]);
    const again = await asHerself(secret, 'DELETE', `/v1/own/refused-signals/${encodeURIComponent('trait:city')}`);
    expect(again.body.refused).toEqual([]);
    await expect.poll(async () => (await decide('rui')).record.choices[0]?.rule).toBe('hills');
    expect(await server.actions()).toEqual(expect.arrayContaining(['moments.refuse_signal', 'moments.allow_signal']));
    expect((await asHerself(secret, 'POST', '/v1/own/refused-signals', { signal: 'nonsense' })).body.error.code).toBe(
      'decision.unknown_signal',
    );
  });
});

describe('what she is told', () => {
  it('has nothing in it that is the firm’s own: no estimates, no hidden fields, no groups’ names, no colleague’s words', async () => {
    await send(person('sol', { city: 'Faro', iban: 'PT50', margin: 12 }));
    const group = await createGroup(
      server.postgres,
      { name: 'Lavish spenders', about: 'They spend.', rule: { trait: 'city', is: ['Faro'] } },
      serviceFloorSetting.default,
      { by: 'Ana Prado', reason: 'to know them' },
      server.clock,
    );
    const when = {
      all: [
        { trait: 'city', is: ['Faro'] },
        {
          any: [
            { measure: 'profit', min: -1e9, currency: 'EUR' },
            { trait: 'margin', min: 1 },
            { trait: 'city', is: ['Faro'] },
          ],
        },
        { any: [{ group: group.id }, { trait: 'city', is: ['Faro'] }] },
      ],
    };
    await change(momentRulesSetting.key, {
      rules: [rule('rich', { when, choose: { items: ['premium'] }, because: 'the margin of 12 is high' })],
    });
    await expect.poll(async () => JSON.stringify((await decide('sol')).record.signals)).toContain('Lavish');
    const { record } = await decide('sol');
    expect(record.choices[0]).toMatchObject({ key: 'premium', rule: 'rich' });
    expect(JSON.stringify(record.signals)).toContain('margin');
    const secret = await linkOf('sol');
    const { body } = await asHerself(secret, 'GET', '/v1/own/decisions');
    const used = body.decisions[0].used as { signal: string; kind: string; words: string; value?: unknown }[];
    expect(used.find(({ signal }) => signal === 'trait:margin')).toEqual({
      ...{ signal: 'trait:margin', kind: 'hidden', words: 'Something that we do not show', mayRefuse: true },
    });
    expect(used.find(({ signal }) => signal === 'profit')).toMatchObject({ kind: 'hidden' });
    expect(JSON.stringify(body)).not.toMatch(/Lavish|12 is high|chance|propensity/);

    server.clock.advance(1_000);
    await decisions.override(record, { item: 'manual', reason: 'her mother is ill', by: 'Ana Prado' });
    await expect.poll(async () => (await decide('sol')).record.choices[0]?.override?.by).toBe('Ana Prado');
    const after = (await asHerself(secret, 'GET', '/v1/own/decisions')).body;
    expect(after.decisions[0]).toMatchObject({ chosenBy: 'colleague', why: 'A colleague chose it for you.' });
    expect(JSON.stringify(after)).not.toMatch(/Ana|Prado|mother/);
  });
});

describe('a name on a social network', () => {
  const handle = { network: 'x_handle', handle: '@Nora_Rides' };
  const holds = async () => [await numberOf('nora'), await numberOf('nora_rides')];
  const mention = () =>
    send({
      ...{ type: 'track', event: 'Social Mention', channel: 'social', properties: { network: 'x', text: 'Quiet!' } },
      context: {
        externalIds: [{ type: 'x_handle', id: 'nora_rides', collection: 'users', encoding: 'none' }],
        traits: { email: 'nora@x.test' },
      },
    });

  it('is hers by her own link alone, until she takes it back', async () => {
    await send(person('nora', { email: 'nora@x.test' }));
    await mention();
    const secret = await linkOf('nora');
    const before = await asHerself(secret, 'GET', '/v1/own');
    expect(before.body.handles).toEqual([]);
    expect(before.body.networks).toContainEqual({ network: 'x_handle', label: 'X' });
    const [nora, rides] = await holds();
    expect(nora).not.toBe(rides);

    const linked = await asHerself(secret, 'PUT', '/v1/own/handle', handle);
    expect(linked.body.handles).toEqual([{ network: 'x_handle', handle: 'nora_rides' }]);
    expect(purposeOf(linked, 'social')).toMatchObject({ allowed: true });
    expect(new Set(await holds()).size).toBe(1);
    server.clock.set(server.clock.now() + 1_000);
    expect((await asHerself(secret, 'DELETE', '/v1/own/handle', handle)).body.handles).toEqual([]);
    expect(new Set(await holds()).size).toBe(2);

    // Who refuses social networks keeps nothing of them.
    server.clock.set(server.clock.now() + 1_000);
    await asHerself(secret, 'PUT', '/v1/own/handle', handle);
    server.clock.set(server.clock.now() + 1_000);
    const refused = await asHerself(secret, 'PUT', '/v1/own/permission', { purpose: 'social', granted: false });
    expect([refused.body.handles, purposeOf(refused, 'social').allowed]).toEqual([[], false]);
    expect(await server.actions()).toEqual(expect.arrayContaining(['people.link_handle', 'people.unlink_handle']));
  });

  it('is not hers after she refused social networks, though only another’s link kept it from her then', async () => {
    await send(person('olga', { email: 'olga@x.test' }));
    const [nora, olga] = [await linkOf('nora'), await linkOf('olga')];
    const later = () => server.clock.set(server.clock.now() + 1_000);
    for (const secret of [nora, olga]) {
      later();
      await asHerself(secret, 'PUT', '/v1/own/handle', handle);
    }
    expect((await asHerself(nora, 'GET', '/v1/own')).body.handles).toEqual([]);
    later();
    await asHerself(nora, 'PUT', '/v1/own/permission', { purpose: 'social', granted: false });
    expect((await asHerself(olga, 'GET', '/v1/own')).body.handles).toEqual([{ network: 'x_handle', handle: 'nora_rides' }]);
    later();
    expect((await asHerself(olga, 'DELETE', '/v1/own/handle', handle)).body.handles).toEqual([]);
    expect((await asHerself(nora, 'GET', '/v1/own')).body.handles).toEqual([]);
  });

  it('is linked only where somebody can have one', async () => {
    const secret = await linkOf('nora');
    const problemOf = async (body: object) => (await asHerself(secret, 'PUT', '/v1/own/handle', body)).body.error.code;
    expect(await problemOf({ network: 'email', handle: 'ben@x.test' })).toBe('identity.bad_handle');
    expect(await problemOf({ network: 'x_handle', handle: '@' })).toBe('identity.bad_handle');
  });
});
