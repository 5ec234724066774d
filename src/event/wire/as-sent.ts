import type { JsonValue } from '../../foundation/index.ts';
import type { WireEvent } from '../event.ts';

const item = Symbol('as sent');

/** Notes beside an event the item as its sender wrote it: what the size limit of one event is measured by. Never written as JSON. */
export function noteItem(event: WireEvent, asSent: JsonValue): void {
  (event as { [item]?: JsonValue })[item] = asSent;
}

/** The item behind an event; the event itself when none was noted. */
export function itemAsSent(event: WireEvent): JsonValue {
  return (event as { [item]?: JsonValue })[item] ?? event;
}
