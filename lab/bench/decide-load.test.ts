import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type DecideLoadOptions, loadDecisions } from './decide-load.ts';

let server: Server | undefined;

afterEach(() => new Promise<void>((done) => (server === undefined ? done() : server.close(() => done()))));

/** A server that answers each call as `answer` says, and keeps the bodies. */
async function serve(answer: (turn: number) => { status: number; body: string; afterMs?: number } | 'hang up') {
  const bodies: { person: number; call: number }[] = [];
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      bodies.push(JSON.parse(text));
      const said = answer(bodies.length);
      if (said === 'hang up') return request.socket.destroy();
      setTimeout(() => response.writeHead(said.status, { 'content-length': said.body.length }).end(said.body), said.afterMs ?? 0);
    });
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const options: DecideLoadOptions = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    path: '/v1/moments/decide',
    headers: { authorization: 'Bearer none' },
    bodies: ['{"person":{person},"call":{call}}'],
    people: 1_000,
    rate: { callsPerSecond: 100 },
    seconds: 1,
  };
  return { bodies, options };
}

const fine = { status: 200, body: '{"decision":"d1","tookMs":1.25,"default":false}' };

describe('a line of calls at a fixed rate', () => {
  it('sends what it says to different people, and reports how long answers took', async () => {
    const { bodies, options } = await serve(() => fine);
    const result = await loadDecisions(options);
    expect(result).toMatchObject({ sent: 100, answered: 100, refused: 0, failed: 0, defaults: 0, refusals: [] });
    expect(new Set(bodies.map(({ person }) => person)).size).toBe(100);
    expect(result.serverSide).toEqual({ p50: 1.25, p95: 1.25, p99: 1.25, most: 1.25 });
    expect(result.endToEnd.p50).toBeLessThan(100);
  });

  it('is not slowed by slow answers', async () => {
    const { options } = await serve(() => ({ ...fine, afterMs: 700 }));
    const result = await loadDecisions(options);
    expect(result.answered).toBe(100);
    expect(result.endToEnd.p50).toBeGreaterThan(690);
    expect(result.late.p95).toBeLessThan(300);
  });

  it('counts refusals, broken connections and defaults each for itself', async () => {
    const { options } = await serve((turn) =>
      turn % 10 === 0 ? 'hang up' : turn % 10 === 1 ? { status: 503, body: '{"error":{}}' } : { status: 200, body: '{"default":true}' },
    );
    const result = await loadDecisions(options);
    expect(result).toMatchObject({ sent: 100, answered: 80, refused: 10, failed: 10, defaults: 80 });
    expect(result.refusals).toEqual([{ status: 503, body: '{"error":{}}' }]);
    expect(result.serverSide.p50).toBeNaN();
  });
});

it('counts nothing of the warm-up, and keeps as many calls in flight as it has connections', async () => {
  let [inFlight, most] = [0, 0];
  const { bodies, options } = await serve(() => {
    inFlight += 1;
    most = Math.max(most, inFlight);
    setTimeout(() => {
      inFlight -= 1;
    }, 5);
    return { ...fine, afterMs: 5 };
  });
  const result = await loadDecisions({ ...options, rate: { connections: 4 }, seconds: 0.5, warmUpSeconds: 0.3 });
  expect(result.sent).toBeLessThan(bodies.length);
  expect(result.answered).toBe(result.sent);
  expect(most).toBeLessThanOrEqual(5);
});
