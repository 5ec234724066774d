import { type Clock, InvalidInput, type Problem } from '../../foundation/index.ts';
import type { Sql } from '../../storage/index.ts';
import { type ContentItem, type TagKind, tagKinds } from '../item/content-item.ts';
import { bumpRevision } from '../queries/item.ts';
import * as queries from '../queries/tag.ts';
import { isInStandard } from '../tag/find-entry.ts';
import type { TagStandard } from '../tag/tag-standard.ts';
import { lock, told } from './items.ts';

export interface TagName {
  readonly kind: TagKind;
  readonly value: string;
}

/** What a person says of an item's tags: those she confirms (suggested or not), and those she refuses (confirmed ones too). */
export interface TagWords {
  readonly confirm: readonly TagName[];
  readonly refuse: readonly TagName[];
}

/**
 * Settles tags inside the caller's transaction; from its end on decisions go by them.
 * @throws InvalidInput `content.unknown_tag` with every tag that is not in the standard, or is said both ways; NotFound `content.unknown_item`
 */
export async function settleTags(
  sql: Sql,
  id: number,
  words: TagWords,
  by: string,
  { standard, clock }: { readonly standard: TagStandard; readonly clock: Clock },
): Promise<ContentItem> {
  const problems = problemsOfWords(words, standard);
  if (problems.length > 0) throw new InvalidInput('content.unknown_tag', problems);
  await lock(sql, id);
  const settled = [
    ...words.confirm.map((tag) => ({ ...tag, state: 'confirmed' })),
    ...words.refuse.map((tag) => ({ ...tag, state: 'refused' })),
  ];
  const columns = [settled.map(({ kind }) => kind), settled.map(({ value }) => value), settled.map(({ state }) => state)];
  await sql.query(queries.settleTags, [id, ...columns, by, clock.now()]);
  await sql.query(bumpRevision, [id]);
  return told(sql, id);
}

function problemsOfWords({ confirm, refuse }: TagWords, standard: TagStandard): Problem[] {
  const seen = new Set<string>();
  return [
    ...confirm.map((tag, index) => ({ ...tag, at: `confirm[${index}]` })),
    ...refuse.map((tag, index) => ({ ...tag, at: `refuse[${index}]` })),
  ].flatMap(({ kind, value, at }): Problem[] => {
    const name = `${kind} ${value}`;
    if (seen.has(name)) return [{ at, message: `${name} is said twice` }];
    seen.add(name);
    if (!tagKinds.includes(kind)) return [{ at, message: `there is no kind of tag ${kind}` }];
    // What is in the standard no more may still be refused.
    if (at.startsWith('confirm') && !isInStandard(standard, kind, value)) return [{ at, message: `${name} is not in the tag standard` }];
    return [];
  });
}
