import { type Static, Type } from '@sinclair/typebox';
import { formatPersonId, majorUnits, NotAllowed, parsePersonId } from '../foundation/index.ts';
import { currentPerson } from '../identity/index.ts';
import { combineAll, lastResortCurrency, ownedThings, readFragments, readInBrief } from '../profile/index.ts';
import { type EquityRules, type ProductEquity, productEquity } from '../value/index.ts';
import { ownedKeys } from './evidence.ts';
import { type PeopleDependencies, recordReading, viewContextFor } from './people.ts';
import type { ApiServer } from './server.ts';
import { ownedProducts } from './shapes/products.ts';

type OwnedProduct = Static<typeof ownedProducts>['products'][number];

const customerParams = Type.Object({ id: Type.String({ description: 'for example p1042' }) });
const query = Type.Object({
  horizonDays: Type.Integer({ minimum: 1, maximum: 3_650, default: 365, description: 'how far ahead services count' }),
});

/** Connected products that a customer owns, with what each is worth: hardware, services, experience. */
export function productsRoutes(
  app: ApiServer,
  people: PeopleDependencies,
  equity: () => { readonly rules: EquityRules; readonly areAssumed: boolean },
): void {
  app.get('/v1/customers/:id/products', {
    config: { permission: 'people.read' },
    schema: {
      tags: ['Value'],
      summary: 'Connected products that a customer owns: hardware, active services and experience, with their trend',
      params: customerParams,
      querystring: query,
      response: { 200: ownedProducts },
    },
    handler: async (request) => {
      const person = await currentPerson(people.postgres, parsePersonId(request.params.id));
      const context = viewContextFor(people, request.caller);
      if (context.isHidden('equity')) throw new NotAllowed('access.field_hidden', 'what her products are worth is hidden from your role');
      const [byPerson, brief] = await Promise.all([
        readFragments(people.postgres, [person]),
        readInBrief(people.postgres, [person], context),
        recordReading(people, request, person, 'products'),
      ]);
      const whole = combineAll((byPerson.get(person) ?? []).map(({ summary }) => summary));
      const home = brief.get(person)?.place.currency ?? lastResortCurrency;
      const { rules, areAssumed } = equity();
      const { horizonDays } = request.query;
      const isSerialHidden = context.isHidden('serial_number');
      const keys = ownedKeys(whole);
      return {
        customer: formatPersonId(person),
        horizonDays,
        products: ownedThings(whole)
          .map((thing) => productEquity(thing, context.now, horizonDays, rules, home))
          .sort((left, right) => right.total - left.total)
          .map((one) => productView(one, keys.indexOf(one.key) + 1, isSerialHidden)),
        assumptions: areAssumed
          ? [
              'Wear, the worth of services without a fee and the weight of experience are those that came with the product: put in your own under Settings, Worth of owned products.',
            ]
          : [],
        rules,
      };
    },
  });
}

function productView(equity: ProductEquity, number: number, isSerialHidden: boolean): OwnedProduct {
  const currency = equity.currency === '' ? lastResortCurrency : equity.currency;
  const major = (minorUnits: number) => majorUnits({ minorUnits: Math.round(minorUnits), currency });
  const parts = ({ hardware, services, experience }: Pick<ProductEquity, 'experience' | 'hardware' | 'services'>) => {
    const [one, two, three] = [Math.round(hardware), Math.round(services), Math.round(experience)];
    // The total is that of the parts as they are shown.
    return { hardware: major(one), services: major(two), experience: major(three), total: major(one + two + three) };
  };
  const shown = parts(equity);
  return {
    number,
    label: equity.label === '' ? 'services' : equity.label,
    ...(isSerialHidden || equity.key === '' ? {} : { serial: equity.key }),
    currency,
    ...(equity.since === undefined ? {} : { since: new Date(equity.since).toISOString() }),
    ...shown,
    reading: Number(equity.reading.toFixed(3)),
    isPriceKnown: equity.isPriceKnown,
    active: equity.active.map(({ name, since, feeMinorUnits, isAssumed, minorUnits }) => ({
      ...{ name, since: new Date(since).toISOString(), fee: major(feeMinorUnits), isAssumed, amount: major(minorUnits) },
    })),
    left: equity.left,
    signals: equity.signals,
    trend: equity.trend.map((at) => ({ time: new Date(at.time).toISOString(), ...parts(at) })),
    text: `hardware ${equity.isPriceKnown ? `${shown.hardware} ${currency}` : 'of unknown price'}; ${equity.active.length} active ${equity.active.length === 1 ? 'service' : 'services'} ${shown.services} ${currency}; experience ${shown.experience} ${currency}`,
  };
}
