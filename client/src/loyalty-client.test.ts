import { describe, expect, it } from 'vitest';
import { LoyaltyApiError, LoyaltyClient, type LoyaltyClientOptions } from './index.ts';

interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers } });

const refused = (status: number, code: string, headers: Record<string, string> = {}): Response =>
  json(status, { error: { code, message: `no: ${code}` } }, headers);

/** A client before a server that gives these answers, one a call, the last for ever. */
function clientBefore(answers: readonly (() => Response)[], options: Partial<LoyaltyClientOptions> = {}) {
  const sent: Sent[] = [];
  const waits: number[] = [];
  let ids = 0;
  const client = new LoyaltyClient({
    address: 'http://loyalty.test/',
    token: 'll_secret',
    writeKey: 'wk_1',
    now: () => Date.parse('2026-03-01T08:00:00Z'),
    random: () => 0.5,
    newId: () => `id-${++ids}`,
    sleep: async (ms) => {
      waits.push(ms);
    },
    fetch: async (input, init) => {
      const { method = 'GET', headers = {}, body } = init ?? {};
      sent.push({ url: String(input), method, headers: headers as Record<string, string>, body });
      init?.signal?.throwIfAborted();
      return (answers[sent.length - 1] ?? answers.at(-1) ?? (() => json(200, {})))();
    },
    ...options,
  });
  return { client, sent, waits };
}

describe('a call', () => {
  it('fills in the address, leaves out what is not said, and shows the token', async () => {
    const { client, sent } = clientBefore([() => json(200, { id: 'p1' })]);
    const path = { namespace: 'user_id', value: 'U 1/2' };
    expect(await client.get('/v1/customers/by/{namespace}/{value}', { path })).toEqual({ id: 'p1' });
    await client.get('/v1/customers/{id}/timeline', { path: { id: 'p1' }, query: { limit: 5, kind: 'order' } });
    await client.put('/v1/settings/{key}', { path: { key: 'words' }, body: { value: {}, reason: 'because', version: 0 } });
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET http://loyalty.test/v1/customers/by/user_id/U%201%2F2',
      'GET http://loyalty.test/v1/customers/p1/timeline?limit=5&kind=order',
      'PUT http://loyalty.test/v1/settings/words',
    ]);
    expect(sent[2]).toMatchObject({
      headers: { authorization: 'Bearer ll_secret', 'content-type': 'application/json' },
      body: '{"value":{},"reason":"because","version":0}',
    });
    expect(sent[0]?.headers).not.toHaveProperty('content-type');
  });

  it('gives nothing for an answer without a body, and the answer itself where that is no JSON', async () => {
    const { client } = clientBefore([
      () => new Response(null, { status: 204 }),
      () => new Response('id,name\r\n', { headers: { 'content-type': 'text/csv; charset=utf-8' } }),
    ]);
    expect(await client.delete('/v1/tokens/{id}', { path: { id: 1 } })).toBeUndefined();
    expect(await (await client.get('/v1/export/people.csv')).text()).toBe('id,name\r\n');
  });

  it('sends a file as it is', async () => {
    const { client, sent } = clientBefore([() => json(201, {})]);
    await client.post('/v1/files', { query: { name: 'people.csv' }, body: 'a,b\n1,2\n' });
    expect(sent[0]).toMatchObject({ body: 'a,b\n1,2\n', headers: { 'content-type': 'application/octet-stream' } });
  });

  it('ends with its signal', async () => {
    const { client } = clientBefore([]);
    await expect(client.get('/health', { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });
});

describe('an error', () => {
  it('has status, code, message, problems and the seconds to wait', async () => {
    const problems = [{ at: 'name', message: 'is empty' }];
    const body = { error: { code: 'source.invalid', message: 'no source', problems } };
    const { client } = clientBefore([() => json(400, body), () => refused(429, 'access.throttled', { 'retry-after': '600' })]);
    const error = await client.post('/v1/sources', { body: {} }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(LoyaltyApiError);
    expect(error).toMatchObject({ status: 400, code: 'source.invalid', message: 'no source', problems, retryAfterSeconds: undefined });
    await expect(client.get('/v1/session')).rejects.toMatchObject({ status: 429, retryAfterSeconds: 600, problems: [] });
  });

  it('is one also where something in between answers in words of its own', async () => {
    const { client } = clientBefore([
      () => new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }),
    ]);
    await expect(client.get('/v1/users')).rejects.toMatchObject({ name: 'LoyaltyApiError', status: 502, code: 'http.502' });
  });
});

