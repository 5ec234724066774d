import { type Static, Type } from '@sinclair/typebox';
import { type HiddenFields, requirePermission } from '../access/index.ts';
import { labelOfField, parseField } from '../event/index.ts';
import { NotAllowed, NotFound } from '../foundation/index.ts';
import { dayText, type MeasuredField, readFieldPeople, readListedResults, readListing } from '../value/index.ts';
import type { PeopleDependencies } from './people.ts';
import { pageQuery, peopleBehindFigure } from './people-behind.ts';
import type { ApiServer } from './server.ts';
import { peopleBehind } from './shapes/people-behind.ts';

const peopleQuery = Type.Object({
  listing: Type.Optional(Type.String({ description: '`listing` of the measurement; the newest one’s when absent' })),
  field: Type.Optional(Type.String({ maxLength: 1_000, description: 'a `field` of the list: only people of whom it was known' })),
  outcome: Type.Optional(
    Type.Union([Type.Literal('came'), Type.Literal('stayedAway')], { description: 'only for whom the outcome came, or did not' }),
  ),
  ...pageQuery,
});

/** Who is behind the figures of fields: those who were measured, of whom a field was known, for whom the outcome came. */
export function valueFieldPeopleRoutes(app: ApiServer, people: PeopleDependencies): void {
  app.get('/v1/value/fields/people', {
    // Reading people counts as such, whatever list they stand in.
    config: { permission: 'people.read' },
    schema: {
      tags: ['Value'],
      summary: 'The people that fields were measured on, or those of whom a field was known: exactly as many as the figures say',
      querystring: peopleQuery,
      response: { 200: peopleBehind },
    },
    handler: async (request) => {
      requirePermission(request.caller, 'value.read');
      const { query, caller } = request;
      const results = await readListedResults(people.postgres);
      const { listing, oneIn } = await readListing(people.postgres, query.listing ?? results[0]?.listing);
      const { fields = [] } = results.find((result) => result.listing === listing) ?? {};
      const fieldAt = query.field === undefined ? undefined : placeOf(query.field, fields, people.hiddenFields(caller.role));
      const came = query.outcome === undefined ? undefined : query.outcome === 'came';
      const { sums, rows } = await readFieldPeople(people.warehouse, { listing, fieldAt, came, from: query.from, limit: query.limit });
      return peopleBehindFigure(people, request, {
        figure: figureOf(listing, query),
        people: sums.people,
        sums: { came: sums.outcomes },
        ...{ oneIn, from: query.from },
        rows: rows.map((row) => ({
          personId: row.person_id,
          values: { came: row.came, fields: row.fields },
          days: { last: dayText(row.last_day) },
        })),
      });
    },
  });
}

/** @throws NotFound `value.no_such_field`, NotAllowed `access.field_hidden` */
function placeOf(field: string, fields: readonly MeasuredField[], hidden: HiddenFields): number {
  const address = parseField(field);
  if (address === undefined) throw new NotFound('value.no_such_field', `there is no field ${field}; take one of GET /v1/value/fields`);
  // Of whom something is known says something of her, too.
  const rule = address.path.split('.').find((name) => hidden.ruleFor(name) !== undefined);
  if (rule !== undefined) throw new NotAllowed('access.field_hidden', `of whom ${labelOfField(address)} is known is hidden from your role`);
  const at = fields.findIndex((one) => one.field === field);
  if (at < 0) throw new NotFound('value.no_such_field', `${labelOfField(address)} was not measured`);
  return at;
}

function figureOf(listing: string, { field, outcome }: Pick<Static<typeof peopleQuery>, 'field' | 'outcome'>): string {
  return [`fields ${listing}`, field === undefined ? 'all' : `known ${field}`, ...(outcome === undefined ? [] : [outcome])].join(', ');
}
