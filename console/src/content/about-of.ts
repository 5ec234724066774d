import type { ContentItem } from '../api/contract.ts';

type Tags = readonly Pick<ContentItem['tags'][number], 'kind' | 'name' | 'state'>[];

const telling = ['question', 'topic'];

/** What an item is about in a few words: its confirmed questions and topics, or whatever else is confirmed of it, such as its stage. Pure. */
export function aboutOf(tags: Tags): string[] {
  const confirmed = tags.filter(({ state }) => state === 'confirmed');
  const first = confirmed.filter(({ kind }) => telling.includes(kind));
  return (first.length > 0 ? first : confirmed).map(({ name }) => name);
}
