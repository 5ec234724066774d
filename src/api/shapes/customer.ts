import { Type } from '@sinclair/typebox';
import { foundFirm } from './firms.ts';
import { identifierRef, refusedBecause, sourceRef } from './references.ts';
import { anything, customerId, list, oneOf, optional, pair, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();

const words = shape('Words', { text, time, channel: text, source: sourceRef, eventId: text }, 'what she said, in her own words');

const statedText = shape('StatedText', { text, time, source: sourceRef, eventId: text }, 'what she stated of herself');

const searchMade = shape(
  'SearchMade',
  { term: text, origin: text, time, source: sourceRef, eventId: text },
  'what was searched for before or during a visit, where it may be kept',
);

const originFields = {
  source: sourceRef,
  eventId: text,
  time,
  method: oneOf(['stated', 'observed', 'computed'], 'she said it, it was seen, or it was computed from what was seen'),
};

const valueFields = { value: anything, ...originFields };

const fieldOrigin = shape(
  'FieldOrigin',
  { ...originFields, trait: optional(Type.String({ description: 'the trait that says so' })) },
  'where a field comes from',
);

const otherValue = shape('OtherValue', valueFields);

export const trait = shape('Trait', {
  name: text,
  ...valueFields,
  ageDays: wholeNumber,
  rule: Type.String({ description: 'why this value counts and not another' }),
  settled: optional(shape('Settled', { by: text, time, reason: text }, 'who said which of the values is right')),
  state: optional(
    oneOf(['open', 'settled'], 'values disagree and nobody settled it, or a settlement holds; absent where there is nothing to settle'),
  ),
  hidden: optional(Type.Literal(true, { description: 'the role may not see the value, which is null' })),
  others: list(otherValue, 'what other sources say'),
});

export const knownAs = shape('KnownAs', {
  namespace: text,
  value: Type.String({ description: 'of one that the role may not see, only the end' }),
  firstSeen: time,
  source: sourceRef,
  shared: optional(Type.Literal(true, { description: 'several people use it, so it joins nobody' })),
  hidden: optional(Type.Literal(true)),
});

const customerSource = shape('CustomerSource', {
  id: wholeNumber,
  name: text,
  channel: optional(text),
  events: wholeNumber,
  firstSeen: time,
  lastSeen: time,
});

const device = shape('Device', {
  id: text,
  kind: text,
  label: text,
  firstSeen: time,
  lastSeen: time,
  events: wholeNumber,
  preferred: Type.Boolean(),
});

const choice = shape('Choice', {
  time,
  eventId: text,
  source: sourceRef,
  chosen: text,
  alternatives: list(text, 'what else she looked at'),
  direction: optional(oneOf(['upgrade', 'downgrade', 'same'])),
});

const preference = shape('Preference', { attribute: text, value: text, count: wholeNumber, of: wholeNumber });

const visitEntry = shape('VisitEntry', {
  route: Type.String({ description: 'how she came: search, mail, a link …' }),
  source: optional(text),
  medium: optional(text),
  campaign: optional(text),
  term: optional(text),
});

const visit = shape('Visit', {
  number: wholeNumber,
  start: time,
  end: time,
  events: wholeNumber,
  channel: text,
  pages: wholeNumber,
  entry: optional(visitEntry),
});

const permissionSignal = shape('PermissionSignal', {
  identifier: identifierRef,
  purpose: text,
  granted: Type.Boolean(),
  time,
  source: sourceRef,
  eventId: text,
  signal: Type.String({ description: 'how it was said' }),
});

/** Why somebody is of one household with another: one of the two reasons, or both. */
export const householdReasons = Type.Object({
  why: Type.String({ description: 'all reasons in plain words' }),
  shares: optional(identifierRef),
  said: optional(
    shape('SaidOfHousehold', {
      by: Type.String({ description: 'the reviewer who said it of both' }),
      time,
      reason: text,
    }),
  ),
});
const householdMember = shape('HouseholdMember', { id: customerId, name: text, ...householdReasons.properties });

const join = shape('Join', {
  id: wholeNumber,
  between: pair(identifierRef),
  rule: Type.String({ description: '`observed` in an event, `alias`, or `decided` by a person' }),
  strength: Type.Number({ minimum: 0, maximum: 1 }),
  source: optional(sourceRef),
  firstTime: time,
  state: oneOf(['joined', 'refused']),
  reason: optional(Type.String({ description: 'why it does not join' })),
  refusal: optional(refusedBecause),
});

const decision = shape('Decision', {
  id: wholeNumber,
  kind: oneOf(['split', 'join']),
  by: text,
  why: text,
  time,
  undone: optional(Type.Literal(true)),
});

const place = shape('CustomerPlace', {
  language: optional(text),
  timezone: optional(text),
  timezoneMethod: optional(Type.Literal('observed', { description: 'nobody said it: read from the country or the city' })),
  country: optional(text),
  countryMethod: optional(Type.Literal('observed', { description: 'nobody said it: read from the time zone' })),
  city: optional(text),
  currency: optional(Type.String({ description: 'her home currency' })),
  currencyMethod: optional(oneOf(['stated', 'country', 'used'], 'she stated it, it is her country’s, or she pays in it most')),
  localTime: optional(text),
  origins: Type.Object({
    language: optional(fieldOrigin),
    timezone: optional(fieldOrigin),
    country: optional(fieldOrigin),
    city: optional(fieldOrigin),
    currency: optional(fieldOrigin),
  }),
});

const opinion = shape(
  'Opinion',
  { kind: text, count: wholeNumber, mean: Type.Number(), latest: Type.Number(), latestTime: time },
  'scores given in answers: nps, csat, ces, rating or another',
);

const stats = shape('CustomerStats', {
  events: wholeNumber,
  visits: wholeNumber,
  firstSeen: optional(time),
  lastSeen: optional(time),
  orders: wholeNumber,
  spent: list(
    Type.Object({
      amount: Type.Number(),
      currency: text,
      assumed: optional(Type.Literal(true, { description: 'some of it named no currency' })),
    }),
    'by the currency in which it was paid, the home currency first; nothing is exchanged',
  ),
  byChannel: list(Type.Object({ channel: text, events: wholeNumber, lastSeen: time })),
  byKind: list(Type.Object({ name: text, count: wholeNumber, last: time })),
  opinions: list(opinion),
});

export const customer = shape('Customer', {
  id: customerId,
  mergedFrom: optional(Type.String({ description: 'the number that was asked for, when it has been joined into this one' })),
  name: Type.Object({
    display: text,
    source: optional(sourceRef),
    origin: optional(fieldOrigin),
  }),
  words: list(words),
  goal: optional(statedText),
  matters: list(statedText, 'what matters to her, the newest first'),
  place,
  stats,
  traits: list(trait),
  knownAs: list(knownAs),
  sources: list(customerSource),
  devices: list(device),
  choices: Type.Object({ recent: list(choice), preferences: list(preference) }),
  searches: list(searchMade),
  visits: Type.Object({
    number: wholeNumber,
    current: optional(
      Type.Object(
        { start: time, last: time, channel: text, entry: optional(visitEntry) },
        { description: 'the visit that is not over; it goes on until 30 minutes after its `last` event' },
      ),
    ),
    recent: list(visit),
  }),
  permissions: list(permissionSignal),
  household: list(householdMember),
  joins: list(join),
  decisions: list(decision),
  historyBehindSeconds: optional(Type.Integer({ description: 'the timeline is this far behind; absent when it keeps up' })),
});

export const findAnswer = shape('FindAnswer', {
  query: text,
  took_ms: Type.Number(),
  results: list(
    shape('FindResult', {
      id: customerId,
      name: text,
      photo: optional(text),
      why: Type.Object({ kind: text, text, exact: Type.Boolean({ description: 'false where letters differ' }) }),
      lastSeen: optional(time),
      place: optional(text),
      sources: list(text),
    }),
  ),
  firms: list(foundFirm, 'for whoever may read firms'),
});
