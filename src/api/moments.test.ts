import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type TestServer, testServer } from '../../test/api-server.ts';
import { world } from '../../test/portraits.ts';
import { testSeal } from '../../test/seal.ts';
import { fieldRulesSetting, hiddenFields } from '../access/index.ts';
import { migrations as audienceMigrations, createGroup, pinException, serviceFloorSetting } from '../audience/index.ts';
import { consentPurposesSetting, delicateSignalsSetting } from '../consent/index.ts';
import { migrations as contentMigrations, type DecisionItem, tagStandardSetting } from '../content/index.ts';
import {
  Decisions,
  decisionLimitsSetting,
  migrations as decisionMigrations,
  decisionTable,
  momentRulesSetting,
} from '../decision/index.ts';
import { type CustomerEvent, deliverNext, migrations as eventMigrations, Inbox } from '../event/index.ts';
import { dayMs, minuteMs, type PersonId, type SourceId } from '../foundation/index.ts';
import { createGateLog, migrations as gateMigrations, gateRulesSetting } from '../gate/index.ts';
import { defaultIdentityRules, migrations as identityMigrations } from '../identity/index.ts';
import {
  defaultSearchRule,
  emptySummary,
  encodeSummary,
  foldEvent,
  migrations as profileMigrations,
  traitPreferenceSetting,
} from '../profile/index.ts';
import { wordsSetting } from '../settings/index.ts';
import { customerMomentsRoutes } from './customer-moments.ts';
import { momentsRoutes } from './moments.ts';
import { momentsLogRoutes } from './moments-log.ts';
import { momentsPolicyRoutes } from './moments-policy.ts';
import { momentsTryRoutes } from './moments-try.ts';

let server: TestServer;
let decisions: Decisions;
let dataDir: string;
let draw = 0.5;
let eventsMade = 0;
const source = { id: 1 as SourceId, channel: 'web', enabled: true } as const;

const item = (key: string, parts: Partial<DecisionItem> & { tags?: ReadonlyMap<string, readonly string[]> } = {}): DecisionItem => ({
  ...{
    id: key.length * 100 + key.charCodeAt(0),
    key,
    kind: 'article',
    version: 1,
    title: key,
    keyFact: key,
    purpose: 'advice',
    isPromotion: false,
  },
  ...{ language: 'en', devices: ['web'], variants: ['own'], address: `/${key}` },
  ...parts,
  tags: (parts.tags ?? new Map([['mood', ['calm']]])) as DecisionItem['tags'],
});
const tags = (given: Record<string, string[]>) => new Map(Object.entries(given)) as DecisionItem['tags'];
let items: DecisionItem[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'moments-'));
  const rooms = [
    eventMigrations,
    identityMigrations,
    profileMigrations,
    audienceMigrations,
    contentMigrations,
    gateMigrations,
    decisionMigrations,
  ];
  server = await testServer({
    migrations: rooms.flat(),
    warehouseTables: [decisionTable],
    definitions: [
      ...[
        momentRulesSetting,
        decisionLimitsSetting,
        consentPurposesSetting,
        delicateSignalsSetting,
        gateRulesSetting,
        traitPreferenceSetting,
        tagStandardSetting,
      ],
      serviceFloorSetting,
    ],
    routes: async (app, { postgres, warehouse, settings, audit, access, clock }) => {
      const onProblem = (message: string, error?: unknown) => {
        throw new Error(message, { cause: error });
      };
      const content = {
        usable: () => items,
        rendition: () => undefined,
        find: () => undefined,
        refresh: async () => {},
        close: async () => {},
      };
      decisions = await Decisions.open({
        ...{ postgres, warehouse, settings, clock, content, dataDir, isLearning: false, random: () => draw, onProblem },
        ...{ world: async () => world, stockOf: () => undefined, gateLog: createGateLog({ postgres, clock, onProblem }) },
        ...{ audiences: { of: () => undefined }, foldContext: () => ({ searches: defaultSearchRule }) },
      });
      const people = {
        ...{ postgres, warehouse, clock, audit, sources: { byId: () => undefined }, recentEvents: async () => [] },
        identityRules: () => defaultIdentityRules,
        traitPreference: () => traitPreferenceSetting.default,
        hiddenFields: (role: Parameters<typeof hiddenFields>[1]) => hiddenFields(fieldRulesSetting.default.rules, role),
        historyBehindSeconds: () => undefined,
        seal: () => testSeal,
      };
      await momentsRoutes(app, {
        ...{ decisions, content, clock, inbox: new Inbox(postgres, clock), seal: () => testSeal },
        findSource: async (key) => (key === 'site-key' ? source : undefined),
        sourceFor: () => source,
        callerOf: async (request) => (await access.authenticate({ authorization: request.headers.authorization } as never))?.caller,
        identityRules: () => defaultIdentityRules,
        jointFor: async () => undefined,
      });
      momentsLogRoutes(app, people, { decisions, content });
      customerMomentsRoutes(app, people, decisions);
      momentsTryRoutes(app, people, { decisions, content, settings, sourceFor: () => source, seal: () => testSeal });
      momentsPolicyRoutes(app, people, { postgres, decisions, settings, audit, words: () => settings.read(wordsSetting) });
    },
  });
});
// What is known of somebody comes in time, also where other tests keep the machine busy.
beforeAll(() => changeSetting(decisionLimitsSetting.key, { ...decisionLimitsSetting.default, answerMs: 1_000 }));
afterAll(async () => {
  await decisions.close();
  await server.close();
  await rm(dataDir, { recursive: true });
});

