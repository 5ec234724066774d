import { type Static, Type } from '@sinclair/typebox';
import type { DecisionRequest, Moment } from '../decision/index.ts';
import {
  type CustomerEvent,
  checkEvent,
  namedBy,
  readWireEvents,
  type Seal,
  type SourceAtDoor,
  sealIdentifier,
  sealValue,
} from '../event/index.ts';
import { InvalidInput, isJsonObject, type JsonObject, type JsonValue, newUuid, parsePersonId, textOf } from '../foundation/index.ts';
import { type Identifier, type IdentityRules, isNamedByProperties, normaliseIdentifier } from '../identity/index.ts';
import { entryOf } from '../profile/index.ts';

const text = (description: string, maxLength = 200) => Type.String({ minLength: 1, maxLength, description });
const json = (description: string) => Type.Unsafe<JsonObject>(Type.Object({}, { additionalProperties: true, description }));

/** What is asked before something is shown, said or done for somebody. */
export const momentBody = Type.Object(
  {
    writeKey: Type.Optional(text('a source’s write key, where it is not in the headers')),
    anonymousId: Type.Optional(text('who it is, on this device', 500)),
    userId: Type.Optional(text('who it is, by your own number', 500)),
    customer: Type.Optional(text('who it is, by our number: p1042')),
    identifier: Type.Optional(
      Type.Object(
        { namespace: text('for example email'), value: text('for example maya@okafor.test', 500) },
        { additionalProperties: false },
      ),
    ),
    channel: Type.Optional(text('web, app, phone, store, kiosk, email … ; the source’s own when absent', 40)),
    place: Type.Optional(text('the slot that it is for', 80)),
    device: Type.Optional(text('web, phone, app, kiosk, email, sms, agent, store, car, voice; the channel’s own when absent', 40)),
    language: Type.Optional(text('BCP 47; else the locale of the context', 40)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20, description: 'choices wanted; 3 when absent' })),
    event: Type.Optional(json('an event that has just happened, in Segment’s shape: it counts at once, and is kept like any other')),
    context: Type.Optional(json('Segment’s context: page, campaign, locale, consent')),
    ask: Type.Optional(
      Type.Array(Type.Union([Type.Literal('product'), Type.Literal('delivery'), Type.Literal('message')]), {
        uniqueItems: true,
        description: 'parts of one joint answer: which product, which way to receive it, which message',
      }),
    ),
    products: Type.Optional(
      Type.Array(json('a product with its id and attributes'), { maxItems: 50, description: 'to choose from, for a joint answer' }),
    ),
    explain: Type.Optional(Type.Boolean({ description: 'whether to say what would change it; true when absent' })),
  },
  { additionalProperties: false },
);
export type MomentBody = Static<typeof momentBody>;

// What fits a slot, and two more for whoever goes on.
const limitDefault = 3;
const deviceOfChannel: Readonly<Record<string, string>> = {
  phone: 'agent',
  chat: 'agent',
  store: 'store',
  kiosk: 'kiosk',
  email: 'email',
  app: 'app',
  tv: 'web',
};
/** Channels on which we come to her; a decision at the moment when she opens a message is no reaching out. */
const outboundChannels: ReadonlySet<string> = new Set(['sms', 'push', 'whatsapp', 'post', 'notification']);

/** What a body is read with. */
export interface MomentGround {
  readonly source: SourceAtDoor | undefined;
  readonly now: number;
  readonly rules: IdentityRules;
  readonly seal: Seal;
}

/** What a body asks: for whom, where, and after which event of a moment ago; `wire` is that event as the inbox keeps it, where the body itself has one. */
export function askedIn(
  body: MomentBody,
  { source, now, rules, seal }: MomentGround,
): Pick<DecisionRequest, 'event' | 'moment' | 'who'> & { readonly wire?: JsonObject } {
  const sealedName: Sealed = (namespace, value) => sealIdentifier(namespace, value, seal);
  const sealed: MomentBody =
    body.event === undefined ? body : { ...body, ...(sealValue({ event: body.event, context: body.context ?? {} }, seal) as object) };
  const along = source === undefined ? undefined : eventOf(sealed, source, now, rules, sealedName);
  const own = body.event === undefined ? undefined : along;
  return {
    who: whoOf(body, rules, sealedName),
    moment: momentOf(body, source, own?.event),
    ...(along === undefined ? {} : { event: along.event }),
    ...(own === undefined ? {} : { wire: own.wire }),
  };
}

