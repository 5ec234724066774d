import { type Static, Type } from '@sinclair/typebox';
import { requirePermission } from '../access/index.ts';
import { InvalidInput, majorUnits } from '../foundation/index.ts';
import {
  type BackTestGroup,
  type BackTestReport,
  backTestOrders,
  dayOfText,
  dayText,
  type ListedModel,
  type ModelQuestion,
  readBackTestPeople,
  readListing,
  readModelPeople,
  type ValueModels,
} from '../value/index.ts';
import type { PeopleDependencies } from './people.ts';
import { pageQuery, peopleBehindFigure } from './people-behind.ts';
import { smallRowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { peopleBehind } from './shapes/people-behind.ts';
import { majorIn, shownCurrency } from './value-view.ts';

const backTestQuery = Type.Object({
  listing: Type.Optional(Type.String({ description: '`listing` of a back-test; that of the model in use when absent' })),
  group: Type.String({ default: 'all', description: 'all, tenth:3 (least expected first), or count:2 (earlier visits after the first)' }),
  forecast: Type.String({ default: 'blend', description: 'whose expectation is told: a forecast of the rows' }),
  until: Type.Optional(Type.String({ description: 'only who came by this day, as 2026-03-31' })),
  order: Type.Union(
    backTestOrders.map((order) => Type.Literal(order)),
    { default: 'expected', description: 'the largest first' },
  ),
  ...pageQuery,
});
const modelParams = Type.Object({ version: smallRowNumber({ minimum: 1 }) });
const modelQuery = Type.Object({
  of: Type.Union([Type.Literal('all'), Type.Literal('learned'), Type.Literal('spend')], {
    default: 'all',
    description: 'everybody; whom the weights were learned from; who paid something, with `currency`',
  }),
  currency: Type.Optional(Type.String({ description: 'with of=spend' })),
  ...pageQuery,
});

/** Who is behind the figures of a model and of a back-test: exactly as many as the figures say. */
export function valuePeopleRoutes(app: ApiServer, people: PeopleDependencies, models: ValueModels): void {
  const tags = ['Value'];
  const { postgres, warehouse } = people;

  app.get('/v1/value/backtest/people', {
    // Reading people counts as such, whatever list they stand in.
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'The people behind a figure of a back-test: what was expected of each and what came',
      querystring: backTestQuery,
      response: { 200: peopleBehind },
    },
    handler: async (request) => {
      requirePermission(request.caller, 'value.read');
      const { query } = request;
      const { listing, oneIn, backTest: report } = await readListing(postgres, query.listing ?? models.current()?.body.listing);
      if (report === undefined) throw new InvalidInput('value.nobody', [{ at: 'listing', message: 'this fit came without a back-test' }]);
      const asked = backTestQuestion(query, report);
      const { sums, rows } = await readBackTestPeople(warehouse, { listing, ...asked, from: query.from, limit: query.limit });
      const currency = shownCurrency(report.currency);
      // Not rounded to cents: what is expected of all is the sum of what is expected of each.
      const unit = majorUnits({ minorUnits: 1, currency });
      return peopleBehindFigure(people, request, {
        figure: `back-test ${listing}, ${query.group}`,
        people: sums.people,
        sums: {
          expected: sums.foretold,
          came: sums.visits,
          amountExpected: unit * sums.amount_foretold,
          amount: unit * sums.amount_minor,
        },
        ...{ currency, oneIn, from: query.from },
        rows: rows.map((row) => ({
          personId: row.person_id,
          values: {
            expected: row.foretold,
            came: row.visits,
            amountExpected: unit * row.amount_foretold,
            amount: unit * row.amount_minor,
            earlier: row.earlier,
            tenth: row.tenth,
            spentBefore: unit * row.spent_before_minor,
          },
        })),
      });
    },
  });

  app.get('/v1/value/models/:version/people', {
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'The people that a model was fitted to, or some of them',
      params: modelParams,
      querystring: modelQuery,
      response: { 200: peopleBehind },
    },
    handler: async (request) => {
      requirePermission(request.caller, 'value.read');
      const { from, limit } = request.query;
      const model = await models.read(request.params.version);
      const { listing, oneIn } = await readListing(postgres, model.body.listing);
      const { sums, rows } = await readModelPeople(warehouse, { listing, ...modelQuestion(request.query, model), from, limit });
      return peopleBehindFigure(people, request, {
        figure: `value-model ${model.version}, ${request.query.of}`,
        people: sums.people,
        sums: { visits: sums.visits },
        ...{ oneIn, from },
        rows: rows.map(({ person_id, currency: paidIn, visits, first_day, last_day, spent_minor }) => {
          const currency = shownCurrency(paidIn);
          return {
            personId: person_id,
            currency,
            values: { visits, spent: majorIn(currency)(spent_minor) },
            days: { first: dayText(first_day), last: dayText(last_day) },
          };
        }),
      });
    },
  });
}

function backTestQuestion({ group, forecast, until, order }: Static<typeof backTestQuery>, report: BackTestReport) {
  const forecastAt = report.rows.findIndex((row) => row.forecast === forecast);
  const untilDay = until === undefined ? undefined : dayOfText(until);
  const wanted = groupOf(group, report);
  const problems = [
    ...(forecastAt < 0 ? [{ at: 'forecast', message: `there is: ${report.rows.map((row) => row.forecast).join(', ')}` }] : []),
    ...(until !== undefined && untilDay === undefined ? [{ at: 'until', message: `${until} is no day; write it as 2026-03-31` }] : []),
    ...(untilDay !== undefined && (untilDay <= report.cutDay || untilDay > report.endDay)
      ? [{ at: 'until', message: `is a day after the cut, ${dayText(report.cutDay)}, and not after the end, ${dayText(report.endDay)}` }]
      : []),
    ...(wanted === undefined ? [{ at: 'group', message: 'is all, tenth:1 to tenth:10, or count:0 and up' }] : []),
  ];
  if (wanted === undefined || problems.length > 0) throw new InvalidInput('value.bad_group', problems);
  return { group: wanted, forecastAt, order, ...(untilDay === undefined ? {} : { untilDays: untilDay - report.cutDay }) };
}

function groupOf(text: string, { byCount }: BackTestReport): BackTestGroup | undefined {
  if (text === 'all') return { by: 'all' };
  const [, by, digits] = /^(tenth|count):(\d{1,4})$/.exec(text) ?? [];
  const group = Number(digits);
  if (by === 'tenth') return group >= 1 && group <= 10 ? { by, group } : undefined;
  // The last group is of so many and more.
  return by === 'count' ? { by, group, isOpen: group === byCount.at(-1)?.group } : undefined;
}

function modelQuestion(
  { of, currency }: Static<typeof modelQuery>,
  { body }: ListedModel,
): Omit<ModelQuestion, 'listing' | 'from' | 'limit'> {
  if (of === 'all') return {};
  if (of === 'spend') {
    const paidIn = Object.keys(body.spend).find((one) => shownCurrency(one) === currency);
    if (paidIn !== undefined) return { currency: paidIn };
    throw new InvalidInput('value.bad_group', [
      { at: 'currency', message: `there is: ${Object.keys(body.spend).map(shownCurrency).join(', ')}` },
    ]);
  }
  const { learned } = body.visits;
  if (learned === undefined)
    throw new InvalidInput('value.bad_group', [{ at: 'of', message: 'its weights were not learned: the log was too short' }]);
  return { firstUntilDay: learned.cutDay, after: learned.cutDay, through: learned.endDay };
}
