import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The built product as a child process, driven from outside as its users would. */
export interface Product {
  readonly address: string;
  /** The one-time link of a first start. */
  readonly firstLink: string | undefined;
  readonly child: ChildProcess;
  /** Milliseconds from spawn to the line that says it is ready. */
  readonly readyMs: number;
  /** Everything printed so far. */
  output(): string;
  /** SIGTERM, then waits for the exit. */
  stop(): Promise<number | null>;
  /** kill -9, then waits for the exit. */
  kill(): Promise<void>;
}

export interface ProductOptions {
  readonly dataDir: string;
  readonly port?: number;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly readyMsMax?: number;
  /** Another checkout, brought up by its own `npm start`, instead of what is built here. */
  readonly checkout?: string;
}

const root = resolve(import.meta.dirname, '..');
const readyMsDefault = 90_000;

/** Starts the product and resolves when it is ready. @throws Error with everything it printed when it ends before. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const [command, ...before]: [string, ...string[]] = options.checkout === undefined ? builtProduct() : ['npm', 'start', '--'];
  const args = [...before, '--port', String(options.port ?? 0), '--data', options.dataDir, ...(options.args ?? [])];
  const startedAt = performance.now();
  const child = spawn(command, args, {
    cwd: options.checkout ?? root,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  const address = await new Promise<string>((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`not ready in time:\n${printed}`)), options.readyMsMax ?? readyMsDefault);
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const found = /ready at (http\S+)/.exec(printed)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      done(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => fail(new Error(`ended with ${code} before it was ready:\n${printed}`)));
  });
  return {
    address,
    firstLink: /(http\S+\/sign-in#\S+)/.exec(printed)?.[1],
    child,
    readyMs: performance.now() - startedAt,
    output: () => printed,
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

function builtProduct(): [string, ...string[]] {
  const entry = join(root, 'dist', 'main.js');
  if (!existsSync(entry)) throw new Error('the product is not built: run `npm run build` first');
  return [process.execPath, entry, 'start'];
}

/** A signed-in administrator's way to the API. */
export interface Administrator {
  request<Answer = unknown>(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Creates a source and answers its write key. */
  addSource(name: string, channel?: string): Promise<{ id: number; writeKey: string }>;
}

export const administratorPassword = 'correct horse battery staple';

/** Signs in by the one-time link of a first start and sets a password, or signs in with that password later. */
export async function signInAsAdministrator(product: Pick<Product, 'address' | 'firstLink'>): Promise<Administrator> {
  let cookie = '';
  const request = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(product.address + path, {
      method,
      headers: {
        cookie,
        'x-requested-with': 'loyalty-console',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const set = response.headers.getSetCookie().map((one) => one.split(';')[0] as string);
    if (set.length > 0) cookie = set.join('; ');
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  };
  if (product.firstLink !== undefined) {
    await request('POST', '/v1/session/link', { token: product.firstLink.split('#')[1] });
    await request('POST', '/v1/session/password', { next: administratorPassword });
  } else {
    await request('POST', '/v1/session', { email: 'admin@localhost', password: administratorPassword });
  }
  return {
    request,
    addSource: async (name, channel = 'web') => {
      const { source, writeKey } = await request<{ source: { id: number }; writeKey: string }>('POST', '/v1/sources', {
        name,
        channel,
        kind: 'sdk',
        marketingOwner: 'Marketing',
        technologyOwner: 'Technology',
      });
      return { id: source.id, writeKey };
    },
  };
}
