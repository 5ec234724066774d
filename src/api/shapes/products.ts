import { Type } from '@sinclair/typebox';
import { customerId, list, oneOf, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();
const number = Type.Number();

const parts = {
  hardware: Type.Number({ description: 'its price less wear, major units; 0 where no price is known' }),
  services: Type.Number({ description: 'what the services that are on bring within the horizon' }),
  experience: Type.Number({ description: 'more or less by how its owner fares with it' }),
  total: Type.Number({ description: 'the three together' }),
};

export const ownedProducts = shape('OwnedProducts', {
  customer: customerId,
  horizonDays: wholeNumber,
  products: list(
    shape('OwnedProduct', {
      number: Type.Integer({ description: '`thing` for GET /v1/customers/{id}/evidence' }),
      label: text,
      serial: optional(Type.String({ description: 'serial number, or which product it is; absent where the role may not see it' })),
      currency: text,
      since: optional(time),
      ...parts,
      reading: Type.Number({ description: 'how she fares with it, between -1 and 1' }),
      isPriceKnown: Type.Boolean(),
      active: list(
        shape('ActiveService', {
          name: text,
          since: time,
          fee: Type.Number({ description: 'a month, major units' }),
          isAssumed: Type.Boolean({ description: 'no fee is known; it is what the setting says' }),
          amount: Type.Number({ description: 'within the horizon, major units' }),
        }),
      ),
      left: list(Type.Object({ name: text, reason: oneOf(['off', 'otherCurrency']) }), 'services that count nothing'),
      signals: list(
        Type.Object({ kind: oneOf(['failed', 'fault', 'mended', 'opinion', 'repair', 'use', 'warning']), count: wholeNumber }),
        'of the last year',
      ),
      trend: list(shape('ProductWorth', { time, ...parts }), 'quarters, oldest first, and now'),
      text: Type.String({ description: 'the three parts in words' }),
    }),
    'the most worth first',
  ),
  assumptions: list(text, 'what the numbers rest on and nobody has confirmed yet'),
  rules: Type.Object({
    wearPercentAYear: number,
    floorPercent: number,
    serviceAMonthAssumed: number,
    servicesKeptPercentAYear: number,
    experiencePercent: number,
    experienceHalfLifeDays: number,
  }),
});
