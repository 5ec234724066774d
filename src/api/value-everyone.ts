import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { isProfitHidden, requirePermission } from '../access/index.ts';
import { InvalidInput, majorUnits, NotAllowed, NotFound } from '../foundation/index.ts';
import {
  dayText,
  type Fitting,
  isEditionStale,
  readNewestEdition,
  readScoredPeople,
  type ScoredEdition,
  type ValueCosts,
  type ValueModels,
} from '../value/index.ts';
import type { PeopleDependencies } from './people.ts';
import { pageQuery, peopleBehindFigure } from './people-behind.ts';
import type { ApiServer } from './server.ts';
import { peopleBehind } from './shapes/people-behind.ts';
import { everyoneAnswer } from './shapes/value.ts';
import { majorIn, shownCurrency } from './value-view.ts';

/** What counts now. */
export interface EveryoneDependencies {
  readonly models: Pick<ValueModels, 'current'>;
  readonly fitting: Pick<Fitting, 'state'>;
  readonly costs: () => ValueCosts;
}

const peopleQuery = Type.Object({
  currency: Type.String({ description: 'one of those in the answer for everybody' }),
  tenth: Type.Optional(Type.Integer({ minimum: 1, maximum: 10, description: 'least expected first; all tenths when absent' })),
  ...pageQuery,
});

/** What everybody together is expected to do and bring, and who they are. */
export function valueEveryoneRoutes(app: ApiServer, people: PeopleDependencies, value: EveryoneDependencies): void {
  const tags = ['Value'];
  const { warehouse } = people;
  const isMarginHidden = (request: FastifyRequest) => isProfitHidden(people.hiddenFields(request.caller.role));

  app.get('/v1/value/everyone', {
    config: { permission: 'value.read' },
    schema: {
      tags,
      summary: 'What all customers together are expected to do and bring within a year, in tenths',
      response: { 200: everyoneAnswer },
    },
    handler: async (request) => {
      const edition = await newestEdition(people);
      const isHidden = isMarginHidden(request);
      return { ...everyoneView(edition, isHidden), ...staleness(edition, value, isHidden) };
    },
  });

  app.get('/v1/value/everyone/people', {
    // Reading people counts as such, whatever list they stand in.
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'Everybody who was scored, or a tenth of them, who bring most first; who come most first, where profit is hidden',
      querystring: peopleQuery,
      response: { 200: peopleBehind },
    },
    handler: async (request) => {
      requirePermission(request.caller, 'value.read');
      const { tenth, from, limit } = request.query;
      const isHidden = isMarginHidden(request);
      // Tenths are those of profit: who is in which says what she brings.
      if (isHidden && tenth !== undefined) throw new NotAllowed('access.field_hidden', 'who brings how much is hidden from your role');
      const edition = await newestEdition(people);
      const asked = edition.tenths.filter((row) => shownCurrency(row.currency) === request.query.currency);
      const wanted = asked.filter((row) => tenth === undefined || row.tenth === tenth);
      const [first] = asked;
      if (first === undefined) {
        const known = [...new Set(edition.tenths.map((row) => shownCurrency(row.currency)))].join(', ');
        throw new InvalidInput('value.bad_group', [{ at: 'currency', message: `there is: ${known}` }]);
      }
      const currency = shownCurrency(first.currency);
      // Not rounded to cents: what is expected of all is the sum of what is expected of each.
      const unit = majorUnits({ minorUnits: 1, currency });
      const total = sumOf(wanted);
      const brings = (profit: number) => (isHidden ? {} : { profit: unit * profit });
      const profit = { low: Math.min(...wanted.map(({ low }) => low)), high: Math.max(...wanted.map(({ high }) => high)) };
      const rows =
        wanted.length === 0
          ? []
          : await readScoredPeople(warehouse, edition.number, { currency: first.currency, ...(isHidden ? {} : { profit }), from, limit });
      return peopleBehindFigure(people, request, {
        figure: `value of everybody ${edition.number}, ${currency}${tenth === undefined ? '' : `, tenth ${tenth}`}`,
        people: total.people,
        sums: { visits: total.visits, active: total.active, ...brings(total.profit) },
        ...{ currency, from },
        rows: rows.map((row) => ({
          personId: row.person,
          values: { visits: row.visits, ...brings(row.profit), chanceActive: row.active, visitsSoFar: row.visits_so_far },
        })),
      });
    },
  });
}

async function newestEdition({ postgres }: PeopleDependencies): Promise<ScoredEdition> {
  const edition = await readNewestEdition(postgres);
  if (edition === undefined)
    throw new NotFound('value.nobody_scored', 'nobody has been scored yet; that comes with the next fit of the models');
  return edition;
}

/** Whether the scores are by what counts now, and if not, by what they are. */
function staleness(edition: ScoredEdition, value: EveryoneDependencies, isMarginHidden: boolean) {
  const model = value.models.current();
  const { isStale, costs, version } = isEditionStale(edition, model, value.costs());
  if (!isStale) return {};
  const { marginPercent } = edition.costs;
  const by = isMarginHidden ? 'costs' : `costs (a margin of ${marginPercent} %)`;
  const parts = [
    ...(costs ? [`by the ${by} of ${new Date(edition.madeAt).toISOString()}, which have been changed since`] : []),
    ...(version ? [`by version ${edition.version}; version ${model?.version} is in use now`] : []),
  ];
  return {
    stale: {
      ...{ costs, version, isUnderWay: value.fitting.state().scoringSince !== undefined },
      ...(isMarginHidden ? {} : { marginPercent }),
      text: `These numbers are ${parts.join(', and ')}. Everybody is worked out again within minutes.`,
    },
  };
}

/** Everybody in tenths, by currency; amounts only for who sees margins. Pure. */
function everyoneView(edition: ScoredEdition, isMarginHidden: boolean) {
  const currencies = [...new Set(edition.tenths.map(({ currency }) => currency))];
  return {
    version: edition.version,
    asOf: dayText(edition.throughDay),
    horizonDays: edition.horizonDays,
    madeAt: new Date(edition.madeAt).toISOString(),
    currencies: currencies
      .map((paidIn) => {
        const currency = shownCurrency(paidIn);
        const tenths = edition.tenths.filter((row) => row.currency === paidIn);
        const major = majorIn(currency);
        const total = sumOf(tenths);
        return {
          currency,
          people: total.people,
          visits: total.visits,
          active: total.active,
          ...(isMarginHidden ? {} : { profit: major(total.profit) }),
          tenths: tenths.map((row) => ({
            tenth: row.tenth,
            people: row.people,
            visits: row.visits,
            active: row.active,
            ...(isMarginHidden ? {} : { profit: major(row.profit), low: major(row.low), high: major(row.high) }),
          })),
        };
      })
      .sort((left, right) => right.active - left.active),
  };
}

function sumOf(rows: ScoredEdition['tenths']): { people: number; visits: number; active: number; profit: number } {
  const sum = { people: 0, visits: 0, active: 0, profit: 0 };
  for (const row of rows) {
    sum.people += row.people;
    sum.visits += row.visits;
    sum.active += row.active;
    sum.profit += row.profit;
  }
  return sum;
}
