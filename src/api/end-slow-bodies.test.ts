import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endSlowBodies } from './end-slow-bodies.ts';
import type { ApiServer } from './server.ts';

const app = fastify() as unknown as ApiServer;
let port: number;

beforeAll(async () => {
  endSlowBodies(app, 300);
  app.addContentTypeParser('application/file', (_request, _payload, done) => done(null));
  app.post('/page', async (request) => ({ got: request.body }));
  app.post('/file', { config: { mayTakeLong: true } as never }, async (request) => {
    let bytes = 0;
    for await (const chunk of request.raw) bytes += (chunk as Buffer).length;
    return { bytes };
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as AddressInfo).port;
});
afterAll(() => app.close());

/** Sends a body of ten parts, one every `everyMs`. */
function send(path: string, type: string, everyMs: number): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, host: '127.0.0.1', path, method: 'POST', headers: { 'content-type': type } }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    outgoing.on('error', reject);
    outgoing.write('[');
    let parts = 0;
    const timer = setInterval(() => {
      parts += 1;
      if (outgoing.destroyed) clearInterval(timer);
      else if (parts < 10) outgoing.write('1,');
      else {
        clearInterval(timer);
        outgoing.end('1]');
      }
    }, everyMs);
  });
}

describe('a body that comes slowly', () => {
  it('is answered with 408 when its time is over', async () => {
    const { status, body } = await send('/page', 'application/json', 100);
    expect(status).toBe(408);
    expect(JSON.parse(body).error.code).toBe('request.too_slow');
  });

  it('has as long as it needs where the route takes files', async () => {
    expect(await send('/file', 'application/file', 100)).toEqual({ status: 200, body: '{"bytes":21}' });
  });

  it('that comes in time is taken', async () => {
    expect((await send('/page', 'application/json', 2)).status).toBe(200);
  });
});
