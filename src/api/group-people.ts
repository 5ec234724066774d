import { type Static, Type } from '@sinclair/typebox';
import { isProfitHidden, requirePermission } from '../access/index.ts';
import { type Difference, everybodyPage, type GroupPicture, listGroups, readFigures, readGroup, readMoved } from '../audience/index.ts';
import { dayMs, InvalidInput, NotAllowed } from '../foundation/index.ts';
import { type GroupPictures, trendDays } from './groups-view.ts';
import { hiddenConditions, isPartlyHidden, refuseList } from './hidden-conditions.ts';
import { pageQuery, peopleBehindFigure } from './people-behind.ts';
import { rowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { peopleBehind } from './shapes/people-behind.ts';

const groupParams = Type.Object({ id: rowNumber() });
const comparedQuery = Type.Object({
  side: Type.Union([Type.Literal('group'), Type.Literal('others')], { default: 'group', description: 'the group, or all others' }),
  measure: Type.Optional(Type.String({ maxLength: 40, description: 'a measure of `differences`; everybody looked at when absent' })),
  ...pageQuery,
});

const movedQuery = Type.Object({
  way: Type.Union([Type.Literal('joined'), Type.Literal('gone')], { description: 'who is in it now and was not, or the other way round' }),
  ...pageQuery,
});

/** Who is behind the figures of groups, besides those in one: everybody whom groups know of, and those a group is compared by. */
export function groupPeopleRoutes(app: ApiServer, pictures: GroupPictures): void {
  const tags = ['Groups'];
  const { people } = pictures;
  const { postgres } = people;

  app.get('/v1/groups/people', {
    // Reading people counts as such, whatever list they stand in.
    config: { permission: 'people.read' },
    schema: { tags, summary: 'Everybody whom groups know of', querystring: Type.Object(pageQuery), response: { 200: peopleBehind } },
    handler: async (request) => {
      requirePermission(request.caller, 'value.read');
      const { from, limit } = request.query;
      const hidden = hiddenConditions(people, request.caller);
      // Those of whom the caller may not list the people would otherwise be told by what is left over.
      const open = (await listGroups(postgres)).filter((group) => !isPartlyHidden(group, hidden)).map(({ id }) => id);
      const [figures, rows] = await Promise.all([readFigures(postgres), everybodyPage(postgres, open, from, limit)]);
      return peopleBehindFigure(people, request, {
        ...{ figure: 'groups, everybody', people: figures.people, sums: {}, from },
        rows: rows.map(({ person, groups }) => ({ personId: person, values: { groups } })),
      });
    },
  });

  app.get('/v1/groups/looked', {
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'The people who were looked at for data that rules ask for and nobody sends',
      querystring: Type.Object(pageQuery),
      response: { 200: peopleBehind },
    },
    handler: async (request) => {
      requirePermission(request.caller, 'value.read');
      const { from, limit } = request.query;
      const { portraits } = await pictures.common((await readFigures(postgres)).people);
      const rows = [...portraits.keys()].map((personId) => ({ personId, values: {} }));
      return peopleBehindFigure(people, request, {
        ...{ figure: 'groups, looked at for data', people: rows.length, sums: {}, from },
        rows: rows.slice(from, from + limit),
      });
    },
  });

  app.get('/v1/groups/:id/moved', {
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'Who has come to a group within a week, or left it: the one less the other is by how much its size has changed',
      params: groupParams,
      querystring: movedQuery,
      response: { 200: peopleBehind },
    },
    handler: async (request) => {
      requirePermission(request.caller, 'value.read');
      const { way, from, limit } = request.query;
      const group = await readGroup(postgres, request.params.id);
      refuseList(group, hiddenConditions(people, request.caller));
      const day = Math.floor(people.clock.now() / dayMs) - trendDays;
      const { joined, gone, rows } = await readMoved(postgres, group.id, { day, way, from, limit });
      return peopleBehindFigure(people, request, {
        figure: `group ${group.id}, ${way} within ${trendDays} days`,
        people: way === 'joined' ? joined : gone,
        sums: { joined, gone },
        from,
        rows: rows.map(({ person, at }) => ({ personId: person, values: {}, days: { at: new Date(at).toISOString().slice(0, 10) } })),
      });
    },
  });

  app.get('/v1/groups/:id/compared', {
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'The people by whom a group was held against all others, each with her own number: who has most first',
      params: groupParams,
      querystring: comparedQuery,
      response: { 200: peopleBehind },
    },
    handler: async (request) => {
      requirePermission(request.caller, 'value.read');
      const { side, measure, from, limit } = request.query;
      if (measure === 'profit' && isProfitHidden(people.hiddenFields(request.caller.role)))
        throw new NotAllowed('access.field_hidden', 'what people bring is hidden from your role');
      const group = await readGroup(postgres, request.params.id);
      refuseList(group, hiddenConditions(people, request.caller));
      const figures = await readFigures(postgres);
      const picture = await pictures.of(group, figures.people);
      const difference = measure === undefined ? undefined : differenceOf(picture, measure);
      const rows = rowsOf(picture, side, difference);
      const { currency } = difference ?? {};
      return peopleBehindFigure(people, request, {
        figure: `group ${group.id}, ${side}${measure === undefined ? '' : `, ${measure}`}`,
        people: rows.length,
        sums: difference === undefined ? {} : { middle: difference[side] },
        ...{ from, ...(currency === undefined ? {} : { currency }) },
        rows: rows.slice(from, from + limit),
      });
    },
  });
}

/** @throws InvalidInput `audience.not_compared` */
function differenceOf({ differences }: GroupPicture, measure: string): Difference {
  const found = differences.find((one) => one.measure === measure);
  if (found !== undefined) return found;
  const message = `in this the group does not clearly differ; it does in: ${differences.map((one) => one.measure).join(', ') || 'nothing'}`;
  throw new InvalidInput('audience.not_compared', [{ at: 'measure', message }]);
}

function rowsOf({ looked }: GroupPicture, side: Static<typeof comparedQuery>['side'], difference: Difference | undefined) {
  const { people, values } = looked[side];
  if (difference === undefined) return people.map((personId) => ({ personId, values: {} }));
  return (values.get(difference.measure) ?? [])
    .flatMap((value, at) => (value === undefined ? [] : [{ personId: people[at] as number, values: { value } }]))
    .sort((left, right) => right.values.value - left.values.value || left.personId - right.personId);
}
