import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CustomerEvent } from '../../src/event/index.ts';
import { dayMs, type IdentifierId, type PersonId, type SourceId } from '../../src/foundation/index.ts';
import { migrations as identityMigrations } from '../../src/identity/index.ts';
import {
  customerView,
  emptySummary,
  encodeSummary,
  type FindEntry,
  findPeople,
  findTermsOf,
  foldEvent,
  newFindEntries,
  migrations as profileMigrations,
  readFragments,
  readInBrief,
  readSettlements,
  traitPreferenceSetting,
} from '../../src/profile/index.ts';
import { int8Array, migratePostgres, openStorage, type Postgres, textArray } from '../../src/storage/index.ts';
import { closeFigures, figure, isQuick } from '../figure.ts';
import { percentile } from './event-load.ts';
import { type MadeUpName, madeUpName, randomNumbers, withOneWrongLetter } from './made-up-names.ts';

/*
 * Find and the customer page's read among a million people, on the embedded Postgres with the product's own code:
 *   1. people are written straight into the tables, names spread as real ones are;
 *   2. names with one wrong letter, names half typed and common first names are looked for, as the find box does;
 *   3. customers are read as their page does.
 * `--quick`: a tenth of the people.
 */
const quick = isQuick();
const people = quick ? 100_000 : 1_000_000;
const queries = quick ? 200 : 500;
const warmUp = 50;
const dataDir = join(resolve(import.meta.dirname, '..', '..'), '.loyalty', `bench-find-${process.pid}`);
const chunk = 10_000;
const now = Date.UTC(2026, 10, 1);
const random = randomNumbers(2026);
const silent = {
  info: () => undefined,
  warn: () => undefined,
  error: (_: unknown, message: string) => process.stderr.write(`${message}\n`),
};
const foldContext = { currency: 'EUR', searches: { categories: [], keepWhenUnsaid: false } };
const viewContext = {
  now,
  preference: traitPreferenceSetting.default,
  sourceOf: (id: number) => ({ id, name: `Source ${id}` }),
  isHidden: () => false,
};

/** A person's events: who she is, some visits, perhaps an order. */
function eventsOf(id: number, name: MadeUpName): CustomerEvent[] {
  const time = now - Math.floor(random() ** 2 * 700) * dayMs;
  const base = { sourceId: 1 as SourceId, channel: 'web', receivedAt: now, anonymousId: `browser-${id}`, integrations: {} } as const;
  const context = {
    locale: 'pt-PT',
    timezone: 'Europe/Lisbon',
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36',
  };
  const traits = { firstName: name.first, lastName: name.last, email: `person${id}@example.test` };
  const events: CustomerEvent[] = [{ ...base, messageId: `i${id}`, kind: 'identify', name: '', time, properties: {}, traits, context }];
  const pages = Math.floor(random() * 3);
  for (let at = 0; at < pages; at++) {
    events.push({
      ...base,
      messageId: `p${id}-${at}`,
      kind: 'page',
      name: 'Bikes',
      time: time - Math.floor(random() * 200) * dayMs,
      properties: {},
      traits: {},
      context,
    });
  }
  if (random() < 0.3) {
    const properties = { order_id: `LK-${id}`, revenue: 54 };
    events.push({ ...base, messageId: `o${id}`, kind: 'track', name: 'Order Completed', time, properties, traits: {}, context });
  }
  return events;
}

async function writePeople(postgres: Postgres): Promise<string[]> {
  const known: string[] = [];
  for (let from = 1; from <= people; from += chunk) {
    const ids = Array.from({ length: Math.min(chunk, people - from + 1) }, (_, at) => from + at);
    const entries: FindEntry[] = [];
    const bodies: string[] = [];
    for (const id of ids) {
      const identifierId = id as IdentifierId;
      const name = madeUpName(random);
      if (random() < 2 * (queries / people) * 3) known.push(`${name.first} ${name.last}`);
      const events = eventsOf(id, name);
      bodies.push(encodeSummary(events.reduce((summary, event) => foldEvent(summary, event, foldContext), emptySummary())));
      entries.push({ identifierId, kind: 'user_id', term: `u${id}` }, ...events.flatMap((event) => findTermsOf({ event, identifierId })));
    }
    await postgres.transaction(async (sql) => {
      await sql.query(
        `INSERT INTO identifier (id, namespace, value, person_id, first_seen, source_id) OVERRIDING SYSTEM VALUE
         SELECT id, 'user_id', 'u' || id, id, $2, 1 FROM unnest($1::int8[]) AS id`,
        [int8Array(ids), now],
      );
      await sql.query('INSERT INTO summary SELECT * FROM unnest($1::int8[], $2::text[])', [int8Array(ids), textArray(bodies)]);
      await newFindEntries(sql, entries);
    });
  }
  return known;
}

