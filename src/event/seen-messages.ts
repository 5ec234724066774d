import { hash } from 'node:crypto';
import { dayMs } from '../foundation/index.ts';
import { type Sql, uuidArray } from '../storage/index.ts';

/** Ten day tables stand ready (`tables.ts`), one of which is always the one being emptied next. */
const slots = 10;
export const deduplicationDaysMax = slots - 1;

const insertInto = Array.from(
  { length: slots },
  (_, slot) => `
WITH added AS (
  INSERT INTO seen_${slot} (key) SELECT key FROM unnest($1::uuid[]) AS given (key)
  WHERE NOT EXISTS (SELECT FROM seen_${slot} s WHERE s.key = given.key) RETURNING 1
)
SELECT count(*)::int AS added FROM added`,
);
/** Keys that are there by another transaction than this one. */
const foundEarlier = Array.from(
  { length: slots },
  (_, slot) => `
SELECT given.place FROM unnest($1::uuid[]) WITH ORDINALITY AS given (key, place)
JOIN seen_${slot} s ON s.key = given.key WHERE s.xmin <> pg_current_xact_id()::xid`,
);
const findIn = Array.from(
  { length: slots },
  (_, slot) => `
SELECT given.place FROM unnest($1::uuid[]) WITH ORDINALITY AS given (key, place) JOIN seen_${slot} s ON s.key = given.key`,
);
const truncate = Array.from({ length: slots }, (_, slot) => `TRUNCATE seen_${slot}`);

/** A message's key: 128 bits of SHA-256 over source and id, as 32 hexadecimal digits. Two messages collide with a chance of 2^-64 among 2^32. */
export function messageKey(sourceId: number, messageId: string): string {
  return hash('sha256', `${sourceId} ${messageId}`).slice(0, 32);
}

/**
 * Remembers `keys` and answers those never seen within the last `days` full days (at least 24 hours when `days` is 1).
 * Inside the caller's transaction: what is rolled back was never seen. The caller holds the identity lock and names each key once: no
 * index watches over that, because the hash index that finds a key costs half of a unique one.
 */
export async function rememberMessages(sql: Sql, keys: readonly string[], now: number, days: number): Promise<Set<string>> {
  const today = Math.floor(now / dayMs);
  const filled = await prepareDay(sql, today);
  const unseen = new Set(keys);
  const remove = (some: readonly string[], rows: readonly { place: number }[]): void => {
    for (const { place } of rows) unseen.delete(some[place - 1] as string);
  };
  const parameter = [uuidArray(keys)];
  for (const [slot, day] of filled) {
    if (day === today || day < today - days || day > today) continue;
    remove(keys, await sql.prepared(`seen_find_${slot}`, findIn[slot] as string, parameter));
  }
  const slot = today % slots;
  const fresh = [...unseen];
  const [inserted] = await sql.prepared<{ added: number }>(`seen_insert_${slot}`, insertInto[slot] as string, [uuidArray(fresh)]);
  // Repeats are rare: only when there are some is it asked which.
  if (inserted?.added !== fresh.length)
    remove(fresh, await sql.prepared(`seen_earlier_${slot}`, foundEarlier[slot] as string, [uuidArray(fresh)]));
  return unseen;
}

/** Empties today's table when it still holds a day long past. The caller's identity lock keeps two batches from doing so at once. */
async function prepareDay(sql: Sql, today: number): Promise<Map<number, number>> {
  const rows = await sql.prepared<{ slot: number; day: number }>('seen_days', 'SELECT slot, day FROM seen_day', []);
  const filled = new Map(rows.map((row) => [row.slot, row.day]));
  const slot = today % slots;
  if (filled.get(slot) !== today) {
    await sql.query(truncate[slot] as string);
    await sql.query('INSERT INTO seen_day (slot, day) VALUES ($1, $2) ON CONFLICT (slot) DO UPDATE SET day = excluded.day', [slot, today]);
    filled.set(slot, today);
  }
  return filled;
}