describe('a server that has too much to do', () => {
  it('is waited for as long as it asks, and called again', async () => {
    const busy = () => refused(429, 'collect.too_much', { 'retry-after': '2' });
    const { client, sent, waits } = clientBefore([busy, () => refused(503, 'storage.away'), () => json(200, { ok: true })]);
    expect(await client.get('/health')).toEqual({ ok: true });
    expect([sent.length, waits]).toEqual([3, [2_000, 500]]);
  });

  it('is called as often as the rules say, and then it is an error', async () => {
    const { client, sent } = clientBefore([() => refused(503, 'storage.away', { 'retry-after': '1' })], { retry: { attemptsMax: 2 } });
    await expect(client.get('/health')).rejects.toMatchObject({ status: 503, retryAfterSeconds: 1 });
    expect(sent).toHaveLength(2);
  });

  it('is not asked again for what may have been done', async () => {
    const { client, sent } = clientBefore([() => refused(503, 'storage.away')]);
    await expect(client.post('/v1/sources', { body: {} })).rejects.toMatchObject({ status: 503 });
    await expect(client.patch('/v1/users/{id}', { path: { id: 1 }, body: { name: 'Ana' } })).rejects.toMatchObject({ status: 503 });
    expect(sent).toHaveLength(2);
  });

  it('is not asked again for anything else', async () => {
    const { client, sent } = clientBefore([() => refused(404, 'customer.not_found')]);
    await expect(client.get('/v1/customers/{id}', { path: { id: 'p1' } })).rejects.toMatchObject({ code: 'customer.not_found' });
    expect(sent).toHaveLength(1);
  });
});

describe('sending', () => {
  it('gives each event an id and a time, the same when it is sent again', async () => {
    const { client, sent } = clientBefore([() => refused(503, 'collect.busy'), () => json(200, { success: true })]);
    expect(await client.track({ userId: 'maya', event: 'Looked' })).toBeUndefined();
    await client.batch([
      { type: 'page', userId: 'maya', messageId: 'own' },
      { type: 'identify', userId: 'maya' },
    ]);
    const time = '2026-03-01T08:00:00.000Z';
    const bodies = sent.map(({ body }) => JSON.parse(String(body)) as unknown);
    expect(bodies[0]).toEqual({ messageId: 'id-1', timestamp: time, userId: 'maya', event: 'Looked' });
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toMatchObject({ batch: [{ messageId: 'own', timestamp: time }, { messageId: 'id-2' }], sentAt: time });
    expect(sent[0]).toMatchObject({
      url: 'http://loyalty.test/v1/track',
      method: 'POST',
      headers: { authorization: `Basic ${btoa('wk_1:')}` },
    });
  });

  it('says what became of an event, also when it was set aside', async () => {
    const outcome = { messageId: 'm', status: 'quarantined', reason: 'event.no_identity', message: 'give a userId' };
    const receipt = { success: false, receiptId: 'r', events: [outcome], error: { code: 'event.no_identity', message: 'give a userId' } };
    const { client, sent } = clientBefore([() => json(400, receipt)]);
    expect(await client.identify({ messageId: 'm' }, { receipt: true })).toEqual(receipt);
    expect(sent[0]?.url).toBe('http://loyalty.test/v1/identify?receipt=1');
    await expect(client.page({ messageId: 'm' })).rejects.toMatchObject({ status: 400, code: 'event.no_identity' });
  });

  it('needs a write key', async () => {
    const { client } = clientBefore([], { writeKey: undefined });
    await expect(client.track({ event: 'Looked' })).rejects.toThrow(TypeError);
  });
});

