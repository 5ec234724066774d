import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The built product as a child process, driven from outside as its users would. */
export interface Product {
  readonly address: string;
  readonly dataDir: string;
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
// As `npm start` has it.
const youngGeneration = '--max-semi-space-size=64';

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
    dataDir: options.dataDir,
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
  return [process.execPath, youngGeneration, entry, 'start'];
}

/** An administrator's way to the API. */
export interface Administrator {
  request<Answer = unknown>(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Creates a source and answers its write key. */
  addSource(name: string, channel?: string): Promise<{ id: number; writeKey: string }>;
}

/** The administrator of a product on this machine, by the token that it leaves in its data folder for commands. */
export function administratorOf(product: Pick<Product, 'address' | 'dataDir'>): Administrator {
  const { token } = JSON.parse(readFileSync(join(product.dataDir, 'local-access.json'), 'utf8')) as { token: string };
  const request = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(product.address + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  };
  return {
    request,
    addSource: async (name, channel = 'web') => {
      const owners = { marketingOwner: 'Marketing', technologyOwner: 'Technology' };
      const added = await request<{ source: { id: number }; writeKey: string }>('POST', '/v1/sources', {
        name,
        channel,
        kind: 'sdk',
        ...owners,
      });
      return { id: added.source.id, writeKey: added.writeKey };
    },
  };
}

/** What `GET /v1/operations` says of the way of an event; null where the processing thread has not spoken yet. */
interface Operations {
  readonly queue: { readonly inbox: number | null; readonly warehouse: number | null };
  readonly engines: { readonly postgres: { readonly ok: boolean }; readonly warehouse: { readonly ok: boolean } };
}

// The figures are as old as the processing thread's last report: they count when they say the same three times.
const quietReadings = 3;
const readingEveryMs = 700;

/** Resolves when everything accepted has been applied and has reached the warehouse. @throws Error after `msMax`. */
export async function untilSettled(administrator: Pick<Administrator, 'request'>, msMax: number): Promise<void> {
  const deadline = performance.now() + msMax;
  for (let quiet = 0; quiet < quietReadings; ) {
    if (performance.now() > deadline) throw new Error(`the queues did not empty in ${msMax / 1000} s`);
    await new Promise((done) => setTimeout(done, readingEveryMs));
    const now = await administrator.request<Operations>('GET', '/v1/operations').catch(() => undefined);
    const isEmpty = now?.queue.inbox === 0 && now.queue.warehouse === 0;
    quiet = isEmpty && now.engines.postgres.ok && now.engines.warehouse.ok ? quiet + 1 : 0;
  }
}
