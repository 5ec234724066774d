import type { BoundedCache } from '../../foundation/index.ts';
import { int8Array, type Sql, textArray } from '../../storage/index.ts';
import * as queries from '../queries/find.ts';
import type { FindEntry } from './find-terms.ts';
import { prefixNumbersOf, variantsOf } from './find-text.ts';

/** Entries known to be written, for a caller that forgets them whenever its transaction fails or somebody else has written. */
export type WrittenEntries = BoundedCache<string, true>;

/**
 * Makes people findable by `entries`; those already there are left alone. At most six statements whatever the number. With `written`,
 * entries of earlier calls cost nothing.
 */
export async function newFindEntries(sql: Sql, entries: readonly FindEntry[], written?: WrittenEntries): Promise<void> {
  const fresh = new Map<string, FindEntry>();
  for (const entry of entries) {
    const key = `${entry.identifierId} ${entry.kind} ${entry.term}`;
    if (written?.get(key) === undefined) fresh.set(key, entry);
  }
  if (fresh.size === 0) return;
  const names = [...fresh.values()].filter((entry) => entry.kind === 'name');
  const others = [...fresh.values()].filter((entry) => entry.kind !== 'name');
  if (others.length > 0) {
    await sql.prepared('find_add_entries', queries.addEntries, [
      int8Array(others.map((entry) => entry.identifierId)),
      textArray(others.map((entry) => entry.kind)),
      textArray(others.map((entry) => entry.term)),
      textArray(others.map((entry) => entry.shown)),
    ]);
  }
  if (names.length > 0) await addNames(sql, names);
  if (written !== undefined) for (const key of fresh.keys()) written.set(key, true);
}

async function addNames(sql: Sql, entries: readonly FindEntry[]): Promise<void> {
  const known = await sql.prepared<{ identifier_id: number; name: string }>('find_known_names', queries.knownNames, [
    int8Array(entries.map((entry) => entry.identifierId)),
    textArray(entries.map((entry) => entry.term)),
  ]);
  const knownKeys = new Set(known.map((row) => `${row.identifier_id} ${row.name}`));
  const fresh = entries.filter((entry) => !knownKeys.has(`${entry.identifierId} ${entry.term}`));
  if (fresh.length === 0) return;
  const numbers = await numbersOfWords(sql, new Set(fresh.flatMap((entry) => entry.term.split(' '))));
  const arrays = fresh.map((entry) => {
    const words = entry.term.split(' ');
    const all = new Set(words.flatMap((word) => [numbers.get(word) as number, ...prefixNumbersOf(word)]));
    return `{${[...all].join(',')}}`;
  });
  await sql.prepared('find_add_names', queries.addNames, [
    int8Array(fresh.map((entry) => entry.identifierId)),
    textArray(fresh.map((entry) => entry.term)),
    textArray(fresh.map((entry) => entry.shown)),
    textArray(arrays),
  ]);
}

/** The numbers of words, which enter the vocabulary when they are new. */
async function numbersOfWords(sql: Sql, words: ReadonlySet<string>): Promise<Map<string, number>> {
  const asked = [...words];
  const numbers = new Map<string, number>();
  const look = async (some: readonly string[]): Promise<void> => {
    const rows = await sql.prepared<{ id: number; word: string }>('find_word_numbers', queries.wordNumbers, [textArray(some)]);
    for (const row of rows) numbers.set(row.word, row.id);
  };
  await look(asked);
  // In one order, so that two writers who add the same words wait for one another instead of for ever.
  const unknown = asked.filter((word) => !numbers.has(word)).sort();
  if (unknown.length === 0) return numbers;
  await sql.prepared('find_add_words', queries.addWords, [
    textArray(unknown),
    textArray(unknown.map((word) => `{${variantsOf(word).join(',')}}`)),
  ]);
  await look(unknown);
  return numbers;
}
