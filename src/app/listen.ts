import { existsSync, readFileSync } from 'node:fs';
import { createServer as createProbe } from 'node:net';
import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import { readingLimitsSetting } from '../access/index.ts';
import { type ApiServer, createServer, describeApi, LiveHub, limitReading, requestFacts, siteRoutes } from '../api/index.ts';
import { Conflict, InvalidInput, systemClock } from '../foundation/index.ts';
import type { Product } from './product.ts';
import { registerRoutes } from './register-routes.ts';

export interface Listening {
  /** Where people point their browser: `http://127.0.0.1:4680`, or the public address where a proxy stands in front. */
  readonly address: string;
  /** Where programs on this machine reach it, whatever stands in front. */
  readonly localAddress: string;
  close(): Promise<void>;
}

// What the console may load: itself only. Inline styles are how its components place things.
const contentSecurityPolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

// Longer than every answer but that of an export.
const answersMsMax = 5_000;

/** Opens the door: the API and the console on one port. @throws Conflict `app.port_taken`; InvalidInput `app.bad_address` */
export async function listen(product: Product): Promise<Listening> {
  const { access, audit, settings, storage, configuration, log, clock } = product;
  const hub = new LiveHub(clock);
  const app = createServer({
    authenticate: async (request) => (await access.authenticate(requestFacts(request)))?.caller,
    ownerOf: ({ headers, ip }) => access.ownerOf({ authorization: headers.authorization, address: ip }),
    seal: product.seal,
    log: false,
    reportError: (error, requestId) =>
      log.error({ requestId, error: error instanceof Error ? error.stack : String(error) }, 'a request failed'),
  });
  await app.register(fastifyCookie);
  app.addHook('onSend', async ({ url }, reply) => {
    reply.headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': isOwnSpace(url) ? 'no-referrer' : 'same-origin' });
  });
  limitReading(app, { limits: () => settings.read(readingLimitsSetting), clock: systemClock, audit });
  await describeApi(app, product.version);
  await registerRoutes(app, product, hub);
  serveSiteScript(app);
  await serveConsole(app);
  const stopFollowing = await hub.follow(storage.postgres);
  try {
    await app.listen({ host: configuration.host, port: configuration.port });
  } catch (error) {
    await stopFollowing();
    hub.close();
    await app.close();
    throw listenFailure(error as NodeJS.ErrnoException, configuration);
  }
  const bound = app.server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : configuration.port;
  const host = ['0.0.0.0', '::'].includes(configuration.host) ? '127.0.0.1' : configuration.host;
  const localAddress = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    address: configuration.publicUrl ?? localAddress,
    localAddress,
    close: async () => {
      await stopFollowing();
      hub.close();
      // An answer that nobody reads any more would be waited for until its connection is given up as idle.
      const patience = setTimeout(() => app.server.closeAllConnections(), answersMsMax);
      await app.close();
      clearTimeout(patience);
    },
  };
}

/**
 * Finds out before the engines are started, and a data folder is made, whether the port can be had at all.
 * @throws Conflict `app.port_taken`; InvalidInput `app.bad_address`
 */
export async function checkPort({ host, port }: Product['configuration']): Promise<void> {
  if (port === 0) return;
  const probe = createProbe();
  try {
    await new Promise<void>((resolve, reject) => probe.once('error', reject).listen({ host, port }, resolve));
  } catch (error) {
    throw listenFailure(error as NodeJS.ErrnoException, { host, port });
  } finally {
    probe.close();
  }
}

/** Files lie in `assets` or at the root; deeper down a dot is part of a page's address: a setting's key, an e-mail address. */
export function isConsoleFile(path: string): boolean {
  return path.startsWith('/assets/') || /^\/[^/]+\.[a-z0-9]+$/i.test(path);
}

/** A page of its own, for a customer: whoever comes by a link of hers sees nothing of the console. */
export function isOwnSpace(path: string): boolean {
  return /^\/own(?:\.html)?\/?(?:\?|$)/.test(path);
}

/** Programs look for facts or send events here, where a page of the console would pass for an answer and the event be lost. */
export function isForMachines(path: string): boolean {
  return /^\/(v\d+|\d+|api|array|beacon|pixel|r|com\.snowplowanalytics\.[a-z]+|\.well-known)\//.test(path);
}

/** The built script for pages of the firm's own site. */
function serveSiteScript(app: ApiServer): void {
  const path = join(import.meta.dirname, '..', 'site', 'dist', 'site.js');
  if (existsSync(path)) siteRoutes(app, readFileSync(path, 'utf8'));
}

/** The built console; every path that is no file and no API is one of its pages. */
async function serveConsole(app: ApiServer): Promise<void> {
  const root = join(import.meta.dirname, '..', 'console', 'dist');
  if (!existsSync(join(root, 'index.html'))) return;
  await app.register(fastifyStatic, { root, serve: false, cacheControl: false });
  app.get('/*', { config: { permission: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const path = decodeURIComponent(new URL(request.url, 'http://console').pathname);
    if (isForMachines(path)) return reply.callNotFound();
    reply.header('content-security-policy', contentSecurityPolicy);
    // Files carry a fingerprint of their contents in their names; the page that names them must never be old.
    const isFile = isConsoleFile(path);
    reply.header('cache-control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    return reply.sendFile(isFile ? path : isOwnSpace(path) ? 'own.html' : 'index.html');
  });
}

function listenFailure(error: NodeJS.ErrnoException, { host, port }: Pick<Product['configuration'], 'host' | 'port'>): Error {
  if (error.code === 'EADDRINUSE') {
    return new Conflict('app.port_taken', `port ${port} is taken by another program; stop it, or choose another port with --port`);
  }
  const advice: Record<string, string> = {
    EACCES: `this user may not listen on port ${port}; choose one above 1023 with --port`,
    EADDRNOTAVAIL: `${host} is no address of this machine; choose one with --host`,
    ENOTFOUND: `${host} is no address; choose one with --host`,
  };
  const message = advice[error.code ?? ''];
  return message === undefined ? error : new InvalidInput('app.bad_address', [{ at: '--host and --port', message }]);
}
