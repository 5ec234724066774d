import { type Static, Type } from '@sinclair/typebox';
import { defineSetting } from '../settings/index.ts';

const cost = (what: string) => Type.Number({ minimum: 0, maximum: 100_000, description: `${what}, in the customer's currency` });

const costsSchema = Type.Object(
  {
    marginPercent: Type.Number({ minimum: 0, maximum: 100, description: 'what is left of a purchase after its goods and delivery' }),
    discountPercentAYear: Type.Number({
      minimum: 0,
      maximum: 100,
      description: 'by how much money in a year is worth less than money now',
    }),
    advocacySharePercent: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 100,
        description: 'what part of a brought friend’s profit would not have come by itself; those who brought her share it equally',
      }),
    ),
    care: Type.Object(
      {
        call: cost('a call'),
        case: cost('a case'),
        chat: cost('a chat'),
        complaint: cost('a complaint'),
        repair: cost('a repair'),
        return: cost('a return or refund'),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);

export type ValueCosts = Static<typeof costsSchema>;

/** Every second friend would not have come by herself: an assumption, and told as one until a firm has put in its own. */
export const advocacySharePercentAssumed = 50;

/** What a visit leaves and what service costs. The delivered numbers are guesses, and every value says so until a firm has put in its own. */
export const valueCostsSetting = defineSetting({
  key: 'value.costs',
  title: 'Margin and cost of service',
  description:
    'What a purchase leaves, and what a dealing with care costs. The numbers that come with the product are assumptions; values say so until you have put in your own.',
  schema: costsSchema,
  // What a purchase leaves, and with it every profit, is one multiplication away from what she spends; care has its costs each by the piece.
  reveals: { marginPercent: 'margin', care: 'cost' },
  default: {
    marginPercent: 40,
    discountPercentAYear: 10,
    advocacySharePercent: advocacySharePercentAssumed,
    care: { call: 6, case: 5, chat: 4, complaint: 12, repair: 20, return: 8 },
  },
});

/** When models are fitted, and on whom. */
export const valueFitSetting = defineSetting({
  key: 'value.fit',
  title: 'When value models are fitted',
  description: 'A fit runs beside everything else and never blocks anything; the newest one is used unless somebody goes back to another.',
  schema: Type.Object(
    {
      everyDays: Type.Number({ minimum: 0.25, maximum: 365, description: 'days from one fit to the next' }),
      yearsMax: Type.Number({
        minimum: 0.5,
        maximum: 30,
        description: 'people whose first purchase is longer ago are left out of the fit',
      }),
      driftPercent: Type.Number({
        minimum: 1,
        maximum: 1000,
        description: 'a notice is given when a new fit expects so much more or less of the same people',
      }),
    },
    { additionalProperties: false },
  ),
  default: { everyDays: 1, yearsMax: 5, driftPercent: 15 },
});

/** What data fields are measured by, and when. */
export const valueFieldsSetting = defineSetting({
  key: 'value.fields',
  title: 'What data fields are measured by',
  description:
    'How well each field that you keep tells, from what was known before a day, whether people did something in the days after it. Measured beside everything else, on a sample.',
  schema: Type.Object(
    {
      outcome: Type.Union([Type.Literal('returns'), Type.Literal('buys'), Type.Literal('care'), Type.Literal('event')], {
        description: 'came back, bought, contacted care, or the event named below',
      }),
      event: Type.String({ maxLength: 200, description: 'name of the event, where that is the outcome' }),
      horizonDays: Type.Integer({ minimum: 1, maximum: 730, description: 'days after the cut that are looked at' }),
      everyDays: Type.Number({ minimum: 0.25, maximum: 365, description: 'days from one measurement to the next' }),
      peopleMax: Type.Integer({
        minimum: 500,
        maximum: 100_000,
        description: 'people in the sample: more cost time, and tell finer differences',
      }),
    },
    { additionalProperties: false },
  ),
  check: ({ outcome, event }) =>
    outcome === 'event' && event.trim() === '' ? [{ at: 'event', message: 'say which event is the outcome' }] : [],
  default: { outcome: 'returns', event: '', horizonDays: 30, everyDays: 7, peopleMax: 10_000 },
});
