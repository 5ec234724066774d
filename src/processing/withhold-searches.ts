import { mayKeepSearches, type SearchRule, withoutSearches } from '../profile/index.ts';
import type { PreparedEvent } from './prepare-batch.ts';

/**
 * The prepared event without what she searched for, unless she permits it to be kept: from here on neither her summary nor history nor
 * anybody outside gets to see it. The event itself when there is nothing to withhold, which is found out in one look. Pure.
 */
export function withholdSearches(prepared: PreparedEvent, rule: SearchRule): PreparedEvent {
  const { event, wire } = prepared;
  if (mayKeepSearches(event, rule)) return prepared;
  // All that an event holds came over the wire.
  const cleaned = withoutSearches(wire, event.name);
  if (cleaned === wire) return prepared;
  return { ...prepared, event: withoutSearches(event, event.name), wire: cleaned, body: JSON.stringify(cleaned) };
}
