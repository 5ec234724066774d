import type { JsonValue } from '../../foundation/index.ts';
import type { WireEvent } from '../event.ts';

/** PHP has one empty array for both: what was meant as an object without members arrives as `[]`. */
export function isEmptyList(value: JsonValue | undefined): boolean {
  return Array.isArray(value) && value.length === 0;
}

const objectMembers = ['context', 'properties', 'traits', 'integrations'] as const;

/** Makes empty objects of the empty lists that stand where an event has objects. Changes the event. */
export function openEmptyLists(event: WireEvent): void {
  for (const member of objectMembers) if (isEmptyList(event[member])) event[member] = {};
}
