import { Type } from '@sinclair/typebox';
import { revealEntry } from '../access/index.ts';
import { formatPersonId, NotFound, parsePersonId } from '../foundation/index.ts';
import { currentPerson } from '../identity/index.ts';
import { customerView, readFragments, readSettlements } from '../profile/index.ts';
import { type PeopleDependencies, viewContextFor } from './people.ts';
import type { ApiServer } from './server.ts';
import { knownAs, trait } from './shapes/customer.ts';
import { list, optional, shape } from './shapes/shape.ts';

const params = Type.Object({ id: Type.String() });
const body = Type.Object(
  {
    field: Type.String({ minLength: 1, maxLength: 100, description: 'a trait, or a kind of identifier' }),
    reason: Type.String({ minLength: 1, maxLength: 1_000, description: 'why you need to see it; kept in the audit log' }),
  },
  { additionalProperties: false },
);

const revealed = shape('RevealedField', { field: Type.String(), trait: optional(trait), identifiers: list(knownAs) });

/** Shows one hidden field of one customer to somebody who says why; the log has it on disk before the answer leaves. */
export function revealRoutes(app: ApiServer, dependencies: PeopleDependencies): void {
  app.post('/v1/customers/:id/reveal', {
    config: { permission: 'people.reveal' },
    schema: { tags: ['People'], summary: 'Show a hidden field, with a reason', params, body, response: { 200: revealed } },
    handler: async (request, reply) => {
      const { postgres, audit } = dependencies;
      const person = await currentPerson(postgres, parsePersonId(request.params.id));
      const { field, reason } = request.body;
      const entry = revealEntry(request.caller, { subject: `person:${formatPersonId(person)}`, field, reason });
      const [byPerson, settlements] = await Promise.all([readFragments(postgres, [person]), readSettlements(postgres, [person])]);
      const context = viewContextFor(dependencies, request.caller);
      // Only what is called `field` leaves, with all that stands inside it.
      const view = customerView(person, byPerson.get(person) ?? [], { ...context, isHidden: () => false, settlements });
      const found = view.traits.find(({ name }) => name === field);
      const identifiers = view.knownAs.filter(({ namespace }) => namespace === field);
      if (found === undefined && identifiers.length === 0) {
        throw new NotFound('profile.no_such_field', `nothing called ${field} is known of this customer`);
      }
      await postgres.transaction((sql) => audit.recordIn(sql, entry));
      return reply.header('cache-control', 'no-store').send({ field, ...(found === undefined ? {} : { trait: found }), identifiers });
    },
  });
}
