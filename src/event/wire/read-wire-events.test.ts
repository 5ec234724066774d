import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  goBatches,
  recordedBodies,
  recordingsAbsent,
  specificationExamples,
  unreadableExamples,
  whyAbsent,
} from '../../../test/contract/recorded-wire.ts';
import type { JsonObject, JsonValue, SourceId } from '../../foundation/index.ts';
import { type CheckedEvent, checkEvent } from '../check-event.ts';
import type { CustomerEvent } from '../event.ts';
import { eventText } from '../event-text.ts';
import { isWireProtocol, type WireCall, type WireProtocol, wireProtocols } from './protocol.ts';
import { readWireEvents } from './read-wire-events.ts';

const receivedAt = Date.parse('2026-11-22T03:55:00.000Z');
const receiptId = '0b9f5c0e-9d0c-4f3a-9a52-3e8a3c9d1f00';
const context = { sourceId: 1 as SourceId, channel: 'server', receivedAt } as const;

function check(protocol: WireProtocol, body: JsonValue, call: WireCall = 'any'): CheckedEvent[] {
  return readWireEvents(protocol, body, { call, receiptId }).events.map((event) => checkEvent(event, context));
}

function good(protocol: WireProtocol, body: JsonValue, call: WireCall = 'any'): CustomerEvent[] {
  return check(protocol, body, call).map((checked) => {
    if (!checked.ok) throw new Error(`${checked.reason} at ${checked.at}: ${checked.message}`);
    return checked.event;
  });
}

