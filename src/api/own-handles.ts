import { type Static, Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { externalIdOf } from '../event/index.ts';
import { InvalidInput, type JsonObject } from '../foundation/index.ts';
import { type Identifier, type IdentityRules, normaliseIdentifier } from '../identity/index.ts';
import type { Fragment } from '../profile/index.ts';
import { permissionEvents } from './permission-events.ts';
import { inOwnSpace } from './record-said.ts';
import type { ApiServer } from './server.ts';
import { ownSpace } from './shapes/own-space.ts';

const handleBody = Type.Object(
  {
    network: Type.String({ minLength: 1, maxLength: 64, description: 'one of `networks`: x_handle, instagram_handle …' }),
    handle: Type.String({ minLength: 1, maxLength: 200, description: 'her name there, with or without its @' }),
  },
  { additionalProperties: false },
);

/** Keeps what she says, and answers with what stands then. */
type Say = (
  request: FastifyRequest,
  events: readonly JsonObject[],
  entry: { readonly action: string; readonly details: JsonObject },
) => Promise<Static<typeof ownSpace>>;

/** Her names on social networks: she links them to herself, which nobody else can, and takes that back. */
export function ownHandleRoutes(app: ApiServer, rules: () => IdentityRules, say: Say): void {
  const tags = ['Own space'];

  app.put('/v1/own/handle', {
    config: { permission: 'own', asTyped: ['handle'] },
    schema: {
      ...{ tags, summary: 'Link her name on a social network: what was said there under it becomes hers' },
      description:
        'With it she agrees to the purpose `social`. A name that somebody else has linked, too, joins nobody until one of the two takes that back.',
      ...{ body: handleBody, response: { 200: ownSpace } },
    },
    handler: (request) => {
      const { namespace, value } = handleOf(rules(), request.body);
      const events = [
        ...permissionEvents([{ name: 'social', granted: true }], inOwnSpace.channel, {}),
        handleEvent('Social Handle Linked', { namespace, value }, { consent: { categoryPreferences: { social: true } } }),
      ];
      return say(request, events, { action: 'people.link_handle', details: { network: namespace } });
    },
  });

  app.delete('/v1/own/handle', {
    config: { permission: 'own', asTyped: ['handle'] },
    schema: {
      ...{ tags, summary: 'Take back that a name on a social network is hers' },
      description: 'It takes back her own link alone: where somebody else has linked the name, it is theirs then.',
      ...{ body: handleBody, response: { 200: ownSpace } },
    },
    handler: (request) => {
      const handle = handleOf(rules(), request.body);
      const entry = { action: 'people.unlink_handle', details: { network: handle.namespace } };
      return say(request, [unlinkingEvent(handle)], entry);
    },
  });
}

/** Names on social networks that are hers, by her own link or a steward's word. Pure. */
export function handlesOf(fragments: readonly Fragment[], rules: IdentityRules): Identifier[] {
  return fragments
    .map(({ identifier }) => identifier)
    .filter(({ namespace, shared }) => !shared && rules.namespaces[namespace]?.onlyByOwnLink)
    .map(({ namespace, value }) => ({ namespace, value }));
}

/** Where she may have such names. Pure. */
export function networksOf({ namespaces }: IdentityRules): { network: string; label: string }[] {
  return Object.entries(namespaces)
    .filter(([, { onlyByOwnLink }]) => onlyByOwnLink)
    .map(([network, { label }]) => ({ network, label }));
}

/** The event that takes her link back. Pure. */
export function unlinkingEvent(handle: Identifier): JsonObject {
  return handleEvent('Social Handle Unlinked', handle);
}

function handleEvent(event: string, { namespace, value }: Identifier, context: JsonObject = {}): JsonObject {
  return {
    ...{ type: 'track', event, channel: inOwnSpace.channel, properties: { network: namespace } },
    context: { externalIds: [externalIdOf(namespace, value)], ...context },
  };
}

/** @throws InvalidInput `identity.bad_handle` */
function handleOf(rules: IdentityRules, { network, handle }: Static<typeof handleBody>): Identifier {
  const isNetwork = rules.namespaces[network]?.onlyByOwnLink === true;
  const found = isNetwork ? normaliseIdentifier(rules, network, handle) : undefined;
  if (found === undefined) {
    const problem = isNetwork
      ? { at: 'handle', message: 'is no name that somebody can have there' }
      : {
          at: 'network',
          message: `may be ${networksOf(rules)
            .map((one) => one.network)
            .join(', ')}`,
        };
    throw new InvalidInput('identity.bad_handle', [problem]);
  }
  return found;
}