function event(parts: Partial<CustomerEvent>): CustomerEvent {
  eventsMade += 1;
  const time = parts.time ?? server.clock.now();
  return {
    ...{ messageId: `m${eventsMade}`, kind: 'page', name: '', sourceId: 1 as SourceId, channel: 'web', time, receivedAt: time },
    ...{ properties: {}, traits: {}, context: {}, integrations: {} },
    ...parts,
  };
}

/** Somebody of whom these events are known. */
async function known(userId: string, events: readonly CustomerEvent[]): Promise<PersonId> {
  const { postgres } = server;
  const [row] = await postgres.query<{ id: number }>(
    "INSERT INTO identifier (namespace, value, person_id, first_seen, source_id) VALUES ('user_id', $1, 0, 0, 1) RETURNING id",
    [userId],
  );
  const id = row?.id as number;
  await postgres.query('UPDATE identifier SET person_id = $1 WHERE id = $1', [id]);
  await postgres.query('INSERT INTO summary VALUES ($1, $2)', [id, '']);
  await happened(id as PersonId, events);
  return id as PersonId;
}

const written = new Map<PersonId, CustomerEvent[]>();
async function happened(id: PersonId, events: readonly CustomerEvent[]): Promise<void> {
  written.set(id, [...(written.get(id) ?? []), ...events]);
  const summary = emptySummary();
  for (const one of written.get(id) ?? []) foldEvent(summary, one, { searches: defaultSearchRule });
  await server.postgres.query('UPDATE summary SET body = $2 WHERE identifier_id = $1', [id, encodeSummary(summary)]);
  await server.postgres.query("SELECT pg_notify('applied', $1)", [String(id)]);
  await new Promise((resolve) => setTimeout(resolve, 60));
}

const decide = (body: object, role: 'agent' | null = 'agent'): Promise<Answer> =>
  server.call(role, 'POST', '/v1/moments/decide', { channel: 'web', place: 'home', ...body });
const keys = (answer: Answer): string[] => answer.body.choices.map((choice: { key: string }) => choice.key);
const visits = (count: number) => Array.from({ length: count }, (_, at) => event({ time: server.clock.now() - (count - at) * dayMs }));
const rule = (parts: object) => ({ name: 'A rule', effect: 'first', startedBy: 'customer', ...parts });
async function changeSetting(key: string, value: object): Promise<void> {
  const { version } = server.settings.state(key);
  const change = { key, value: value as never, version, reason: 'because', by: 'Ana' };
  await server.postgres.transaction((sql) => server.settings.change(sql, change));
  await server.settings.refresh();
}
async function withRules(rules: readonly object[], work: () => Promise<void>): Promise<void> {
  const set = (value: object) => changeSetting(momentRulesSetting.key, value);
  await set({ rules });
  try {
    await work();
  } finally {
    await set({ rules: [] });
  }
}

