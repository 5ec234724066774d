import type { JsonObject } from '../../foundation/index.ts';
import type { ContentBody } from './content-item.ts';
import { keyOfTitle } from './key-of-title.ts';

/**
 * What somebody wrote, with what goes without saying: whoever writes it answers for it and holds the rights until it says otherwise, an offer is a
 * promotion, anything else is advice, and a key is made of the title. Pure.
 */
export function completeItem(written: JsonObject, by: string, takenKeys: ReadonlySet<string> = new Set()): JsonObject {
  const { kind, title } = written;
  const owner = typeof written.owner === 'string' ? written.owner : by;
  const isPromotion = written.isPromotion ?? kind === 'offer';
  return {
    owner,
    source: `written by ${by}`,
    rights: { holder: owner },
    language: 'en',
    purpose: isPromotion === true ? 'marketing' : 'advice',
    variants: [],
    ...(typeof title === 'string' ? { key: freeKey(keyOfTitle(title, String(kind ?? 'item')), takenKeys) } : {}),
    ...written,
    isPromotion,
  };
}

/** An item as it is, with some of its parts written anew; `null` takes a part out. Pure. */
export function editedItem(before: ContentBody, written: JsonObject): JsonObject {
  const { id: _id, state: _state, version: _version, tags: _tags, ...body } = before as unknown as JsonObject;
  return { ...body, ...written };
}

function freeKey(key: string, taken: ReadonlySet<string>): string {
  if (!taken.has(key)) return key;
  let number = 2;
  while (taken.has(`${key}-${number}`)) number += 1;
  return `${key}-${number}`;
}
