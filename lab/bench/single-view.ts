import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dayMs, systemClock } from '../../src/foundation/index.ts';
import { defaultIdentityRules, migrations as identityMigrations } from '../../src/identity/index.ts';
import { migrations as linkageMigrations } from '../../src/linkage/index.ts';
import { migrations as profileMigrations, traitPreferenceSetting } from '../../src/profile/index.ts';
import { migrations as settingsMigrations } from '../../src/settings/index.ts';
import { migratePostgres, openStorage, type Postgres } from '../../src/storage/index.ts';
import {
  listSingleView,
  readSingleView,
  type SingleViewDefinition,
  SingleViewKeeper,
  singleViewSetting,
  migrations as wholenessMigrations,
} from '../../src/wholeness/index.ts';
import { closeFigures, figure, isQuick } from '../figure.ts';
import { percentile } from './event-load.ts';
import { fillPeople } from './fill-people.ts';

/*
 * The share of customers who are seen whole, among a million people with two dozen events each, on the embedded Postgres with the product's own code, by the keeper without its rests:
 *   1. people are written straight into the tables, one in ten of them likely one person with another;
 *   2. everybody is single_view_first, and anew by another definition;
 *   3. pairs are judged one at a time among them, and the share and its lists are read as pages do.
 * `--quick`: a twentieth of the people.
 */
const people = isQuick() ? 50_000 : 1_000_000;
const judgedPairs = 200;
const readings = 200;
const dataDir = join(resolve(import.meta.dirname, '..', '..'), '.loyalty', `bench-single-view-${process.pid}`);
const log = {
  info: () => undefined,
  warn: () => undefined,
  error: (_: unknown, message: string) => process.stderr.write(`${message}\n`),
};
let definition: SingleViewDefinition = singleViewSetting.default;

// As if they had numbers of the firm: one who is known by a browser alone is no customer.
const nameThem = `UPDATE identifier SET namespace = 'user_id'`;
const pairThem = `
INSERT INTO linkage_pair (a, b, bits, chance, worth, rule, levels, counts, model, found_at)
SELECT id, id + 1, 4, 0.94, 1, 'made up', '{}', '{}', 0, 0 FROM identifier WHERE id % 10 = 0 AND id + 1 <= (SELECT max(id) FROM identifier)`;

function keeperOf(postgres: Postgres): SingleViewKeeper {
  return new SingleViewKeeper({
    ...{ postgres, clock: systemClock, definition: () => definition, identity: () => defaultIdentityRules },
    ...{ preference: () => traitPreferenceSetting.default, sources: () => [{ id: 1, name: 'Web shop' }] },
    onProblem: (message, error) => process.stderr.write(`${message} ${String(error)}\n`),
  });
}

/** Milliseconds until nothing is left to do. */
async function settle(keeper: SingleViewKeeper): Promise<number> {
  const began = performance.now();
  while ((await keeper.step()) !== undefined);
  return performance.now() - began;
}

async function timed(count: number, work: (at: number) => Promise<unknown>): Promise<number[]> {
  const latencies: number[] = [];
  for (let at = 0; at < count; at++) {
    const began = performance.now();
    await work(at);
    latencies.push(performance.now() - began);
  }
  return latencies;
}

async function measure(postgres: Postgres): Promise<void> {
  const keeper = keeperOf(postgres);
  const perSecond = (ms: number) => Math.round((1_000 * people) / ms);
  figure('single_view_first', perSecond(await settle(keeper)), 'people/s', 3_000, 'atLeast');
  definition = { ...definition, expected: [{ source: 1, freshDays: 90 }] };
  figure('single_view_anew', perSecond(await settle(keeper)), 'people/s', 3_000, 'atLeast');
  const pairs = await postgres.query<{ id: number; a: number; b: number }>('SELECT id, a, b FROM linkage_pair ORDER BY id LIMIT $1', [
    judgedPairs,
  ]);
  const judged = await timed(pairs.length, async (at) => {
    const { id, a, b } = pairs[at] as { id: number; a: number; b: number };
    await postgres.query("UPDATE linkage_pair SET state = 'different' WHERE id = $1", [id]);
    keeper.pairsChanged([a, b]);
    await settle(keeper);
  });
  figure('single_view_judged_p99', percentile(judged, 0.99), 'ms', 100, 'atMost');
  const read = await timed(readings, () => readSingleView(postgres));
  figure('single_view_read_p99', percentile(read, 0.99), 'ms', 20, 'atMost');
  let after = 0;
  const listed = await timed(readings, async () => {
    const rows = await listSingleView(postgres, { state: 'not_yet', reason: 'likely_pair', after, limit: 50 });
    after = rows.at(-1)?.customerId ?? 0;
  });
  figure('single_view_list_p99', percentile(listed, 0.99), 'ms', 20, 'atMost');
  const [size] = await postgres.query<{ bytes: number }>(
    `SELECT (pg_total_relation_size('view_standing') + pg_total_relation_size('view_gap'))::float8 AS bytes`,
  );
  figure('single_view_kept', Math.round((size?.bytes ?? 0) / people), 'bytes', 300, 'atMost');
}

mkdirSync(dataDir, { recursive: true });
try {
  const options = { dataDir, log };
  const prepared = await openStorage(options);
  const rooms = [settingsMigrations, identityMigrations, profileMigrations, linkageMigrations, wholenessMigrations];
  await migratePostgres(prepared.postgres, rooms.flat());
  await prepared.close();
  const bytes = await fillPeople(dataDir, people, systemClock.now() - dayMs);
  process.stdout.write(`${people} people, ${Math.round(bytes)} bytes a summary\n`);
  const storage = await openStorage(options);
  try {
    await storage.postgres.query(nameThem);
    await storage.postgres.query(pairThem);
    await storage.postgres.query('VACUUM ANALYZE identifier, summary, linkage_pair');
    await measure(storage.postgres);
  } finally {
    await storage.close();
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
closeFigures();
