import { createHash } from 'node:crypto';
import { dayMs } from '../foundation/index.ts';
import { type Sql, textArray } from '../storage/index.ts';

/** Ten day tables stand ready (`tables.ts`), one of which is always the one being emptied next. */
const slots = 10;
export const deduplicationDaysMax = slots - 1;

const insertInto = Array.from(
  { length: slots },
  (_, slot) => `
INSERT INTO seen_${slot} (key) SELECT key::uuid FROM unnest($1::text[]) AS given (key) ON CONFLICT DO NOTHING RETURNING key`,
);
const findIn = Array.from(
  { length: slots },
  (_, slot) => `
SELECT s.key FROM unnest($1::text[]) AS given (key) JOIN seen_${slot} s ON s.key = given.key::uuid`,
);
const truncate = Array.from({ length: slots }, (_, slot) => `TRUNCATE seen_${slot}`);

/** A message's key: 128 bits of SHA-256 over source and id, in a UUID's notation. Two messages collide with a chance of 2^-64 among 2^32. */
export function messageKey(sourceId: number, messageId: string): string {
  const hex = createHash('sha256').update(`${sourceId} ${messageId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Remembers `keys` and answers those never seen within the last `days` full days (at least 24 hours when `days` is 1).
 * Inside the caller's transaction: what is rolled back was never seen.
 */
export async function rememberMessages(sql: Sql, keys: readonly string[], now: number, days: number): Promise<Set<string>> {
  const today = Math.floor(now / dayMs);
  const filled = await prepareDay(sql, today);
  const parameter = [textArray(keys)];
  const earlier = new Set<string>();
  for (const [slot, day] of filled) {
    if (day === today || day < today - days || day > today) continue;
    const rows = await sql.prepared<{ key: string }>(`seen_find_${slot}`, findIn[slot] as string, parameter);
    for (const row of rows) earlier.add(row.key);
  }
  const fresh = earlier.size === 0 ? keys : keys.filter((key) => !earlier.has(key));
  const slot = today % slots;
  const inserted = await sql.prepared<{ key: string }>(`seen_insert_${slot}`, insertInto[slot] as string, [textArray(fresh)]);
  return new Set(inserted.map((row) => row.key));
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
