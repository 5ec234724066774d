import type { CustomerEvent } from '../../event/index.ts';
import { examineSearches, maySearch, type SearchedEvent, type SearchOrigin } from './examine-searches.ts';
import { cutText } from './statements.ts';

export interface FoundSearch {
  /** `campaign` a paid keyword, `engine` a search engine's or market place's referrer, `own` a search in our own shop or app. */
  readonly origin: SearchOrigin;
  readonly term: string;
}

// A question in words; longer texts are pasted by accident and may hold anything.
const termLengthMax = 200;
const origins = ['campaign', 'engine', 'own'] as const;

/** What she searched for, as far as the event says: paid keyword, referrer's query, search in our own shop; one of each at most, each term once. Pure. */
export function searchesOf(event: CustomerEvent): FoundSearch[] {
  if (!maySearch(event, event.name)) return [];
  const { kind, name, properties, context } = event;
  const { found } = examineSearches({ kind, name, context, properties }, name);
  const searches: FoundSearch[] = [];
  for (const origin of origins) {
    const ofOrigin = found.filter((each) => each.origin === origin);
    const search = ofOrigin.find((each) => each.isMember) ?? ofOrigin[0];
    if (search === undefined) continue;
    const term = cutText(search.term, termLengthMax);
    // The keyword that was paid for is often what she typed, to the letter: that is one search.
    if (!searches.some((known) => known.term.toLowerCase() === term.toLowerCase())) searches.push({ origin, term });
  }
  return searches;
}

/**
 * The event without anything she searched for: for processing to apply, to the checked event and to the body that history keeps, when
 * she has not allowed it. `name` is that of a track event or a page. Returns the event itself when there is nothing to remove. Pure.
 */
export function withoutSearches<Event extends SearchedEvent>(event: Event, name: string): Event {
  return maySearch(event, name) ? examineSearches(event, name).cleaned : event;
}
