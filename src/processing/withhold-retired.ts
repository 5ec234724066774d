import { type RetiredFields, withoutRetired } from '../event/index.ts';
import type { PreparedEvent } from './prepare-batch.ts';

/**
 * The prepared event without the fields that its source no longer gives us: accepted, but neither her summary nor history nor anybody
 * outside gets to see them. The event itself where nothing is retired. Pure.
 */
export function withholdRetired(prepared: PreparedEvent, retired: RetiredFields): PreparedEvent {
  if (retired.size === 0) return prepared;
  const { event, wire } = prepared;
  // All that an event holds came over the wire.
  const cleaned = withoutRetired(wire, event, retired);
  if (cleaned === wire) return prepared;
  return { ...prepared, event: withoutRetired(event, event, retired), wire: cleaned, body: JSON.stringify(cleaned) };
}