function print(what: string, latencies: readonly number[]): void {
  process.stdout.write(
    `find by ${what}: p50 ${percentile(latencies, 0.5).toFixed(1)} ms, p95 ${percentile(latencies, 0.95).toFixed(1)} ms\n`,
  );
}

async function timed(count: number, work: (at: number) => Promise<unknown>): Promise<number[]> {
  for (let at = 0; at < warmUp; at++) await work(at);
  const latencies: number[] = [];
  for (let at = 0; at < count; at++) {
    const startedAt = performance.now();
    await work(at);
    latencies.push(performance.now() - startedAt);
  }
  return latencies;
}

/** What the find box asks for: the first five with names. */
async function firstFive(postgres: Postgres, query: string): Promise<string[]> {
  const found = await findPeople(postgres, query, 5);
  const brief = await readInBrief(
    postgres,
    found.map((each) => each.personId as PersonId),
    viewContext,
  );
  return found.map((each) => brief.get(each.personId as PersonId)?.name ?? '');
}

async function readCustomer(postgres: Postgres, personId: PersonId): Promise<string> {
  const [byPerson, settlements] = await Promise.all([readFragments(postgres, [personId]), readSettlements(postgres, [personId])]);
  const fragments = byPerson.get(personId) ?? [];
  return JSON.stringify(customerView(personId, fragments, { ...viewContext, settlements }));
}

async function main(): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const storage = await openStorage({ dataDir, log: silent });
  try {
    const { postgres } = storage;
    await migratePostgres(postgres, [...identityMigrations, ...profileMigrations]);
    const startedAt = performance.now();
    const known = await writePeople(postgres);
    await postgres.query('ANALYZE');
    process.stdout.write(`${people} people written in ${((performance.now() - startedAt) / 1000).toFixed(0)} s\n`);
    const [size] = await postgres.query<{ words: number; names: string; entries: string }>(
      `SELECT (SELECT count(*) FROM find_word) AS words, pg_size_pretty(pg_total_relation_size('find_name')) AS names, pg_size_pretty(pg_total_relation_size('find_entry')) AS entries`,
    );
    process.stdout.write(`vocabulary of ${size?.words} words, names ${size?.names}, numbers ${size?.entries}\n`);

    const pick = (at: number): string => known[(at * 7) % known.length] as string;
    const typed = Array.from({ length: queries + warmUp }, (_, at) => withOneWrongLetter(random, pick(at)));
    let inFirstFive = 0;
    const typos = await timed(queries, async (at) => {
      if ((await firstFive(postgres, typed[at] as string)).includes(pick(at))) inFirstFive += 1;
    });
    figure('find_typo_p95', percentile(typos, 0.95), 'ms', 100, 'atMost');
    process.stdout.write(
      `find with a wrong letter: p50 ${percentile(typos, 0.5).toFixed(1)} ms, a bearer of the name among the first five ${((inFirstFive / (queries + warmUp)) * 100).toFixed(1)} %\n`,
    );
    const halfTyped = await timed(queries, (at) => firstFive(postgres, pick(at).slice(0, 3 + (at % (pick(at).length - 2)))));
    print('half a name', halfTyped);
    const firstNames = await timed(queries, (at) => firstFive(postgres, `${(pick(at).split(' ')[0] as string).toLowerCase()} `));
    print('a first name alone', firstNames);
    const numbers = await timed(queries, (at) =>
      firstFive(postgres, at % 2 === 0 ? `u${1 + ((at * 7919) % people)}` : `lk ${1 + ((at * 7919) % people)}`),
    );
    print('a number', numbers);
    const views = await timed(queries, (at) => readCustomer(postgres, (1 + ((at * 7919) % people)) as PersonId));
    figure('customer_view_p95', percentile(views, 0.95), 'ms', 20, 'atMost');
  } finally {
    await storage.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
closeFigures();
