import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { closeFigures, figure, isQuick } from '../figure.ts';
import { type Product, startProduct } from '../product.ts';
import { bodiesFor } from './decide-catalogue.ts';
import { decideInProcess } from './decide-in-process.ts';
import { type DecideLoadResult, loadDecisions } from './decide-load.ts';
import { prepareDecisions, untilAudiencesStand } from './decide-world.ts';
import { percentile, sendEvents } from './event-load.ts';

/*
 * Decisions, measured from outside: the built product on embedded engines with a million people, 200 audiences, 50 pieces of content and rules, while 2,000
 * events a second come in; the two loads beside it on the same machine.
 *   1. 500 calls a second for a minute on different people, first with nothing else going on, then beside the events: what the server says of itself,
 *      end to end, errors;
 *   2. an event that rides along changes that very answer, and one that was posted just before changes the next within a second;
 *   3. in this process: the choice alone, with the summary in memory.
 * `--quick`: a twentieth of the people, a tenth of the time.
 */
const quick = isQuick();
const people = quick ? 50_000 : 1_000_000;
const audiences = quick ? 50 : 200;
const seconds = quick ? 8 : 60;
const warmUpSeconds = quick ? 4 : 10;
const callsPerSecond = 500;
const eventsPerSecond = 2_000;
const eventPeople = 100_000;
// Some 300 µs a person for those who were written beside the product.
const audiencesMsMax = 1_200_000;

const dataDir = join(resolve(import.meta.dirname, '..', '..'), '.loyalty', `bench-decide-${process.pid}`);

interface Answer {
  readonly choices: readonly { readonly key: string }[];
  readonly context: { readonly intents: readonly { readonly topic: string; readonly signs: readonly unknown[] }[] };
}

interface World {
  readonly token: string;
  readonly writeKey: string;
}

async function decideAtRate(product: Product, { token }: World): Promise<DecideLoadResult> {
  const calls = {
    ...{ address: product.address, path: '/v1/moments/decide', headers: { authorization: `Bearer ${token}` } },
    ...{ bodies: bodiesFor('anonymous_id', 'browser-'), people },
  };
  const load = await loadDecisions({ ...calls, rate: { callsPerSecond }, seconds, warmUpSeconds });
  const { serverSide, endToEnd, late } = load;
  process.stdout.write(
    `${load.sent} calls at ${load.perSecond.toFixed(0)}/s; server side p50 ${serverSide.p50.toFixed(2)} p95 ${serverSide.p95.toFixed(2)} p99 ${serverSide.p99.toFixed(2)} ms; end to end p50 ${endToEnd.p50.toFixed(2)} p95 ${endToEnd.p95.toFixed(2)} p99 ${endToEnd.p99.toFixed(2)} most ${endToEnd.most.toFixed(0)} ms; sent late p99 ${late.p99.toFixed(2)} ms; ${load.defaults} kind defaults\n`,
  );
  for (const { status, body } of load.refusals) process.stdout.write(`refused: ${status} ${body.slice(0, 300)}\n`);
  return load;
}

async function alone(product: Product, world: World): Promise<void> {
  const { refused, failed, defaults, endToEnd } = await decideAtRate(product, world);
  figure('decide_alone_errors', refused + failed + defaults, 'calls', 0, 'atMost');
  figure('decide_alone_end_to_end_p95', endToEnd.p95, 'ms', 50, 'atMost');
  figure('decide_alone_end_to_end_p99', endToEnd.p99, 'ms', 100, 'atMost');
}

async function besideEvents(product: Product, world: World): Promise<void> {
  const events = { address: product.address, writeKey: world.writeKey, people: eventPeople, batchSize: 20, eventsPerSecond };
  const intake = sendEvents({ ...events, seconds: seconds + warmUpSeconds, run: 'beside' });
  const { serverSide, endToEnd, ...load } = await decideAtRate(product, world);
  const beside = await intake;
  figure('decide_errors', load.refused + load.failed + load.defaults, 'calls', 0, 'atMost');
  figure('decide_server_p99', serverSide.p99, 'ms', 5, 'atMost');
  figure('decide_end_to_end_p99', endToEnd.p99, 'ms', 15, 'atMost');
  figure('decide_events_beside', beside.accepted / beside.seconds, 'events/s', 0.95 * eventsPerSecond, 'atLeast');
}

/** What somebody looks at is what she is about in the very answer, or in the next one within a second. */
async function changesAnswers(product: Product, world: World): Promise<void> {
  const headers = { authorization: `Bearer ${world.token}`, 'content-type': 'application/json' };
  const ask = async (anonymousId: string, more: object = {}): Promise<Answer> => {
    const body = JSON.stringify({ anonymousId, channel: 'web', place: 'home', ...more });
    const answer = await fetch(`${product.address}/v1/moments/decide`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
  const event = (topic: string) => ({
    type: 'track',
    event: 'Product Viewed',
    properties: { product_id: 'bike-1', name: topic, category: topic },
  });
  const signsOf = ({ context }: Answer, topic: string): number => context.intents.find((one) => one.topic === topic)?.signs.length ?? 0;
  const rounds = quick ? 5 : 20;
  let changedAtOnce = 0;
  const waits: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const who = `browser-${round * 37 + 11}`;
    const [before, along] = [await ask(who), await ask(who, { event: event('camera') })];
    if (signsOf(along, 'camera') > Math.min(5, signsOf(before, 'camera'))) changedAtOnce += 1;
    const other = `newcomer-${round}`;
    const body = JSON.stringify({ anonymousId: other, ...event('camera') });
    const key = Buffer.from(`${world.writeKey}:`).toString('base64');
    await fetch(`${product.address}/v1/track`, {
      method: 'POST',
      headers: { authorization: `Basic ${key}`, 'content-type': 'application/json' },
      body,
    });
    const acknowledged = performance.now();
    while (signsOf(await ask(other), 'camera') === 0 && performance.now() - acknowledged < 5_000)
      await new Promise((done) => setTimeout(done, 5));
    waits.push(performance.now() - acknowledged);
  }
  figure('decide_event_along_counts', changedAtOnce / rounds, 'share', 1, 'atLeast');
  figure('decide_event_before_counts_within', Math.max(...waits), 'ms', 1_000, 'atMost');
}

mkdirSync(dataDir, { recursive: true });
try {
  const world = await prepareDecisions({ dataDir, people, audiences, options: 50 });
  process.stdout.write(`${people} people of ${world.summaryBytes.toFixed(0)} bytes, ${audiences} audiences, 50 pieces of content\n`);
  const product = await startProduct({ dataDir });
  try {
    const began = performance.now();
    await untilAudiencesStand(product, audiencesMsMax);
    process.stdout.write(`audiences stand after ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
    await alone(product, world);
    await besideEvents(product, world);
    await changesAnswers(product, world);
  } finally {
    await product.stop();
  }
  const inProcess = quick ? 5_000 : 50_000;
  const first = decideInProcess(audiences, inProcess, true, percentile);
  const { p50, p99 } = decideInProcess(audiences, inProcess, false, percentile);
  process.stdout.write(`in process: p50 ${p50.toFixed(1)} µs, p99 ${p99.toFixed(1)} µs; `);
  process.stdout.write(`of people looked at for the first time p50 ${first.p50.toFixed(1)} µs, p99 ${first.p99.toFixed(1)} µs\n`);
  figure('decide_in_process_p99', p99, 'µs', 200, 'atMost');
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
closeFigures();
