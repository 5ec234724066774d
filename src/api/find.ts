import { Type } from '@sinclair/typebox';
import { findFirms } from '../firm/index.ts';
import { formatPersonId, type PersonId } from '../foundation/index.ts';
import { type FoundPerson, findPeople, type PersonInBrief, readInBrief, shownIdentifier } from '../profile/index.ts';
import { refOf } from './firm-view.ts';
import { type PeopleDependencies, referenceTo, viewContextFor } from './people.ts';
import type { ApiServer } from './server.ts';
import { findAnswer } from './shapes/customer.ts';

const findQuery = Type.Object({
  q: Type.String({ maxLength: 200, default: '', description: 'a name, in any order and with a wrong letter; any number or address' }),
  limit: Type.Integer({ minimum: 1, maximum: 50, default: 8 }),
});

/** The find box: anyone, by whatever she says on the telephone. */
export function findRoutes(app: ApiServer, dependencies: PeopleDependencies): void {
  app.get('/v1/find', {
    // A full number is looked up by the reference that it has; it is not written anywhere.
    config: { permission: 'people.search', asTyped: ['q'] },
    schema: {
      tags: ['People'],
      summary: 'Find people and firms by name or any number',
      querystring: findQuery,
      response: { 200: findAnswer },
    },
    handler: async (request) => {
      const startedAt = performance.now();
      const { q, limit } = request.query;
      const context = viewContextFor(dependencies, request.caller);
      const met = await findPeople(dependencies.postgres, q, limit, referenceTo(q, dependencies));
      // Letter by letter a beginning would tell the whole number; who knows it all may look by it.
      const found = met.filter(({ why }) => why.exact || !context.isHidden(why.kind));
      const brief = await readInBrief(
        dependencies.postgres,
        found.map((each) => each.personId as PersonId),
        context,
      );
      const firms = request.caller.may('firms.read') ? await findFirms(dependencies.postgres, q, limit) : [];
      await dependencies.audit.record({
        actor: request.caller,
        action: 'people.find',
        subject: 'people',
        details: { found: found.length, ...(firms.length === 0 ? {} : { firms: firms.length }) },
      });
      return {
        query: q,
        took_ms: Math.round((performance.now() - startedAt) * 10) / 10,
        results: found.map((each) => resultOf(each, brief.get(each.personId as PersonId), context)),
        firms: firms.map(({ why, ...firm }) => ({ ...refOf(firm), why })),
      };
    },
  });
}

function resultOf(found: FoundPerson, person: PersonInBrief | undefined, context: ReturnType<typeof viewContextFor>) {
  const { kind, text, exact } = found.why;
  const place = [person?.place.city, person?.place.country].filter((part) => part !== undefined).join(', ');
  const last = person?.last ?? found.last;
  return {
    id: formatPersonId(found.personId as PersonId),
    name: person?.name ?? 'Visitor',
    ...(person?.photo === undefined ? {} : { photo: person.photo }),
    why: { kind, text: shownIdentifier({ namespace: kind, value: text }, context.isHidden).value, exact },
    ...(last === undefined ? {} : { lastSeen: new Date(last).toISOString() }),
    ...(place === '' ? {} : { place }),
    sources: (person?.sourceIds ?? []).map((id) => context.sourceOf(id).name),
  };
}
