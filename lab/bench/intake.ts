import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import autocannon from 'autocannon';
import { closeFigures, figure, isQuick } from '../figure.ts';
import { type Administrator, administratorOf, type Product, startProduct } from '../product.ts';
import { eventText, percentile, sendEvents } from './event-load.ts';

/*
 * Intake, measured from outside: the built product on embedded engines, the load generator beside it on the same machine.
 *   1. batches of 50 at a fixed rate for a minute: accepted durably and fully processed (identity, summary, warehouse); before it, some
 *      seconds at half the rate that are not counted, as a process that has just started compiles its code;
 *   2. single events, accept alone, beside a bare route that inserts the same bytes into the same Postgres.
 * `--quick`: a tenth of the time. `--soak`: ten minutes instead of one, with the memory's growth.
 */
const quick = isQuick();
const soak = process.argv.includes('--soak');
const root = resolve(import.meta.dirname, '..', '..');
const dataDir = join(root, '.loyalty', `bench-intake-${process.pid}`);
const people = quick ? 20_000 : 100_000;
const offered = Number(process.env.LOYALTY_BENCH_RATE ?? 10_500);
const seconds = soak ? 600 : quick ? 8 : 60;
const warmUpSeconds = quick ? 3 : 10;
const batchSize = 50;

interface Operations {
  queue: { inbox: number | null; warehouse: number | null };
  process: { memoryBytes: number };
}

async function fullyProcessed(product: Product, administrator: Administrator): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const { writeKey } = await administrator.addSource('Load');
  await sendEvents({
    address: product.address,
    writeKey,
    people,
    batchSize,
    eventsPerSecond: offered / 2,
    seconds: warmUpSeconds,
    run: 'warm-up',
  });
  await allProcessed(administrator);
  const memory: number[] = [];
  const sampling = setInterval(async () => {
    const now = await administrator.request<Operations>('GET', '/v1/operations').catch(() => undefined);
    if (now) memory.push(now.process.memoryBytes);
  }, 5_000);
  const startedAt = performance.now();
  const load = await sendEvents({ address: product.address, writeKey, people, batchSize, eventsPerSecond: offered, seconds, run: 'load' });
  await allProcessed(administrator);
  const elapsed = (performance.now() - startedAt) / 1000;
  clearInterval(sampling);
  figure('intake_refused_or_failed', load.refused + load.failed, 'events', 0, 'atMost');
  figure('intake_fully_processed', load.accepted / elapsed, 'events/s', 10_000, 'atLeast');
  figure('intake_ack_p99', percentile(load.latencies, 0.99), 'ms', 50, 'atMost');
  process.stdout.write(`ack p50 ${percentile(load.latencies, 0.5).toFixed(1)} ms, ${load.accepted} events in ${elapsed.toFixed(1)} s\n`);
  if (soak && memory.length > 40) {
    // The caches fill in the first two minutes; what grows after that would grow for ever.
    const early = percentile(memory.slice(24, 48), 0.5);
    const late = percentile(memory.slice(-24), 0.5);
    figure('intake_memory_growth', (late / early - 1) * 100, 'percent', 10, 'atMost');
  }
}

async function allProcessed(administrator: Administrator): Promise<void> {
  for (;;) {
    const { queue } = await administrator.request<Operations>('GET', '/v1/operations');
    if (queue.inbox === 0 && queue.warehouse === 0) return;
    await new Promise((done) => setTimeout(done, 250));
  }
}

async function acceptAlone(): Promise<void> {
  const product = await startProduct({ dataDir, args: ['--no-processing'] });
  const administrator = administratorOf(product);
  const { writeKey } = await administrator.addSource('Single events');
  const body = eventText('single', 1, 7, 4711, new Date().toISOString()).replace('"type":"track",', '');
  const floor = await startBareRoute(product);
  const rounds = quick ? 1 : 3;
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const bare = await hammer(`${floor.address}/event`, body, {});
    const ours = await hammer(`${product.address}/v1/track`, body, {
      authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`,
    });
    ratios.push(ours / bare);
    process.stdout.write(`round ${round + 1}: bare route ${bare.toFixed(0)} requests/s, accept ${ours.toFixed(0)} requests/s\n`);
  }
  figure('accept_alone_to_bare_route', percentile(ratios, 0.5) * 100, 'percent', 50, 'atLeast');
  floor.stop();
  await product.stop();
}

async function hammer(url: string, body: string, headers: Record<string, string>): Promise<number> {
  const result = await autocannon({
    url,
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
    connections: 32,
    duration: quick ? 4 : 10,
  });
  if (result.non2xx > 0) throw new Error(`${url} answered ${result.non2xx} times with something else than 200`);
  return result.requests.average;
}

/** A Fastify route that does nothing but insert the body, in a process of its own. */
async function startBareRoute(_product: Product): Promise<{ address: string; stop(): void }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'lab', 'bench', 'bare-route.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((done, fail) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /listening at (\S+)/.exec(chunk.toString())?.[1];
      if (found) done(found);
    });
    child.once('exit', () => fail(new Error('the bare route did not start')));
  });
  return { address, stop: () => child.kill() };
}

try {
  const product = await startProduct({ dataDir });
  try {
    await fullyProcessed(product, administratorOf(product));
  } finally {
    await product.stop();
  }
  if (!soak) await acceptAlone();
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
closeFigures();
