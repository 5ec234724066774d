import { Type } from '@sinclair/typebox';
import { list, oneOf, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();
const number = Type.Number();
const share = Type.Number({ description: 'share, 0 to 1' });
const area = Type.Number({ description: 'area under the curve on held-back people: 0.5 is chance, 1 is certainty' });
const interval = { low: number, high: number };

export const fieldOutcome = shape('FieldOutcome', {
  kind: oneOf(['returns', 'buys', 'care', 'event'], 'came back, bought, contacted care, or the event named'),
  event: optional(text),
});

const sensitivity = oneOf(['ordinary', 'personal', 'special'], 'special: of the kinds that GDPR Art. 9 and 10 name');
const keepReason = oneOf(['serves', 'predicts', 'legal']);

export const valueField = shape('ValueField', {
  field: Type.String({ description: 'its address: kind, source, event and path' }),
  label: text,
  sort: oneOf(['trait', 'property', 'context', 'event'], 'event: how often and how recently events of a name came'),
  event: text,
  path: text,
  source: Type.Object({ id: wholeNumber, name: optional(text) }),
  kind: oneOf(['number', 'date', 'text', 'yesNo', 'identifier'], 'identifier: names people, says nothing of them'),
  known: Type.Number({ description: 'share of people of whom it is known' }),
  distinct: wholeNumber,
  auc: area,
  ...interval,
  chance: Type.Number({ description: 'of an area as great if it said nothing, corrected for the number of fields (Holm)' }),
  adds: optional(Type.Object({ gain: number, ...interval }, { description: 'by how much the area of all fields falls without it' })),
  alike: optional(Type.Object({ field: text, label: text }, { description: 'the field that says nearly the same' })),
  verdict: oneOf(['predicts', 'addsNothing', 'noPower', 'tooFew']),
  suspicion: optional(oneOf(['perfect', 'late'], 'known only afterwards? it tells nearly everybody apart, or its values arrived late')),
  cost: Type.Object({
    valuesAMonth: wholeNumber,
    bytes: Type.Integer({ description: 'on disk, estimated by its share of the text of events' }),
    share: Type.Number({ description: 'of what is stored of events' }),
  }),
  sensitivity,
  sensitivityBy: oneOf(['rule', 'person']),
  standing: oneOf(
    ['predicts', 'serves', 'legal', 'inUse', 'none', 'unknown', 'events', 'retired'],
    'why it is kept; none: the retire list; inUse: the product itself goes by it',
  ),
  owner: Type.String({ description: 'the one declared, else whoever owns the source in marketing' }),
  declared: optional(Type.Object({ reason: optional(keepReason), owner: text, note: text, by: text, at: time })),
  retired: optional(Type.Object({ by: text, at: time, reason: text })),
  proposed: optional(Type.Integer({ description: 'the joint change that waits for signatures' })),
});

const retiredField = shape('RetiredField', {
  field: text,
  label: text,
  source: Type.Object({ id: wholeNumber, name: optional(text) }),
  by: text,
  at: time,
  reason: text,
});

const measurement = shape('FieldMeasurement', {
  version: wholeNumber,
  measuredAt: time,
  measuredBy: text,
  outcome: fieldOutcome,
  cutDate: Type.String({ format: 'date', description: 'what happened from that day on (UTC) is what was foretold' }),
  horizonDays: wholeNumber,
  people: wholeNumber,
  outcomes: Type.Integer({ description: 'people for whom the outcome came' }),
  oneIn: Type.Number({ description: 'one in so many people was looked at' }),
  events: wholeNumber,
  storedBytes: Type.Integer({ description: 'what all events take on disk; 0 where the warehouse does not say' }),
  together: optional(Type.Object({ auc: area, ...interval })),
  listing: optional(Type.String({ description: 'for GET /v1/value/fields/people; absent where it is not kept who was measured' })),
});

const shares = Type.Object(
  { bytes: wholeNumber, predicts: share, serves: share, legal: share, unknown: share, none: share, withPower: share },
  {
    description: 'of the bytes of fields that are still stored, by why they are kept; withPower: whatever they are kept for, they foretell',
  },
);

export const valueFields = shape('ValueFields', {
  measurement: optional(measurement),
  shares: optional(shares),
  fields: list(valueField),
  retired: list(retiredField, 'all that is no longer stored, whether it was measured lately or not'),
  measuring: Type.Object({ runningSince: optional(time), problem: optional(Type.Object({ at: time, message: text })) }),
  may: Type.Object({ measure: Type.Boolean(), declare: Type.Boolean(), propose: Type.Boolean() }),
});

export const measured = shape('FieldsMeasured', { version: wholeNumber });
export const fieldDeclared = shape('FieldDeclared', { field: text, reason: optional(keepReason), owner: text, note: text });
