import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { testSeal } from '../../test/seal.ts';
import { createServer } from './server.ts';
import { siteRoutes } from './site.ts';

const script = '(()=>{"ã"})();'.repeat(20);

function serverWithScript() {
  const app = createServer({ seal: () => testSeal, authenticate: async () => undefined, log: false });
  siteRoutes(app, script);
  return (headers: Record<string, string> = {}) => app.inject({ url: '/v1/site.js', headers });
}

it('answers any page with a script that it may keep', async () => {
  const answer = await serverWithScript()();
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toBe(script);
  expect(answer.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=3600, stale-while-revalidate=86400',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  });
});

it('is packed as the browser can unpack it', async () => {
  const ask = serverWithScript();
  const packed = await ask({ 'accept-encoding': 'gzip, deflate, br, zstd' });
  expect(packed.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(script);
  const older = await ask({ 'accept-encoding': 'gzip, br;q=0' });
  expect(older.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(older.rawPayload).toString()).toBe(script);
});

it('is not sent again to who has it', async () => {
  const ask = serverWithScript();
  const { etag } = (await ask()).headers;
  const again = await ask({ 'if-none-match': String(etag) });
  expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag]);
  expect((await ask({ 'if-none-match': 'W/"of yesterday"' })).statusCode).toBe(200);
});