describe('a decision', () => {
  it('knows the first visit from the fifth, says so, and changes as it says when that is taken away', async () => {
    items = [item('welcome'), item('deeper'), item('other')];
    const rules = [
      rule({ key: 'first', when: { moment: 'visitNumber', max: 1 }, choose: { items: ['welcome'] } }),
      rule({ key: 'fifth', when: { moment: 'visitNumber', min: 5 }, choose: { items: ['deeper'] } }),
    ];
    await withRules(rules, async () => {
      await known('fifth', visits(4));
      const fifth = await decide({ userId: 'fifth' });
      expect(fifth.status, JSON.stringify(fifth.body)).toBe(200);
      expect(keys(fifth)[0]).toBe('deeper');
      expect(fifth.body.context.visitNumber).toBe(5);
      expect(fifth.body.choices[0].reason.toLowerCase()).toContain('fifth visit');
      const first = await decide({ anonymousId: 'nobody-yet' });
      expect(keys(first)[0]).toBe('welcome');
      expect(first.body.context.visitNumber).toBe(1);
      draw = 0.999;
      const again = await decide({ userId: 'fifth' });
      const opened = await server.call('marketer', 'GET', `/v1/moments/${again.body.decision}`);
      expect(opened.body.signals.map(({ name }: { name: string }) => name)).toContain('visitNumber');
      const replay = await server.call('marketer', 'POST', `/v1/moments/${again.body.decision}/replay`, { without: ['visitNumber'] });
      const stated = opened.body.wouldChange.find(({ signal }: { signal: string }) => signal === 'visitNumber');
      expect(stated.instead).toBe(replay.body.choices[0].key);
      expect(replay.body.changes).toBe(true);
      expect(replay.body.notes).toEqual([]);
      const same = await server.call('marketer', 'POST', `/v1/moments/${again.body.decision}/replay`, { without: [] });
      expect([keys(same), same.body.choices]).toEqual([keys(again), opened.body.choices]);
      draw = 0.5;
    });
  });

  it('does not offer what was read twice, and goes on to the next question', async () => {
    const [before, next] = server.settings.read(tagStandardSetting).questions.filter(({ stages }) => stages.includes('choose'));
    items = [
      item('comparison', { kind: 'comparison', tags: tags({ stage: ['choose'], question: [before?.key ?? ''] }) }),
      item('test-ride', { kind: 'event', tags: tags({ stage: ['choose'], question: [next?.key ?? ''] }) }),
    ];
    const now = server.clock.now();
    const read = (ago: number) => event({ time: now - ago * minuteMs, properties: { path: '/comparison' } });
    const bike = (ago: number) =>
      event({ kind: 'track', name: 'Product Added', time: now - ago * minuteMs, properties: { product_id: 'LK-1' } });
    const id = await known('reader', [bike(40), read(30)]);
    expect((await decide({ userId: 'reader' })).body.context.question).toBe(next?.key);
    await happened(id, [read(10)]);
    const answer = await decide({ userId: 'reader' });
    expect(keys(answer)).toEqual(['test-ride']);
    expect(answer.body.rejected).toEqual([expect.objectContaining({ key: 'comparison', code: 'read_enough' })]);
    expect(answer.body.choices[0].reason).toContain('comes next');
  });

  it('counts an event that rides along, at once, and keeps it', async () => {
    items = [item('returns-help'), item('other')];
    await withRules(
      [rule({ key: 'returns', when: { moment: 'read', is: ['returns-help'], min: 1 }, choose: { items: ['returns-help'] } })],
      async () => {
        await known('returner', visits(1));
        expect((await decide({ userId: 'returner', place: 'help' })).body.choices[0].rule).toBeUndefined();
        const event = { type: 'page', properties: { path: '/returns-help' } };
        const along = await decide({ userId: 'returner', place: 'help', event });
        expect(along.body.choices?.[0], JSON.stringify(along.body)).toMatchObject({ key: 'returns-help', rule: 'returns' });
        const [inbox] = await server.postgres.query<{ count: number }>('SELECT count(*)::int8 AS count FROM inbox');
        expect(inbox?.count).toBe(1);
        const identifier = { namespace: 'email', value: 'new@okafor.test' };
        const named = await decide({ identifier, place: 'help', event });
        expect([named.status, named.body.choices?.[0]?.rule]).toEqual([200, 'returns']);
        const [kept] = await server.postgres.query<{ body: Buffer }>('SELECT body FROM inbox ORDER BY id DESC LIMIT 1');
        expect(String(kept?.body)).toContain('new@okafor.test');
      },
    );
  });

  it('asks the gate: what needs a yes is not offered without it, and nothing of her is used for it after a no', async () => {
    items = [item('offer', { purpose: 'marketing', isPromotion: true }), item('manual', { purpose: 'service' })];
    const says = (marketing: boolean) => event({ kind: 'identify', context: { consent: { categoryPreferences: { marketing } } } });
    const id = await known('wary', visits(2));
    expect((await decide({ userId: 'wary' })).body.rejected).toEqual([expect.objectContaining({ key: 'offer', code: 'consent.unknown' })]);
    await happened(id, [says(true)]);
    expect(keys(await decide({ userId: 'wary' }))).toContain('offer');
    server.clock.advance(minuteMs);
    await happened(id, [says(false)]);
    const after = await decide({ userId: 'wary' });
    expect(keys(after)).toEqual(['manual']);
    expect(after.body.rejected).toEqual([expect.objectContaining({ key: 'offer', code: 'consent.refused' })]);
    const record = await decisions.read(after.body.decision);
    expect(record.gate.usable.marketing).toEqual([]);
  });

  it('tells a page no more than what to show, and takes no name but that of its device', async () => {
    items = [item('manual', { purpose: 'service' })];
    const url = '/v1/moments/decide';
    const answer = await server.call(null, 'POST', url, { writeKey: 'site-key', anonymousId: 'a-7', place: 'home' });
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body).sort()).toEqual(['at', 'choices', 'decision', 'default', 'tookMs']);
    expect(Object.keys(answer.body.choices[0]).sort()).toEqual(['item', 'key', 'kind', 'title']);
    const named = await server.call(null, 'POST', url, { writeKey: 'site-key', userId: 'fifth' });
    expect(named.body.error).toMatchObject({ code: 'decision.only_anonymous' });
    expect((await server.call(null, 'POST', url, { writeKey: 'wrong', anonymousId: 'a' })).status).toBe(401);
    expect((await server.call('engineer', 'POST', url, { anonymousId: 'a' })).status).toBe(403);
  });

  it('answers a page that may not know its visitor, whatever it says of permission', async () => {
    items = [item('manual', { purpose: 'service' })];
    for (const context of [{ gpc: true }, { consent: { tcString: 'CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA' } }]) {
      const answer = await server.call(null, 'POST', '/v1/moments/decide', { writeKey: 'site-key', context });
      expect([answer.status, keys(answer)]).toEqual([200, ['manual']]);
    }
  });

  it('gives a kind default when prediction is off, without an invented reason', async () => {
    items = [item('b-help', { purpose: 'service' }), item('a-offer', { purpose: 'advice', isPromotion: true })];
    const change = (isPredicting: boolean) =>
      changeSetting(decisionLimitsSetting.key, { ...server.settings.read(decisionLimitsSetting), isPredicting });
    await change(false);
    const answer = await decide({ userId: 'fifth' });
    expect(answer.body).toMatchObject({ default: true, signals: [] });
    expect(keys(answer)).toEqual(['b-help', 'a-offer']);
    expect(answer.body.choices[0].reason).toContain('nothing was predicted');
    const [left] = (await decide({ userId: 'fifth', limit: 1 })).body.rejected;
    expect([left.code, left.reason, left.chance]).toEqual(['later_in_order', expect.stringContaining('nothing was predicted'), undefined]);
    await change(true);
  });

  it('obeys a colleague who knows better, and compares what came of it', async () => {
    items = [item('loud'), item('quiet')];
    draw = 0;
    await known('chosen-for', visits(2));
    const before = await decide({ userId: 'chosen-for', place: 'desk' });
    const [first, second] = keys(before) as [string, string];
    const url = `/v1/moments/${before.body.decision}`;
    const bad = await server.call('agent', 'POST', `${url}/override`, { item: 'nothing', reason: ' ' });
    expect(bad.body.error.problems.map(({ at }: { at: string }) => at).sort()).toEqual(['item', 'reason']);
    await server.call('agent', 'POST', `${url}/override`, { item: second, reason: 'she told me so on the phone' });
    const after = await decide({ userId: 'chosen-for', place: 'desk' });
    expect(after.body.choices[0].key).toBe(second);
    expect(after.body.choices[0].reason).toContain('she told me so');
    expect(keys(await decide({ userId: 'chosen-for', place: 'elsewhere' }))[0]).toBe(first);
    await server.call('agent', 'POST', `${url}/outcome`, { item: first, outcome: 'ignored' });
    await server.call('agent', 'POST', `/v1/moments/${after.body.decision}/outcome`, { outcome: 'used' });
    const { body } = await server.call('marketer', 'GET', '/v1/moments/scoreboard');
    const desk = body.places.find(({ place }: { place: string }) => place === 'desk').by;
    expect(desk).toEqual([
      expect.objectContaining({ chosenBy: 'colleague', shown: 1, answered: 1 }),
      expect.objectContaining({ chosenBy: 'learned', shown: 1, answered: 0 }),
    ]);
    expect(body.overrides[0]).toMatchObject({ item: second, title: second, insteadOf: first, reason: 'she told me so on the phone' });
    draw = 0.5;
  });

  it('lets an exception that somebody pinned overrule the rule of a group, and cites the note', async () => {
    items = [item('rain-cape'), item('sun-cream')];
    const id = await known('rider', visits(2));
    const { postgres, clock } = server;
    const group = await createGroup(
      postgres,
      { name: 'Fair-weather riders', about: '', rule: { measure: 'visitsSoFar', max: 99 } },
      serviceFloorSetting.default,
      { by: 'Ana', reason: 'because' },
      clock,
    );
    const rules = [rule({ key: 'fair', when: { not: { group: group.id } }, choose: { items: ['rain-cape'] } })];
    await withRules(rules, async () => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      expect((await decide({ userId: 'rider' })).body.choices[0].rule).toBeUndefined();
      const pinned = { person: id, group: group.id, stance: 'never' as const, note: 'rides all winter', by: 'Ana', at: clock.now() };
      await pinException(postgres, { ...pinned, reviewAt: clock.now() + dayMs });
      await happened(id, []);
      const answer = await decide({ userId: 'rider' });
      expect(answer.body.choices[0]).toMatchObject({ key: 'rain-cape', rule: 'fair' });
      expect(answer.body.choices[0].reason).toContain('rides all winter');
    });
  });

  it('leaves out a signal that she does not want to be used', async () => {
    items = [item('welcome'), item('deeper')];
    await withRules([rule({ key: 'third', when: { moment: 'visitNumber', min: 3 }, choose: { items: ['deeper'] } })], async () => {
      const id = await known('private', visits(2));
      expect((await decide({ userId: 'private' })).body.choices[0].rule).toBe('third');
      const url = `/v1/customers/p${id}/refused-signals/visitNumber`;
      expect((await server.call('agent', 'PUT', url, { reason: 'she asked us to' })).status).toBe(200);
      const without = await decide({ userId: 'private' });
      expect(without.body.choices[0].rule).toBeUndefined();
      expect(without.body.signals.map(({ name }: { name: string }) => name)).not.toContain('visitNumber');
      const unknown = await server.call('agent', 'PUT', url.replace('visit', 'vist'), { reason: 'she asked us to' });
      expect(unknown.body.error).toMatchObject({ code: 'decision.unknown_signal', problems: [{ at: 'signal' }] });
      const replay = `/v1/moments/${without.body.decision}/replay`;
      const replayed = await server.call('marketer', 'POST', replay, { without: ['acts', 'weather'] });
      expect(replayed.body.error.problems[0].at).toBe('without[1]');
      const about = await server.call('agent', 'GET', `/v1/customers/p${id}/decisions`);
      expect(about.body.decisions).toHaveLength(2);
      await server.call('agent', 'DELETE', url);
      expect((await decide({ userId: 'private' })).body.choices[0].rule).toBe('third');
    });
  });
});

