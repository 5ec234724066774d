import { foldLetters, type JsonValue } from '../../foundation/index.ts';
import { int8Array, type Sql, textArray } from '../../storage/index.ts';
import * as queries from '../queries/firm.ts';

// More words than any firm has in its name.
const wordsMax = 20;

/** The words of a name as they are found: without accents, in small letters. Pure. */
export function wordsOfName(name: string): string[] {
  return foldLetters(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, wordsMax);
}

/** Calls firms by the name that was said last, and writes the words by which they are found. */
export async function nameFirms(sql: Sql, firms: readonly number[], at: number): Promise<void> {
  if (firms.length === 0) return;
  const known = await sql.prepared<queries.FirmRow>('firm_by_id', queries.firmsById, [int8Array(firms)]);
  const said = await sql.prepared<queries.FactRow>('firm_names', queries.namesOfFirms, [int8Array(firms)]);
  for (const { id, name, changed_at } of known) {
    const newest = said.find(({ firm_id }) => firm_id === id);
    const stated = newest === undefined ? name : (JSON.parse(newest.value) as JsonValue);
    const next = typeof stated === 'string' && stated !== '' ? stated : name;
    if (next !== name) await sql.prepared('firm_set_name', queries.setFirmName, [id, next, Math.max(at, changed_at)]);
    await sql.prepared('firm_remove_words', queries.removeWords, [id]);
    await sql.prepared('firm_add_words', queries.addWords, [textArray(wordsOfName(next)), id]);
  }
}
