import { type Static, Type } from '@sinclair/typebox';
import { defineSetting } from '../../settings/index.ts';

const percent = (description: string) => Type.Number({ minimum: 0, maximum: 100, description });

const schema = Type.Object(
  {
    wearPercentAYear: percent('what a thing loses of its worth in a year'),
    floorPercent: percent('what is left of its price however old it is'),
    serviceAMonthAssumed: Type.Number({
      minimum: 0,
      maximum: 100_000,
      description: 'what a service is worth a month whose events name no fee, in the customer’s currency',
    }),
    servicesKeptPercentAYear: percent('of a hundred services that are on, how many still are in a year'),
    experiencePercent: percent('by what part of the other two the worth goes up or down when she fares as well or as ill as can be'),
    experienceHalfLifeDays: Type.Number({ minimum: 1, maximum: 3_650, description: 'after so many days a signal counts half' }),
  },
  { additionalProperties: false },
);

export type EquityRules = Static<typeof schema>;

/** How the worth of an owned product is reckoned. The delivered numbers are assumptions, and every answer says so until a firm has put in its own. */
export const productEquitySetting = defineSetting({
  key: 'value.equity',
  title: 'Worth of owned products',
  description:
    'A connected product is worth its hardware less wear, what its services bring, and more or less by how its owner fares with it. The numbers that come with the product are assumptions.',
  schema,
  // Reckoned from prices and fees that customers pay; hidden only where a firm hides what things are worth to it.
  reveals: {
    wearPercentAYear: 'equity',
    floorPercent: 'equity',
    serviceAMonthAssumed: 'equity',
    servicesKeptPercentAYear: 'equity',
    experiencePercent: 'equity',
    experienceHalfLifeDays: 'equity',
  },
  default: {
    wearPercentAYear: 25,
    floorPercent: 5,
    serviceAMonthAssumed: 3,
    servicesKeptPercentAYear: 80,
    experiencePercent: 30,
    experienceHalfLifeDays: 180,
  },
});