describe('rules that are tried and told', () => {
  const ruleOf = (key: string, parts: object = {}) => rule({ key, when: { all: [] }, choose: { items: ['other'] }, ...parts });

  it('shows what a rule would change before it is saved, with one draw, and keeps nothing', async () => {
    items = [item('manual', { purpose: 'service' }), item('other', { purpose: 'service' })];
    const count = () => decisions.newest({ place: 'tried', onlyDefaults: false, before: server.clock.now() + 1, limit: 9 });
    const body = { anonymousId: 'tester', channel: 'web', place: 'tried' };
    const alone = await server.call('marketer', 'POST', '/v1/moments/try', body);
    expect(Object.keys(alone.body)).toEqual(['asItIs']);
    const [first] = alone.body.asItIs.choices;
    const withheld = { ...body, rules: [ruleOf('away', { effect: 'withhold', choose: { items: [first.key] } })] };
    const { body: tried } = await server.call('marketer', 'POST', '/v1/moments/try', withheld);
    expect(keys({ body: tried.asItIs } as Answer)).toEqual(keys({ body: alone.body.asItIs } as Answer));
    expect(tried.withRules.rejected).toEqual([expect.objectContaining({ key: first.key, title: first.key, code: 'rule.withhold' })]);
    const bad = await server.call('marketer', 'POST', '/v1/moments/try', { ...body, rules: [ruleOf('x', { choose: {} })] });
    expect(bad.body.error).toMatchObject({ code: 'decision.bad_rule' });
    expect((await server.call('agent', 'POST', '/v1/moments/try', body)).status).toBe(403);
    expect(await count()).toEqual([]);
  });

  it('puts rules in another order, and tells since when one stands and what came of it', async () => {
    items = [item('manual', { purpose: 'service' }), item('other', { purpose: 'service' })];
    await withRules([ruleOf('one', { places: ['told'] }), ruleOf('two')], async () => {
      const order = (wanted: string[]) => server.call('marketer', 'POST', '/v1/moments/rules/order', { keys: wanted, reason: 'to see' });
      expect((await order(['two'])).body.error.problems).toEqual([{ at: 'keys', message: 'name every rule once' }]);
      server.clock.advance(minuteMs);
      const { body } = await order(['two', 'one']);
      expect(body.rules.map(({ key }: { key: string }) => key)).toEqual(['two', 'one']);
      await order(['one', 'two']);
      const made = await decide({ anonymousId: 'met', place: 'told' });
      expect(made.body.choices[0]).toMatchObject({ key: 'other', rule: 'one', because: 'A rule' });
      await server.call('agent', 'POST', `/v1/moments/${made.body.decision}/outcome`, { outcome: 'used' });
      const outcome = await server.call('marketer', 'GET', '/v1/moments/rules/one/outcome');
      expect(outcome.body).toMatchObject({ by: 'Ana', reason: 'because', byRule: { shown: 1, answered: 1 }, before: { shown: 0 } });
      expect(Date.parse(outcome.body.since)).toBe(server.clock.now() - minuteMs);
      const opened = await server.call('agent', 'GET', `/v1/moments/${made.body.decision}`);
      expect(opened.body.outcomes).toEqual([expect.objectContaining({ item: 'other', answered: true })]);
      expect((await server.call('marketer', 'GET', '/v1/moments/rules/none/outcome')).status).toBe(404);
    });
  });

  it('says topics and questions by the names of the standard, and takes a correction of what she is about', async () => {
    const [topic] = server.settings.read(tagStandardSetting).topics;
    const page = event({ properties: { path: `/${topic?.words[0]}` } });
    items = [item('about', { tags: tags({ topic: [topic?.key ?? ''] }) }), item('other')];
    const id = await known('about-it', [page, page, page]);
    const answer = await decide({ userId: 'about-it', place: 'named' });
    const [signal] = answer.body.signals.filter(({ name }: { name: string }) => name.startsWith('intent:'));
    expect(signal).toMatchObject({ name: `intent:${topic?.key}`, named: topic?.name });
    expect(answer.body.choices[0].reason).toContain(`“${topic?.name}”`);
    const intents = () => server.call('agent', 'GET', `/v1/customers/p${id}/intents`);
    expect((await intents()).body.intents[0]).toMatchObject({ topic: topic?.key, name: topic?.name });
    await server.call('agent', 'PUT', `/v1/customers/p${id}/refused-signals/intent:${topic?.key}`, { reason: 'it was her son' });
    expect((await intents()).body.intents).toEqual([]);
    const refused = await server.call('agent', 'GET', `/v1/customers/p${id}/refused-signals`);
    expect(refused.body.signals).toEqual([expect.objectContaining({ named: topic?.name, reason: 'it was her son' })]);
  });

  it('ends what a colleague chose', async () => {
    items = [item('loud'), item('quiet')];
    const id = await known('ended-for', visits(1));
    const before = await decide({ userId: 'ended-for', place: 'end' });
    const other = keys(before)[1] as string;
    await server.call('agent', 'POST', `/v1/moments/${before.body.decision}/override`, { item: other, reason: 'she said so' });
    expect((await decide({ userId: 'ended-for', place: 'end' })).body.choices[0].override).toBeDefined();
    const url = `/v1/customers/p${id}/overrides/end`;
    expect((await server.call('agent', 'DELETE', url)).status).toBe(200);
    expect((await decide({ userId: 'ended-for', place: 'end' })).body.choices[0].override).toBeUndefined();
    expect((await server.call('agent', 'DELETE', url)).body.error.code).toBe('decision.no_such_override');
  });
});

