import type { JsonObject } from '../../foundation/index.ts';
import { type EventMeaning, meaningOf } from '../summary/event-meaning.ts';
import { isByStaff } from '../summary/own-words.ts';

/** What sort of moment an event is, for the eye: each has its sign on a screen, and most can be asked for alone. */
export const episodeKinds = ['visit', 'order', 'care', 'words', 'opinion', 'search', 'product', 'message', 'profile'] as const;
export type EpisodeKind = (typeof episodeKinds)[number];

/** The sort of a moment as its contents show it: what staff wrote to her are no words of hers, but a message. Pure. */
export function episodeKindSeen(kind: EpisodeKind, properties: JsonObject): EpisodeKind {
  return kind === 'words' && isByStaff(properties) ? 'message' : kind;
}

/** The sort of moment, from the call, the name and the channel of an event. Pure. */
export function episodeKindOf(kind: string, name: string, channel: string): EpisodeKind {
  if (kind === 'page' || kind === 'screen') return 'visit';
  if (kind !== 'track') return 'profile';
  const meaning = meaningOf(name);
  for (const each of ['order', 'care', 'opinion', 'search', 'words'] as const) if (isOf(each, meaning)) return each;
  if (meaning.permission !== undefined) return 'profile';
  if (channel === 'product') return 'product';
  if (channel === 'email' || channel === 'print' || meaning.passive) return 'message';
  return 'visit';
}

function isOf(kind: 'care' | 'opinion' | 'order' | 'search' | 'words', meaning: EventMeaning): boolean {
  if (kind === 'words') return isInWords(meaning);
  return meaning[kind] !== undefined;
}

/** Whether an event holds words of hers: what she wrote or said, or stated of herself. */
export function isInWords(meaning: EventMeaning): boolean {
  return meaning.authored === true || meaning.stated !== undefined;
}

/** Whether an event with this meaning is shown when moments of a kind are asked for: a chat message is care and words. */
export function isAskedFor(kind: EpisodeKind, meaning: EventMeaning): boolean {
  if (kind === 'care' || kind === 'opinion' || kind === 'order' || kind === 'search' || kind === 'words') return isOf(kind, meaning);
  return false;
}
