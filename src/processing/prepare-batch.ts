import {
  type CustomerEvent,
  checkEvent,
  type EventOutcome,
  eventText,
  type InboxRow,
  messageKey,
  type QuarantineEntry,
  readWireEvents,
  type WireEvent,
  type WireMeta,
  type WireProtocol,
} from '../event/index.ts';
import type { JsonValue } from '../foundation/index.ts';
import { type IdentifiedEvent, type IdentityRules, identifiersOf, isNamedByProperties, withoutHearsay } from '../identity/index.ts';
import type { SourceFacts } from '../source/index.ts';
import { phoneCountryOf } from './phone-country.ts';

/** An event ready to be applied, with its place in the request it came in. */
export interface PreparedEvent extends IdentifiedEvent {
  readonly event: CustomerEvent;
  /** De-duplication key of source and message id. */
  readonly key: string;
  /** The event in Segment's shape, as it came. */
  readonly wire: WireEvent;
  /** The same as JSON text: what history keeps and what a raw view opens. */
  readonly body: string;
  readonly request: PreparedRequest;
  readonly index: number;
}

/** One inbox row after reading: its good events, its bad ones, and the outcome of each where a receipt was asked for. */
export interface PreparedRequest {
  readonly row: InboxRow;
  readonly events: PreparedEvent[];
  readonly refused: QuarantineEntry[];
  readonly outcomes: EventOutcome[];
}

/**
 * Reads one request: each event is either ready to apply or on its way to quarantine with a reason; a bad one never harms the others.
 * Pure: the same row gives the same result however often it is read.
 */
export function prepareRequest(row: InboxRow, source: SourceFacts | undefined, rules: IdentityRules): PreparedRequest {
  const request: PreparedRequest = { row, events: [], refused: [], outcomes: [] };
  const refuse = (index: number, reason: string, message: string, body: string, messageId = ''): void => {
    const at = index < 0 ? 'request' : `batch[${index}]`;
    request.refused.push({
      receivedAt: row.received_at,
      sourceId: row.source_id,
      protocol: index < 0 ? row.protocol : 'segment',
      meta: row.meta,
      reason,
      message,
      at,
      body,
      readable: index >= 0,
      key: messageId === '' ? undefined : messageKey(row.source_id, messageId),
    });
    if (index >= 0) request.outcomes[index] = { messageId, status: 'quarantined', reason, message };
  };
  if (source === undefined) {
    refuse(-1, 'event.unknown_source', 'the source of this request has been removed; its events wait here', row.body);
    return request;
  }
  const meta = { ...(JSON.parse(row.meta) as WireMeta), receiptId: row.receipt_id };
  const { events, batchProblems } = readWireEvents(row.protocol as WireProtocol, JSON.parse(row.body) as JsonValue, meta);
  for (const problem of batchProblems) refuse(-1, 'event.bad_batch', `${problem.at}: ${problem.message}`, row.body);
  events.forEach((wire, index) => {
    const checked = checkEvent(wire, {
      sourceId: source.id,
      channel: source.channel,
      receivedAt: row.received_at,
      isNamedByProperties: (name, properties) => isNamedByProperties(rules, name, properties),
    });
    const body = eventText(wire);
    const messageId = typeof wire.messageId === 'string' ? wire.messageId : '';
    if (!checked.ok) {
      refuse(index, checked.reason, checked.message, body, messageId);
      return;
    }
    const { event } = checked;
    const identifiers = identifiersOf(event, rules, () => phoneCountryOf(event, source.timezone));
    if (identifiers.length === 0 && !isAboutFirmAlone(event)) {
      refuse(
        index,
        'identity.no_usable_identifier',
        'every identifier of this event is empty or blocked; see the rules for identifiers',
        body,
        messageId,
      );
      return;
    }
    request.events.push({
      event: withoutHearsay(event, identifiers, rules),
      identifiers,
      key: messageKey(source.id, checked.event.messageId),
      wire,
      body,
      request,
      index,
    });
    request.outcomes[index] = { messageId: checked.event.messageId, status: 'accepted' };
  });
  return request;
}

/** A group call that names nobody describes the firm; one that names somebody by what is blocked is about her. */
function isAboutFirmAlone({ kind, userId, anonymousId }: CustomerEvent): boolean {
  return kind === 'group' && userId === undefined && anonymousId === undefined;
}
