import { Type } from '@sinclair/typebox';
import { gapKinds } from '../../wholeness/index.ts';
import { sourceRef } from './references.ts';
import { customerId, list, nullable, oneOf, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();
const customers = wholeNumber;

export const gapReason = oneOf(
  gapKinds,
  '`likely_pair`: another record is likely hers and nobody has said yet; `reviewers_differ`: two reviewers say different things of a pair of hers; ' +
    '`source_missing`: a source that is expected does not know her; `source_stale`: what it last said is old; `not_fresh`: no source has said anything of her for too long; ' +
    '`trait_open`: sources disagree on a trait and nobody settled it',
);

const expectedSource = shape('ExpectedSource', {
  source: sourceRef,
  freshDays: nullable(Type.Integer({ description: 'days for which what it last said of a customer is fresh; null: always' })),
});

const definition = shape(
  'SingleViewDefinition',
  {
    words: list(text, 'the definition in sentences'),
    expected: list(expectedSource, 'none: sources are not asked for'),
    freshDays: nullable(
      Type.Integer({ description: 'days within which some source must have said something of her; null: not asked for' }),
    ),
    traits: list(text, 'on which sources may not disagree unsettled'),
    reviewersAgree: Type.Boolean({ description: 'two reviewers who differ are a conflict' }),
    version: Type.Integer({ description: 'of the setting `wholeness.definition`; 0: as it comes with the product' }),
  },
  'when a customer counts as seen whole',
);

const day = shape('SingleViewDay', {
  day: Type.String({ format: 'date', description: 'UTC' }),
  share: nullable(Type.Number()),
  whole: customers,
  notYet: customers,
});

export const singleView = shape('SingleView', {
  share: nullable(Type.Number({ description: '0 to 1: whole of all customers; null while there is no customer' })),
  customers: Type.Integer({ description: 'whole and not yet; records that are likely one person’s are one customer' }),
  whole: customers,
  notYet: customers,
  reasons: list(
    shape('SingleViewReason', { reason: gapReason, customers }),
    'why customers are not yet whole, the most frequent first; one who lacks several things is in each',
  ),
  leftOut: Type.Object({
    unknown: Type.Integer({ description: 'browsers, devices, codes and names on social networks behind which nobody is known' }),
    countedWithAnother: Type.Integer({ description: 'further records of customers who are counted once' }),
  }),
  definition,
  measuredAt: nullable(time),
  everybodyAt: nullable(Type.String({ format: 'date-time', description: 'when everybody was last looked at, from the first to the last' })),
  waiting: Type.Integer({ description: 'people who have changed and are still to be looked at' }),
  counting: optional(
    Type.Number({
      description:
        'how far everybody has been looked at by this definition, 0 to 1; absent when it is done: until then the share is of both',
    }),
  ),
  days: list(day, 'how it stood at the end of each day, oldest first; of today, as it stands'),
});

const recordRef = shape('RecordRef', { id: customerId, name: nullable(text) });

export const singleViewGap = shape(
  'SingleViewGap',
  {
    reason: gapReason,
    pair: optional(Type.Integer({ description: 'for `/v1/joins/pairs/{id}`' })),
    records: optional(list(recordRef, 'the two of the pair')),
    source: optional(sourceRef),
    last: optional(time),
    trait: optional(Type.String({ description: 'absent where the role may not see it' })),
    record: optional(customerId),
  },
  'why a customer is not yet whole, with what mends it',
);

const listedCustomer = shape('SingleViewCustomer', {
  id: customerId,
  at: optional(Type.String({ description: 'the number under which she was counted, where she has been joined with somebody since' })),
  name: nullable(text),
  photo: optional(text),
  place: optional(text),
  lastSeen: optional(time),
  records: list(recordRef, 'all that are likely hers, the one she stands under first'),
  reasons: list(singleViewGap),
});

export const singleViewPeople = shape('SingleViewPeople', {
  customers: Type.Integer({ description: 'how many there are: the number that was opened' }),
  items: list(listedCustomer),
  next: optional(Type.String({ description: '`after` of the page that follows' })),
});

const absence = shape('KnownAbsence', { reason: text, by: text, time });

export const customerSingleView = shape('CustomerSingleView', {
  customer: customerId,
  state: oneOf(['whole', 'not_yet', 'unknown'], '`unknown`: nobody is known behind this record, so it is no customer yet'),
  records: list(recordRef),
  reasons: list(singleViewGap),
  sources: list(
    Type.Object({
      source: sourceRef,
      state: oneOf(['linked', 'stale', 'missing', 'absent']),
      last: optional(time),
      freshDays: nullable(wholeNumber),
      absence: optional(absence),
    }),
    'each that is expected; `absent` without `absence`: a system of the firm says so, in the trait `absentSources`',
  ),
  definition,
});
