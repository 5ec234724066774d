import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { Access } from '../access/index.ts';
import { Conflict, formatPersonId, NotFound, type PersonId, parsePersonId } from '../foundation/index.ts';
import { currentPerson } from '../identity/index.ts';
import { type Fragment, readFragments } from '../profile/index.ts';
import type { Postgres } from '../storage/index.ts';
import { strongestIdentifier } from './record-said.ts';
import type { ApiServer } from './server.ts';
import { ownSpaceEnded, ownSpaceLink } from './shapes/own-space.ts';

export interface OwnSpaceLinksDependencies {
  readonly access: Pick<Access, 'endOwnSpace' | 'giveOwnSpace'>;
  readonly postgres: Postgres;
  /** The address people use, where a proxy stands in front. */
  readonly publicUrl?: string | undefined;
}

const customerParams = Type.Object({ id: Type.String({ description: 'for example p1042' }) });

/** Handing out links to customers' own spaces, and ending them. */
export function ownSpaceLinksRoutes(app: ApiServer, { access, postgres, publicUrl }: OwnSpaceLinksDependencies): void {
  const tags = ['Own space'];

  app.post('/v1/customers/:id/own-space', {
    config: { permission: 'ownSpace.give' },
    schema: {
      ...{ tags, summary: 'A link for a customer to her own space, told once; earlier links stay until they end' },
      description: 'Whoever has the link sees and changes what she may: hand it to nobody else.',
      ...{ params: customerParams, response: { 200: ownSpaceLink } },
    },
    handler: async (request, reply) => {
      const { person, fragments } = await personOf(postgres, request.params.id);
      const { id, shared } = strongestIdentifier(fragments);
      if (shared)
        throw new Conflict('customer.shared_only', 'several people share all that this customer is known by: nobody’s space is hers alone');
      const subject = `person:${formatPersonId(person)}`;
      const { token, expiresAt } = await access.giveOwnSpace({ identifierId: id, subject }, request.caller);
      const url = `${publicUrl?.replace(/\/$/, '') ?? originOf(request)}/own#${token}`;
      return reply.header('cache-control', 'no-store').send({ url, expiresAt: new Date(expiresAt).toISOString() });
    },
  });

  app.delete('/v1/customers/:id/own-space', {
    config: { permission: 'ownSpace.give' },
    schema: {
      ...{ tags, summary: 'End every link of a customer to her own space' },
      ...{ params: customerParams, response: { 200: ownSpaceEnded } },
    },
    handler: async (request) => {
      const { person, fragments } = await personOf(postgres, request.params.id);
      const identifierIds = fragments.map(({ identifier }) => identifier.id);
      return { links: await access.endOwnSpace({ identifierIds, subject: `person:${formatPersonId(person)}` }, request.caller) };
    },
  });
}

async function personOf(postgres: Postgres, id: string): Promise<{ person: PersonId; fragments: readonly Fragment[] }> {
  const person = await currentPerson(postgres, parsePersonId(id));
  const fragments = (await readFragments(postgres, [person])).get(person);
  if (fragments === undefined) throw new NotFound('profile.no_such_customer', `nobody is known as ${id}`);
  return { person, fragments };
}

function originOf({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${host}`;
}