/** The moment that a body describes. */
function momentOf(body: MomentBody, source: SourceAtDoor | undefined, event: CustomerEvent | undefined): Moment {
  const channel = body.channel ?? event?.channel ?? source?.channel ?? 'web';
  const locale = body.language ?? textOf(body.context?.locale);
  const arrival = event ?? (isJsonObject(body.context) && source !== undefined ? arrivalOf(body.context, channel) : undefined);
  return {
    ...{
      channel,
      place: body.place ?? 'main',
      device: body.device ?? deviceOfChannel[channel] ?? 'web',
      limit: body.limit ?? limitDefault,
    },
    isOutbound: outboundChannels.has(channel),
    ...(locale === undefined ? {} : { language: locale }),
    // What was searched for is not looked at here: it has a permission of its own, and comes by an event.
    ...(arrival === undefined ? {} : { entry: entryOf(arrival, false) }),
  };
}

function arrivalOf(context: JsonObject, channel: string): CustomerEvent {
  return {
    kind: 'page',
    name: '',
    channel,
    context,
    properties: {},
    traits: {},
    integrations: {},
    messageId: '',
    sourceId: 0,
    time: 0,
    receivedAt: 0,
  } as unknown as CustomerEvent;
}

/** The form in which an identifier is kept. */
type Sealed = (namespace: string, value: string) => string;

/** Who is meant; undefined for nobody. @throws InvalidInput `decision.bad_person` */
function whoOf(body: MomentBody, rules: IdentityRules, sealed: Sealed): Identifier | { person: number } | undefined {
  if (body.customer !== undefined) return { person: parsePersonId(body.customer) };
  const [namespace, value] =
    body.identifier !== undefined
      ? [body.identifier.namespace, body.identifier.value]
      : body.userId !== undefined
        ? ['user_id', body.userId]
        : ['anonymous_id', body.anonymousId];
  if (value === undefined) return undefined;
  const identifier = normaliseIdentifier(rules, namespace, sealed(namespace, value));
  if (identifier === undefined)
    throw new InvalidInput('decision.bad_person', [
      { at: namespace, message: 'is no usable identifier: empty, blocked by the rules, or not of its form' },
    ]);
  return identifier;
}

/** The event that rides along, checked as at the door. @throws InvalidInput `decision.bad_event` */
function eventOf(
  body: MomentBody,
  source: SourceAtDoor,
  receivedAt: number,
  rules: IdentityRules,
  sealed: Sealed,
): { event: CustomerEvent; wire: JsonObject } | undefined {
  // What is said of permission is somebody's; a page that may not know its visitor still says it, and asks for what suits everybody.
  const named = namesIn(body, sealed);
  const given = body.event ?? (named === undefined ? undefined : permissionsAlone(body.context));
  if (given === undefined) return undefined;
  const wire: JsonObject = { messageId: newUuid(), ...named, ...given };
  const context = { ...body.context, ...objectIn(named?.context), ...objectIn(given.context) };
  if (Object.keys(context).length > 0) wire.context = context;
  const { events, batchProblems } = readWireEvents('loyalty', wire as JsonValue, { call: 'any', receiptId: newUuid() });
  const [first] = events;
  const refuse = (message: string): never => {
    throw new InvalidInput('decision.bad_event', [{ at: 'event', message }]);
  };
  if (first === undefined) return refuse(batchProblems[0]?.message ?? 'is no event');
  const checked = checkEvent(first, {
    ...{ sourceId: source.id, channel: source.channel, receivedAt },
    isNamedByProperties: (name, properties) => isNamedByProperties(rules, name, properties),
  });
  if (!checked.ok) return refuse(checked.message);
  return { event: checked.event, wire };
}

/** The names by which a moment says who it is, as an event says it; undefined where it says none. */
function namesIn({ anonymousId, userId, identifier }: MomentBody, sealed: Sealed): JsonObject | undefined {
  if (identifier !== undefined) {
    const { namespace, value } = identifier;
    return namedBy(namespace, sealed(namespace, value));
  }
  if (anonymousId === undefined && userId === undefined) return undefined;
  return {
    ...(anonymousId === undefined ? {} : { anonymousId: sealed('anonymous_id', anonymousId) }),
    ...(userId === undefined ? {} : { userId: sealed('user_id', userId) }),
  };
}

function objectIn(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** What a page says of permission counts at once, also where nothing else has happened. */
function permissionsAlone(context: JsonObject | undefined): JsonObject | undefined {
  const says =
    context?.gpc === true ||
    (isJsonObject(context?.consent) && Object.values(context.consent).some((value) => value !== undefined && value !== null));
  return says ? { type: 'identify' } : undefined;
}
