import type { CustomerEvent } from '../../event/index.ts';
import { isJsonObject } from '../../foundation/index.ts';

/** Under what permission a person's searches are kept. */
export interface SearchRule {
  /** Categories of the event's consent object (in lower case), each of which that is named must be allowed, and at least one must be named. */
  readonly categories: readonly string[];
  /** What holds when an event has no consent object at all. */
  readonly keepWhenUnsaid: boolean;
}

/** Searches say much about a person: without her word they are not kept. */
export const defaultSearchRule: SearchRule = {
  categories: ['searches', 'search', 'personalization', 'personalisation', 'marketing', 'advertising', 'preferences'],
  keepWhenUnsaid: false,
};

/**
 * Whether what she searched for may be kept, from the event alone: what she said before or after plays no part, or the summary would
 * depend on the order of events. A consent object that names none of the categories is a no, as Segment reads an empty one. Pure.
 */
export function mayKeepSearches(event: CustomerEvent, rule: SearchRule): boolean {
  const { consent } = event.context;
  if (consent === undefined || consent === null) return rule.keepWhenUnsaid;
  if (!isJsonObject(consent) || !isJsonObject(consent.categoryPreferences)) return false;
  let isNamed = false;
  for (const name of Object.keys(consent.categoryPreferences)) {
    if (!rule.categories.includes(name.toLowerCase())) continue;
    if (consent.categoryPreferences[name] !== true) return false;
    isNamed = true;
  }
  return isNamed;
}
