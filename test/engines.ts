import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import {
  connectPostgres,
  connectWarehouse,
  type Migration,
  migratePostgres,
  migrateWarehouse,
  type Postgres,
  type Warehouse,
  type WarehouseTable,
} from '../src/storage/index.ts';

/** The empty database that every test's database is a copy of. */
export const templateDatabase = 'test_template';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface TestEngines {
  readonly postgres: Postgres;
  readonly warehouse: Warehouse;
  /** With passwords, for code under test that connects by itself. */
  readonly urls: { readonly postgres: string; readonly warehouse: string };
  close(): Promise<void>;
}

/** A fresh, empty database in each of the run's two engines, with the given schema. Call `close` in `afterAll`. */
export async function testEngines(
  schema: { migrations?: readonly Migration[]; warehouseTables?: readonly WarehouseTable[] } = {},
): Promise<TestEngines> {
  const engines = inject('engines');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const urls = { postgres: withDatabase(engines.postgres, name), warehouse: withDatabase(engines.warehouse, name) };
  const maker = connectWarehouse(engines.warehouse);
  await Promise.all([copyTemplate(engines.postgres, name), maker.command(`CREATE DATABASE ${name}`)]);
  const postgres = connectPostgres(urls.postgres, log);
  const warehouse = connectWarehouse(urls.warehouse);
  await Promise.all([migratePostgres(postgres, schema.migrations ?? []), migrateWarehouse(warehouse, schema.warehouseTables ?? [])]);
  return {
    postgres,
    warehouse,
    urls,
    close: async () => {
      await Promise.all([postgres.close(), warehouse.close()]);
      // The Postgres database goes with the run's folder; a warehouse table costs memory for as long as it is there.
      await maker.command(`DROP DATABASE IF EXISTS ${name} SYNC`);
      await maker.close();
    },
  };
}

/** The template must have no other connection while it is copied, hence one copy at a time. */
async function copyTemplate(url: string, name: string): Promise<void> {
  const maker = connectPostgres(url, log, 1);
  try {
    await maker.query('SELECT pg_advisory_lock(1)');
    await maker.query(`CREATE DATABASE ${name} TEMPLATE ${templateDatabase}`);
  } finally {
    await maker.close();
  }
}

function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