describe.skipIf(recordingsAbsent)(`what real SDKs sent (${recordingsAbsent ? whyAbsent : 'recordings'})`, () => {
  const expected: Record<string, [WireProtocol, string[]]> = {
    segment_node: ['segment', ['identify', 'track Order Completed', 'page Home', 'screen Start', 'group', 'alias']],
    segment_node_legacy: ['segment', ['identify', 'track Signed Up', 'page Home', 'group', 'alias']],
    segment_browser: ['segment', ['page Home', 'identify', 'track Order Completed', 'group', 'alias', 'screen S']],
    segment_browser_batch: ['segment', ['page Home', 'identify', 'track Order Completed', 'group', 'alias', 'screen S']],
    customerio_node: ['segment', ['identify', 'track Signed Up']],
    rudder_node: ['rudderstack', ['identify', 'track Signed Up', 'page Home', 'screen S', 'group', 'alias']],
    rudder_browser: ['rudderstack', ['page Home', 'identify', 'track Order Completed', 'group', 'alias']],
    jitsu_js: ['jitsu', ['identify', 'track Signed Up', 'page', 'group']],
    jitsu_browser: ['jitsu', ['identify', 'track Order Completed', 'page', 'group']],
    posthog_node: ['posthog', ['identify', 'track Signed Up', 'alias']],
    posthog_browser: ['posthog', ['page Home', 'identify', 'track Signed Up', 'group', 'track $pageleave']],
    snowplow_node: ['snowplow', ['page Home', 'track add', 'track link_click']],
    snowplow_browser: ['snowplow', ['page Home', 'track add', 'track link_click']],
  };

  test.each(Object.entries(expected))('%s', (name, [protocol, wanted]) => {
    const checked = recordedBodies(name).flatMap(({ body }) => check(protocol, body));
    const said = checked.flatMap((one) => (one.ok ? [`${one.event.kind} ${one.event.name}`.trim()] : []));
    for (const one of wanted) expect(said).toContain(one);
    // A PostHog server library describes groups without anybody in them.
    const refused = checked.filter((one) => !one.ok);
    expect(refused).toEqual([]);
    const alone = checked.filter((one) => one.ok && one.event.userId !== 'u1' && one.event.anonymousId === undefined);
    expect(alone.map((one) => one.ok && one.event.kind)).toEqual(name === 'posthog_node' ? ['group'] : []);
  });

  test('traits, clocks and places of the field land where they belong', () => {
    const rudder = recordedBodies('rudder_browser').flatMap(({ body }) => good('rudderstack', body));
    expect(rudder.find(({ kind }) => kind === 'identify')?.traits).toEqual({ email: 'x@example.com' });
    expect(rudder[0]?.channel).toBe('web');
    const posthog = recordedBodies('posthog_browser').flatMap(({ body }) => good('posthog', body));
    expect(posthog.find(({ kind }) => kind === 'identify')).toMatchObject({
      userId: 'u1',
      anonymousId: '01a20161-c2b4-7639-bd27-b481cf5c558b',
      traits: { email: 'x@example.com' },
    });
    expect(posthog.find(({ kind }) => kind === 'group')).toMatchObject({ groupId: 'g1', traits: { name: 'ACME' }, userId: 'u1' });
    expect(posthog.find(({ kind }) => kind === 'page')).toMatchObject({
      context: {
        campaign: { source: 'google', medium: 'cpc', name: 'spring' },
        page: { path: '/' },
        library: { name: 'web' },
        timezone: 'UTC',
      },
    });
    for (const event of posthog) expect(JSON.stringify(event)).not.toContain('phc_TEST');
    const alias = recordedBodies('posthog_node').flatMap(({ body }) => check('posthog', body));
    expect(alias.flatMap((one) => (one.ok && one.event.kind === 'alias' ? [one.event] : []))).toMatchObject([
      { userId: 'u1', previousId: 'a1' },
    ]);
  });

  test('no write key is in any event', () => {
    for (const name of ['segment_browser', 'segment_browser_batch', 'jitsu_js']) {
      for (const { body } of recordedBodies(name)) {
        for (const event of good(name.startsWith('jitsu') ? 'jitsu' : 'segment', body))
          expect(JSON.stringify(event)).not.toMatch(/WRITE_KEY|k1:/);
      }
    }
  });

  test.each((recordingsAbsent ? [] : goBatches()).map(({ name, body }) => [name, body] as const))('the Go SDK: %s', (_, body) => {
    for (const event of good('segment', body, 'batch')) {
      // Its batches were "sent" in 2009: the rule for wrong clocks makes that the time of arrival.
      // One says a time after its sending, which the rule would put into the future: its word is taken.
      expect(event.time).toBe(event.time < receivedAt ? Date.parse('2015-07-10T23:00:00Z') : receivedAt);
      expect(event.context).toMatchObject({ library: { name: 'analytics-go', version: '3.0.0' } });
    }
  });

  test('every complete example of the specification is an event, or is refused for what it lacks', () => {
    const refused: string[] = [];
    for (const { json, heading } of specificationExamples()) {
      const [checked] = check('segment', json);
      if (!checked?.ok) refused.push(`${heading}: ${checked?.reason}`);
    }
    expect(refused.filter((one) => !/no_identity|no_group/.test(one))).toEqual([]);
    expect(refused.length).toBeLessThan(specificationExamples().length / 4);
  });

  test('the empty arrays of PHP are objects without members', () => {
    const empty = { context: [], properties: [], integrations: [] };
    const batch = [
      { type: 'track', userId: 'u', event: 'A', ...empty },
      { type: 'identify', userId: 'u', traits: [], context: [] },
    ];
    const events = good('segment', { batch, context: { library: { name: 'php' } } }, 'batch');
    expect(events).toMatchObject([
      { properties: {}, integrations: {}, context: { library: { name: 'php' } } },
      { traits: {}, context: { library: { name: 'php' } } },
    ]);
    const pixel = readWireEvents('segment', { type: 'page', anonymousId: 'a', context: [] }, { call: 'any', gpc: true, receiptId });
    expect(pixel.events[0]?.context).toEqual({ gpc: true });
    expect(batch[0]?.context).toEqual([]);
    expect(check('segment', { type: 'track', userId: 'u', event: 'A', properties: ['x'] })).toMatchObject([{ reason: 'event.bad_field' }]);
  });

  test('texts that are no JSON are kept as what they are', () => {
    expect(unreadableExamples().length).toBeGreaterThan(0);
    for (const text of unreadableExamples()) expect(() => JSON.parse(text)).toThrow();
  });
});

