import { type Static, Type } from '@sinclair/typebox';
import type { Caller } from '../access/index.ts';
import {
  type BriefItem,
  liveRoles,
  type PriceFloor,
  putPriceFloors,
  readOpenProblems,
  readPriceFloors,
  type Saying,
  sayingOf,
  type Withheld,
} from '../firm/index.ts';
import { formatPersonId, InvalidInput, majorUnits, moneyOf, type PersonId } from '../foundation/index.ts';
import type { StockDirectory } from '../gate/index.ts';
import { parseEventId, readTimeline } from '../profile/index.ts';
import { type FirmsDependencies, type OpenedFirm, openFirm, type RoleOfAccount } from './firm-pages.ts';
import { accountReadingView, isoOf, openView, readingView, refOf, roleNowView } from './firm-view.ts';
import { firmParams } from './firms.ts';
import type { PeopleDependencies } from './people.ts';
import type { ApiServer } from './server.ts';
import { contextList, firmBrief, priceFloorList } from './shapes/firms.ts';

export interface FirmBriefDependencies extends FirmsDependencies {
  readonly stock: Pick<StockDirectory, 'list'>;
}

const briefQuery = Type.Object({
  context: Type.Optional(Type.String({ maxLength: 100, description: 'the matter at hand: installation bid, service case …' })),
  products: Type.Optional(
    Type.String({ maxLength: 1_000, description: 'numbers of products, with commas: prices and stock of these alone' }),
  ),
});
const product = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S', description: 'the id that content and events call it by' });
const floorsBody = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          product,
          amount: Type.Union([Type.Number({ minimum: 0, maximum: 1_000_000_000 }), Type.Null()], {
            description: 'major units; null: there is none any more',
          }),
          currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 1_000 },
    ),
  },
  { additionalProperties: false },
);
const floorsQuery = Type.Object({ product: Type.Optional(product) });

// What is read in a minute before a call.
const historyMax = 30;
const productsMax = 50;
const floorsMax = 1_000;

const itemWords: Readonly<Record<BriefItem, string>> = {
  people: 'People',
  openProblems: 'What is open',
  serviceHistory: 'The service history',
  priceFloors: 'Price floors',
  stock: 'Stock',
};

/** What to know, and to say, before dealing with a firm in a matter: by what it is to us there. */
export function firmBriefRoutes(app: ApiServer, people: PeopleDependencies, dependencies: FirmBriefDependencies): void {
  const tags = ['Firms'];
  const { postgres, audit, clock } = people;

  app.get('/v1/firms/:id/brief', {
    config: { permission: 'firms.read' },
    schema: {
      tags,
      summary: 'What to know of a firm in a matter; what is held back, and under which role, is said',
      params: firmParams,
      querystring: briefQuery,
      response: { 200: firmBrief },
    },
    handler: async (request) => {
      const opened = await openFirm(people, request, request.params.id, 'brief');
      const { context, products } = request.query;
      const wanted = products?.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
      return briefOf(people, dependencies, opened, { asked: context?.trim() || undefined, products: wanted, caller: request.caller });
    },
  });

  app.get('/v1/briefs/contexts', {
    config: { permission: 'firms.read' },
    schema: { tags, summary: 'The matters in which a brief can be asked for', response: { 200: contextList } },
    handler: async () => ({ contexts: dependencies.briefs().contexts.map(({ name, shows }) => ({ name, shows })) }),
  });

  app.get('/v1/price-floors', {
    config: { permission: 'firms.edit' },
    schema: {
      tags,
      summary: 'The lowest prices at which products are sold to firms',
      querystring: floorsQuery,
      response: { 200: priceFloorList },
    },
    handler: async ({ query }) => {
      const floors = await readPriceFloors(postgres, query.product === undefined ? undefined : [query.product], floorsMax);
      return { floors: floors.map(floorView) };
    },
  });

  app.put('/v1/price-floors', {
    config: { permission: 'firms.edit' },
    schema: {
      tags,
      summary: 'Say the lowest prices of products; others stay as they are',
      body: floorsBody,
      response: { 200: priceFloorList },
    },
    handler: async ({ body, caller }) => {
      const given = [...new Map(body.items.map((item) => [item.product, item])).values()];
      const floors = given.map(({ product: of, amount, currency }, at) => {
        const price = amount === null ? undefined : moneyOf(amount, currency);
        if (amount !== null && price === undefined) {
          throw new InvalidInput('firm.bad_price', [{ at: `items[${at}].amount`, message: 'is no amount' }]);
        }
        return { product: of, price };
      });
      await postgres.transaction(async (sql) => {
        await putPriceFloors(sql, floors, { by: caller.name, now: clock.now() });
        await audit.recordIn(sql, {
          actor: caller,
          action: 'firms.price_floors',
          subject: 'price-floors',
          details: { items: floors.length },
        });
      });
      const named = await readPriceFloors(
        postgres,
        given.map((one) => one.product),
        floorsMax,
      );
      return { floors: named.map(floorView) };
    },
  });
}

interface Asked {
  readonly asked: string | undefined;
  readonly products: readonly string[] | undefined;
  readonly caller: Caller;
}

