import {
  type Clock,
  Conflict,
  InvalidInput,
  isJsonObject,
  type JsonValue,
  LimitReached,
  NotFound,
  type Problem,
} from '../../foundation/index.ts';
import type { Sql } from '../../storage/index.ts';
import { problemsOfItem } from '../item/check-item.ts';
import type { ContentBody, ContentItem, ContentState } from '../item/content-item.ts';
import { tidyItem } from '../item/tidy-item.ts';
import * as queries from '../queries/item.ts';
import { suggestTags } from '../tag/suggest-tags.ts';
import type { TagStandard } from '../tag/tag-standard.ts';
import { itemOf } from './item-of-row.ts';
import { keepSuggestions } from './tags.ts';

/** Who changes an item, and why. */
export interface ContentChange {
  readonly by: string;
  readonly reason: string;
}

export interface ContentVersion {
  readonly version: number;
  readonly body: ContentBody;
  readonly changedBy: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
  readonly reason: string;
  /** The version whose body this one brought back, when it was an undo. */
  readonly restores?: number;
}

/** What keeping an item needs besides the statement's connection. */
export interface ContentKeeping {
  readonly standard: TagStandard;
  readonly clock: Clock;
}

// Each of them is held against a moment in every decision, and each is some kilobytes in memory.
const activeMax = 5_000;
const versionsMax = 100;
const reasonCharactersMin = 3;
const reasonCharactersMax = 1_000;

/** By number, or by key. @throws NotFound `content.unknown_item` */
export async function readContent(sql: Sql, id: number | string): Promise<ContentItem> {
  const [row] = await sql.query<queries.ItemRow>(typeof id === 'number' ? queries.selectItem : queries.selectItemByKey, [id]);
  if (row === undefined) throw new NotFound('content.unknown_item', `there is no content ${id}`);
  return itemOf(row);
}

/**
 * Makes an item inside the caller's transaction, with tags suggested for it. Pure text is made of what somebody wrote: see `tidyItem`.
 * @throws InvalidInput `content.bad_item` with every problem; Conflict `content.key_taken`; LimitReached `content.too_many_items`
 */
export async function createContent(
  sql: Sql,
  written: JsonValue,
  state: ContentState,
  change: ContentChange,
  keeping: ContentKeeping,
): Promise<ContentItem> {
  const body = checked(written, change.reason);
  if (state === 'active') await refuseTooMany(sql);
  const values = [body.key, body.kind, state, JSON.stringify(body), change.by, keeping.clock.now(), change.reason.trim()];
  const [made] = await sql.query<{ id: number }>(queries.insertItem, values);
  if (made === undefined) throw new Conflict('content.key_taken', `there is content with the key ${body.key} already`);
  await keepSuggestions(sql, made.id, suggestTags(body, keeping.standard));
  return told(sql, made.id);
}

/**
 * A new version of an item, inside the caller's transaction. Key and kind stay: programs rely on the one, and the fields on the other.
 * @throws InvalidInput `content.bad_item`; Conflict `content.changed_meanwhile`; NotFound `content.unknown_item`
 */
export async function changeContent(
  sql: Sql,
  id: number,
  edit: { readonly body: JsonValue; readonly version: number },
  change: ContentChange,
  keeping: ContentKeeping,
): Promise<ContentItem> {
  const before = await lock(sql, id);
  const { key, kind } = before;
  const body = checked(edit.body, change.reason, { key, kind });
  if (before.version !== edit.version) {
    const message = `${before.title} is at version ${before.version}, not ${edit.version}; read it again, then decide`;
    throw new Conflict('content.changed_meanwhile', message);
  }
  return addVersion(sql, before, body, change, keeping, null);
}

/**
 * Brings the body before back, as a new version; repeated, it goes further back.
 * @throws Conflict `content.nothing_to_undo`; otherwise as `changeContent`
 */
export async function undoContent(sql: Sql, id: number, change: ContentChange, keeping: ContentKeeping): Promise<ContentItem> {
  const before = await lock(sql, id);
  const [newest] = await sql.query<queries.ItemVersionRow>(queries.selectVersion, [id, before.version]);
  const place = newest?.restores ?? before.version;
  const [earlier] = place <= 1 ? [] : await sql.query<queries.ItemVersionRow>(queries.selectVersion, [id, place - 1]);
  if (earlier === undefined) throw new Conflict('content.nothing_to_undo', `${before.title} is as it was made`);
  const body = checked(JSON.parse(earlier.body) as JsonValue, change.reason);
  return addVersion(sql, before, body, change, keeping, earlier.restores ?? earlier.version);
}

/** Puts an item to use, back to the drafts, or away, inside the caller's transaction. @throws as `changeContent`; LimitReached `content.too_many_items` */
export async function setContentState(sql: Sql, id: number, state: ContentState): Promise<ContentItem> {
  const before = await lock(sql, id);
  if (state === 'active' && before.state !== 'active') await refuseTooMany(sql);
  await sql.query(queries.setState, [id, state]);
  return told(sql, id);
}

/** Newest first. @throws NotFound `content.unknown_item` */
export async function contentVersions(sql: Sql, id: number): Promise<ContentVersion[]> {
  await readContent(sql, id);
  const rows = await sql.query<queries.ItemVersionRow>(queries.selectVersions, [id, versionsMax]);
  return rows.map((row) => ({
    version: row.version,
    body: JSON.parse(row.body) as ContentBody,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
    reason: row.reason,
    ...(row.restores === null ? {} : { restores: row.restores }),
  }));
}

/** The item as it is now, locked until the transaction ends. @throws NotFound `content.unknown_item` */
export async function lock(sql: Sql, id: number): Promise<ContentItem> {
  await sql.query(queries.lockItem, [id]);
  return readContent(sql, id);
}

/** Says that an item has changed, and gives it as it is now. */
export async function told(sql: Sql, id: number): Promise<ContentItem> {
  await sql.query(queries.notifyChanged, [String(id)]);
  return readContent(sql, id);
}

function checked(written: JsonValue, reason: string, fixed: { readonly key?: string; readonly kind?: string } = {}): ContentBody {
  const body = tidyItem(written);
  const problems: Problem[] = problemsOfItem(body);
  for (const [name, value] of Object.entries(fixed)) {
    if (isJsonObject(body) && body[name] !== undefined && body[name] !== value)
      problems.push({ at: name, message: `stays ${value}: make another item` });
  }
  const { length } = reason.trim();
  if (length < reasonCharactersMin || length > reasonCharactersMax) {
    problems.push({ at: 'reason', message: `say why, in ${reasonCharactersMin} to ${reasonCharactersMax} characters` });
  }
  if (problems.length > 0) throw new InvalidInput('content.bad_item', problems);
  return body as unknown as ContentBody;
}

async function refuseTooMany(sql: Sql): Promise<void> {
  const [count] = await sql.query<{ items: number }>(queries.countActive);
  if ((count?.items ?? 0) < activeMax) return;
  throw new LimitReached('content.too_many_items', `there are ${activeMax} items in use; put one away first`, activeMax, 'items');
}

async function addVersion(
  sql: Sql,
  before: ContentItem,
  body: ContentBody,
  change: ContentChange,
  { clock, standard }: ContentKeeping,
  restores: number | null,
): Promise<ContentItem> {
  const { id, version } = before;
  await sql.query(queries.addVersion, [id, version + 1, JSON.stringify(body), change.by, clock.now(), change.reason.trim(), restores]);
  await keepSuggestions(sql, id, suggestTags(body, standard));
  return told(sql, id);
}
