import type { JsonObject, JsonValue } from '../../foundation/index.ts';
import type { EventKind } from '../event.ts';

/**
 * The languages that senders speak. `segment` also covers those who took over its shape (RudderStack, Jitsu, Customer.io);
 * `loyalty` is our own simple door: one event or an array of them, in Segment's shape.
 */
export const wireProtocols = ['segment', 'rudderstack', 'posthog', 'jitsu', 'snowplow', 'loyalty'] as const;
export type WireProtocol = (typeof wireProtocols)[number];

export function isWireProtocol(value: unknown): value is WireProtocol {
  return typeof value === 'string' && (wireProtocols as readonly string[]).includes(value);
}

/** What the address says about the body: one event of a kind, a batch, or whatever is in it. */
export type WireCall = EventKind | 'merge' | 'batch' | 'any';

/** What a request said outside its body, as it is kept beside the body: plain JSON, small, numbers sealed. */
export interface WireMeta extends JsonObject {
  call: WireCall;
  /** The inbox entry's id; events without a message id are named after it. */
  receiptId?: string;
  /** The caller's address, kept only where the event asks for it (`context.direct`) or cannot say it itself (a pixel). */
  ip?: string;
  /** The caller's user agent, where the caller is the customer's own browser. */
  userAgent?: string;
  /** A pixel's page: the address of the page that showed it. */
  referer?: string;
  /** `Sec-GPC: 1` was sent: she asks not to have her data sold or shared. */
  gpc?: true;
  /** The body was not UTF-8: read as Windows-1252, or with replacement characters. */
  text?: 'windows-1252' | 'replaced';
}

/** What a body says once for all of its items. */
export interface SharedFields {
  readonly context?: JsonObject;
  readonly integrations?: JsonObject;
  readonly sentAt?: JsonValue;
}
