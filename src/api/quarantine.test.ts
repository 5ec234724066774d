import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestServer, testServer } from '../../test/api-server.ts';
import { testSeal } from '../../test/seal.ts';
import { addToQuarantine, Inbox, migrations, sealNumbers } from '../event/index.ts';
import { quarantineRoutes } from './quarantine.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer({
    migrations,
    routes: (app, { access, audit, clock, postgres }) =>
      quarantineRoutes(app, {
        ...{ postgres, audit, clock },
        inbox: new Inbox(postgres, clock),
        hiddenFields: (role) => access.hiddenFields(role),
        sourceName: () => 'Web',
        seal: (text) => sealNumbers(text, testSeal),
      }),
  });
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.postgres.query('DELETE FROM quarantine');
  await server.postgres.query('DELETE FROM inbox');
});

const event = { type: 'track', event: 'Order Completed', properties: { total: 12, margin: 4.5, products: [{ sku: 'A', unit_cost: 3 }] } };

async function quarantined(body: string, readable: boolean): Promise<number> {
  const entry = { receivedAt: 1, sourceId: 1, protocol: 'segment', meta: '{}', message: 'no', at: 'batch[0]' };
  await server.postgres.transaction((sql) =>
    addToQuarantine(sql, [{ ...entry, reason: readable ? 'event.no_identity' : 'event.not_json', body, readable }]),
  );
  return (await server.call('cio', 'GET', '/v1/quarantine')).body.items[0].id;
}

const stored = async (id: number) =>
  (await server.postgres.query<{ body: string; reason: string; attempts: number }>('SELECT * FROM quarantine WHERE id = $1', [id]))[0];

describe('hidden fields in quarantine', () => {
  test('are hidden from whom the rules hide them, at any depth, and shown to others', async () => {
    const id = await quarantined(JSON.stringify(event), true);
    const [forEngineer] = (await server.call('engineer', 'GET', '/v1/quarantine')).body.items;
    expect(forEngineer.event.properties).toEqual({ total: 12, margin: '•••', products: [{ sku: 'A', unit_cost: '•••' }] });
    const [forCio] = (await server.call('cio', 'GET', '/v1/quarantine')).body.items;
    expect(forCio).toMatchObject({ id, event });
  });

  test('of a text that is no JSON are hidden as far as names tell', async () => {
    await quarantined('{"total":12,"margin" : 4.5,"gross_margin":"7,5","a":"x=1&margin=99", "cost":{"eur":77', false);
    const [{ event: text }] = (await server.call('engineer', 'GET', '/v1/quarantine')).body.items;
    expect(text).toBe('{"total":12,"margin" : •••,"gross_margin":•••,"a":"x=1&margin=•••", "cost":•••');
  });

  test('stay what they were when somebody mends what she does not see', async () => {
    const id = await quarantined(JSON.stringify(event), true);
    const [{ event: shown }] = (await server.call('engineer', 'GET', '/v1/quarantine')).body.items;
    const mended = { ...shown, userId: 'u1' };
    const answer = await server.call('engineer', 'PATCH', `/v1/quarantine/${id}`, { event: mended });
    expect([answer.status, answer.body.event]).toEqual([200, mended]);
    expect(JSON.parse((await stored(id))?.body ?? '')).toEqual({ ...event, userId: 'u1' });
  });

  test('are not guessed: a mark that stands for nothing is named', async () => {
    const id = await quarantined(JSON.stringify(event), true);
    const changed = { ...event, properties: { margin: '•••', products: [{ unit_cost: '•••' }, { unit_cost: 1 }] } };
    const answer = await server.call('engineer', 'PATCH', `/v1/quarantine/${id}`, { event: changed });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'quarantine.hidden_value']);
    expect(answer.body.error.problems.map(({ at }: { at: string }) => at)).toEqual(['event.properties.products[0].unit_cost']);
    expect(JSON.parse((await stored(id))?.body ?? '')).toEqual(event);
  });
});

describe('trying again', () => {
  test('a text that nobody mended keeps its place and its reason, and the attempt is counted', async () => {
    const id = await quarantined('{"type":', false);
    expect((await server.call('engineer', 'POST', `/v1/quarantine/${id}/replay`)).body).toEqual({ replayed: 0, unreadable: 1 });
    expect((await server.call('engineer', 'POST', '/v1/quarantine/replay', {})).body).toEqual({ replayed: 0, unreadable: 1 });
    expect(await stored(id)).toMatchObject({ reason: 'event.not_json', attempts: 2 });
    await server.call('engineer', 'PATCH', `/v1/quarantine/${id}`, { event });
    expect((await server.call('engineer', 'POST', `/v1/quarantine/${id}/replay`)).body).toEqual({ replayed: 1 });
    expect(await stored(id)).toBeUndefined();
    expect(await server.postgres.query('SELECT id FROM inbox')).toHaveLength(1);
  });
});

test('a mended event is sealed as at the door, and may hold any character', async () => {
  const id = await quarantined(JSON.stringify(event), true);
  const mended = { ...event, note: 'card 4539578763621486\0', order_id: '4000000000000002' };
  expect((await server.call('engineer', 'PATCH', `/v1/quarantine/${id}`, { event: mended })).status).toBe(200);
  expect(JSON.parse((await stored(id))?.body ?? '')).toMatchObject({
    note: `card ${testSeal.reference('4539578763621486')}\0`,
    order_id: '4000000000000002',
  });
});

test.each(['99999999999999999999', '2147483648', '1e21', '9007199254740991'])('the number %s is nobody’s', async (id) => {
  expect([400, 404]).toContain((await server.call('engineer', 'POST', `/v1/quarantine/${id}/replay`)).status);
  expect([400, 404]).toContain((await server.call('engineer', 'DELETE', `/v1/quarantine/${id}`, { reason: 'out' })).status);
  expect([400, 200]).toContain((await server.call('engineer', 'GET', `/v1/quarantine?before=${id}`)).status);
});
