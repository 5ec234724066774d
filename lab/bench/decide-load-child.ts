import { text } from 'node:stream/consumers';
import type { DecideLoadOptions, DecideLoadResult, Spread } from './decide-load.ts';
import { percentile } from './event-load.ts';
import { HttpConnection } from './http-connection.ts';

/* The process that `loadDecisions` starts: options come as JSON on its input, the result goes as JSON to its output. */
const options = JSON.parse(await text(process.stdin)) as DecideLoadOptions;

// A stop of the server for half a second at 500 calls a second: enough sockets to go on sending into it.
const connectionsMax = 256;
// Prime, and far from a divisor of any round number of people.
const stride = 7919;
const nothingSaid = Number.NaN;

class Tally {
  sent = 0;
  answered = 0;
  refused = 0;
  failed = 0;
  defaults = 0;
  readonly endToEnd: number[] = [];
  readonly serverSide: number[] = [];
  readonly late: number[] = [];
  readonly refusals = new Map<number, string>();

  note(status: number, body: string, ms: number): void {
    this.endToEnd.push(ms);
    if (status === 0) this.failed += 1;
    else if (status !== 200) {
      this.refused += 1;
      if (!this.refusals.has(status)) this.refusals.set(status, body.slice(0, 500));
    } else {
      this.answered += 1;
      if (body.includes('"default":true')) this.defaults += 1;
      const took = /"tookMs":([\d.e-]+)/.exec(body)?.[1];
      if (took !== undefined) this.serverSide.push(Number(took));
    }
  }
}

const head = `POST ${options.path} HTTP/1.1\r\nhost: ${new URL(options.address).host}\r\n${Object.entries({
  'content-type': 'application/json',
  ...options.headers,
})
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join('')}`;
let call = 0;

function nextRequest(): string {
  const person = (call * stride) % options.people;
  const body = (options.bodies[call % options.bodies.length] as string)
    .replaceAll('{person}', String(person))
    .replaceAll('{call}', String(call));
  call += 1;
  return `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

async function ask(connection: HttpConnection, tally: Tally): Promise<void> {
  const request = nextRequest();
  tally.sent += 1;
  const startedAt = performance.now();
  const { status, body } = await connection.ask(request);
  tally.note(status, body, performance.now() - startedAt);
}

/** Calls begin when they are due, however many are still unanswered. */
async function openLoop(callsPerSecond: number, seconds: number, tally: Tally): Promise<void> {
  const idle: HttpConnection[] = [];
  const pending = new Set<Promise<void>>();
  const connected = (): HttpConnection | undefined =>
    idle.pop() ?? (pending.size < connectionsMax ? new HttpConnection(options.address) : undefined);
  const calls = Math.round(callsPerSecond * seconds);
  const startedAt = performance.now();
  for (let due = 0; due < calls; ) {
    const elapsed = performance.now() - startedAt;
    for (; due < calls && (due * 1000) / callsPerSecond <= elapsed; due += 1) {
      const connection = connected();
      // Whoever had come now would have found no line: that is a failure of the server, not a pause of the load.
      if (connection === undefined) {
        tally.sent += 1;
        tally.note(0, '', nothingSaid);
        continue;
      }
      tally.late.push(elapsed - (due * 1000) / callsPerSecond);
      const one = ask(connection, tally).then(() => {
        pending.delete(one);
        idle.push(connection);
      });
      pending.add(one);
    }
    await new Promise((done) => setTimeout(done, 1));
  }
  await Promise.all(pending);
  for (const connection of idle) connection.close();
}

/** Each connection sends its next call when the last is answered. */
async function closedLoop(connections: number, seconds: number, tally: Tally): Promise<void> {
  const until = performance.now() + seconds * 1000;
  const work = async (): Promise<void> => {
    const connection = new HttpConnection(options.address);
    while (performance.now() < until) await ask(connection, tally);
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, work));
}

async function run(seconds: number): Promise<{ tally: Tally; seconds: number }> {
  const { rate } = options;
  const tally = new Tally();
  const startedAt = performance.now();
  if ('callsPerSecond' in rate) await openLoop(rate.callsPerSecond, seconds, tally);
  else await closedLoop(rate.connections, seconds, tally);
  return { tally, seconds: (performance.now() - startedAt) / 1000 };
}

function spread(values: readonly number[]): Spread {
  const told = values.filter((value) => !Number.isNaN(value));
  return { p50: percentile(told, 0.5), p95: percentile(told, 0.95), p99: percentile(told, 0.99), most: percentile(told, 1) };
}

if (options.warmUpSeconds !== undefined) await run(options.warmUpSeconds);
const { tally, seconds } = await run(options.seconds);
const result: DecideLoadResult = {
  sent: tally.sent,
  answered: tally.answered,
  refused: tally.refused,
  failed: tally.failed,
  defaults: tally.defaults,
  perSecond: tally.answered / seconds,
  endToEnd: spread(tally.endToEnd),
  serverSide: spread(tally.serverSide),
  late: spread(tally.late),
  refusals: [...tally.refusals].map(([status, body]) => ({ status, body })),
};
process.stdout.write(JSON.stringify(result));
