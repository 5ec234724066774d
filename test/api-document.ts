import { createServer, describeApi, type LiveHub } from '../src/api/index.ts';
import { registerRoutes } from '../src/app/index.ts';
import { testSeal } from './seal.ts';

type Product = Parameters<typeof registerRoutes>[1];

/** Stands for all that a route asks when it is called: here none is. */
const neverAsked: never = new Proxy(() => neverAsked, { get: (_, name) => (name === 'then' ? undefined : neverAsked) }) as never;

const product = new Proxy({} as Product, {
  get: (_, name) => (name === 'secrets' ? { encryption: Buffer.alloc(32), sealing: Buffer.alloc(32) } : neverAsked),
});

/** The OpenAPI document of the product's own routes, without an engine. */
export async function apiDocument(): Promise<object> {
  const app = createServer({ seal: () => testSeal, authenticate: async () => undefined, log: false });
  await describeApi(app, '0.0.0');
  await registerRoutes(app, product, neverAsked as LiveHub);
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
}
