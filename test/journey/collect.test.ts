import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LimitReached, Unavailable } from '../../src/foundation/index.ts';
import { type CollectingServer, startCollectingServer } from './collecting-server.ts';

let server: CollectingServer;
let basic: Record<string, string>;
let sent = 0;

beforeAll(async () => {
  server = await startCollectingServer();
  basic = { authorization: `Basic ${Buffer.from(`${server.writeKey}:`).toString('base64')}` };
});
afterAll(() => server.close());

function post(path: string, body: unknown, headers: Record<string, string> = basic): Promise<Response> {
  const raw = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return fetch(server.url + path, { method: 'POST', headers, body: raw });
}

function fresh(prefix: string): string {
  sent += 1;
  return `${prefix}-${sent}`;
}

function track(more: Record<string, unknown> = {}): Record<string, unknown> {
  return { type: 'track', event: 'Looked', userId: 'u1', messageId: fresh('m'), ...more };
}

async function receipt(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await post(path, body, { ...basic, ...headers });
  return {
    status: response.status,
    ...((await response.json()) as { events: { status: string; reason?: string; messageId: string }[]; receiptId: string }),
  };
}

describe('keys', () => {
  test.each<[string, (key: string) => { headers?: Record<string, string>; query?: string; body?: Record<string, unknown> }]>([
    ['Basic with a colon', (key) => ({ headers: { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` } })],
    ['Basic without one', (key) => ({ headers: { authorization: `Basic ${Buffer.from(key).toString('base64')}` } })],
    ['Basic with a secret behind it', (key) => ({ headers: { authorization: `Basic ${Buffer.from(`${key}:s1`).toString('base64')}` } })],
    ['Bearer', (key) => ({ headers: { authorization: `Bearer ${key}` } })],
    ['Bearer of somebody else and a key in the body', (key) => ({ headers: { authorization: 'Bearer abc' }, body: { writeKey: key } })],
    ['Authorization as it is', (key) => ({ headers: { authorization: key } })],
    ['X-Write-Key', (key) => ({ headers: { 'x-write-key': key } })],
    ['X-Write-Key with a secret', (key) => ({ headers: { 'x-write-key': `${key}:secret` } })],
    ['in the body', (key) => ({ body: { writeKey: key } })],
    ['in the address', (key) => ({ query: `?writeKey=${key}` })],
    ['as Jitsu writes it', (key) => ({ query: `?writekey=${key}:s` })],
  ])('%s', async (_, make) => {
    const { headers = {}, query = '', body = {} } = make(server.writeKey);
    const response = await post(`/v1/track${query}`, track(body), headers);
    expect([response.status, await response.text()]).toEqual([200, '{"success":true}']);
  });

  test('an unknown key and none are 401, a source that is switched off is 404', async () => {
    expect((await post('/v1/track', track(), {})).status).toBe(401);
    const unknown = await post('/v1/track', track(), { authorization: `Basic ${Buffer.from('nobody:').toString('base64')}` });
    expect([unknown.status, await unknown.json()]).toMatchObject([401, { error: { code: 'collect.unknown_write_key' } }]);
    await server.setEnabled(false);
    const off = await post('/v1/track', track());
    await server.setEnabled(true);
    expect([off.status, await off.json()]).toMatchObject([404, { error: { code: 'collect.source_disabled' } }]);
  });
});

describe('every address takes events', () => {
  const one = (type: string) => ({ type, userId: 'u1', event: 'Looked', groupId: 'g', previousId: 'a', messageId: fresh('every') });

  test.each(['/v1', '', '/api/s', '/api/s/s2s', '/api/public/apps'])('%s/{call}', async (prefix) => {
    for (const call of ['identify', 'track', 'page', 'screen', 'group', 'alias']) {
      const { status, events } = await receipt(`${prefix}/${call}?receipt=1`, one('wrong'));
      expect([call, status, events[0]?.status]).toEqual([call, 200, 'accepted']);
    }
  });

  test.each(['/v1', '', '/api/s'])('%s/{letter}', async (prefix) => {
    for (const letter of 'itpsga') expect((await receipt(`${prefix}/${letter}?receipt=1`, one('x'))).events[0]?.status).toBe('accepted');
  });

  test.each([
    '/v1/batch',
    '/v1/import',
    '/v1/b',
    '/batch',
    '/import',
    '/b',
    '/api/s/s2s/batch',
    '/api/s/batch',
    '/beacon/v1/batch',
    '/v1/batch/',
  ])('%s', async (path) => {
    const { events } = await receipt(`${path}?receipt=1`, { batch: [track(), track({ event: '' })] });
    expect(events.map(({ status, reason }) => reason ?? status)).toEqual(['accepted', 'event.missing_name']);
  });

  test.each(['json', 'application/json, application/json', 'application/json charset=utf-8', 'undefined', ' '])(
    'a body of the type "%s" is read by what it is',
    async (type) => {
      expect((await receipt('/v1/track?receipt=1', track(), { 'content-type': type })).events[0]?.status).toBe('accepted');
    },
  );

  test('each protocol is answered in its own words', async () => {
    const batch = { batch: [track()] };
    const answers = await Promise.all([
      post('/v1/batch', batch),
      post('/v1/batch', batch, { ...basic, anonymousid: 'x' }),
      post('/batch/', { api_key: server.writeKey, batch: [{ event: 'A', distinct_id: 'd', uuid: fresh('ph'), properties: {} }] }, {}),
      post(
        '/e/?ip=1',
        `data=${encodeURIComponent(JSON.stringify({ token: server.writeKey, event: 'A', distinct_id: 'd', properties: {} }))}`,
        {},
      ),
      post('/api/s/s2s/batch', batch),
      post('/api/s/track', track()),
      post('/api/public/apps/track', track()),
      post(
        '/com.snowplowanalytics.snowplow/tp2',
        { schema: 'iglu:x', data: [{ e: 'pv', eid: fresh('sp'), aid: server.writeKey, uid: 'u1' }] },
        {},
      ),
    ]);
    expect(await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]))).toEqual([
      [200, '{"success":true}'],
      [200, 'OK'],
      [200, '{"status":1}'],
      [200, '{"status":1}'],
      [200, '{"ok":true,"receivedEvents":1,"okEvents":1}'],
      [200, '{"ok":true}'],
      [204, ''],
      [200, 'ok'],
    ]);
  });

  test('pixels show an image whatever happens', async () => {
    const data = Buffer.from(
      JSON.stringify({ writeKey: server.writeKey, userId: 'pixel-1', event: 'Email Opened', messageId: 'pixel-1' }),
    ).toString('base64');
    const paths = [
      `/v1/pixel/track?data=${encodeURIComponent(data)}`,
      `/pixel/v1/track?writeKey=${server.writeKey}&userId=u2&event=Email%20Opened&messageId=pixel-2&properties.subject=Hello&properties.list=a&properties.list=b`,
      `/api/px/page?writekey=${server.writeKey}&anonymousId=%22quoted%22&messageId=pixel-3`,
      `/i?e=pv&aid=${server.writeKey}&uid=u3&eid=pixel-4&page=Home&url=https%3A%2F%2Fa.test%2F`,
      '/v1/pixel/track?data=nonsense',
      '/pixel/v1/page?writeKey=nobody',
    ];
    const answers = await Promise.all(
      paths.map((path) => fetch(server.url + path, { headers: { referer: 'https://shop.test/page', 'user-agent': 'Her Browser' } })),
    );
    expect(
      answers.map(({ status, headers }) => `${status} ${headers.get('content-type')} ${headers.get('x-loyalty-problem') ?? ''}`.trim()),
    ).toEqual([
      '200 image/gif',
      '200 image/gif',
      '200 image/gif',
      '200 image/gif',
      '200 image/gif event.bad_pixel',
      '200 image/gif collect.unknown_write_key',
    ]);
    const bytes = Buffer.from(await (answers[0] as Response).arrayBuffer());
    expect(bytes.subarray(0, 6).toString()).toBe('GIF89a');
    const pixels = async () => (await server.events(0)).filter(({ messageId }) => messageId.startsWith('pixel-'));
    await expect.poll(async () => (await pixels()).length, { timeout: 10_000 }).toBe(4);
    const byId = new Map((await pixels()).map((event) => [event.messageId, event.body]));
    expect(byId.get('pixel-2')).toMatchObject({
      properties: { subject: 'Hello', list: ['a', 'b'] },
      context: { userAgent: 'Her Browser' },
    });
    expect(byId.get('pixel-3')).toMatchObject({ anonymousId: 'quoted', context: { page: { url: 'https://shop.test/page' } } });
    expect(byId.get('pixel-1')).toMatchObject({ event: 'Email Opened', userId: 'pixel-1', context: { ip: '127.0.0.1' } });
  });

  test('our own door takes one event or a list, and always says what became of them', async () => {
    const { status, events, receiptId } = await receipt('/v1/events', [track(), { type: 'nothing' }, 5, track({ userId: undefined })]);
    expect(status).toBe(200);
    expect(receiptId).toMatch(/^[0-9a-f-]{36}$/);
    expect(events.map((event) => event.reason ?? event.status)).toEqual([
      'accepted',
      'event.bad_type',
      'event.not_an_object',
      'event.no_identity',
    ]);
    expect((await receipt('/v1/events', track())).events).toMatchObject([{ status: 'accepted' }]);
    expect((await receipt('/v1/events', [])).events).toEqual([]);
    const untyped = [{ event: 'Looked' }, { traits: { plan: 'gold' } }, { name: 'Home' }, { nothing: 1 }];
    const typed = await receipt(
      '/v1/events',
      untyped.map((event) => ({ userId: 'untyped', messageId: fresh('untyped'), ...event })),
    );
    expect(typed.events.map((event) => event.reason ?? event.status)).toEqual(['accepted', 'accepted', 'accepted', 'event.bad_type']);
    expect(typed).toMatchObject({ status: 200, success: true });
    expect(await receipt('/v1/events', { type: 'nothing' })).toMatchObject({ status: 400, success: false });
    expect(await receipt('/v1/events', [5, { type: 'nothing' }])).toMatchObject({ status: 200, success: false });
  });
});

describe('receipts', () => {
  test('say accepted, duplicate and quarantined with the reason, one for each event', async () => {
    const again = track();
    const { events } = await receipt('/v1/batch?receipt=1', { batch: [again, again, track({ timestamp: '9999-01-01T00:00:00Z' })] });
    expect(events.map((event) => event.reason ?? event.status)).toEqual(['accepted', 'duplicate', 'event.bad_time']);
    expect((await receipt('/v1/batch?receipt=1', { batch: [again] })).events[0]?.status).toBe('duplicate');
  });

  test('strictly asked for, a single bad event is an error and a batch never is', async () => {
    const strict = { 'x-strict-mode': '1' };
    expect(await receipt('/v1/track', track({ event: '' }), strict)).toMatchObject({
      status: 400,
      success: false,
      error: { code: 'event.missing_name' },
      events: [{ status: 'quarantined' }],
    });
    expect((await receipt('/v1/batch', { batch: [track({ event: '' }), track()] }, strict)).status).toBe(200);
    const batchOfOne = await receipt('/v1/batch', { batch: [track({ event: '' })] }, strict);
    expect(batchOfOne).toMatchObject({ status: 200, success: false, error: { code: 'event.missing_name' } });
    expect(await receipt('/v1/events', [{ type: 'nothing' }])).toMatchObject({ status: 200, success: false });
    expect((await receipt('/v1/track', track(), strict)).status).toBe(200);
  });
});

describe('limits', () => {
  const big = (bytes: number) => {
    const event = track({ properties: { text: '' } });
    const room = bytes - Buffer.byteLength(JSON.stringify(event));
    return { ...event, properties: { text: 'x'.repeat(room) } };
  };

  test('32 KB is taken, one byte more is refused and kept for a steward', async () => {
    expect((await post('/v1/track', big(32_768))).status).toBe(200);
    const answer = await post('/v1/track', big(32_769));
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: { code: 'event.too_large' } }]);
    expect((await server.quarantined()).some(({ reason, body }) => reason === 'event.too_large' && body.length === 32_769)).toBe(true);
  });

  test('in a batch the large one goes to quarantine and the others are applied', async () => {
    const { events } = await receipt('/v1/batch?receipt=1', { batch: [track(), big(33_792), track()] });
    expect(events.map((event) => event.reason ?? event.status)).toEqual(['accepted', 'event.too_large', 'accepted']);
  });

  test('the limit of the settings holds for every protocol, each refused in its own way', async () => {
    const body = JSON.stringify({ batch: [track()] });
    const padded = (bytes: number) => body + ' '.repeat(bytes - body.length);
    expect((await post('/v1/batch', padded(4_096_000))).status).toBe(200);
    const answer = await post('/v1/batch', padded(4_096_001));
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: { code: 'event.body_too_large' } }]);
    expect((await post('/v1/batch', padded(4_096_001), { ...basic, sentat: 'x' })).status).toBe(413);
    expect((await post('/batch/', padded(4_096_001), { ...basic, 'user-agent': 'posthog-node/5' })).status).toBe(413);
    expect((await post('/batch/', padded(600_000).replace('{', `{"api_key":"${server.writeKey}",`), {})).status).toBe(200);
  });

  test('2,500 events are taken, 2,501 are refused and kept', async () => {
    const events = (count: number) => ({
      batch: Array.from({ length: count }, (_, at) => ({ type: 'page', anonymousId: 'a', messageId: `n${count}-${at}` })),
    });
    expect((await post('/v1/batch', events(2_500))).status).toBe(200);
    const answer = await post('/v1/batch', events(2_501));
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: { code: 'event.too_many_events' } }]);
    expect((await server.quarantined()).some(({ reason }) => reason === 'event.too_many_events')).toBe(true);
  });

  test('a bomb is refused while it is small', async () => {
    const bomb = gzipSync(Buffer.alloc(100_000_000, 32));
    const answer = await post('/v1/batch', bomb, { ...basic, 'content-encoding': 'gzip', 'content-type': 'application/json' });
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: { code: 'event.body_too_large' } }]);
  });

  test('a chunked body without end is cut at the limit', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const request = httpRequest(
        `${server.url}/v1/batch`,
        { method: 'POST', headers: { ...basic, 'transfer-encoding': 'chunked' } },
        (response) => {
          resolve(response.statusCode ?? 0);
          request.destroy();
        },
      );
      request.on('error', reject);
      const chunk = Buffer.alloc(65_536, 32);
      const write = (): void => {
        if (request.destroyed) return;
        request.write(chunk, () => setImmediate(write));
      };
      write();
    });
    expect(status).toBe(400);
  });
});

describe('bad input', () => {
  test('what is no JSON is 400 with its place, and kept as it came, numbers sealed', async () => {
    const answer = await post('/v1/track', '{"type":"track","event":"A",\n "card_number": "4111111111111111" "x": 4111 1111 1111 1111}');
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { error: { code: 'event.not_json', problems: [{ at: expect.stringMatching(/^line 2, column/) }] } },
    ]);
    const kept = (await server.quarantined()).find(({ reason }) => reason === 'event.not_json');
    expect(kept?.body).toContain('"event":"A"');
    expect(kept?.body).not.toMatch(/4111 ?1111/);
  });

  test.each<[string, string | Buffer, number, string]>([
    ['empty', '', 400, 'event.not_json'],
    ['a raw NUL byte', '{"type":"track","event":"a\u0000b"}', 400, 'event.not_json'],
    ['a number alone', '5', 400, 'event.bad_batch'],
    ['a list where one event is expected', '[]', 400, 'event.bad_batch'],
    ['a truncated archive', gzipSync('{"a":1}').subarray(0, 18), 400, 'event.bad_compression'],
  ])('%s', async (_, body, status, code) => {
    const answer = await post('/v1/track', body);
    expect([answer.status, await answer.json()]).toMatchObject([status, { error: { code } }]);
  });

  test('what JSON may hold and an event may not: each a reason of its own, and the rest applied', async () => {
    const text = `{"batch":[${[
      '{"type":"track","event":"A","userId":"u","messageId":"bad-1","properties":{"a":"\\u0000"}}',
      '{"type":"track","event":"A","userId":"u","messageId":"bad-2","properties":{"a":"\\ud83d"}}',
      '{"type":"track","event":"A","userId":"u","messageId":"bad-3","properties":{"a":1e400}}',
      '{"type":"track","event":"A","userId":"u","messageId":"bad-4","properties":{"__proto__":{"x":1}}}',
      `{"type":"track","event":"A","userId":"u","messageId":"bad-5","properties":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`,
      '{"type":"track","event":"A","userId":"u","messageId":"bad-6","timestamp":"1601-01-01T00:00:00Z"}',
      '{"type":"track","event":"A","userId":12345678901234567890,"messageId":"big-id","event":"Last of two"}',
    ].join(',')}]}`;
    const { events } = await receipt('/v1/batch?receipt=1', text);
    expect(events.map((event) => event.reason ?? event.status)).toEqual([
      'event.null_character',
      'event.broken_letter',
      'event.bad_number',
      'event.reserved_name',
      'event.too_deep',
      'event.bad_time',
      'accepted',
    ]);
    const stored = (await server.events(1)).find(({ messageId }) => messageId === 'big-id');
    expect(stored).toMatchObject({ name: 'Last of two', body: { userId: '12345678901234567890' } });
  });

  test.each(['/v1/track', '/i/v0/e'])('%s: nesting without end is refused and kept', async (path) => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const answer = await post(path, `{"event":"A","userId":"deep","distinct_id":"deep","properties":{"a":${deep}}}`);
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: { code: 'event.too_deep' } }]);
    expect((await server.quarantined()).some(({ reason, body }) => reason === 'event.too_deep' && body.includes(deep))).toBe(true);
  });

  test('who closes her side after a whole request is answered, who closes it in the middle is ended', async () => {
    const answerTo = (declared: (body: string) => number) =>
      new Promise<string>((resolve) => {
        const body = JSON.stringify(track());
        const socket = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true });
        let answer = '';
        socket.on('data', (chunk) => {
          answer += chunk.toString();
        });
        socket.on('error', () => {});
        socket.on('close', () => resolve(answer));
        socket.on('end', () => socket.destroy());
        socket.end(
          `POST /v1/track HTTP/1.1\r\nhost: x\r\nauthorization: ${basic.authorization}\r\ncontent-length: ${declared(body)}\r\n\r\n${body}`,
        );
      });
    expect(await answerTo((body) => body.length)).toMatch(/^HTTP\/1.1 200 .*\{"success":true\}$/s);
    expect(await answerTo((body) => body.length + 100)).not.toContain(' 200 ');
  });

  test('slow and half-closed connections harm nobody else', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(`POST /v1/track HTTP/1.1\r\nhost: x\r\nauthorization: ${basic.authorization}\r\ncontent-length: 1000\r\n\r\n{"type":`);
    const half = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true });
    half.on('error', () => {});
    half.end(`POST /v1/track HTTP/1.1\r\nhost: x\r\nauthorization: ${basic.authorization}\r\ncontent-length: 500\r\n\r\n{"a"`);
    expect((await post('/v1/track', track())).status).toBe(200);
    socket.destroy();
    half.destroy();
    expect((await post('/v1/track', track())).status).toBe(200);
  });
});

describe('numbers', () => {
  test('a full number is nowhere in the data, however it came', async () => {
    const number = '5555555555554444';
    const spaced = '5555 5555 5555 4444';
    const keyed = '0815471108154711';
    await receipt('/v1/batch?receipt=1', {
      batch: [track({ properties: { note: `paid with ${spaced}`, card: Number(number), keyed_digits: keyed } })],
    });
    await post('/v1/track', `{"broken: ${spaced}, "account_number": "${keyed}"`);
    await fetch(
      `${server.url}/pixel/v1/page?writeKey=${server.writeKey}&userId=u9&properties.card_number=${keyed}&properties.q=5555%205555%205555%204444`,
      { headers: { referer: `https://a.test/?pan=${keyed}` } },
    );
    await receipt('/v1/track?receipt=1', track({ event: '', properties: { account_number: keyed } }));
    await expect.poll(async () => (await server.events(0)).some(({ body }) => body.userId === 'u9'), { timeout: 10_000 }).toBe(true);
    const stored = (await server.everythingStored()).replace(/[ -]/g, '');
    expect(stored.includes('sealed:')).toBe(true);
    // As booleans: a failure should not print the whole database.
    expect([number, keyed].filter((one) => stored.includes(one))).toEqual([]);
  });
});

describe('back-pressure', () => {
  test('429 and 503 say when to come back, in whole seconds', async () => {
    server.overload(new LimitReached('collect.backlog', 'slow down', 1, 'requests', 5));
    const limited = await post('/v1/track', track());
    server.overload(new Unavailable('storage.postgres_down', 'the database does not answer', 0.2));
    const down = await post('/v1/track', track());
    server.overload(undefined);
    expect([limited.status, limited.headers.get('retry-after'), limited.headers.get('x-ratelimit-reset')]).toEqual([429, '5', '5']);
    expect([down.status, down.headers.get('retry-after')]).toEqual([503, '1']);
    expect((await post('/v1/track', track())).status).toBe(200);
  });
});

describe('pages of other origins', () => {
  test('ask first, with whatever headers their SDK has, and are let in', async () => {
    for (const path of [
      '/v1/t',
      '/v1/batch',
      '/api/s/track',
      '/e/',
      '/sourceConfig/',
      '/v1/m',
      '/flags/',
      '/com.snowplowanalytics.snowplow/tp2',
      '/v1/projects/x/settings',
    ]) {
      const answer = await fetch(server.url + path, {
        method: 'OPTIONS',
        headers: {
          origin: 'https://shop.test',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,anonymousid,x-odd',
        },
      });
      expect([
        path,
        answer.status,
        answer.headers.get('access-control-allow-origin'),
        answer.headers.get('access-control-allow-headers'),
        answer.headers.get('access-control-max-age'),
      ]).toEqual([path, 204, 'https://shop.test', 'authorization,anonymousid,x-odd', '900']);
    }
    const answer = await post('/v1/track', track(), { origin: 'https://shop.test', 'x-write-key': 'nobody' });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([401, 'https://shop.test']);
  });

  test('GPC, and what a direct event asks for, are kept on the event', async () => {
    const direct = track({ messageId: 'direct-1', context: { direct: true, consent: { categoryPreferences: { Advertising: false } } } });
    await receipt('/v1/track?receipt=1', direct, { 'sec-gpc': '1', 'user-agent': 'Her Browser' });
    const plain = track({ messageId: 'plain-1' });
    await receipt('/v1/track?receipt=1', plain);
    const stored = new Map((await server.events(2)).map(({ messageId, body }) => [messageId, body.context]));
    expect(stored.get('direct-1')).toEqual({
      direct: true,
      consent: { categoryPreferences: { Advertising: false } },
      gpc: true,
      ip: '127.0.0.1',
      userAgent: 'Her Browser',
    });
    expect(stored.get('plain-1')).toBeUndefined();
  });
});

describe('what SDKs ask for before they send', () => {
  test('the documents of Segment, RudderStack and PostHog', async () => {
    const get = async (path: string) => (await fetch(server.url + path)).json() as Promise<Record<string, never>>;
    expect(await get(`/v1/projects/${server.writeKey}/settings`)).toMatchObject({
      integrations: { 'Segment.io': { apiKey: server.writeKey, apiHost: `127.0.0.1:${server.port}/v1`, protocol: 'http' } },
    });
    expect(await get(`/sourceConfig/?p=npm&v=3&writeKey=${server.writeKey}`)).toMatchObject({
      source: { enabled: true, destinations: [] },
    });
    expect(await get(`/array/${server.writeKey}/config`)).toMatchObject({ token: server.writeKey, hasFeatureFlags: false });
    expect((await post('/flags/?v=2&config=true', '{"token":"x"}', {})).status).toBe(200);
    expect((await post('/decide/?v=3', 'data=e30%3D', {})).status).toBe(200);
    expect((await post('/v1/m', '{"series":[]}', { 'content-type': 'text/plain' })).status).toBe(200);
    expect((await fetch(`${server.url}/v1/projects/nobody/settings`)).status).toBe(404);
    expect((await fetch(`${server.url}/sourceConfig/?writeKey=nobody`)).status).toBe(401);
  });
});
