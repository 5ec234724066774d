import { isJsonObject, type JsonValue } from '../../foundation/index.ts';
import type { Sql } from '../../storage/index.ts';
import type { ContentItem, ContentState } from '../item/content-item.ts';
import type { ContentKind } from '../item/content-kind.ts';
import { keyOfTitle } from '../item/key-of-title.ts';
import * as queries from '../queries/item.ts';
import { itemOf } from './item-of-row.ts';
import type { TagName } from './settle-tags.ts';

/** What to list; all that is left out is not asked for. */
export interface ContentFilter {
  readonly state?: ContentState | undefined;
  readonly kind?: ContentKind | undefined;
  /** Those with this tag, confirmed or suggested. */
  readonly tag?: TagName | undefined;
  /** Those with (or without) tags that wait for a person. */
  readonly waits?: boolean | undefined;
  readonly product?: string | undefined;
  readonly language?: string | undefined;
  /** In key, title, key fact or owner. */
  readonly text?: string | undefined;
  /** The number of the last item of the page before. */
  readonly after?: number | undefined;
}

/** One page, newest first. */
export async function listContent(sql: Sql, filter: ContentFilter, limit: number): Promise<ContentItem[]> {
  const { state, kind, tag, waits, product, language, text, after } = filter;
  const values = [state, kind, tag?.kind, tag?.value, waits, product, language, text, after].map((value) => value ?? null);
  return (await sql.query<queries.ItemRow>(queries.listItems, [...values, limit])).map(itemOf);
}

/** How many items there are in each state. */
export async function countContent(sql: Sql): Promise<Readonly<Record<ContentState, number>>> {
  const rows = await sql.query<{ state: ContentState; items: number }>(queries.countItems);
  return { draft: 0, active: 0, archived: 0, ...Object.fromEntries(rows.map(({ state, items }) => [state, items])) };
}

/** Everything that is not put away, for figures about all of it. */
export async function allContent(sql: Sql): Promise<ContentItem[]> {
  return (await sql.query<queries.ItemRow>(queries.selectAll)).map(itemOf);
}

/** The keys that an item without one of its own may not be given. */
export async function takenKeys(sql: Sql, written: JsonValue): Promise<ReadonlySet<string>> {
  if (!isJsonObject(written) || written.key !== undefined || typeof written.title !== 'string') return new Set();
  const rows = await sql.query<{ key: string }>(queries.keysLike, [keyOfTitle(written.title, String(written.kind))]);
  return new Set(rows.map(({ key }) => key));
}
