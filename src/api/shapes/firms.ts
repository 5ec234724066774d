import { Type } from '@sinclair/typebox';
import { briefItems, buyingRoles, firmForms, firmNamespaces, heldDownReasons, partyRoles, readingLevels } from '../../firm/index.ts';
import { money, sourceRef } from './references.ts';
import { anything, customerId, list, named, nullable, oneOf, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();
const day = Type.String({ description: 'a day, 2026-03-01' });
const level = named('ReadingLevel', oneOf([...readingLevels, 'unknown'], 'from worst to best; unknown where too little is known'));

/** Who says so: a source, or a colleague by name. */
const saidBy = shape('SaidBy', { source: optional(sourceRef), colleague: optional(text) });

export const firmRef = shape('FirmRef', {
  id: Type.String({ description: 'for example f12' }),
  name: text,
  form: oneOf(firmForms, 'a site is a place of a firm'),
});

const roleParts = {
  role: named('PartyRole', oneOf(partyRoles)),
  context: Type.String({ description: 'in what; empty where nobody said' }),
  since: day,
  until: optional(Type.String({ description: 'the day on which it ended; absent while it holds' })),
};
const firmRole = shape('FirmRole', {
  id: wholeNumber,
  ...roleParts,
  isLive: Type.Boolean({ description: 'it holds today' }),
  by: saidBy,
  endedBy: optional(text),
});
export const roleNow = shape('FirmRoleNow', roleParts);

const buyingRole = shape('BuyingRole', {
  id: wholeNumber,
  role: named('BuyingRoleName', oneOf(buyingRoles)),
  context: text,
  since: day,
  until: optional(day),
  isLive: Type.Boolean(),
  by: saidBy,
});

export const personReading = shape('PersonReading', {
  level,
  reason: Type.Object({
    code: oneOf(['problemOpen', 'problemLately', 'badOpinion', 'goodOpinion', 'notSeen', 'seen', 'tooLittle']),
    words: Type.String({ description: 'the same as a sentence' }),
    time: optional(time),
    kind: optional(text),
    score: optional(Type.Number()),
  }),
});

const firmContact = shape('FirmContact', {
  customer: customerId,
  name: text,
  photo: optional(text),
  lastSeen: optional(time),
  firm: firmRef,
  firstSaid: time,
  lastSaid: time,
  leftOn: optional(day),
  by: saidBy,
  buyingRoles: list(buyingRole, 'ended ones too'),
  reading: personReading,
  weight: Type.Integer({ description: 'how often she counts in the reading of the account' }),
});

const openProblem = shape('OpenAtFirm', {
  customer: customerId,
  name: text,
  firm: firmRef,
  kind: oneOf(['case', 'complaint', 'repair', 'return']),
  since: time,
  title: optional(text),
  words: optional(Type.String({ description: 'her own, where there are any' })),
  channel: optional(text),
  eventId: optional(text),
  owner: optional(
    Type.Object({
      name: text,
      by: oneOf(['colleague', 'event'], 'named here, or by an event of the system that deals with it'),
      namedBy: optional(text),
      time,
    }),
  ),
  ownerWords: Type.String({ description: 'who deals with it, or that nobody does, as a sentence' }),
});

const accountReading = shape('AccountReading', {
  level,
  score: optional(Type.Integer({ minimum: 0, maximum: 100, description: 'the mean behind the level' })),
  readFrom: Type.Integer({ description: 'people of whom enough is known' }),
  people: wholeNumber,
  heldDown: optional(
    oneOf(
      heldDownReasons,
      'why the account is troubled at best, whatever the mean: somebody has an open problem, or most are troubled by weight',
    ),
  ),
  words: Type.String({ description: 'how it comes about' }),
  rules: Type.Object({
    points: Type.Record(Type.String(), Type.Integer()),
    weights: Type.Record(Type.String(), Type.Integer()),
  }),
});

const fact = {
  value: nullable(anything),
  source: optional(sourceRef),
  colleague: optional(text),
  messageId: optional(text),
  since: Type.Unsafe<string>({ ...time, description: 'when it was first said so' }),
  lastSaid: time,
};
const firmFact = shape('FirmFact', {
  name: text,
  ...fact,
  hidden: optional(Type.Literal(true)),
  rule: Type.String({ description: 'why this value and no other' }),
  others: list(Type.Object(fact)),
});

const firmRelation = shape('FirmRelation', {
  id: wholeNumber,
  from: firmRef,
  kind: Type.String({ description: 'part of, leases to, bids against …' }),
  to: firmRef,
  context: text,
  since: day,
  until: optional(day),
  isLive: Type.Boolean(),
  by: saidBy,
});

const firmIdentifier = shape('FirmIdentifier', {
  namespace: oneOf(firmNamespaces),
  value: text,
  by: saidBy,
  time,
});

export const firmDetails = shape('Firm', {
  id: Type.String({ description: 'for example f12' }),
  name: text,
  form: oneOf(firmForms),
  madeAt: time,
  changedAt: time,
  today: day,
  identifiers: list(firmIdentifier),
  roles: list(firmRole, 'what it is to us: a set, ended ones too'),
  reading: accountReading,
  open: list(openProblem, 'what is open at it and its parts, the newest first'),
  contacts: list(firmContact, 'people of it and of its parts'),
  parents: list(firmRef, 'the firms above it, the nearest first'),
  parts: list(
    Type.Object({ firm: firmRef, partOf: Type.String({ description: 'of which one: f12' }), contacts: wholeNumber, level }),
    'its sites and daughters, however deep',
  ),
  relations: list(firmRelation, 'to and from other firms, but parents and parts; ended ones too'),
  facts: list(firmFact),
  isPartial: optional(Type.Literal(true, { description: 'there are more people or parts than are looked at' })),
});

const firmInList = shape('FirmInList', {
  ...{ id: text, name: text, form: oneOf(firmForms) },
  roles: list(roleNow),
  contacts: wholeNumber,
});
export const firmList = shape('FirmList', {
  firms: list(firmInList),
  next: optional(Type.String({ description: '`before` of the next page' })),
});

export const firmGraph = shape('FirmGraph', {
  firm: firmRef,
  firms: list(
    Type.Object({
      ...{ id: text, name: text, form: oneOf(firmForms), place: oneOf(['itself', 'above', 'part', 'other']) },
      roles: list(roleNow),
    }),
  ),
  relations: list(firmRelation),
  people: list(
    Type.Object({ customer: customerId, name: text, firm: Type.String(), buyingRoles: list(oneOf(buyingRoles)), level }),
    'each with the firm that she belongs to',
  ),
});

const itemName = named('BriefItem', oneOf(briefItems));
export const firmBrief = shape('FirmBrief', {
  firm: firmRef,
  context: optional(text),
  matters: list(text, 'the known matters that this context is about; none: it is unclear, and every role counts'),
  day,
  roles: list(Type.Object({ ...roleParts, why: oneOf(['sameContext', 'roleUnclear', 'matterUnclear']) }), 'what the firm is to us here'),
  otherRoles: list(roleNow, 'what it is elsewhere'),
  withheld: list(
    Type.Object({
      ...{ item: itemName, role: optional(oneOf(partyRoles)), context: optional(text), since: optional(day) },
      firm: optional(firmRef),
      words: text,
    }),
    'what is held back, and why; `firm` is the one above or below it that has the role, where it is not itself',
  ),
  shown: list(itemName),
  words: list(text, 'the same as sentences, the most important first'),
  reading: optional(accountReading),
  people: optional(
    list(Type.Object({ customer: customerId, name: text, buyingRoles: list(oneOf(buyingRoles)), reading: personReading, firm: firmRef })),
  ),
  openProblems: optional(list(openProblem)),
  serviceHistory: optional(
    list(
      Type.Object({
        time,
        customer: customerId,
        name: text,
        title: text,
        detail: optional(text),
        channel: text,
        eventId: text,
        source: sourceRef,
      }),
    ),
  ),
  priceFloors: optional(list(Type.Object({ product: text, price: money, by: text, time }))),
  stock: optional(list(Type.Object({ product: text, place: optional(text), quantity: wholeNumber, time }))),
});

export const priceFloorList = shape('PriceFloorList', {
  floors: list(Type.Object({ product: text, price: money, by: text, time })),
});

export const customerFirms = shape('CustomerFirms', {
  firms: list(
    Type.Object({
      firm: firmRef,
      roles: list(roleNow, 'what the firm is to us now'),
      buyingRoles: list(buyingRole),
      by: saidBy,
      firstSaid: time,
      lastSaid: time,
      leftOn: optional(day),
    }),
  ),
});

export const foundFirm = shape('FoundFirm', {
  ...{ id: text, name: text, form: oneOf(firmForms) },
  why: Type.Object({ kind: text, text }),
});

export const contextList = shape('BriefContexts', { contexts: list(Type.Object({ name: text, shows: list(itemName) })) });
