import { type AddressInfo, connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { holdAnswersToDescription } from '../../test/described-answers.ts';
import { testSeal } from '../../test/seal.ts';
import { createSeal, type EventOutcome, type InboxEntry, sealedFieldsDefault, type UnreadableBody } from '../event/index.ts';
import { fixedClock, type SourceId, Unavailable } from '../foundation/index.ts';
import { collectRoutes } from './collect.ts';
import { type ApiServer, createServer } from './server.ts';

// What the door does when those behind it are slow or fail; with everything behind it being real, test/journey/collect.test.ts.

interface Behind {
  readonly accepted: InboxEntry[];
  readonly kept: UnreadableBody[];
  outcome: EventOutcome[] | undefined;
  failure: Error | undefined;
}

async function door(
  reportError: (error: unknown) => void = () => {},
  publicUrl?: string,
): Promise<{ app: ApiServer; behind: Behind; answered: number[] }> {
  const behind: Behind = { accepted: [], kept: [], outcome: undefined, failure: undefined };
  const answered: number[] = [];
  const app = createServer({ seal: () => testSeal, authenticate: async () => undefined, log: false, reportError });
  await holdAnswersToDescription(app);
  const seal = createSeal('secret', sealedFieldsDefault);
  const orFail = async (work: () => void): Promise<void> => {
    if (behind.failure !== undefined) throw behind.failure;
    work();
  };
  await collectRoutes(app, {
    findSource: async (key) => (key === 'wk_1' ? { id: 1 as SourceId, channel: 'web', enabled: true } : undefined),
    inbox: {
      accept: (entry) => orFail(() => behind.accepted.push(entry)),
      outcome: async () => behind.outcome,
      hasRoomForImports: async () => true,
      receipt: async () => undefined,
    },
    quarantine: { keepUnreadable: (body) => orFail(() => behind.kept.push(body)) },
    seal: () => seal,
    limits: () => ({ eventBytesMax: 32_768, batchEventsMax: 3, requestBytesMax: 100_000 }),
    clock: fixedClock(1_795_000_000_000),
    publicUrl,
    onAnswered: (_duration, events) => answered.push(events),
  });
  return { app, behind, answered };
}

const headers = { 'x-write-key': 'wk_1' };
const event = { type: 'track', event: 'A', userId: 'u' };

describe('the door', () => {
  test('tells SDKs the address that people use, where there is one', async () => {
    const settingsAt = async (publicUrl?: string) => {
      const { app } = await door(undefined, publicUrl);
      const answer = await app.inject({ url: '/v1/projects/wk_1/settings', headers: { host: 'inside:4680' } });
      return answer.json().integrations['Segment.io'];
    };
    expect(await settingsAt()).toMatchObject({ apiHost: 'inside:4680/v1', protocol: 'http' });
    expect(await settingsAt('https://events.larkfield.example/loyalty')).toMatchObject({
      apiHost: 'events.larkfield.example/loyalty/v1',
      protocol: 'https',
    });
  });

  test('says that a receipt is pending when processing takes too long', async () => {
    const { app, behind } = await door();
    const answer = await app.inject({ method: 'POST', url: '/v1/events', headers, payload: event });
    expect([answer.statusCode, answer.json()]).toMatchObject([
      202,
      { success: true, pending: true, events: [], receiptId: behind.accepted[0]?.receiptId },
    ]);
  });

  test('keeps a body as it came and what the request said beside it, for the time of its arrival', async () => {
    const { app, behind, answered } = await door();
    const payload = '{"batch":[ {"type":"page","anonymousId":"a"} ]}';
    await app.inject({ method: 'POST', url: '/v1/batch', headers: { ...headers, 'sec-gpc': '1', 'content-type': 'text/plain' }, payload });
    expect(behind.accepted).toMatchObject([
      {
        sourceId: 1,
        protocol: 'segment',
        receivedAt: 1_795_000_000_000,
        meta: { call: 'batch', gpc: true },
        body: Buffer.from(payload),
        wantReceipt: false,
      },
    ]);
    expect(answered).toEqual([1]);
  });

  test('tells a sender to come back when what it sent could not be kept', async () => {
    const { app, behind } = await door();
    behind.failure = new Unavailable('storage.postgres_down', 'the database does not answer', 2);
    const readable = await app.inject({ method: 'POST', url: '/v1/track', headers, payload: event });
    const unreadable = await app.inject({ method: 'POST', url: '/v1/track', headers, payload: '{"a":' });
    expect([readable.statusCode, unreadable.statusCode, unreadable.headers['retry-after']]).toEqual([503, 503, '2']);
  });

  test('an address that cannot be read is answered in the shape of every error', async () => {
    const { app } = await door();
    const answer = await app.inject({ method: 'GET', url: '/v1/pixel/%ED%A0%80' });
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { error: { code: 'request.invalid' } }]);
  });

  test('says by which method an address is to be used', async () => {
    const { app, behind } = await door();
    const cases = [
      ['GET', '/v1/batch', 'POST, OPTIONS'],
      ['PUT', '/v1/track', 'POST, OPTIONS'],
      ['DELETE', '/capture/', 'POST, OPTIONS'],
      ['PATCH', '/i', 'GET, HEAD, POST, OPTIONS'],
      ['POST', '/v1/pixel/track', 'GET, HEAD, OPTIONS'],
    ] as const;
    for (const [method, url, allow] of cases) {
      const answer = await app.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload: event }) });
      expect([answer.statusCode, answer.headers.allow, answer.json().error.code]).toEqual([405, allow, 'request.wrong_method']);
    }
    expect((await app.inject({ method: 'HEAD', url: '/v1/batch' })).statusCode).toBe(405);
    expect(behind.accepted).toEqual([]);
  });

  test('a sender that goes away in the middle is no error of ours', async () => {
    const reported: unknown[] = [];
    const { app, answered } = await door((error) => reported.push(error));
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    const arrived = new Promise((done) => app.server.once('request', done));
    socket.write('POST /v1/track HTTP/1.1\r\nhost: x\r\nx-write-key: wk_1\r\ncontent-length: 1000\r\n\r\n{"type":');
    await arrived;
    socket.destroy();
    await new Promise((done) => setTimeout(done, 100));
    await app.close();
    expect([reported, answered]).toEqual([[], []]);
  });

  test('does not keep what a PostHog sender will send again in halves', async () => {
    const { app, behind } = await door();
    const batch = Array.from({ length: 4 }, (_, at) => ({ event: 'A', distinct_id: `d${at}` }));
    const split = await app.inject({ method: 'POST', url: '/batch/', payload: { api_key: 'wk_1', batch } });
    expect([split.statusCode, behind.kept.length]).toEqual([413, 0]);
    const segment = await app.inject({ method: 'POST', url: '/v1/batch', headers, payload: { batch: Array(4).fill(event) } });
    expect([segment.statusCode, behind.kept.length]).toEqual([400, 1]);
  });

  test('a batch without events is taken and nothing is written', async () => {
    const { app, behind } = await door();
    const answer = await app.inject({ method: 'POST', url: '/v1/batch', headers, payload: { batch: [] } });
    expect([answer.statusCode, behind.accepted.length]).toEqual([200, 0]);
  });
});