describe('one shape for all', () => {
  test("a batch's context and integrations hold where the item is silent", () => {
    const body = {
      sentAt: '2026-11-22T03:55:00.000Z',
      context: { library: { name: 'x' }, ip: '192.0.2.1' },
      integrations: { All: true, Braze: false },
      batch: [
        { type: 'track', event: 'A', userId: 'u', context: { ip: '192.0.2.9' }, integrations: { Braze: true } },
        { type: 'track', event: 'B', userId: 'u' },
      ],
    };
    const [first, second] = good('segment', body, 'batch');
    expect(first?.context).toEqual({ library: { name: 'x' }, ip: '192.0.2.9' });
    expect(first?.integrations).toEqual({ All: true, Braze: true });
    expect(second?.context).toEqual(body.context);
  });

  test('the address names the call, ids without a name of their own are named after the request', () => {
    const [event] = good('segment', { type: 'identify', event: 'Signed Up', userId: 7 }, 'track');
    expect(event).toMatchObject({ kind: 'track', name: 'Signed Up', userId: '7', messageId: `${receiptId}.0` });
    const both = good('loyalty', [
      { type: 'track', event: 'A', userId: 'u' },
      { type: 'page', userId: 'u', messageId: '' },
    ]);
    expect(both.map(({ messageId }) => messageId)).toEqual([`${receiptId}.0`, `${receiptId}.1`]);
  });

  test('what the request said is added, what the event says stays', () => {
    const meta = { call: 'page', receiptId, gpc: true, ip: '203.0.113.7', userAgent: 'UA', referer: 'https://a.test/' } as const;
    const [first] = readWireEvents('segment', { userId: 'u', context: { ip: '192.0.2.1' } }, meta).events;
    expect(first?.context).toEqual({ ip: '192.0.2.1', gpc: true, userAgent: 'UA', page: { url: 'https://a.test/' } });
  });

  test('RudderStack merge becomes evidence for one person', () => {
    const item = {
      type: 'merge',
      userId: 'u1',
      mergeProperties: [
        { type: 'email', value: 'a@b.test' },
        { type: 'mobile', value: '+1' },
      ],
    };
    const [event] = good('rudderstack', item, 'merge');
    expect(event).toMatchObject({
      kind: 'identify',
      userId: 'u1',
      context: {
        externalIds: [
          { type: 'email', id: 'a@b.test', collection: 'users' },
          { type: 'phone', id: '+1' },
        ],
      },
    });
  });

  test("PostHog's people without a name stay unknown, its own ids for both are told apart", () => {
    const of = (properties: JsonObject, event = 'Viewed') =>
      good('posthog', { event, distinct_id: 'd1', properties: { ...properties } })[0];
    expect(of({ $device_id: 'd1' })).toMatchObject({ anonymousId: 'd1' });
    expect(of({ $device_id: 'd1' })?.userId).toBeUndefined();
    expect(of({ $is_identified: false })?.userId).toBeUndefined();
    expect(of({ $process_person_profile: false })?.userId).toBeUndefined();
    expect(of({ $device_id: 'dev', $is_identified: true })).toMatchObject({ userId: 'd1', anonymousId: 'dev' });
    expect(of({ $set: { plan: 'pro' }, $set_once: { first: 1 } })).toMatchObject({
      userId: 'd1',
      context: { traits: { plan: 'pro' }, traitsOnce: { first: 1 } },
    });
    expect(of({ $set: { plan: 'pro' } }, '$set')).toMatchObject({ kind: 'identify', traits: { plan: 'pro' } });
    expect(of({ $screen_name: 'Cart', $lib: 'posthog-ios' }, '$screen')).toMatchObject({ kind: 'screen', name: 'Cart', channel: 'app' });
    expect(of({ unknown: 1, $unknown: 2 })?.properties).toEqual({ unknown: 1, $unknown: 2 });
  });

  test('a body that is no batch where one is expected is a problem of the whole', () => {
    expect(readWireEvents('segment', { batch: 1 }, { call: 'batch' }).batchProblems).toMatchObject([{ at: 'batch' }]);
    expect(readWireEvents('segment', 'x', { call: 'track' }).batchProblems).toMatchObject([{ at: 'body' }]);
    expect(check('segment', { batch: [1, null, [], { type: 'track' }] }, 'batch').map((one) => (one.ok ? 'ok' : one.reason))).toEqual([
      'event.not_an_object',
      'event.not_an_object',
      'event.not_an_object',
      'event.no_identity',
    ]);
  });
});

