import { Agent, request } from 'node:http';

/** A line of realistic events for a number of people, sent in batches at a fixed rate (an open loop: a slow answer does not slow the line). */
export interface LoadOptions {
  readonly address: string;
  readonly writeKey: string;
  readonly people: number;
  readonly batchSize: number;
  readonly eventsPerSecond: number;
  readonly seconds: number;
  /** Distinguishes the message ids of several runs on one data folder. */
  readonly run: string;
  /** Told of each answered batch: its message ids' common part, the status, the milliseconds it took. */
  readonly onAnswer?: (batch: number, status: number, ms: number) => void;
}

export interface LoadResult {
  readonly sent: number;
  readonly accepted: number;
  readonly refused: number;
  readonly failed: number;
  /** Milliseconds of every acknowledged request, in order of sending. */
  readonly latencies: Float64Array;
  readonly seconds: number;
}

// Enough sockets that a pause of the server does not hold the line back, few enough that a stop is quick.
const socketsMax = 64;

const pages = ['/', '/bikes', '/bikes/trail', '/cameras', '/cameras/summit', '/cart', '/help/returns', '/stores'];
const names = ['Product Viewed', 'Products Searched', 'Product Added', 'Cart Viewed', 'Order Completed', 'Email Opened'];

// Written once: the machine is to be busy with the product, not with its load.
const contexts = pages.map(
  (path) =>
    `"context":{"library":{"name":"analytics.js","version":"2.11.1"},"page":{"path":"${path}","referrer":"https://search.example/","search":"?utm_source=newsletter","title":"Larkfield","url":"https://larkfield.example${path}"},"userAgent":"Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36","locale":"en-GB","timezone":"Europe/Lisbon","campaign":{"source":"newsletter","medium":"email","name":"spring"}}`,
);

/** The JSON text of one event of about 700 bytes; `person` and `turn` decide what it says. */
export function eventText(run: string, batch: number, index: number, person: number, at: string): string {
  const turn = (batch + index) % 10;
  const known = person % 3 !== 0;
  const ids = known ? `"userId":"user-${person}","anonymousId":"browser-${person}"` : `"anonymousId":"browser-${person}"`;
  const head = `{"messageId":"${run}-${batch}-${index}","timestamp":"${at}",${ids}`;
  const path = pages[(person + turn) % pages.length];
  const context = contexts[(person + turn) % pages.length];
  if (turn === 0 && known) {
    return `${head},"type":"identify","traits":{"email":"person${person}@larkfield.example","firstName":"Person","lastName":"Number ${person}"},${context}}`;
  }
  if (turn < 6) return `${head},"type":"page","name":"Page","properties":{"path":"${path}","title":"Larkfield"},${context}}`;
  const name = names[(person + turn) % names.length];
  const properties = `"properties":{"product_id":"LB-${person % 97}","sku":"LB-${person % 97}-M","name":"Trail bike","price":${100 + (person % 900)},"currency":"EUR","quantity":1${name === 'Order Completed' ? `,"revenue":${100 + (person % 900)},"order_id":"${run}-${batch}-${index}"` : ''}}`;
  return `${head},"type":"track","event":"${name}",${properties},${context}}`;
}

/** Sends batches at the given rate for the given time, and waits for the last answer. */
export async function sendEvents(options: LoadOptions): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: socketsMax });
  const batches = Math.floor((options.eventsPerSecond * options.seconds) / options.batchSize);
  const latencies = new Float64Array(batches);
  const url = new URL('/v1/batch', options.address);
  const authorization = `Basic ${Buffer.from(`${options.writeKey}:`).toString('base64')}`;
  const counts = { accepted: 0, refused: 0, failed: 0 };
  const startedAt = performance.now();
  const pending = new Set<Promise<void>>();
  for (let batch = 0; batch < batches; ) {
    const due = Math.min(batches, Math.ceil((((performance.now() - startedAt) / 1000) * options.eventsPerSecond) / options.batchSize));
    for (; batch < due; batch += 1) {
      const one = send(batch).finally(() => pending.delete(one));
      pending.add(one);
    }
    await new Promise((done) => setTimeout(done, 2));
  }
  await Promise.all(pending);
  agent.destroy();
  return { sent: batches * options.batchSize, ...counts, latencies, seconds: (performance.now() - startedAt) / 1000 };

  async function send(batch: number): Promise<void> {
    const at = new Date().toISOString();
    let body = '{"batch":[';
    for (let index = 0; index < options.batchSize; index += 1) {
      // A stride that is prime to the number of people visits all of them in turn.
      const person = ((batch * options.batchSize + index) * 7919) % options.people;
      body += (index === 0 ? '' : ',') + eventText(options.run, batch, index, person, at);
    }
    body += `],"sentAt":"${at}"}`;
    const sentAt = performance.now();
    const status = await post(body);
    const ms = performance.now() - sentAt;
    latencies[batch] = ms;
    if (status === 200) counts.accepted += options.batchSize;
    else if (status === 0) counts.failed += options.batchSize;
    else counts.refused += options.batchSize;
    options.onAnswer?.(batch, status, ms);
  }

  function post(body: string): Promise<number> {
    return new Promise((done) => {
      const outgoing = request(
        url,
        {
          method: 'POST',
          agent,
          headers: { authorization, 'content-type': 'application/json', 'content-length': body.length },
        },
        (response) => {
          response.resume();
          response.on('end', () => done(response.statusCode ?? 0));
          response.on('error', () => done(0));
        },
      );
      outgoing.on('error', () => done(0));
      // The texts are plain ASCII: one byte a letter. As bytes they are sent for half of what a string costs.
      outgoing.end(Buffer.from(body, 'latin1'));
    });
  }
}

/** The value below which `share` of the values lie. */
export function percentile(values: Float64Array | readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
