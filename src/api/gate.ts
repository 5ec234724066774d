import { Type } from '@sinclair/typebox';
import type { Caller } from '../access/index.ts';
import { type Clock, dayMs, formatPersonId, type PersonId } from '../foundation/index.ts';
import { putStock, type RefusalCount, readRefusalCounts, readRefusals, type StockDirectory } from '../gate/index.ts';
import type { Audit } from '../governance/index.ts';
import type { Postgres } from '../storage/index.ts';
import { briefOf } from './groups-context.ts';
import type { PeopleDependencies } from './people.ts';
import { rowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { gateRefusals, stockList } from './shapes/gate.ts';

export interface GateDependencies {
  readonly postgres: Postgres;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly stock: StockDirectory;
  /** The title of a piece of content in use, by its key. */
  readonly contentTitle: (key: string) => string | undefined;
}

// A shop's whole range in some requests; a request stays below what one is allowed to send.
const stockItemsMax = 10_000;
const stockShownMax = 1_000;
const quantityMax = 1_000_000_000;

const refusalsQuery = Type.Object({
  days: Type.Integer({ minimum: 1, maximum: 90, default: 7 }),
  code: Type.Optional(Type.String({ maxLength: 60 })),
  asker: Type.Optional(Type.String({ maxLength: 20 })),
  before: Type.Optional(rowNumber({ description: '`next` of the page before' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});
const name = (description: string) => Type.String({ minLength: 1, maxLength: 200, pattern: '\\S', description });
const stockBody = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          product: name('the id that content and events call it by'),
          place: Type.Optional(name('a store or warehouse; everywhere when absent')),
          quantity: Type.Union([Type.Integer({ minimum: 0, maximum: quantityMax }), Type.Null()], {
            description: 'null: nobody keeps count any more',
          }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: stockItemsMax },
    ),
  },
  { additionalProperties: false },
);
const stockQuery = Type.Object({ product: Type.Optional(Type.String({ maxLength: 200 })) });

/** What the gate refused, and the stock that it goes by. */
export function gateRoutes(app: ApiServer, people: PeopleDependencies, dependencies: GateDependencies): void {
  const { postgres, clock, audit, stock } = dependencies;
  const tags = ['Gate'];

  app.get('/v1/gate/refusals', {
    config: { permission: 'consent.read' },
    schema: {
      tags,
      summary: 'What was not shown, sent or handed out, and why',
      querystring: refusalsQuery,
      response: { 200: gateRefusals },
    },
    handler: async (request) => {
      const { days, code, asker, before, limit } = request.query;
      const since = clock.now() - (days - 1) * dayMs;
      const [counts, newest] = await Promise.all([
        readRefusalCounts(postgres, since),
        readRefusals(postgres, { since, code, asker, before, limit }),
      ]);
      const wanted = counts.filter((count) => (code ?? count.code) === count.code && (asker ?? count.asker) === count.asker);
      const last = newest.at(-1);
      const nameOf = await namesFor(people, request.caller, newest);
      return {
        days,
        counts: summed(wanted, ({ code: of, asker: by, purpose, channel }) => `${of}\n${by}\n${purpose}\n${channel}`)
          .map(({ day: _, refusals, ...count }) => ({ ...count, count: refusals }))
          .sort((left, right) => right.count - left.count),
        byDay: summed(wanted, ({ day, code: of }) => `${day} ${of}`)
          .sort((left, right) => left.day - right.day)
          .map(({ day, code: of, refusals }) => ({ day: new Date(day * dayMs).toISOString().slice(0, 10), code: of, count: refusals })),
        newest: newest.map(({ personId, at, until, item, ...refused }) => ({
          ...{ ...refused, time: new Date(at).toISOString() },
          ...(personId === undefined ? {} : { customer: formatPersonId(personId as PersonId), ...nameOf(personId as PersonId) }),
          ...(item === '' ? {} : { item, ...titleOf(dependencies, refused.asker, item) }),
          ...(until === undefined ? {} : { until: new Date(until).toISOString() }),
        })),
        ...(newest.length < limit || last === undefined ? {} : { next: last.id }),
      };
    },
  });

  app.get('/v1/stock', {
    config: { permission: 'content.read' },
    schema: { tags, summary: 'How many there are of products', querystring: stockQuery, response: { 200: stockList } },
    handler: async (request) => {
      const { product } = request.query;
      const all = stock.list().filter((count) => product === undefined || count.product === product);
      return { counts: all.slice(0, stockShownMax).map(stockView), total: all.length };
    },
  });

  app.put('/v1/stock', {
    config: { permission: 'imports.edit' },
    schema: { tags, summary: 'Say how many there are of products; others stay as they are', body: stockBody, response: { 200: stockList } },
    handler: async (request) => {
      const { items } = request.body;
      const changes = items.map(({ product, place = '', quantity }) => ({ product, place, quantity: quantity ?? undefined }));
      await postgres.transaction(async (sql) => {
        await putStock(sql, [...new Map(changes.map((one) => [`${one.product}\n${one.place}`, one])).values()], clock.now());
        await audit.recordIn(sql, { actor: request.caller, action: 'stock.change', subject: 'stock', details: { items: items.length } });
      });
      await stock.refresh();
      const told = new Set(items.map(({ product }) => product));
      const all = stock.list().filter(({ product }) => told.has(product));
      return { counts: all.slice(0, stockShownMax).map(stockView), total: all.length };
    },
  });
}

function stockView({ product, place, quantity, at }: ReturnType<StockDirectory['list']>[number]) {
  return { product, ...(place === '' ? {} : { place }), quantity, time: new Date(at).toISOString() };
}

/** The title behind a key. Exports and webhooks name purposes, which are no content. */
function titleOf({ contentTitle }: GateDependencies, asker: string, item: string): { title?: string } {
  const title = asker === 'moment' || asker === 'message' ? contentTitle(item) : undefined;
  return title === undefined ? {} : { title };
}

function summed(counts: readonly RefusalCount[], keyOf: (count: RefusalCount) => string): RefusalCount[] {
  const byKey = new Map<string, RefusalCount>();
  for (const count of counts) {
    const key = keyOf(count);
    byKey.set(key, { ...count, refusals: count.refusals + (byKey.get(key)?.refusals ?? 0) });
  }
  return [...byKey.values()];
}

/** Names of the people whom refusals are about, for those who may see people. */
async function namesFor(people: PeopleDependencies, caller: Caller, refused: readonly { readonly personId?: number | undefined }[]) {
  if (!caller.may('people.read')) return () => ({});
  const ids = new Set(refused.flatMap(({ personId }) => (personId === undefined ? [] : [personId as PersonId])));
  const brief = await briefOf(people, [...ids], caller);
  return (id: PersonId) => {
    const { name } = brief(id);
    return name === '' ? {} : { name };
  };
}
