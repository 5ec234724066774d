import type { IdentifierId } from '../../src/foundation/index.ts';
import { emptySummary, encodeSummary, foldEvent } from '../../src/profile/index.ts';
import { int8Array, openStorage, textArray } from '../../src/storage/index.ts';
import { historyOf } from './decide-people.ts';

// Different histories; each is shared by as many people as there are more.
const historiesMax = 5_000;
const chunk = 20_000;
const silent = {
  info: () => undefined,
  warn: () => undefined,
  error: (_: unknown, message: string) => process.stderr.write(`${message}\n`),
};
const foldContext = { currency: 'EUR', searches: { categories: [], keepWhenUnsaid: false } };

const identifiers = `INSERT INTO identifier (id, namespace, value, person_id, first_seen, source_id) OVERRIDING SYSTEM VALUE
SELECT id, 'anonymous_id', 'browser-' || (id - $3), id, $2, 1 FROM unnest($1::int8[]) AS id`;
const summaries = 'INSERT INTO summary SELECT * FROM unnest($1::int8[], $2::text[])';
const nextNumber = "SELECT setval(pg_get_serial_sequence('identifier', 'id'), (SELECT max(id) FROM identifier))";

/**
 * Writes people (`anonymous_id` `browser-0` and on) straight into the tables of a product that is stopped and has been started before: sending two dozen
 * events for each would take an hour. Returns the mean size of a summary in bytes.
 */
export async function fillPeople(dataDir: string, people: number, now: number): Promise<number> {
  const bodies = Array.from({ length: Math.min(people, historiesMax) }, (_, number) =>
    encodeSummary(historyOf(number, now).reduce((summary, event) => foldEvent(summary, event, foldContext), emptySummary())),
  );
  const storage = await openStorage({ dataDir, log: silent });
  try {
    const { postgres } = storage;
    const [{ first = 1 } = {}] = await postgres.query<{ first: number }>('SELECT coalesce(max(id), 0) + 1 AS first FROM identifier');
    for (let from = 0; from < people; from += chunk) {
      const numbers = Array.from({ length: Math.min(chunk, people - from) }, (_, at) => from + at);
      const ids = numbers.map((number) => (first + number) as IdentifierId);
      await postgres.transaction(async (sql) => {
        await sql.query(identifiers, [int8Array(ids), now, first]);
        await sql.query(summaries, [int8Array(ids), textArray(numbers.map((number) => bodies[number % bodies.length] as string))]);
      });
    }
    await postgres.query(nextNumber);
    await postgres.query('ANALYZE identifier, summary');
  } finally {
    await storage.close();
  }
  return bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0) / bodies.length;
}
