import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { fieldRulesSetting, hiddenFields } from '../access/index.ts';
import { type CustomerEvent, migrations as eventMigrations } from '../event/index.ts';
import { dayMs, type JsonObject, type SourceId } from '../foundation/index.ts';
import { defaultIdentityRules, migrations as identityMigrations } from '../identity/index.ts';
import { emptySummary, encodeSummary, foldEvent, migrations as profileMigrations, traitPreferenceSetting } from '../profile/index.ts';
import { preferencesRoutes } from './preferences.ts';

let server: TestServer;

beforeAll(async () => {
  server = await testServer({
    migrations: [...eventMigrations, ...identityMigrations, ...profileMigrations],
    routes: (app, { postgres, audit, clock }) => {
      preferencesRoutes(app, {
        ...{ postgres, clock, audit, sources: { byId: () => undefined }, warehouse: undefined as never },
        identityRules: () => defaultIdentityRules,
        traitPreference: () => traitPreferenceSetting.default,
        hiddenFields: (role) => hiddenFields(fieldRulesSetting.default.rules, role),
        recentEvents: async () => [],
        historyBehindSeconds: () => undefined,
      });
    },
  });
});
afterAll(() => server.close());

/** Somebody of whom these track events are known, a day apart. */
async function somebody(...events: readonly [name: string, properties: JsonObject][]): Promise<string> {
  const [row] = await server.postgres.query<{ id: number }>(
    "INSERT INTO identifier (namespace, value, person_id, first_seen, source_id) VALUES ('user_id', gen_random_uuid(), 0, 1, 1) RETURNING id",
  );
  const id = row!.id;
  await server.postgres.query('UPDATE identifier SET person_id = id WHERE id = $1', [id]);
  const summary = events.reduce((all, [name, properties], at) => {
    const time = server.clock.now() - (events.length - at) * dayMs;
    const event: CustomerEvent = {
      ...{ messageId: `m${at}`, kind: 'track', sourceId: 1 as SourceId, name, channel: 'web', properties, time, receivedAt: time },
      ...{ traits: {}, context: {}, integrations: {} },
    };
    return foldEvent(all, event, { searches: { categories: [], keepWhenUnsaid: false } });
  }, emptySummary());
  await server.postgres.query('INSERT INTO summary VALUES ($1, $2)', [id, encodeSummary(summary)]);
  return `p${id}`;
}

const five = (name: string, properties: JsonObject): [string, JsonObject][] => Array.from({ length: 5 }, () => [name, properties]);
const items = [
  { id: 'fast-one', attributes: { ride: 'fast' } },
  { id: 'quiet-one', attributes: { ride: 'quiet' } },
];

describe('preferences', () => {
  it.each<[string, [string, JsonObject][]]>([
    ['attributes of things', five('Product Selected', { chosen: { id: 1, ride: 'quiet' }, alternatives: [{ id: 2, ride: 'fast' }] })],
    [
      'nested attributes, out of a list that a click carries',
      five('Product Clicked', {
        product_id: 'a',
        name: 'A',
        products: [
          { product_id: 'a', name: 'A', attributes: { ride: 'quiet' } },
          { product_id: 'b', name: 'B', attributes: { ride: 'fast' } },
        ],
      }),
    ],
    ['bare names', five('Choice Made', { chosen: 'quiet', alternatives: ['fast'] })],
    ['a named attribute', five('Ride Chosen', { attribute: 'ride', chosen: 'quiet', offered: ['quiet', 'fast'] })],
    ['what has it and what has not', five('Product Added', { name: 'A', tags: ['quiet'], alternatives: [{ name: 'B', tags: ['fast'] }] })],
    [
      'orders with what was passed over',
      five('Order Completed', {
        products: [{ name: 'A', attributes: { ride: 'quiet' } }],
        alternatives: [{ name: 'B', attributes: { ride: 'fast' } }],
      }),
    ],
    [
      'a product that carries its list',
      five('Order Completed', { products: [{ name: 'A', ride: 'quiet', alternatives: [{ name: 'B', ride: 'fast' }] }] }),
    ],
  ])('rank the quiet one first, out of %s', async (_, events) => {
    const id = await somebody(...events);
    const { status, body } = await server.call('clerk', 'POST', `/v1/customers/${id}/preferences/score`, { items });
    expect(status).toBe(200);
    expect(body.items[0]).toMatchObject({ id: 'quiet-one', rank: 1, known: true });
    expect(body.items[0].text).toContain('chosen quiet 5 of 5');
    const { body: known } = await server.call('clerk', 'GET', `/v1/customers/${id}/preferences`);
    expect(known.tastes.map(({ text }: { text: string }) => text)).toContain('chosen quiet 5 of 5');
  });

  it('say that nothing is known, and refuse what cannot be ranked', async () => {
    const id = await somebody(['Product Viewed', { name: 'A' }]);
    const { body } = await server.call('agent', 'POST', `/v1/customers/${id}/preferences/score`, { items });
    expect(body.items.map(({ id: item, known, score }: { id: string; known: boolean; score: number }) => [item, known, score])).toEqual([
      ['fast-one', false, 0],
      ['quiet-one', false, 0],
    ]);
    expect((await server.call('agent', 'GET', `/v1/customers/${id}/preferences`)).body.unknown).toContain('We don’t know yet');
    const twice = await server.call('agent', 'POST', `/v1/customers/${id}/preferences/score`, { items: [items[0], items[0]] });
    expect([twice.status, twice.body.error.code]).toEqual([400, 'preferences.same_item_twice']);
    expect((await server.call('agent', 'POST', `/v1/customers/${id}/preferences/score`, { items: [] })).status).toBe(400);
    expect((await server.call(null, 'GET', `/v1/customers/${id}/preferences`)).status).toBe(401);
  });
});