async function briefOf(
  people: PeopleDependencies,
  { briefs, stock }: FirmBriefDependencies,
  opened: OpenedFirm,
  { asked, products, caller }: Asked,
): Promise<Static<typeof firmBrief>> {
  const { firm, account, kinRoles, context } = opened;
  const day = isoOf(context.now).slice(0, 10);
  const saying = sayingOf<RoleOfAccount>(firm.roles, asked, day, briefs(), kinRoles);
  const mayPrices = caller.may('firms.edit');
  const shown = saying.shown.filter((item) => item !== 'priceFloors' || mayPrices);
  const withheld = [
    ...saying.withheld.map(withheldView),
    ...(saying.shown.includes('priceFloors') && !mayPrices
      ? [{ item: 'priceFloors' as const, words: 'Price floors are not shown to your role.' }]
      : []),
  ];
  const shows = (item: BriefItem): boolean => shown.includes(item);
  const [open, history, floors] = await Promise.all([
    shows('openProblems') ? readOpenProblems(people.postgres, opened.present, opened.history) : [],
    shows('serviceHistory') ? serviceHistory(opened) : [],
    shows('priceFloors') ? readPriceFloors(people.postgres, products, products?.length ?? productsMax) : [],
  ]);
  const counts = new Set(saying.roles.map(({ role }) => role.id));
  return {
    firm: refOf(firm),
    ...(asked === undefined ? {} : { context: asked }),
    ...{ matters: saying.matters, day, shown, withheld },
    roles: saying.roles.map(({ role, why }) => ({ ...roleNowView(role), why })),
    otherRoles: liveRoles(firm.roles, day)
      .filter(({ id }) => !counts.has(id))
      .map(roleNowView),
    words: briefWords(saying, asked, withheld),
    ...(shows('people') ? { reading: accountReadingView(account.reading), people: peopleOf(opened) } : {}),
    ...(shows('openProblems') ? { openProblems: open.map((one) => openView(one, opened.nameOf, opened.partNamed(one.firm))) } : {}),
    ...(shows('serviceHistory') ? { serviceHistory: history } : {}),
    ...(shows('priceFloors') ? { priceFloors: floors.map(floorView) } : {}),
    ...(shows('stock') ? { stock: stockOf(stock, products) } : {}),
  };
}

/** What is held back, with the role that holds it back. */
export function withheldView({ item, because }: Withheld<RoleOfAccount>) {
  const { role, context, since, heldBy } = because;
  const matter = context === '' ? '' : ` (${context})`;
  const whoIs =
    heldBy === undefined ? 'the firm is' : `${heldBy.name}, ${heldBy.form === 'site' ? 'a site' : 'a firm'} above or below it, is`;
  return {
    item,
    role,
    context,
    since,
    ...(heldBy === undefined ? {} : { firm: refOf(heldBy) }),
    words: `${itemWords[item]} ${item === 'stock' || item === 'serviceHistory' || item === 'openProblems' ? 'is' : 'are'} withheld: ${whoIs} a ${role} here since ${since}${matter}.`,
  };
}

function briefWords(saying: Saying<RoleOfAccount>, asked: string | undefined, withheld: readonly { readonly words: string }[]): string[] {
  const here = saying.roles.map(({ role }) => (role.context === '' ? role.role : `${role.role}: ${role.context}`));
  const matter = saying.matters.length > 0 ? saying.matters.join(', ') : asked;
  const unclear =
    saying.matters.length > 0
      ? []
      : [
          asked === undefined
            ? 'No matter was named, so every role counts.'
            : `“${asked}” is no matter that the rules know, so every role counts.`,
        ];
  return [
    ...withheld.map(({ words }) => words),
    here.length === 0
      ? `In ${matter ?? 'general'} it has no role with us.`
      : `${matter === undefined ? 'To us' : `In ${matter}`} it is ${here.join('; ')}.`,
    ...unclear,
  ];
}

function peopleOf({ present, nameOf, partNamed }: OpenedFirm) {
  return present.map(({ person, firm, buyingRoles, reading }) => ({
    ...{ customer: formatPersonId(person), name: nameOf(person), buyingRoles, reading: readingView(reading) },
    firm: refOf(partNamed(firm)),
  }));
}

async function serviceHistory({ present, history, nameOf }: OpenedFirm): Promise<NonNullable<Static<typeof firmBrief>['serviceHistory']>> {
  const identifiers = present.flatMap(({ fragments }) => fragments.map(({ identifier }) => identifier));
  const personOf = new Map<number, PersonId>(
    present.flatMap(({ person, fragments }) => fragments.map(({ identifier }): [number, PersonId] => [identifier.id, person])),
  );
  const { entries } = await readTimeline(identifiers, { kind: 'care', limit: historyMax }, history);
  return entries.flatMap(({ eventId, time, title, detail, channel, source }) => {
    const person = personOf.get(parseEventId(eventId).identifierId);
    if (person === undefined) return [];
    return [
      {
        time,
        customer: formatPersonId(person),
        name: nameOf(person),
        title,
        ...(detail === undefined ? {} : { detail }),
        channel,
        eventId,
        source,
      },
    ];
  });
}

function floorView({ product: of, minorUnits, currency, saidBy, saidAt }: PriceFloor) {
  return { product: of, price: { amount: majorUnits({ minorUnits, currency }), currency }, by: saidBy, time: isoOf(saidAt) };
}

function stockOf(stock: Pick<StockDirectory, 'list'>, products: readonly string[] | undefined) {
  return stock
    .list()
    .filter(({ product: of }) => products === undefined || products.includes(of))
    .slice(0, productsMax)
    .map(({ product: of, place, quantity, at }) => ({ product: of, ...(place === '' ? {} : { place }), quantity, time: isoOf(at) }));
}