describe('the log', () => {
  it('has every decision in the warehouse, also those that a process left in its file', async () => {
    items = [item('manual', { purpose: 'service' })];
    server.clock.advance(minuteMs);
    const told: string[] = [];
    const stop = await server.postgres.listen('topic', (payload) => told.push(payload));
    const made = await decide({ anonymousId: 'logged' });
    await expect.poll(() => told, { timeout: 3_000 }).toContain('moments');
    await stop();
    expect(await readdir(join(dataDir, 'decisions'))).toHaveLength(2);
    await new Promise((resolve) => setTimeout(resolve, 400));
    while ((await deliverNext(server.postgres, server.warehouse, 'decision')) !== undefined) {}
    const [row] = await server.warehouse.query<{ count: string; propensities: number[]; askedFor: string }>(
      "SELECT count() AS count, groupArray(propensities[1]) AS propensities, countIf(identifier_id = 0 AND asked_as != '') AS askedFor FROM decision FINAL",
    );
    expect({ many: Number(row?.count) > 10, askedFor: Number(row?.askedFor) > 0 }).toEqual({ many: true, askedFor: true });
    expect(row?.propensities.every((one) => one > 0 && one <= 1)).toBe(true);
    const list = await server.call('marketer', 'GET', '/v1/moments?limit=2');
    expect(list.body.decisions[0].decision).toBe(made.body.decision);
    const { body: places } = await server.call('marketer', 'GET', '/v1/moments/places');
    expect(places.decisions).toBe(Number(row?.count));
    expect(places.places.reduce((sum: number, { decisions: count }: { decisions: number }) => sum + count, 0)).toBe(places.decisions);
  });

  it('refuses rules that cannot be, all of it at once', async () => {
    const bad = {
      key: 'x',
      name: 'X',
      when: { any: [{ moment: 'weather' }, { moment: 'visitNumber' }] },
      effect: 'first',
      choose: {},
      startedBy: 'firm',
    };
    const { body, status } = await server.call('marketer', 'PUT', '/v1/moments/rules/x', { rule: bad, reason: 'to try' });
    expect(status).toBe(400);
    expect(body.error.problems.map(({ at }: { at: string }) => at)).toEqual([
      'rules[0].when.any[0].moment',
      'rules[0].when.any[1]',
      'rules[0].choose',
    ]);
  });
});
