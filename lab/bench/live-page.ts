import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launchBrowser, signInByFirstLink } from '../browser.ts';
import { closeFigures, figure, isQuick } from '../figure.ts';
import { type Administrator, administratorOf, type Product, startProduct } from '../product.ts';
import { percentile, sendEvents } from './event-load.ts';

/*
 * The customer page under 1,000 events a second in batches of 50, measured from outside: how long its data takes to answer, and how long it takes from a
 * posted event to its words on the open page in a real browser. `--quick`: half of the time.
 */
const quick = isQuick();
const seconds = quick ? 30 : 60;
const people = 20_000;
const batchSize = 50;
const dataDir = join(resolve(import.meta.dirname, '..', '..'), '.loyalty', `bench-live-${process.pid}`);
const pauseBetweenReadsMs = 30;
const pauseBetweenWordsMs = 300;
// People whom the load has visited before they are read.
const warmUpMs = 3_000;
// The first readings wait for code to be compiled.
const readsBefore = 20;

async function readPages(administrator: Administrator, until: number): Promise<number[]> {
  const latencies: number[] = [];
  for (let turn = 1; performance.now() < until; turn += 1) {
    // People who are known by a user id, from among those whom the first seconds of the load have met.
    const person = ((turn * 31 * 3 + 1) * 7919) % people;
    const startedAt = performance.now();
    const found = await administrator.request('GET', `/v1/customers/by/anonymous_id/browser-${person}`).catch(() => undefined);
    if (found !== undefined) latencies.push(performance.now() - startedAt);
    await new Promise((done) => setTimeout(done, pauseBetweenReadsMs));
  }
  return latencies.slice(readsBefore);
}

async function watchPage(product: Product, administrator: Administrator, writeKey: string, until: number): Promise<number[]> {
  const say = async (text: string, turn: number): Promise<void> => {
    const event = {
      type: 'track',
      event: 'Live Chat Message Sent',
      userId: 'watched',
      messageId: `said-${turn}`,
      properties: { message: text },
    };
    const response = await fetch(`${product.address}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`, 'content-type': 'application/json' },
      body: JSON.stringify({ batch: [event] }),
    });
    if (!response.ok) throw new Error(`an event was answered ${response.status}`);
  };
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })).newPage();
    await signInByFirstLink(page, product.firstLink as string);
    await say('These are the first words.', 0);
    const { id } = await knownAs(administrator, 'watched');
    await page.goto(`${product.address}/people/${id}`);
    await page.getByText('These are the first words.').first().waitFor();
    const latencies: number[] = [];
    for (let turn = 1; performance.now() < until; turn += 1) {
      const text = `These are the words of turn ${turn}.`;
      const startedAt = performance.now();
      await say(text, turn);
      await page.getByText(text).first().waitFor();
      latencies.push(performance.now() - startedAt);
      await page.waitForTimeout(pauseBetweenWordsMs);
    }
    return latencies;
  } finally {
    await browser.close();
  }
}

/** The customer with this user id, as soon as the event that made her is applied. */
async function knownAs(administrator: Administrator, userId: string): Promise<{ id: string }> {
  for (;;) {
    const found = await administrator.request<{ id: string }>('GET', `/v1/customers/by/user_id/${userId}`).catch(() => undefined);
    if (found !== undefined) return found;
    await new Promise((done) => setTimeout(done, pauseBetweenReadsMs));
  }
}

mkdirSync(dataDir, { recursive: true });
try {
  const product = await startProduct({ dataDir });
  try {
    const administrator = administratorOf(product);
    const { writeKey } = await administrator.addSource('Load');
    const load = sendEvents({ address: product.address, writeKey, people, batchSize, eventsPerSecond: 1_000, seconds, run: 'live' });
    await new Promise((done) => setTimeout(done, warmUpMs));
    // One after the other: a browser beside them would take half of the machine from the answers that are timed.
    const until = performance.now() + seconds * 1_000 - 2 * warmUpMs;
    const reads = await readPages(administrator, performance.now() + (seconds * 1_000) / 3);
    const changes = await watchPage(product, administrator, writeKey, until);
    const { accepted, sent } = await load;
    process.stdout.write(`${accepted} of ${sent} events accepted meanwhile; ${reads.length} pages read, ${changes.length} changes seen\n`);
    process.stdout.write(`customer page: p50 ${percentile(reads, 0.5).toFixed(1)} ms, slowest ${percentile(reads, 1).toFixed(0)} ms\n`);
    figure('customer_api_under_load_p95', percentile(reads, 0.95), 'ms', 20, 'atMost');
    figure('event_to_open_page_p95', percentile(changes, 0.95), 'ms', 1_000, 'atMost');
    process.stdout.write(
      `event to open page: p50 ${percentile(changes, 0.5).toFixed(0)} ms, slowest ${percentile(changes, 1).toFixed(0)} ms\n`,
    );
  } finally {
    await product.stop();
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
closeFigures();
