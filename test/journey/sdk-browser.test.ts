import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../lab/browser.ts';
import { type CollectingServer, type StoredEvent, startCollectingServer } from './collecting-server.ts';

// SDKs as they come from their packages, in a real browser, on a page of another origin: what a shop's page does.

let server: CollectingServer;
let shop: Server;
let browser: Browser;
let script = '';

const entry = `
import { AnalyticsBrowser } from '@segment/analytics-next';
import { RudderAnalytics } from '@rudderstack/analytics-js/bundled';
window.sdks = { AnalyticsBrowser, RudderAnalytics };
`;

beforeAll(async () => {
  server = await startCollectingServer();
  const bundle = await build({
    stdin: { contents: entry, resolveDir: join(import.meta.dirname, '..', '..') },
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  script = bundle.outputFiles[0]?.text ?? '';
  shop = createServer((request, response) => {
    if (request.url === '/sdks.js') response.setHeader('content-type', 'application/javascript').end(script);
    else if (request.url === '/favicon.ico') response.writeHead(204).end();
    else {
      const jitsu = request.url?.startsWith('/jitsu')
        ? `<script src="${server.url}/p.js" data-write-key="${server.writeKey}:s" data-init-only="true"></script>`
        : '';
      response
        .setHeader('content-type', 'text/html')
        .end(`<!doctype html><title>Bikes</title><script src="/sdks.js"></script>${jitsu}<h1>Bikes</h1>`);
    }
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await new Promise((done) => shop?.close(done));
  await server?.close();
});

/** Opens the shop with a visitor of her own and collects what the browser complains about. */
async function visit(path: string): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`http://127.0.0.1:${(shop.address() as AddressInfo).port}${path}`);
  return { page, complaints };
}

async function eventsWith(id: string, count: number): Promise<StoredEvent[]> {
  const own = async () => (await server.events(0)).filter(({ body }) => JSON.stringify(body).includes(id));
  await expect.poll(async () => (await own()).length, { timeout: 15_000 }).toBe(count);
  return own();
}

function summary(events: readonly StoredEvent[]): string[] {
  return events.map(({ kind, name }) => `${kind} ${name}`.trim()).sort();
}

interface SegmentCalls {
  page(category: string, name: string): Promise<unknown>;
  identify(id: string, traits: object): Promise<unknown>;
  track(name: string, properties: object): Promise<unknown>;
  group(id: string, traits: object): Promise<unknown>;
  alias(id: string, previous: string): Promise<unknown>;
  screen(category: string, name: string): Promise<unknown>;
}

describe('@segment/analytics-next', () => {
  const calls = async (page: Page, id: string, batching: boolean) =>
    page.evaluate(
      async ({ url, writeKey, id, batching }) => {
        const { AnalyticsBrowser } = (
          globalThis as unknown as { sdks: { AnalyticsBrowser: { load(settings: object, options?: object): SegmentCalls } } }
        ).sdks;
        const delivery = { deliveryStrategy: { strategy: 'batching', config: { size: 3, timeout: 300 } } };
        const options = batching ? { integrations: { 'Segment.io': delivery } } : {};
        const analytics = AnalyticsBrowser.load({ writeKey, cdnURL: url }, options);
        await analytics.page('Docs', `Home ${id}`);
        await analytics.identify(id, { email: `${id}@example.test` });
        await analytics.track('Order Completed', { revenue: 12.5, order_id: id });
        await analytics.group('g1', { name: id });
        await analytics.screen('S', id);
        await analytics.alias(`${id}-new`, id);
      },
      { url: server.url, writeKey: server.writeKey, id, batching },
    );

  test.each([
    ['one request an event', false],
    ['in batches', true],
  ])('all six calls arrive, %s, told only where its settings are', async (_, batching) => {
    const id = batching ? 'next-batch' : 'next-single';
    const { page, complaints } = await visit(`/bikes?utm_source=google&utm_medium=cpc&utm_campaign=spring&run=${id}`);
    await calls(page, id, batching);
    const events = await eventsWith(id, 6);
    expect(summary(events)).toEqual(['alias', 'group', 'identify', `page Home ${id}`, `screen ${id}`, 'track Order Completed']);
    const order = events.find(({ kind }) => kind === 'track')?.body;
    expect(order).toMatchObject({
      userId: id,
      context: { campaign: { source: 'google', medium: 'cpc', name: 'spring' }, page: { path: '/bikes' } },
    });
    expect(order?.anonymousId).toMatch(/^[0-9a-f-]{36}$/);
    expect(complaints).toEqual([]);
  });
});

describe('@rudderstack/analytics-js', () => {
  test('its calls arrive, with its settings from here', async () => {
    const id = 'rudder-browser';
    const { page, complaints } = await visit(`/bikes?utm_source=google&run=${id}`);
    await page.evaluate(
      ({ url, writeKey, id }) => {
        interface Rudder {
          load(key: string, dataPlane: string, options: object): void;
          page(category: string, name: string): void;
          identify(id: string, traits: object): void;
          track(name: string, properties: object): void;
          group(id: string, traits: object): void;
          alias(id: string): void;
        }
        const rudder = new (globalThis as unknown as { sdks: { RudderAnalytics: new () => Rudder } }).sdks.RudderAnalytics();
        rudder.load(writeKey, url, { configUrl: url, logLevel: 'ERROR' });
        rudder.page('Docs', 'Home');
        rudder.identify(id, { email: `${id}@example.test` });
        rudder.track('Order Completed', { revenue: 12.5 });
        rudder.group('g1', { name: 'ACME' });
        rudder.alias(`${id}-new`);
      },
      { url: server.url, writeKey: server.writeKey, id },
    );
    const events = await eventsWith(id, 5);
    expect(summary(events)).toEqual(['alias', 'group', 'identify', 'page Home', 'track Order Completed']);
    expect(complaints).toEqual([]);
  });
});

describe("Jitsu's script", () => {
  test('is served from here and sends here', async () => {
    const id = 'jitsu-browser';
    const { page, complaints } = await visit(`/jitsu?utm_source=google&run=${id}`);
    await page.waitForFunction(() => 'jitsu' in globalThis);
    await page.evaluate(async (person) => {
      interface Jitsu {
        page(): Promise<unknown>;
        identify(id: string, traits: object): Promise<unknown>;
        track(name: string, properties: object): Promise<unknown>;
      }
      const { jitsu } = globalThis as unknown as { jitsu: Jitsu };
      await jitsu.page();
      await jitsu.identify(person, { email: `${person}@example.test` });
      await jitsu.track('Order Completed', { revenue: 12.5 });
    }, id);
    expect(summary(await eventsWith(id, 3))).toEqual(['identify', 'page', 'track Order Completed']);
    expect(complaints).toEqual([]);
  });
});

test('a page that closes still sends by beacon', async () => {
  const { page } = await visit('/bikes');
  await page.evaluate(
    ({ url, writeKey }) => {
      const batch = [{ type: 'track', event: 'Left', anonymousId: 'beacon-visitor', messageId: 'beacon-1' }];
      const { navigator } = globalThis as unknown as { navigator: { sendBeacon(url: string, body: string): boolean } };
      navigator.sendBeacon(`${url}/beacon/v1/batch?writeKey=${writeKey}`, JSON.stringify({ batch }));
    },
    { url: server.url, writeKey: server.writeKey },
  );
  await page.close();
  expect(summary(await eventsWith('beacon-visitor', 1))).toEqual(['track Left']);
});
