import type { FastifyReply } from 'fastify';
import type { EventOutcome, RefusedRequest, WireProtocol } from '../event/index.ts';

/** How a protocol's SDKs expect to be answered. */
interface Answers {
  readonly contentType: string;
  readonly accepted: string;
  /** The status for too much: senders that split on 413 get 413. */
  readonly tooMuchStatus: 400 | 413;
}

const json = 'application/json; charset=utf-8';

const answers: Readonly<Record<WireProtocol, Answers>> = {
  segment: { contentType: json, accepted: '{"success":true}', tooMuchStatus: 400 },
  rudderstack: { contentType: 'text/plain; charset=utf-8', accepted: 'OK', tooMuchStatus: 413 },
  posthog: { contentType: json, accepted: '{"status":1}', tooMuchStatus: 413 },
  jitsu: { contentType: json, accepted: '{"ok":true}', tooMuchStatus: 413 },
  snowplow: { contentType: 'text/plain; charset=utf-8', accepted: 'ok', tooMuchStatus: 413 },
  loyalty: { contentType: json, accepted: '{"success":true}', tooMuchStatus: 413 },
};

/** The smallest GIF: one transparent pixel. */
const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** The answer to a request whose events are on disk. */
export function answerAccepted(reply: FastifyReply, protocol: WireProtocol, eventCount: number, isBatch: boolean): FastifyReply {
  const { contentType, accepted } = answers[protocol];
  if (protocol === 'jitsu' && isBatch) {
    return reply.type(json).send(`{"ok":true,"receivedEvents":${eventCount},"okEvents":${eventCount}}`);
  }
  return reply.type(contentType).send(accepted);
}

/** A tracking pixel shows an image whatever happened; a header says what did. */
export function answerPixel(reply: FastifyReply, problem?: string): FastifyReply {
  if (problem !== undefined) reply.header('x-loyalty-problem', problem);
  return reply.header('cache-control', 'no-store').type('image/gif').send(pixel);
}

/**
 * What became of each event. Alone, an event that cannot be used is an error; in a batch it never is, also where the batch holds nothing
 * else: a sender whose batches are as long as its traffic must not be refused when that is low.
 */
export function answerReceipt(
  reply: FastifyReply,
  receiptId: string,
  events: readonly EventOutcome[] | undefined,
  isAlone: boolean,
): FastifyReply {
  if (events === undefined) return answerPending(reply, receiptId);
  const body = receiptBody(receiptId, events);
  return reply.status(isAlone && 'error' in body ? 400 : 200).send(body);
}

export function answerPending(reply: FastifyReply, receiptId: string): FastifyReply {
  const address = `/v1/receipts/${receiptId}`;
  const message = `kept; what becomes of each event is not known yet: ask again at ${address}`;
  return reply.status(202).header('location', address).send({ success: true, receiptId, pending: true, message, events: [] });
}

export function receiptBody(receiptId: string, events: readonly EventOutcome[]) {
  const [first] = events;
  if (events.length === 1 && first?.status === 'quarantined') {
    const error = { code: first.reason ?? 'event.invalid', message: first.message ?? '' };
    return { success: false, receiptId, events, error };
  }
  const success = events.length === 0 || events.some(({ status }) => status !== 'quarantined');
  return { success, receiptId, events };
}

export function statusOfRefusal(refused: RefusedRequest): number {
  return refused.tooMuch ? answers[refused.protocol].tooMuchStatus : 400;
}

export function answerRefused(reply: FastifyReply, refused: RefusedRequest): FastifyReply {
  const { code, message, at } = refused;
  return reply.status(statusOfRefusal(refused)).send({ success: false, error: { code, message, problems: [{ at, message }] } });
}
