import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { type Administrator, administratorOf, startProduct } from '../../lab/product.ts';

interface Moment {
  readonly anonymousId?: string;
  readonly place: string;
  readonly device: string;
  readonly limit?: number;
  readonly event?: Readonly<Record<string, unknown>>;
  readonly context: {
    readonly page: Readonly<Record<string, string>>;
    readonly gpc?: boolean;
    readonly consent?: { readonly tcString?: string };
  };
}

export interface WatchedProduct {
  /** Where pages reach it: a proxy in front of the real one. */
  readonly url: string;
  readonly writeKey: string;
  readonly administrator: Administrator;
  /** What pages asked for. */
  readonly asked: Moment[];
  /** What the product answered to each. */
  readonly answered: { readonly decision: string; readonly choices: readonly { readonly item: number; readonly key: string }[] }[];
  /** What was told of choices, and with which status that was taken. */
  readonly heard: { readonly decision: string; readonly item: number; readonly outcome: string; readonly status: number }[];
  readonly methods: string[];
  /** Said in place of the product: an answer, a text that is none, a status; undefined for its own. */
  answer: ((moment: Moment) => object | string | number) | undefined;
  afterMs: number;
  isAway: boolean;
  /** As it was before the first test. */
  forget(): void;
  close(): Promise<void>;
}

/** A choice as the product answers one, with this rendition. */
export function choice(rendition: object, item = 1): object {
  return { item, key: `item-${item}`, kind: 'article', title: 'Hills', rendition };
}

const hills = {
  ...{
    kind: 'article',
    key: 'hills',
    title: 'Hills',
    keyFact: 'It climbs what the city has on one charge.',
    fields: { body: 'We rode it.\n\n<b>Twice.</b>' },
  },
  ...{ source: 'written in-house', rights: { holder: 'Larkfield' }, language: 'en', purpose: 'advice', isPromotion: false },
  action: { label: 'See how', address: '/next' },
  picture: { address: '/hill.jpg', alt: 'A hill', width: 40, height: 30 },
  ...{ tags: [{ kind: 'stage', value: 'notice' }], state: 'active' },
};

/** The built product with one piece of content, behind a proxy that sees what pages send, and can be slow, broken or wrong in its place. */
export async function startWatchedProduct(): Promise<WatchedProduct> {
  const scratch = resolve(import.meta.dirname, '..', '..', '.loyalty');
  mkdirSync(scratch, { recursive: true });
  const dataDir = mkdtempSync(join(scratch, 'site-'));
  const product = await startProduct({ dataDir });
  const administrator = administratorOf(product);
  const { writeKey } = await administrator.addSource('Site');
  await administrator.request('POST', '/v1/content', hills);
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const watched: WatchedProduct = {
    ...{ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, writeKey, administrator },
    ...{ asked: [], answered: [], heard: [], methods: [], answer: undefined, afterMs: 0, isAway: false },
    forget: () => {
      for (const list of [watched.asked, watched.answered, watched.heard, watched.methods]) list.length = 0;
      Object.assign(watched, { answer: undefined, afterMs: 0, isAway: false });
    },
    close: async () => {
      await closed(server);
      await product.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return watched;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (watched.isAway) return void request.socket.destroy();
    const { method = 'GET', url = '/' } = request;
    const text = await textOf(request);
    const isMoment = url === '/v1/moments/decide' && method === 'POST';
    if (url.startsWith('/v1/moments/')) watched.methods.push(method);
    if (isMoment) watched.asked.push(JSON.parse(text));
    const said = isMoment ? watched.answer?.(JSON.parse(text)) : undefined;
    const place = watched.asked.length;
    if (isMoment && watched.afterMs > 0) await new Promise((done) => setTimeout(done, watched.afterMs));
    if (said !== undefined) return answerInstead(said, `made-up-${place}`, request, response);
    const { host: _, connection: __, ...headers } = request.headers;
    const init = { method, headers: headers as Record<string, string>, ...(text === '' ? {} : { body: text }) };
    const real = await fetch(product.address + url, init);
    const body = Buffer.from(await real.arrayBuffer());
    const decision = /^\/v1\/moments\/([^/]+)\/outcome$/.exec(url)?.[1];
    if (decision !== undefined && method === 'POST') {
      const { item, outcome } = JSON.parse(text);
      watched.heard.push({ decision, item, outcome, status: real.status });
    }
    if (isMoment && real.ok) watched.answered.push(JSON.parse(body.toString()));
    for (const [name, value] of real.headers)
      if (!/^(content-encoding|content-length|transfer-encoding|connection|keep-alive)$/.test(name)) response.setHeader(name, value);
    response.writeHead(real.status).end(body);
  }
}

function answerInstead(said: object | string | number, decision: string, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
  if (typeof said === 'number') response.writeHead(said).end('{"error":{}}');
  else response.end(typeof said === 'string' ? said : JSON.stringify({ decision, tookMs: 1, default: false, ...said }));
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
