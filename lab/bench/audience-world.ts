import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CustomerEvent } from '../../src/event/index.ts';
import { dayMs, type SourceId, secondMs } from '../../src/foundation/index.ts';
import { defaultSearchRule, emptySummary, encodeSummary, foldEvent } from '../../src/profile/index.ts';
import { connectPostgres, connectWarehouse, openStorage, type Postgres, textArray, type Warehouse } from '../../src/storage/index.ts';

/** People for whom audiences are kept, written straight into the tables: some thousand kinds of them, each many times. */
export interface AudiencePeople {
  readonly people: number;
  /** How many kinds there are; the person with a number is of kind `number % kinds`. */
  readonly kinds: number;
  /** The second at which the newest look of a kind at a product is a day old. */
  readonly leavesAt: (kind: number) => number;
}

const silent = {
  info: () => undefined,
  warn: () => undefined,
  error: (_: unknown, message: string) => process.stderr.write(`${message}\n`),
};
const names = ['Product Viewed', 'Product Added', 'Cart Viewed', 'Products Searched', 'Order Completed'];
const pages = ['/bikes/trail', '/bikes/city', '/cameras', '/help/returns', '/stores'];
const countries = ['PT', 'ES', 'DE', 'FR', 'NL'];
// Their latest looks follow one another so closely that somebody leaves a window of a day all the time; the first after a minute.
const secondsBetweenKinds = 2;
const firstAfterSeconds = 25;
const peoplePerInsert = 50_000;

/** Fills the data folder of a product that was started on it, knows nobody and is stopped; returns what is known of them. */
export async function writePeople(dataDir: string, people: number, kinds: number): Promise<AudiencePeople> {
  const storage = await openStorage({ dataDir, log: silent });
  const now = Math.floor(Date.now() / secondMs) * secondMs;
  const leavesAt = (kind: number): number => Math.floor(now / secondMs) + firstAfterSeconds + kind * secondsBetweenKinds;
  try {
    const { postgres } = storage;
    const bodies = Array.from({ length: kinds }, (_, kind) => summaryOf(kind, now, leavesAt(kind) * secondMs - dayMs));
    await postgres.query('CREATE UNLOGGED TABLE bench_kind (kind int PRIMARY KEY, body text NOT NULL)');
    await postgres.query(
      'INSERT INTO bench_kind SELECT ordinality - 1, body FROM unnest($1::text[]) WITH ORDINALITY AS given (body, ordinality)',
      [textArray(bodies)],
    );
    for (let from = 1; from <= people; from += peoplePerInsert) {
      const until = Math.min(people, from + peoplePerInsert - 1);
      await postgres.query(
        `INSERT INTO identifier (id, namespace, value, person_id, first_seen, source_id) OVERRIDING SYSTEM VALUE
         SELECT n, 'user_id', 'bench-' || n, n, $3, 1 FROM generate_series($1::bigint, $2::bigint) AS n`,
        [from, until, now],
      );
      await postgres.query(
        `INSERT INTO summary (identifier_id, body) SELECT n, body FROM generate_series($1::bigint, $2::bigint) AS n JOIN bench_kind ON kind = n % $3::int`,
        [from, until, kinds],
      );
    }
    // The product has looked at everybody when there was nobody: it looks again.
    await postgres.query('UPDATE audience_keeper SET swept_after = -1, facts_at = NULL');
    await postgres.query("SELECT setval('identifier_id_seq', $1)", [people]);
    await postgres.query('DROP TABLE bench_kind');
    await postgres.query('ANALYZE identifier');
  } finally {
    await storage.close();
  }
  return { people, kinds, leavesAt };
}

