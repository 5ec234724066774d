import type { ContentBody, ContentItem, ContentTag } from '../item/content-item.ts';
import type { ItemRow } from '../queries/item.ts';

export function itemOf({ id, state, version, body, tags }: ItemRow): ContentItem {
  return { ...(JSON.parse(body) as ContentBody), id, state, version, tags: JSON.parse(tags) as ContentTag[] };
}
