import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonValue, SourceId } from '../foundation/index.ts';
import { checkEvent } from './check-event.ts';
import { openRequest, writeKeyIn } from './open-request.ts';
import { createSeal } from './seal/seal.ts';
import { sealedFieldsDefault } from './seal/sealed-field.ts';
import { type WireCall, wireProtocols } from './wire/protocol.ts';
import { readWireEvents } from './wire/read-wire-events.ts';

const seal = createSeal('secret', sealedFieldsDefault);
const limits = { eventBytesMax: 32_768, batchEventsMax: 5, requestBytesMax: 20_000 };
const refusals = new Set([
  'event.body_too_large',
  'event.bad_compression',
  'event.not_json',
  'event.bad_batch',
  'event.too_many_events',
  'event.too_large',
  'event.too_deep',
]);

function open(
  body: string | Buffer,
  protocol = 'segment' as (typeof wireProtocols)[number],
  call: WireCall = 'batch',
  contentEncoding?: string,
) {
  return openRequest({ bytes: Buffer.from(body), headers: { contentEncoding }, protocol, call }, seal, limits);
}

describe('opening a request', () => {
  test('what arrived is what is kept, unless it holds a number', async () => {
    const text = '{ "batch" : [ {"type":"track", "event":"A", "userId":"u"} ], "sentAt":"2026-11-22T00:00:00Z" }';
    expect(await open(gzipSync(text))).toMatchObject({ ok: true, body: text });
    expect(await open(text.replace('"u"', '"4111111111111111"'))).toMatchObject({
      ok: true,
      body: expect.stringMatching(/"userId":"sealed:[0-9a-f]{16}:1111"/),
    });
  });

  test('addresses that protocols share are told apart by the body', async () => {
    const posthog = '{"api_key":"k","batch":[{"event":"A","distinct_id":"d"}]}';
    expect(await open(posthog)).toMatchObject({ ok: true, protocol: 'posthog' });
    expect(await open('[{"event":"A","properties":{"token":"k","distinct_id":"d"}}]', 'segment', 'track')).toMatchObject({
      ok: true,
      protocol: 'posthog',
    });
    expect(await open('{"batch":[]}', 'posthog')).toMatchObject({ ok: true, protocol: 'segment' });
    expect(await open('{"event":"A","distinct_id":"d"}', 'posthog', 'any')).toMatchObject({ ok: true, protocol: 'posthog' });
  });

  test('base64 inside a tracker’s payload is opened, so that numbers in it are sealed', async () => {
    const inner = Buffer.from(
      JSON.stringify({ schema: 's', data: { schema: 'iglu:a/pay/jsonschema/1-0-0', data: { card_number: '47110815' } } }),
    ).toString('base64url');
    const opened = await open(JSON.stringify({ schema: 'x', data: [{ e: 'ue', ue_px: inner, eid: '1', uid: 'u' }] }), 'snowplow', 'any');
    expect(opened).toMatchObject({ ok: true });
    expect(opened.body).not.toContain('47110815');
    expect(opened.body).toContain(seal.reference('47110815'));
  });

  test.each(['segment', 'posthog'] as const)('%s: a single event of any depth is refused and kept as it came', async (protocol) => {
    const text = `{"event":"A","userId":"u","properties":${'{"a":'.repeat(5_000 / 2)}1${'}'.repeat(5_000 / 2)}}`;
    const call = protocol === 'segment' ? 'track' : 'any';
    expect(await open(text, protocol, call)).toMatchObject({ ok: false, code: 'event.too_deep', body: text });
    const batched = await open(`{"batch":[${text}]}`, protocol, 'batch');
    expect(batched).toMatchObject({ ok: true, items: [{ event: 'A' }] });
    expect(JSON.stringify(batched)).toContain('{\\"a\\":');
  });

  test('a key is found under every name that a protocol has for it', () => {
    const bodies = [
      { writeKey: 'k' },
      { api_key: 'k' },
      { token: 'k' },
      { batch: [{ writeKey: 'k' }] },
      { data: [{ aid: 'k' }] },
      [{ properties: { token: 'k' } }],
      { aid: 'k' },
    ];
    for (const body of bodies) expect(writeKeyIn(body as JsonValue)).toBe('k');
    expect(writeKeyIn({ batch: [] })).toBeUndefined();
    expect(writeKeyIn(undefined)).toBeUndefined();
  });
});

test('any bytes at any address end in events or a known refusal, and never in more text than came', async () => {
  const json = fc.oneof(
    fc.json({ maxDepth: 4 }),
    fc.json({ maxDepth: 3 }).map((item) => `{"batch":[${item},${item}]}`),
    fc.json({ maxDepth: 3 }).map((item) => `{"api_key":"k","batch":[${item}]}`),
    fc.tuple(fc.json({ maxDepth: 2 }), fc.nat(60)).map(([text, cut]) => text.slice(0, cut)),
  );
  const bytes = fc.oneof(
    json.map((text) => Buffer.from(text)),
    json.map((text) => gzipSync(text)),
    json.map((text) => Buffer.from(`data=${encodeURIComponent(Buffer.from(text).toString('base64'))}`)),
    fc.uint8Array({ maxLength: 100 }).map((raw) => Buffer.from(raw)),
    fc.nat(30_000).map((length) => Buffer.alloc(length, '[')),
    fc.nat(3_000_000).map((length) => gzipSync(Buffer.alloc(length, 0x20))),
  );
  const calls = fc.constantFrom<WireCall>('batch', 'any', 'track', 'merge');
  await fc.assert(
    fc.asyncProperty(
      bytes,
      fc.constantFrom(...wireProtocols),
      calls,
      fc.constantFrom(undefined, 'gzip', 'br', 'deflate'),
      async (body, protocol, call, encoding) => {
        const opened = await open(body, protocol, call, encoding);
        if (!opened.ok) {
          expect(refusals.has(opened.code)).toBe(true);
          return;
        }
        expect(opened.body.length).toBeLessThanOrEqual(limits.requestBytesMax * 2);
        expect(opened.items.length).toBeLessThanOrEqual(limits.batchEventsMax);
        // Processing reads the stored text again and must find the same number of events.
        const meta = { call: opened.call, receiptId: 'r' };
        const { events, batchProblems } = readWireEvents(opened.protocol, JSON.parse(opened.body) as JsonValue, meta);
        expect(batchProblems).toEqual([]);
        expect(events.length).toBe(opened.items.length);
        for (const event of events) checkEvent(event, { sourceId: 1 as SourceId, channel: 'web', receivedAt: 1_795_000_000_000 });
      },
    ),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 800) },
  );
});
