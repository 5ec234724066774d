import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RecordedRequest, recordedRequests, recordingsAbsent, whyAbsent } from '../contract/recorded-wire.ts';
import { type CollectingServer, startCollectingServer } from './collecting-server.ts';

describe.skipIf(recordingsAbsent)(`recorded SDKs, sent again byte for byte (${recordingsAbsent ? whyAbsent : 'recordings'})`, () => {
  let server: CollectingServer;

  beforeAll(async () => {
    server = await startCollectingServer();
  });
  afterAll(() => server?.close());

  // What belongs to the recorded connection, not to the SDK.
  const own = new Set(['host', 'connection', 'content-length', 'accept-encoding', 'origin', 'referer', 'authorization']);

  function withKey(text: string): string {
    return text
      .replaceAll('WRITE_KEY_1', server.writeKey)
      .replaceAll('phc_TEST', server.writeKey)
      .replaceAll('k1:s1', `${server.writeKey}:s1`)
      .replaceAll('"aid":"app1"', `"aid":"${server.writeKey}"`)
      .replaceAll('aid=app1', `aid=${server.writeKey}`);
  }

  async function send(recorded: RecordedRequest): Promise<number> {
    const headers = new Headers();
    for (const [name, value] of Object.entries(recorded.headers))
      if (!own.has(name) && !name.startsWith('sec-')) headers.set(name, withKey(value));
    const { authorization } = recorded.headers;
    if (authorization?.startsWith('Basic ')) {
      headers.set(
        'authorization',
        `Basic ${Buffer.from(withKey(Buffer.from(authorization.slice(6), 'base64').toString())).toString('base64')}`,
      );
    }
    const text = withKey(JSON.stringify(recorded.body));
    const packed = (recorded as { note?: string }).note === 'gunzipped';
    const body = recorded.method === 'POST' ? (packed ? gzipSync(text) : text) : undefined;
    const response = await fetch(server.url + withKey(recorded.url), {
      method: recorded.method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    await response.arrayBuffer();
    return response.status;
  }

  test.each([
    ['segment_node', 6],
    ['segment_node_legacy', 6],
    ['segment_browser', 6],
    ['segment_browser_batch', 6],
    ['customerio_node', 2],
    ['rudder_node', 6],
    ['rudder_browser', 5],
    ['jitsu_js', 4],
    ['jitsu_browser', 4],
    ['posthog_node', 3],
    ['posthog_browser', 5],
    ['snowplow_node', 3],
    ['snowplow_node_get', 3],
    ['snowplow_browser', 3],
  ])('%s', async (name, events) => {
    const before = (await server.events(0)).length;
    for (const recorded of recordedRequests(name))
      expect([recorded.url, await send(recorded)]).toEqual([recorded.url, recorded.method === 'OPTIONS' ? 204 : 200]);
    await expect.poll(async () => (await server.events(0)).length - before, { timeout: 10_000 }).toBe(events);
  });

  test('nothing of them is in quarantine', async () => {
    expect(await server.quarantined()).toEqual([]);
  });
});