describe('reading twice', () => {
  test('gives the same and changes nothing, whatever the body', () => {
    const protocol = fc.constantFrom(...wireProtocols);
    const call = fc.constantFrom<WireCall>('batch', 'any', 'track', 'identify', 'page', 'screen', 'group', 'alias', 'merge');
    const value = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>;
    const name = fc.constantFrom(
      'type',
      'event',
      'userId',
      'properties',
      'context',
      'timestamp',
      'sentAt',
      'messageId',
      'distinct_id',
      '$set',
      'e',
      'ue_pr',
      'co',
      '__proto__',
      'traits',
      'mergeProperties',
    );
    const item = fc.oneof(
      value,
      fc.dictionary(
        name,
        fc.oneof(
          value,
          fc.constantFrom<JsonValue>(
            'track',
            'identify',
            '$identify',
            'pv',
            'u1',
            '2026-11-22T03:49:12.383Z',
            Number.POSITIVE_INFINITY,
            '\u0000',
            '\ud800',
          ),
        ),
        { noNullPrototype: true },
      ),
    );
    const body = fc.oneof(
      value,
      item,
      fc.array(item, { maxLength: 4 }),
      fc.array(item, { maxLength: 4 }).map((batch) => ({ batch, sentAt: 'x' })),
      fc.array(item, { maxLength: 4 }).map((data) => ({ data })),
    );
    const codes = /^event\.[a-z_]+$/;
    fc.assert(
      fc.property(protocol, call, body as fc.Arbitrary<JsonValue>, (given, how, json) => {
        const before = JSON.stringify(json);
        const meta = { call: how, receiptId, gpc: true } as const;
        const first = readWireEvents(given, json, meta);
        expect(JSON.stringify(readWireEvents(given, json, meta))).toBe(JSON.stringify(first));
        expect(JSON.stringify(json)).toBe(before);
        for (const event of first.events) {
          const checked = checkEvent(event, context);
          expect(JSON.stringify(checkEvent(JSON.parse(JSON.stringify(event)), context)).length).toBeGreaterThan(0);
          if (checked.ok) {
            expect(Number.isSafeInteger(checked.event.time)).toBe(true);
            expect(checked.event.time).toBeLessThanOrEqual(receivedAt);
            expect(JSON.stringify(checked.event)).not.toMatch(/\\u0000|\\ud8/);
          } else expect(checked.reason).toMatch(codes);
        }
        expect(Object.getPrototypeOf({})).toBe(Object.prototype);
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 1500) },
    );
  });

  test('nesting without end is refused, and can still be written down', () => {
    let deep = '1';
    for (let level = 0; level < 50; level += 1) deep = `{"a":${deep}}`;
    expect(check('segment', JSON.parse(`{"type":"track","event":"A","userId":"u","properties":${deep}}`))[0]?.ok).toBe(true);
    const bottomless = JSON.parse(
      `{"type":"track","event":"A","userId":"u","properties":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
    ) as JsonValue;
    const { events } = readWireEvents('segment', bottomless, { call: 'any', receiptId });
    expect(checkEvent(events[0] as JsonObject, context)).toMatchObject({ ok: false, reason: 'event.too_deep' });
    expect(JSON.parse(eventText(events[0] as JsonObject)).event).toBe('A');
  });

  test('protocols are known by name', () => {
    expect(wireProtocols.every(isWireProtocol)).toBe(true);
    expect(isWireProtocol('ftp')).toBe(false);
  });
});
