import fastifyCookie from '@fastify/cookie';
import {
  type Access,
  migrations as accessMigrations,
  createAccess,
  fieldRulesSetting,
  ownSpaceSetting,
  type Role,
  sessionRulesSetting,
} from '../src/access/index.ts';
import { type ApiServer, createServer, requestFacts } from '../src/api/index.ts';
import { type Clock, fixedClock } from '../src/foundation/index.ts';
import { type Audit, migrations as auditMigrations, createAudit } from '../src/governance/index.ts';
import { createSettings, type Setting, type Settings, migrations as settingsMigrations, wordsSetting } from '../src/settings/index.ts';
import type { Migration, Postgres, Warehouse, WarehouseTable } from '../src/storage/index.ts';
import { holdAnswersToDescription } from './described-answers.ts';
import { testEngines } from './engines.ts';
import { sealAsInstalled, testSeal } from './seal.ts';

/** A server with real access, log and settings on a real engine, and whatever routes a test adds. */
export interface TestServer {
  readonly app: ApiServer;
  readonly postgres: Postgres;
  readonly warehouse: Warehouse;
  readonly settings: Settings;
  readonly audit: Audit;
  readonly access: Access;
  readonly clock: ReturnType<typeof fixedClock>;
  /** Sends a request as a token of this role (null: as nobody), JSON both ways. */
  call(role: Role | null, method: Method, url: string, body?: unknown): Promise<Answer>;
  /** Actions in the log, oldest first. */
  actions(): Promise<string[]>;
  close(): Promise<void>;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly body: any;
}

export interface TestServerOptions {
  readonly migrations?: readonly Migration[];
  readonly warehouseTables?: readonly WarehouseTable[];
  readonly definitions?: readonly Setting[];
  readonly routes: (app: ApiServer, server: Omit<TestServer, 'app' | 'call' | 'close'>) => void | Promise<void>;
}

const start = Date.parse('2026-05-04T08:00:00Z');

export async function testServer(options: TestServerOptions): Promise<TestServer> {
  const clock = fixedClock(start);
  const engines = await testEngines({
    migrations: [...settingsMigrations, ...auditMigrations, ...accessMigrations, ...(options.migrations ?? [])],
    warehouseTables: options.warehouseTables ?? [],
  });
  const { postgres, warehouse } = engines;
  const definitions = [wordsSetting, fieldRulesSetting, ownSpaceSetting, sessionRulesSetting, ...(options.definitions ?? [])];
  const settings = await createSettings({ postgres, clock, definitions });
  const audit = createAudit({ seal: sealAsInstalled, postgres, clock, key: Buffer.alloc(32, 1) });
  const access = await createAccess({ postgres, settings, audit, clock });
  const app = createServer({
    seal: () => testSeal,
    authenticate: async (request) => (await access.authenticate(requestFacts(request)))?.caller,
    ownerOf: ({ headers, ip }) => access.ownerOf({ authorization: headers.authorization, address: ip }),
    log: false,
    reportError: (error) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
  });
  await app.register(fastifyCookie);
  await holdAnswersToDescription(app);
  const actions = async () => {
    await audit.flush();
    return (await audit.list({ limit: 500 })).entries.map(({ action }) => action).reverse();
  };
  await options.routes(app, { postgres, warehouse, settings, audit, access, clock, actions });
  await app.ready();
  const tokens = new Map<Role, string>();
  const tokenOf = async (role: Role): Promise<string> => {
    const known = tokens.get(role);
    if (known !== undefined) return known;
    const { token } = await access.addToken({ name: `a ${role}`, role, days: 400 }, { kind: 'system', name: 'test' });
    tokens.set(role, token);
    return token;
  };
  return {
    app,
    postgres,
    warehouse,
    settings,
    audit,
    access,
    clock: clock as ReturnType<typeof fixedClock> & Clock,
    actions,
    async call(role, method, url, body) {
      const headers = role === null ? {} : { authorization: `Bearer ${await tokenOf(role)}` };
      const answer = await app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body as object }) });
      const isJson = String(answer.headers['content-type'] ?? '').startsWith('application/json');
      return { status: answer.statusCode, headers: answer.headers, body: isJson ? answer.json() : answer.body };
    },
    async close() {
      await app.close();
      await access.close();
      await audit.close();
      await settings.close();
      await engines.close();
    },
  };
}
