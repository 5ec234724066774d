import type { JsonObject, SourceId } from '../foundation/index.ts';
import type { Channel } from '../source/index.ts';

/** The six calls of the field (Segment spec). */
export const eventKinds = ['identify', 'track', 'page', 'screen', 'group', 'alias'] as const;
export type EventKind = (typeof eventKinds)[number];

/**
 * An event as it came over any protocol, brought into Segment's shape but not yet checked: every field may be missing or of
 * the wrong type. `readWireEvents` makes these, `checkEvent` turns one into a `CustomerEvent` or says why not.
 */
export type WireEvent = JsonObject;

/** A checked event: the only shape that identity, summaries and history know. All times are milliseconds since 1970 UTC. */
export interface CustomerEvent {
  /** Unique within its source; repeats of it are ignored. */
  readonly messageId: string;
  readonly kind: EventKind;
  /** track: the event's name (`Order Completed`); page and screen: the page's name or ''; else ''. */
  readonly name: string;
  readonly sourceId: SourceId;
  readonly channel: Channel;
  /** When it happened, corrected for the sender's clock: receivedAt - (sentAt - originalTimestamp). */
  readonly time: number;
  readonly receivedAt: number;
  readonly userId?: string;
  readonly anonymousId?: string;
  readonly previousId?: string;
  readonly groupId?: string;
  /** track: properties; page and screen: properties. */
  readonly properties: JsonObject;
  /** identify and group: traits. */
  readonly traits: JsonObject;
  readonly context: JsonObject;
  readonly integrations: JsonObject;
}
