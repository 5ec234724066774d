import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { eventTable } from '../../src/event/index.ts';
import type { IdentifierId, SourceId } from '../../src/foundation/index.ts';
import { formatEventId, parseEventId, readRawEvent, readTimeline, type TimelineDependencies } from '../../src/profile/index.ts';
import { migrateWarehouse, openStorage, type Warehouse } from '../../src/storage/index.ts';
import { closeFigures, figure, isQuick } from '../figure.ts';
import { percentile } from './event-load.ts';

/*
 * The timeline of a person with 100,000 events, of three identifiers, among some millions of other people's, on the embedded warehouse
 * with the product's own code: first page, later pages, filters, one raw event. `--quick`: fewer others, fewer rounds.
 */
const quick = isQuick();
const others = quick ? 500_000 : 4_000_000;
const rounds = quick ? 25 : 60;
const dataDir = join(resolve(import.meta.dirname, '..', '..'), '.loyalty', `bench-timeline-${process.pid}`);
const silent = {
  info: () => undefined,
  warn: () => undefined,
  error: (_: unknown, message: string) => process.stderr.write(`${message}\n`),
};
const people = [
  { id: 5, events: 70_000 },
  { id: 6, events: 25_000 },
  { id: 300_000, events: 5_000 },
] as const;
const firstOtherId = 10;

/** Rows like those of a web shop over a year, about 700 bytes of JSON each, written where they are read. */
function rowsOf(identifier: string, rows: number, salt: number): string {
  const message = `lower(hex(MD5(toString(number + ${salt}))))`;
  const name = `['', 'Product Viewed', 'Order Completed', 'Live Chat Message Sent'][1 + number % 4]`;
  const kind = `['page', 'track', 'track', 'track'][1 + number % 4]`;
  const body = `concat('{"type":"', ${kind}, '","messageId":"', ${message}, '","event":"', ${name}, '","properties":{"product_id":"p', toString(number % 977),
    '","name":"Trail bike ', toString(number % 31), '","revenue":', toString(number % 500), ',"text":"It rattles on hills"},"context":{"library":{"name":"analytics.js","version":"next-1.84.3"},',
    '"locale":"pt-PT","timezone":"Europe/Lisbon","userAgent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36",',
    '"page":{"path":"/bikes/trail","title":"Trail bikes","url":"https://larkfield.test/bikes/trail/', lower(hex(MD5(toString(number * 7)))), '"}},"anonymousId":"a', toString(number % 3), '"}')`;
  return `INSERT INTO event (identifier_id, time, source_id, message_id, kind, name, channel, received_at, person_id, revenue_minor, currency, body)
    SELECT ${identifier} AS owner, toDateTime64('2026-11-01 00:00:00', 3, 'UTC') - toIntervalMillisecond(toInt64(cityHash64(number, ${salt}) % 31536000000)) AS happened,
      toUInt32(1 + number % 4), ${message}, ${kind}, ${name}, ['web', 'app', 'store', 'chat'][1 + number % 4], happened + toIntervalSecond(1), owner,
      if(number % 4 = 2, 5400, 0), if(number % 4 = 2, 'EUR', ''), ${body}
    FROM numbers(${rows})`;
}

async function write(warehouse: Warehouse): Promise<void> {
  await migrateWarehouse(warehouse, [eventTable]);
  const block = 500_000;
  for (let at = 0; at < others; at += block) {
    await warehouse.command(rowsOf(`toUInt64(${firstOtherId} + cityHash64(number, ${at}) % 250000)`, block, at));
  }
  for (const { id, events } of people) await warehouse.command(rowsOf(`toUInt64(${id})`, events, 100_000_000 + id * 1_000_000));
}

function print(what: string, latencies: readonly number[]): void {
  process.stdout.write(`${what}: p50 ${percentile(latencies, 0.5).toFixed(1)} ms, p95 ${percentile(latencies, 0.95).toFixed(1)} ms\n`);
}

async function timed(count: number, work: (at: number) => Promise<unknown>): Promise<number[]> {
  for (let at = 0; at < 5; at++) await work(at);
  const latencies: number[] = [];
  for (let at = 0; at < count; at++) {
    const startedAt = performance.now();
    await work(at);
    latencies.push(performance.now() - startedAt);
  }
  return latencies;
}

async function measure(warehouse: Warehouse): Promise<void> {
  const dependencies: TimelineDependencies = {
    warehouse,
    recentEvents: async () => [],
    sourceOf: (id) => ({ id, name: `Source ${id}` }),
    isHidden: () => false,
    hideFields: (value) => value,
  };
  const identifiers = people.map(({ id }) => ({
    id: id as IdentifierId,
    namespace: 'user_id',
    value: `u${id}`,
    firstSeen: 0,
    sourceId: 1 as SourceId,
    shared: false,
  }));
  const page = (filter: { before?: string | undefined; kind?: string; text?: string }) =>
    readTimeline(identifiers, { limit: 50, ...filter }, dependencies);

  const first = await timed(rounds, () => page({}));
  figure('timeline_first_page_p95', percentile(first, 0.95), 'ms', 100, 'atMost');
  print('first page', first);
  let before: string | undefined;
  const later = await timed(rounds, async () => {
    before = (await page({ before })).next;
  });
  print('later pages', later);
  const orders = await timed(rounds, () => page({ kind: 'order' }));
  print('pages of orders alone', orders);
  const text = await timed(Math.ceil(rounds / 4), (at) => page({ text: `trail bike ${at % 31}` }));
  print('pages by text', text);
  const { entries } = await page({});
  const raw = await timed(rounds, (at) => {
    const { identifierId, ...place } = parseEventId(entries[at % entries.length]?.eventId as string);
    return readRawEvent(parseEventId(formatEventId({ identifierId, ...place })), dependencies);
  });
  print('one raw event', raw);
}

mkdirSync(dataDir, { recursive: true });
const storage = await openStorage({ dataDir, log: silent });
try {
  const startedAt = performance.now();
  await write(storage.warehouse);
  process.stdout.write(`${others + 100_000} events written in ${((performance.now() - startedAt) / 1000).toFixed(0)} s\n`);
  await measure(storage.warehouse);
} finally {
  await storage.close();
  rmSync(dataDir, { recursive: true, force: true });
}
closeFigures();
