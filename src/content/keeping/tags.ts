import type { Sql } from '../../storage/index.ts';
import * as queries from '../queries/tag.ts';
import type { SuggestedTag } from '../tag/suggest-tags.ts';

/** Puts new suggestions in the place of the old ones; what a person has confirmed or refused stays so. */
export async function keepSuggestions(sql: Sql, id: number, tags: readonly SuggestedTag[]): Promise<void> {
  await sql.query(queries.dropSuggestions, [id]);
  const reasons = tags.map(({ because }) => because.join('\u001f'));
  await sql.query(queries.addSuggestions, [id, tags.map(({ kind }) => kind), tags.map(({ value }) => value), reasons]);
}
