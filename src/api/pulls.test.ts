import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdAnswersToDescription } from '../../test/described-answers.ts';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import { sealAsInstalled, testSeal } from '../../test/seal.ts';
import { callerOf } from '../access/index.ts';
import { migrations as connectorMigrations, PullRunner } from '../connector/index.ts';
import { createSecretBox } from '../delivery/index.ts';
import { migrations as eventMigrations, Inbox, unpackText } from '../event/index.ts';
import { type JsonObject, newUuid, type SourceId, systemClock } from '../foundation/index.ts';
import { type Audit, migrations as auditMigrations, createAudit } from '../governance/index.ts';
import { createSource, createSourceDirectory, type SourceDirectory, migrations as sourceMigrations } from '../source/index.ts';
import { pullsRoutes } from './pulls.ts';
import { type ApiServer, createServer } from './server.ts';

const clock = systemClock;
let engines: TestEngines;
let audit: Audit;
let sources: SourceDirectory;
let dataDir: string;
let app: ApiServer;
let partner: Server;
let address: string;
let runner: PullRunner;
let running: Promise<void>;
let answer: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => response.end('[]');

beforeAll(async () => {
  engines = await testEngines({ migrations: [...sourceMigrations, ...eventMigrations, ...connectorMigrations, ...auditMigrations] });
  const { postgres } = engines;
  dataDir = await mkdtemp(join(tmpdir(), 'pulls-'));
  audit = createAudit({ seal: sealAsInstalled, postgres, clock, key: Buffer.alloc(32, 7) });
  const input = { channel: 'partner', kind: 'pull', marketingOwner: 'Ana', technologyOwner: 'Tom', currency: 'EUR' };
  for (const name of ['Partner', 'Hooked']) await postgres.transaction((sql) => createSource(sql, { ...input, name }, clock));
  sources = await createSourceDirectory({ postgres, clock });
  partner = createHttpServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => partner.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(partner.address() as AddressInfo).port}`;
  const secrets = createSecretBox(Buffer.alloc(32, 9));
  const ports = {
    ...{ postgres, clock, dataDir, secrets, secret: 's' },
    inbox: new Inbox(postgres, clock),
    source: (id: number) => sources.byId(id),
    seal: (text: string) => text.replaceAll('4111111111111111', 'sealed:1111'),
    eventBytesMax: () => 32_768,
  };
  runner = new PullRunner(ports);
  running = runner.run();
  app = createServer({
    seal: () => testSeal,
    authenticate: async () => callerOf({ kind: 'user', id: 1, name: 'Tom', role: 'engineer', mustSetPassword: false }),
    log: false,
  });
  await holdAnswersToDescription(app);
  pullsRoutes(app, { ports, audit, clock, sources, secrets, wakeRunner: () => runner.wake() });
  await app.ready();
});
afterAll(async () => {
  runner.stop();
  await running;
  await app.close();
  partner.close();
  await audit.close();
  await sources.close();
  await engines.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function call(method: InjectOptions['method'], url: string, payload?: object) {
  const response = await app.inject({ method: method ?? 'GET', url, ...(payload === undefined ? {} : { payload }) });
  return { status: response.statusCode, body: response.body === '' ? undefined : response.json() };
}

async function eventsOf(sourceId: number): Promise<JsonObject[]> {
  const rows = await engines.postgres.query<{ body: Buffer }>('SELECT body FROM inbox WHERE source_id = $1 ORDER BY id', [sourceId]);
  return rows.flatMap((row) => (JSON.parse(unpackText(row.body)) as { batch: JsonObject[] }).batch);
}

async function pulled(id: number, isOver: (pull: { lastAt: string | null; error: string | null; rowsAccepted: number }) => boolean) {
  for (let attempt = 0; attempt < 500; attempt++) {
    const { body } = await call('GET', '/v1/pulls');
    const pull = body.pulls.find((one: { id: number }) => one.id === id);
    if (isOver(pull)) return pull;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the pull was not made');
}

const mapping = {
  kind: 'track',
  event: 'Order Completed',
  time: { column: 'at' },
  identifiers: { partner_customer: 'customer.id' },
  properties: { revenue: 'total' },
};
const order = (number: number) => ({
  at: `2025-02-${String(number).padStart(2, '0')}T10:00:00Z`,
  customer: { id: `c${number}` },
  total: number,
});

describe('a pull', () => {
  it('asks page after page while its cursor moves, shows its keys to the other side only, and applies nothing twice', async () => {
    const asked: string[] = [];
    answer = (request, response) => {
      asked.push(`${request.url} ${request.headers.authorization}`);
      const since = new URL(request.url ?? '', address).searchParams.get('since') ?? '';
      const orders = Array.from({ length: 10 }, (_, index) => order(index + 1)).filter((one) => one.at >= since);
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(JSON.stringify({ data: { orders: orders.slice(0, 4) } })));
    };
    const input = {
      sourceId: 1,
      url: `${address}/orders?since={cursor}`,
      headers: { authorization: 'Bearer partner-key' },
      everySeconds: 60,
      rows: 'data.orders',
      cursorField: 'at',
      mapping,
    };
    const added = await call('POST', '/v1/pulls', input);
    expect(added.status).toBe(201);
    expect(JSON.stringify(added.body)).not.toContain('partner-key');
    const { id } = added.body.pull;
    const done = await pulled(id, (pull) => pull.lastAt !== null);
    expect(done).toMatchObject({ rowsAccepted: 10, rowsRefused: 0, error: null, cursor: '2025-02-10T10:00:00Z' });
    expect(new Set((await eventsOf(1)).map((event) => event.messageId)).size).toBe(10);
    expect((await eventsOf(1))[0]).toMatchObject({
      timestamp: '2025-02-01T10:00:00.000Z',
      context: { import: { file: `${address.slice(7)}/orders` }, externalIds: [{ type: 'partner_customer', id: 'c1' }] },
    });
    expect(asked[0]).toBe('/orders?since= Bearer partner-key');
    expect(asked).toHaveLength(4);
    const stored = await engines.postgres.query<{ headers: Buffer }>('SELECT headers FROM pull');
    expect(stored[0]?.headers.includes('partner-key')).toBe(false);
    await call('POST', `/v1/pulls/${id}/now`);
    await pulled(id, (pull) => pull.lastAt !== done.lastAt);
    expect(await eventsOf(1)).toHaveLength(10);
    expect(await readdir(join(dataDir, 'uploads'))).toEqual([]);
    await call('DELETE', `/v1/pulls/${id}`);
  });

  it('gives way while much else waits to be worked off, and stays the pull that it was', async () => {
    answer = (_request, response) => response.end(JSON.stringify([order(21)]));
    const { postgres } = engines;
    const receiptId = newUuid();
    const body = 'x'.repeat(2_000_000);
    const entry = {
      receiptId,
      sourceId: 2 as SourceId,
      protocol: 'segment',
      receivedAt: clock.now(),
      meta: {},
      body,
      wantReceipt: false,
    } as const;
    await new Inbox(postgres, clock).accept(entry);
    const before = (await eventsOf(1)).length;
    const added = await call('POST', '/v1/pulls', { sourceId: 1, url: `${address}/late`, everySeconds: 60, mapping });
    const { id } = added.body.pull;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await pulled(id, () => true)).toMatchObject({ lastAt: null, error: null });
    expect(await eventsOf(1)).toHaveLength(before);
    await postgres.query('DELETE FROM inbox WHERE receipt_id = $1', [receiptId]);
    expect(await pulled(id, (pull) => pull.lastAt !== null)).toMatchObject({ rowsAccepted: 1, error: null });
    expect(await eventsOf(1)).toHaveLength(before + 1);
    await call('DELETE', `/v1/pulls/${id}`);
  });

  it('says what went wrong, waits longer each time, and goes on when the other side is well again', async () => {
    let status = 503;
    answer = (_request, response) => {
      response.statusCode = status;
      if (status === 503) response.setHeader('retry-after', '600');
      response.end(status === 200 ? 'id,at,total\nc1,2025-03-01T00:00:00Z,5\nc2,never,6\n' : '');
    };
    const csv = { ...mapping, identifiers: { partner_customer: 'id' } };
    const { body } = await call('POST', '/v1/pulls', { sourceId: 1, url: `${address}/csv`, everySeconds: 10, mapping: csv });
    const failed = await pulled(body.pull.id, (pull) => pull.error !== null);
    expect(failed).toMatchObject({ error: 'the address answered with status 503', failures: 1, lastOkAt: null });
    expect(new Date(failed.nextAt).getTime() - new Date(failed.lastAt).getTime()).toBeGreaterThan(500_000);
    status = 200;
    await call('PATCH', `/v1/pulls/${body.pull.id}`, { everySeconds: 20 });
    const done = await pulled(body.pull.id, (pull) => pull.rowsAccepted > 0);
    expect(done).toMatchObject({ error: null, failures: 0, rowsAccepted: 1, rowsRefused: 1 });
    const [kept] = await engines.postgres.query<{ message: string; body: string; reason: string }>(
      'SELECT message, body, reason FROM quarantine',
    );
    expect(kept).toMatchObject({ reason: 'connector.row_refused', message: expect.stringContaining('"never"') });
    await call('DELETE', `/v1/pulls/${body.pull.id}`);
  });

  it('is refused with every problem at once', async () => {
    const { status, body } = await call('POST', '/v1/pulls', {
      sourceId: 1,
      url: 'ftp://x/{cursor}',
      everySeconds: 1,
      headers: { 'bad name': 'x' },
      mapping: { kind: 'x' },
    });
    expect(status).toBe(400);
    expect(body.error.problems.map((problem: { at: string }) => problem.at)).toEqual([
      'url',
      'everySeconds',
      'cursorField',
      'headers',
      'mapping.kind',
    ]);
    expect((await call('POST', '/v1/pulls', { sourceId: 77, url: address, mapping })).status).toBe(404);
    expect((await call('DELETE', '/v1/pulls/99')).status).toBe(404);
  });

  it('stops at an answer that grows without end', async () => {
    answer = (_request, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(Buffer.alloc(70 * 1024 * 1024, ' ')));
    };
    const { body } = await call('POST', '/v1/pulls', { sourceId: 1, url: `${address}/bomb`, mapping });
    expect((await pulled(body.pull.id, (pull) => pull.error !== null)).error).toMatch(/more than 64 MB/);
    await call('DELETE', `/v1/pulls/${body.pull.id}`);
  });
});

describe('a hook', () => {
  const hookMapping = { ...mapping, messageId: ['id'], identifiers: { email: 'who' } };

  it('takes calls under its token, once each, and keeps what it cannot take', async () => {
    const made = await call('POST', '/v1/hooks', { sourceId: 2, mapping: hookMapping, rows: 'events' });
    expect(made.status).toBe(201);
    const { path, hook } = made.body;
    const send = (payload: string) =>
      app.inject({ method: 'POST', url: path, payload, headers: { 'content-type': 'application/vnd.partner' } });
    const events = [
      { id: 1, at: '2025-04-01T00:00:00Z', who: 'a@b.org', total: 3 },
      { id: 2, at: 'soon', who: 'a@b.org', note: '4111111111111111' },
      7,
    ];
    const first = await send(JSON.stringify({ events }));
    expect(first.statusCode).toBe(200);
    expect(first.json()).toEqual({
      accepted: 1,
      skipped: 0,
      refused: [
        { row: 2, message: expect.stringContaining('"soon"') },
        { row: 3, message: 'is not an object with named fields' },
      ],
    });
    await send(JSON.stringify({ events }));
    const accepted = await eventsOf(2);
    expect(new Set(accepted.map((event) => event.messageId)).size).toBe(1);
    const kept = await engines.postgres.query<{ body: string }>("SELECT body FROM quarantine WHERE meta LIKE '%hook%'");
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toContain('4111111111111111');
    expect((await send('not json')).statusCode).toBe(400);
    expect((await send('{"other": 1}')).json().error.message).toMatch(/at "events" in the body/);
    expect((await send(' '.repeat(1024 * 1024 + 1))).statusCode).toBe(413);
    expect((await call('GET', '/v1/hooks')).body.hooks[0]).toMatchObject({
      id: hook.id,
      calls: 4,
      rowsAccepted: 2,
      rowsRefused: 4,
      error: expect.stringContaining('events'),
    });
    expect((await call('POST', '/v1/hooks/hk_wrong', {})).status).toBe(404);
    expect((await call('DELETE', `/v1/hooks/${hook.id}`)).status).toBe(204);
    expect((await send('{}')).statusCode).toBe(404);
  });

  it('has to know what makes a call unique', async () => {
    const { body } = await call('POST', '/v1/hooks', { sourceId: 2, mapping });
    expect(body.error.problems).toEqual([{ at: 'mapping.messageId', message: expect.stringContaining('senders repeat calls') }]);
  });
});
