import { Type } from '@sinclair/typebox';
import { problem } from './references.ts';
import { anyObject, list, named, oneOf, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();

/** SDKs send more than we name: everything is kept. */
const open = { additionalProperties: true };

const callFields = {
  userId: optional(Type.String({ description: 'your number of the customer; this or anonymousId' })),
  anonymousId: optional(Type.String({ description: 'a visitor or device without a name yet' })),
  messageId: optional(Type.String({ description: 'unique in this source: a repeat of it changes nothing' })),
  timestamp: optional(Type.Unsafe<string>({ ...time, description: 'when it happened; now when absent' })),
  context: optional(anyObject),
};

const traits = optional(anyObject);
const properties = optional(anyObject);

export const calls = {
  identify: named('IdentifyCall', Type.Object({ ...callFields, traits }, open)),
  track: named('TrackCall', Type.Object({ ...callFields, event: Type.String({ description: 'Order Completed' }), properties }, open)),
  page: named('PageCall', Type.Object({ ...callFields, name: optional(text), category: optional(text), properties }, open)),
  screen: named('ScreenCall', Type.Object({ ...callFields, name: optional(text), category: optional(text), properties }, open)),
  group: named('GroupCall', Type.Object({ ...callFields, groupId: text, traits }, open)),
  alias: named('AliasCall', Type.Object({ ...callFields, previousId: text }, open)),
};

const message = named(
  'Message',
  Type.Object({ ...callFields, type: oneOf(['identify', 'track', 'page', 'screen', 'group', 'alias']) }, open),
);

export const batchCall = named('BatchCall', Type.Object({ batch: Type.Array(message), sentAt: optional(time) }, open));

export const eventsCall = Type.Union([message, Type.Array(message)]);

const eventOutcome = shape('EventOutcome', {
  messageId: text,
  status: oneOf(['accepted', 'duplicate', 'quarantined', 'withheld']),
  reason: optional(Type.String({ description: 'quarantined, withheld: a stable code such as event.no_identity' })),
  message: optional(Type.String({ description: 'quarantined, withheld: what to do about it' })),
});

export const accepted = shape('Accepted', { success: Type.Literal(true) }, 'the events are on disk');

export const receipt = shape(
  'Receipt',
  {
    success: Type.Boolean({ description: 'false when no event of the request can be used' }),
    receiptId: text,
    events: list(eventOutcome, 'what became of each event, in their order'),
    pending: optional(Type.Literal(true, { description: 'on disk, but not worked off yet: what becomes of each event is not known' })),
    message: optional(text),
    error: optional(Type.Object({ code: text, message: text })),
  },
  'what became of each event; asked for by `receipt=1`',
);

export const collectRefused = shape(
  'CollectRefused',
  {
    success: optional(Type.Literal(false)),
    error: Type.Object({ code: text, message: text, problems: optional(Type.Array(problem)) }),
  },
  'the request cannot be read, or has no valid write key',
);

export const jitsuAccepted = shape('JitsuAccepted', {
  ok: Type.Literal(true),
  receivedEvents: optional(wholeNumber),
  okEvents: optional(wholeNumber),
});

export const posthogAccepted = shape('PostHogAccepted', { status: Type.Literal(1) });
