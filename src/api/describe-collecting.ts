import { type TSchema, Type } from '@sinclair/typebox';
import type { WireProtocol } from '../event/index.ts';
import type { CollectAddress } from './collect-addresses.ts';
import type { DescribedRoute } from './server.ts';
import { accepted, batchCall, calls, collectRefused, eventsCall, jitsuAccepted, posthogAccepted, receipt } from './shapes/collect.ts';

const receiptQuery = Type.Object({
  receipt: Type.Optional(Type.String({ description: '1: answer with what became of each event' })),
});

const json = (schema: TSchema) => ({ 'application/json': { schema } });
const word = (text: string) => ({ 'text/plain': { schema: Type.Unsafe<string>({ type: 'string', enum: [text] }) } });

/** What each protocol's SDKs are told when all is well: theirs, or a receipt when they ask for one. On Segment's addresses others speak too. */
const success: Readonly<Record<WireProtocol, object>> = {
  segment: { ...json(Type.Union([accepted, receipt, posthogAccepted])), ...word('OK') },
  rudderstack: { ...json(receipt), ...word('OK') },
  posthog: json(Type.Union([posthogAccepted, receipt])),
  jitsu: json(Type.Union([jitsuAccepted, receipt])),
  snowplow: { ...json(receipt), ...word('ok') },
  loyalty: json(receipt),
};

/**
 * The description of an address that collects. It is no schema of the route: bodies are read by what they are, and a check or a
 * serializer would cost every request.
 */
export function describedAt({ protocol, call }: CollectAddress): DescribedRoute {
  const isOwnOrSegment = protocol === 'segment' || protocol === 'loyalty';
  const body = !isOwnOrSegment ? undefined : call === 'batch' ? batchCall : call === 'any' ? eventsCall : calls[call as keyof typeof calls];
  return {
    querystring: receiptQuery,
    body: body ?? Type.Unknown({ description: 'as the SDK sends it' }),
    response: {
      200: { description: 'The events are on disk', content: success[protocol] },
      202: { description: 'The events are on disk; what becomes of each is not known yet', content: json(receipt) },
      '4xx': { description: 'Refused; what can be kept waits in the quarantine', content: json(Type.Union([receipt, collectRefused])) },
    },
  };
}
