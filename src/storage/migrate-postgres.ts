import { createHash } from 'node:crypto';
import { Conflict } from '../foundation/index.ts';
import type { Migration, Postgres, Sql } from './engine.ts';
import { postgresFault, StatementFailed } from './storage-errors.ts';

/** Two processes on one database migrate one after the other; the number is the ASCII of "loya". */
const migrationLock = 0x6c6f7961;

const createMigrationTable = `
  CREATE TABLE IF NOT EXISTS schema_migration (
    id text PRIMARY KEY,
    applied_at timestamptz NOT NULL DEFAULT now(),
    checksum text NOT NULL
  )`;
const readApplied = 'SELECT id, checksum FROM schema_migration ORDER BY applied_at, id';
const recordApplied = 'INSERT INTO schema_migration (id, checksum) VALUES ($1, $2)';

/** What every room may count on: find by likeness, without accents, by sound, and mixed index columns. */
const extensions: Migration = {
  id: 'storage/0001-extensions',
  sql: ['pg_trgm', 'unaccent', 'fuzzystrmatch', 'btree_gin'].map((name) => `CREATE EXTENSION IF NOT EXISTS ${name};`).join('\n'),
};

/** Names the text of a migration: an applied one whose text was edited is found out. */
export function checksumOf(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex').slice(0, 32);
}

/**
 * Brings the schema up to date: each migration once, in the order given, in its own transaction. Returns the ids applied now.
 * @throws Conflict `storage.schema_newer` or `storage.schema_altered`; StatementFailed with the migration's id.
 */
export async function migratePostgres(postgres: Postgres, migrations: readonly Migration[]): Promise<string[]> {
  const wanted = [extensions, ...migrations];
  const repeated = wanted.find(({ id }, index) => wanted.findIndex((other) => other.id === id) !== index);
  if (repeated !== undefined) throw new Conflict('storage.schema_altered', `Two migrations have the id ${repeated.id}.`);
  const applied: string[] = [];
  for (let next: Migration | undefined = wanted[0]; next !== undefined; ) {
    next = await postgres.transaction(async (sql) => {
      await sql.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
      await sql.query(createMigrationTable);
      const missing = missingMigrations(wanted, await sql.query<{ id: string; checksum: string }>(readApplied));
      const [migration, following] = missing;
      if (migration === undefined) return undefined;
      await apply(sql, migration);
      applied.push(migration.id);
      return following;
    });
  }
  return applied;
}

/** Which migrations are still to be applied. Pure. @throws Conflict when the database does not match the code. */
export function missingMigrations(wanted: readonly Migration[], applied: readonly { id: string; checksum: string }[]): Migration[] {
  const byId = new Map(wanted.map((migration) => [migration.id, migration]));
  const unknown = applied.filter(({ id }) => !byId.has(id)).map(({ id }) => id);
  if (unknown.length > 0) {
    throw new Conflict(
      'storage.schema_newer',
      `The database was used by a newer Loyalty Loop (${unknown.join(', ')} unknown here). Install that version, or use another database.`,
    );
  }
  const altered = applied.filter(({ id, checksum }) => checksum !== checksumOf(byId.get(id) as Migration)).map(({ id }) => id);
  if (altered.length > 0) {
    throw new Conflict(
      'storage.schema_altered',
      `The text of ${altered.join(', ')} differs from what was applied to this database. Applied migrations are never edited: add a new one.`,
    );
  }
  const done = new Set(applied.map(({ id }) => id));
  return wanted.filter(({ id }) => !done.has(id));
}

async function apply(sql: Sql, migration: Migration): Promise<void> {
  try {
    await sql.query(migration.sql);
  } catch (error) {
    const fault = postgresFault(error);
    if (!(fault instanceof StatementFailed)) throw fault;
    throw new StatementFailed(fault.engineCode, `Migration ${migration.id} failed: ${fault.message}`, fault.constraint, { cause: fault });
  }
  await sql.query(recordApplied, [migration.id, checksumOf(migration)]);
}