/** What a person of a kind has done: some months of looking around, a trait or two, perhaps orders, and at the end a look at a product. */
function summaryOf(kind: number, now: number, latest: number): string {
  const summary = emptySummary();
  const add = (event: Partial<CustomerEvent>, time: number): void => {
    const base = {
      sourceId: 1 as SourceId,
      channel: kind % 4 === 0 ? ('app' as const) : ('web' as const),
      integrations: {},
      traits: {},
      properties: {},
    };
    const whole = {
      ...base,
      name: '',
      context: {},
      ...event,
      messageId: `${kind}-${time}-${event.name ?? event.kind}`,
      time,
      receivedAt: time,
    };
    foldEvent(summary, whole as CustomerEvent, { searches: defaultSearchRule, currency: 'EUR' });
  };
  const first = now - (20 + (kind % 300)) * dayMs;
  const traits = { plan: kind % 3 === 0 ? 'family' : 'solo', country: countries[kind % countries.length] as string, bikes: kind % 7 };
  add({ kind: 'identify', traits, context: { consent: { categoryPreferences: { marketing: kind % 2 === 0 } } } }, first);
  for (let at = 0; at < 4 + (kind % 20); at += 1) {
    const time = first + Math.floor((((kind * 7_919 + at * 104_729) % 1_000) / 1_000) * (now - 2 * dayMs - first));
    const name = names[(kind + at) % names.length] as string;
    if (at % 2 === 0) add({ kind: 'page', properties: { path: pages[(kind + at) % pages.length] as string } }, time);
    else if (name !== 'Order Completed' || kind % 5 === 0) {
      const order = name === 'Order Completed' ? { order_id: `${kind}-${at}`, revenue: 20 + (kind % 90), currency: 'EUR' } : {};
      add({ kind: 'track', name, properties: { product_id: `LB-${kind % 97}`, category: 'Bikes', ...order } }, time);
    }
  }
  add({ kind: 'track', name: 'Product Viewed', properties: { product_id: `LB-${kind % 97}`, category: 'Bikes' } }, latest);
  return encodeSummary(summary);
}

/** The engines of a running product, to look at what it wrote. */
export function enginesOf(dataDir: string): { readonly postgres: Postgres; readonly warehouse: Warehouse } {
  const read = (path: string) => JSON.parse(readFileSync(join(dataDir, path), 'utf8')) as { port: number; password: string };
  const [postgres, warehouse] = [read('postgres/loyalty-access.json'), read('warehouse-access.json')];
  return {
    postgres: connectPostgres(`postgres://loyalty:${postgres.password}@127.0.0.1:${postgres.port}/loyalty`, silent, 3),
    warehouse: connectWarehouse(`http://loyalty:${warehouse.password}@127.0.0.1:${warehouse.port}`),
  };
}

/** Rules such as a firm has: counts in windows, sequences, things not done, traits, channels, permissions, purchases; all different. */
export function someRules(count: number): object[] {
  const events = ['Product Viewed', 'Products Searched', 'Product Added', 'Cart Viewed', 'Order Completed', 'Email Opened', '$page'];
  const days = [1, 3, 7, 14, 30, 60, 90];
  return Array.from({ length: count }, (_, at): object => {
    const did = events[at % events.length] as string;
    const [withinDays, min] = [days[Math.floor(at / 7) % days.length] as number, 1 + (at % 9)];
    const trait = at % 2 === 0 ? { trait: 'country', is: [countries[at % countries.length]] } : { trait: 'plan', is: ['family'] };
    switch (at % 10) {
      case 0:
      case 1:
      case 2:
      case 3:
        return { all: [{ did, withinDays, min }, trait] };
      case 4:
        return { all: [trait, { did, about: `LB-${at % 97}`, withinHours: 24 }] };
      case 5:
        return {
          sequence: [{ did: 'Product Viewed' }, { did: at % 20 < 10 ? 'Product Added' : 'Cart Viewed' }],
          withinHours: 1 + (at % 48),
          inLastDays: 7,
        };
      case 6:
        return {
          all: [
            { did: 'Product Viewed', min },
            { did: 'Order Completed', withinDays: withinDays + (at % 5), max: 0 },
          ],
        };
      case 7:
        return { all: [{ measure: 'visitsSoFar', min: 1 + (at % 4) }, { measure: 'silentDays', max: 5 + (at % 180) }, trait] };
      case 8:
        return {
          all: [
            { channel: at % 20 < 10 ? 'web' : 'app', withinDays, min: min * 2 },
            { did, withinDays: 90, min: 2 + (at % 7) },
          ],
        };
      default:
        return {
          all: [
            { permission: 'marketing' },
            { did: '$page', about: pages[at % pages.length], withinDays: 1 + (at % 30), min: 1 + (at % 3) },
          ],
        };
    }
  });
}

/** Puts audiences into the tables at once, as fast as a program would not. */
export async function addAudiences(postgres: Postgres, rules: readonly object[]): Promise<void> {
  const bodies = rules.map((rule, at) => JSON.stringify({ name: `Audience ${at}`, about: '', rule, purpose: 'marketing' }));
  await postgres.query(
    `WITH made AS (INSERT INTO audience (version, body) SELECT 1, body FROM unnest($1::text[]) AS body RETURNING id)
     INSERT INTO audience_size (audience_id) SELECT id FROM made`,
    [textArray(bodies)],
  );
  await postgres.query("SELECT pg_notify('audiences_changed', '')");
}
