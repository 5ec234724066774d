import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NotAllowed } from '../foundation/index.ts';
import { addressProblem, fetchIntoFile, type NetworkGuard } from './fetch-address.ts';
import { pickRows } from './pick-rows.ts';
import { laterCursor, withCursor } from './pull.ts';
import { passingFileKey, readStoredText } from './stored-file.ts';

const refuse: LookupFunction = (host, _options, callback) =>
  callback(new NotAllowed('x.private', `${host} is private`) as NodeJS.ErrnoException, '', 0);
const guard: NetworkGuard = { lookup: refuse, isPublicAddress: (address) => address.startsWith('8.') };
let folder: string;
let server: Server;
let base: string;
let answer: RequestListener = (_request, response) => response.end();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fetch-'));
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const path = () => join(folder, 'answer');
const key = passingFileKey();
const fetch = (url: string, more: { guard?: NetworkGuard; headers?: Record<string, string> } = {}) =>
  fetchIntoFile({ url, path: path(), key, headers: more.headers ?? {}, guard: more.guard, signal: AbortSignal.timeout(2_000) });

describe('an address that is asked', () => {
  it('may not lead into a private network: as a number, as a name, or by a redirect', async () => {
    for (const url of [
      'http://127.0.0.1/',
      'http://10.0.0.7:80/x',
      'http://[::1]/',
      'https://localhost/',
      'http://169.254.169.254/latest',
    ]) {
      expect(addressProblem(url, guard)).toMatch(/private network/);
      await expect(fetch(url, { guard })).rejects.toMatchObject({ code: 'connector.private_address' });
    }
    expect(addressProblem('https://8.8.8.8/', guard)).toBeUndefined();
    await expect(fetch('http://inside.example/', { guard })).rejects.toMatchObject({ code: 'connector.private_address' });
    for (const url of ['ftp://x', 'file:///etc/passwd', 'x', 'https://user:pass@partner.example/'])
      expect(addressProblem(url, undefined)).toBeDefined();
  });

  it('is followed through redirects, without showing its keys to another host', async () => {
    const seen: Array<string | undefined> = [];
    answer = (request, response) => {
      seen.push(request.headers.authorization);
      if (request.url === '/a') response.writeHead(302, { location: '/b' }).end();
      else if (request.url === '/b') response.writeHead(307, { location: `${base.replace('127.0.0.1', 'localhost')}/c` }).end();
      else response.end('done');
    };
    await fetch(`${base}/a`, { headers: { authorization: 'key' } });
    expect(await readStoredText({ path: path(), key })).toBe('done');
    expect(seen).toEqual(['key', 'key', undefined]);
    answer = (_request, response) => response.writeHead(302, { location: '/again' }).end();
    await expect(fetch(`${base}/a`)).rejects.toThrow(/redirects more than 5 times/);
  });

  it('that does not answer, answers slowly or breaks off is told in words', async () => {
    answer = (_request, response) => response.writeHead(404).end();
    await expect(fetch(base)).rejects.toThrow('the address answered with status 404');
    answer = (_request, response) => {
      response.write('a');
    };
    await expect(fetch(base)).rejects.toThrow(/did not answer within/);
    answer = (request) => request.socket.destroy();
    await expect(fetch(base)).rejects.toThrow(/broke the connection off/);
    await expect(fetch('http://127.0.0.1:9/')).rejects.toThrow(/nobody listens/);
  });
});

describe('the rows of an answer', () => {
  it('stand at a path, or are the whole', () => {
    expect(pickRows({ data: { orders: [1, 2] } }, 'data.orders')).toEqual([1, 2]);
    expect(pickRows([{ a: [{ b: 1 }] }], '0.a')).toEqual([{ b: 1 }]);
    expect(pickRows([1], '')).toEqual([1]);
    expect(pickRows({ a: 1 }, '')).toEqual([{ a: 1 }]);
    expect(pickRows({ a: 1 }, 'a.b')).toBeUndefined();
    expect(pickRows({}, '__proto__')).toBeUndefined();
  });

  it('move the cursor to the largest, by number or as text', () => {
    expect(['9', '10', '2'].reduce(laterCursor, '')).toBe('10');
    expect(laterCursor('2025-01-02', '2025-01-10')).toBe('2025-01-10');
    expect(withCursor('https://x/?a={cursor}&b={cursor}', 'ü&')).toBe('https://x/?a=%C3%BC%26&b=%C3%BC%26');
  });
});
