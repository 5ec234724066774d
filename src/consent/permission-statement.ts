import type { JsonValue } from '../foundation/index.ts';

/**
 * How a permission was said: `preference` and `unsubscribe` by an event made for it, `consent` by the object that a page stamps on every event,
 * `gpc` by Global Privacy Control, `tcf` and `gpp` by the strings of the IAB.
 */
export type PermissionSignal = 'consent' | 'gpc' | 'gpp' | 'preference' | 'tcf' | 'unsubscribe';

/**
 * What one event said of permission: names in order, and for each `true`, `false`, the second until which it is a yes, or for the name
 * `relationship` the relationship that she wants. Time in milliseconds since 1970.
 */
export type PermissionStatement = [
  time: number,
  sourceId: number,
  messageId: string,
  signal: PermissionSignal,
  names: string[],
  values: JsonValue[],
];

/** A statement as it stands in a summary, of permissions or of traits. */
export type SaidStatement = readonly [
  time: number,
  sourceId: number,
  messageId: string,
  method: string,
  names: readonly string[],
  values: readonly JsonValue[],
];

/** What a summary knows of permission. */
export interface Said {
  readonly permissions: readonly SaidStatement[];
  readonly traits?: readonly SaidStatement[];
}

/** Whether she said it in an event of its own; everything else is sent again and again, long after it was true. Pure. */
export function isExplicit(signal: string): boolean {
  return signal === 'preference' || signal === 'unsubscribe';
}