describe('live', () => {
  const streamOf = (...messages: string[]) =>
    new Response(messages.join(''), { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
  const changed = (at: string) => `event: changed\ndata: {"customer":"p1","at":"${at}"}\n\n`;

  it('tells of changes, comes back after a lost connection and says so', async () => {
    const ending = new AbortController();
    const { client, sent, waits } = clientBefore([
      () => streamOf('retry: 1000\n\n', changed('a'), changed('b')),
      () => streamOf(changed('c')),
    ]);
    const told: unknown[] = [];
    for await (const change of client.live({ customer: 'p1' }, { signal: ending.signal })) {
      told.push(change);
      if (told.length === 4) ending.abort();
    }
    const at = '2026-03-01T08:00:00.000Z';
    expect(told).toEqual([
      { customer: 'p1', at: 'a' },
      { customer: 'p1', at: 'b' },
      { customer: 'p1', at, reconnected: true },
      { customer: 'p1', at: 'c' },
    ]);
    expect(sent.map(({ url }) => url)).toEqual(Array.from({ length: 2 }, () => 'http://loyalty.test/v1/live?customer=p1'));
    expect(waits).toEqual([250]);
  });

  it('gives up when the server stays away, and at once when it refuses', async () => {
    const away = clientBefore([
      () => {
        throw new TypeError('fetch failed');
      },
    ]);
    await expect(away.client.live({ topic: 'joins' }).next()).rejects.toThrow('fetch failed');
    expect(away.sent).toHaveLength(4);
    const no = clientBefore([() => refused(401, 'access.not_signed_in')]);
    await expect(no.client.live({ topic: 'joins' }).next()).rejects.toMatchObject({ status: 401 });
    expect(no.sent).toHaveLength(1);
  });
});

describe('a moment', () => {
  const decided = { decision: 'd1', default: false, choices: [{ item: 7, key: 'hills' }] };
  const moment = { anonymousId: 'a1', channel: 'web', place: 'home' };

  it('is answered, and what became of it told', async () => {
    const { client, sent } = clientBefore([() => json(200, decided)]);
    expect(await client.decide(moment)).toEqual(decided);
    await client.report('d1', { item: 7, outcome: 'seen' });
    expect(sent.map(({ url, body }) => [url, body])).toEqual([
      ['http://loyalty.test/v1/moments/decide', JSON.stringify(moment)],
      ['http://loyalty.test/v1/moments/d1/outcome', '{"item":7,"outcome":"seen"}'],
    ]);
  });

  it.each<[string, () => Promise<Response> | Response]>([
    ['late', () => new Promise(() => {})],
    ['away', () => Promise.reject(new TypeError('fetch failed'))],
    ['not available', () => refused(503, 'collect.busy')],
    ['at fault', () => refused(500, 'defect')],
  ])('of a server that is %s is undefined, in time', async (_, answer) => {
    const fetch = (_input: unknown, init?: RequestInit) =>
      Promise.race([
        Promise.resolve(answer()),
        new Promise<Response>((_done, fail) => init?.signal?.addEventListener('abort', () => fail(init.signal?.reason))),
      ]);
    const { client } = clientBefore([], { fetch: fetch as LoyaltyClientOptions['fetch'] & object });
    expect(await client.decide(moment, { withinMs: 50 })).toBeUndefined();
  });

  it('that is asked for wrongly says so, and one that was given up is given up', async () => {
    const { client } = clientBefore([() => refused(400, 'decision.bad_person')]);
    await expect(client.decide(moment)).rejects.toMatchObject({ code: 'decision.bad_person' });
    await expect(client.decide(moment, { signal: AbortSignal.abort() })).rejects.toThrow();
  });
});
