import { type Static, Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  InvalidInput,
  type JsonValue,
  LimitReached,
  LoyaltyError,
  NotAllowed,
  NotFound,
  type PersonId,
  parsePersonId,
} from '../foundation/index.ts';
import { currentPerson } from '../identity/index.ts';
import {
  chooseTraits,
  combineAll,
  type Fragment,
  readEvents,
  readFragments,
  readSettlements,
  shownIdentifier,
  shownValue,
  traitName,
} from '../profile/index.ts';
import { type HandOutDependencies, type PurposeQuery, purposeQuery, requireHandedOut } from './hand-out.ts';
import { type PeopleDependencies, personNamed, recordReading, timelineDependenciesFor, timeOf, viewContextFor } from './people.ts';
import type { ApiServer } from './server.ts';
import { profileEvents, profileIds, profileLinks, profileMetadata, profileTraits } from './shapes/profile-api.ts';
import { statusOf } from './status-of-error.ts';

/*
 * The read side of Segment's Profile API, so that whatever reads profiles there can read them here: same addresses, parameters and
 * bodies. The token goes as the user name of Basic authentication; there is no CORS, by design.
 */

const params = Type.Object({ space: Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' }), profile: Type.String() });
const page = { limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })), next: Type.Optional(Type.String()), ...purposeQuery };
const list = Type.Optional(Type.String({ description: 'names, separated by commas' }));
const traitsQuery = Type.Object({ ...page, include: list, verbose: Type.Optional(Type.Boolean()), class: Type.Optional(Type.String()) });
const idsQuery = Type.Object({ ...page, include: list, verbose: Type.Optional(Type.Boolean()) });
const eventsQuery = Type.Object({
  ...page,
  include: list,
  exclude: list,
  start: Type.Optional(Type.String()),
  end: Type.Optional(Type.String()),
  sort: Type.Optional(Type.Union([Type.Literal('asc'), Type.Literal('desc')])),
});

// Segment's own figures.
const itemsDefault = 10;
const linksMax = 20;

const metadataQuery = Type.Object(purposeQuery);

type ProfileRequest<Query> = FastifyRequest & { params: Static<typeof params>; query: Query };

/** What the Profile API asks besides: its readers are outside, so what they read is handed out. */
interface ProfileDependencies extends PeopleDependencies {
  readonly handOut: HandOutDependencies;
}

/** `GET /v1/spaces/:space/collections/users/profiles/:id_type::id/{traits,external_ids,events,metadata,links}`. */
export function profileApiRoutes(app: ApiServer, people: PeopleDependencies, handOut: HandOutDependencies): void {
  const dependencies: ProfileDependencies = { ...people, handOut };
  const base = '/v1/spaces/:space/collections/users/profiles/:profile';
  const tags = ['Profile API (Segment)'];
  void app.register(async (scope: ApiServer) => {
    scope.setErrorHandler((error, _request, reply) => answerError(error, reply));
    // Sent with refusals too, so not before the caller is known but at the end.
    scope.addHook('onSend', async (request, reply) => {
      reply.header('request-id', request.id);
    });
    // A profile may be asked for by a full number, which becomes its reference when it is looked up.
    const config = { permission: 'people.read', asTyped: ['profile'] as string[] } as const;
    scope.get(
      `${base}/traits`,
      { config, schema: { tags, summary: "A profile's traits", params, querystring: traitsQuery, response: { 200: profileTraits } } },
      (request) => traits(dependencies, request),
    );
    scope.get(
      `${base}/external_ids`,
      { config, schema: { tags, summary: "A profile's identifiers", params, querystring: idsQuery, response: { 200: profileIds } } },
      (request) => externalIds(dependencies, request),
    );
    scope.get(
      `${base}/events`,
      { config, schema: { tags, summary: "A profile's events", params, querystring: eventsQuery, response: { 200: profileEvents } } },
      (request) => events(dependencies, request),
    );
    scope.get(
      `${base}/metadata`,
      {
        config,
        schema: {
          tags,
          summary: 'When a profile began and was last changed',
          params,
          querystring: metadataQuery,
          response: { 200: profileMetadata },
        },
      },
      (request) => metadata(dependencies, request),
    );
    scope.get(
      `${base}/links`,
      {
        config,
        schema: { tags, summary: 'The firms and groups of a profile', params, querystring: idsQuery, response: { 200: profileLinks } },
      },
      (request) => links(dependencies, request),
    );
  });
}

interface Profile {
  readonly personId: PersonId;
  readonly fragments: readonly Fragment[];
}

/** The person behind `user_id:u1234`, `email:a@b.test` … or behind one of our own numbers, `p1042`. @throws NotFound */
async function profileOf(
  dependencies: ProfileDependencies,
  request: FastifyRequest & { query: PurposeQuery },
  name: string,
  what: string,
): Promise<Profile> {
  const personId = await personOf(dependencies, name);
  const fragments = personId === undefined ? undefined : (await readFragments(dependencies.postgres, [personId])).get(personId);
  if (personId === undefined || fragments === undefined) throw new NotFound('profile.no_such_customer', 'Profile was not found.');
  const handed = requireHandedOut(fragments, request.query.purpose, dependencies.handOut);
  await recordReading(dependencies, request, personId, what);
  return { personId, fragments: handed };
}

async function personOf(dependencies: PeopleDependencies, name: string): Promise<PersonId | undefined> {
  const colon = name.indexOf(':');
  if (colon < 0) {
    return /^p\d+$/.test(name) ? currentPerson(dependencies.postgres, parsePersonId(name)).catch(withoutNotFound) : undefined;
  }
  const namespace = name.slice(0, colon);
  const value = name.slice(colon + 1);
  // Segment's ids are lower case; ours keep the case in which they came.
  const person = await personNamed(dependencies, namespace, value);
  return person ?? (value === value.toLowerCase() ? undefined : personNamed(dependencies, namespace, value.toLowerCase()));
}

function withoutNotFound(error: unknown): undefined {
  if (error instanceof NotFound) return undefined;
  throw error;
}

interface Cursor {
  readonly url: string;
  readonly has_more: boolean;
  readonly next: string;
  readonly limit: number;
}

/** A page of a list whose places are numbers. @throws InvalidInput `profile.bad_cursor` */
function pageOf<Item>(
  request: FastifyRequest,
  items: readonly Item[],
  query: { limit?: number; next?: string },
  limitMax = 200,
): { shown: Item[]; cursor: Cursor } {
  const limit = Math.min(query.limit ?? itemsDefault, limitMax);
  const from = query.next === undefined || query.next === '' ? 0 : Number(query.next);
  if (!Number.isSafeInteger(from) || from < 0) {
    throw new InvalidInput('profile.bad_cursor', [{ at: 'next', message: 'use the `next` of the page before, unchanged' }]);
  }
  const hasMore = items.length > from + limit;
  return { shown: items.slice(from, from + limit), cursor: cursorOf(request, limit, hasMore ? String(from + limit) : '') };
}

function cursorOf(request: FastifyRequest, limit: number, next: string): Cursor {
  return { url: request.url.split('?')[0] as string, has_more: next !== '', next, limit };
}

const named = (list: string | undefined): string[] =>
  (list ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

async function traits(dependencies: ProfileDependencies, request: ProfileRequest<Static<typeof traitsQuery>>) {
  const { personId, fragments } = await profileOf(dependencies, request, request.params.profile, 'traits');
  const { query } = request;
  const context = viewContextFor(dependencies, request.caller);
  const settlements = await readSettlements(dependencies.postgres, [personId]);
  const wanted = named(query.include);
  // Nothing is an audience or a computed trait yet.
  const chosen = query.class === undefined ? chooseTraits(fragments, settlements, context.preference, context.sourceOf) : [];
  const visible = chosen.filter((trait) => !context.isHidden(trait.name));
  const asked =
    wanted.length === 0
      ? visible.map((trait) => ({ name: trait.name, trait }))
      : wanted.flatMap((name) => {
          const trait = visible.find((each) => each.name === traitName(name));
          return trait === undefined ? [] : [{ name, trait }];
        });
  const { shown, cursor } = pageOf(request, asked, query);
  const values = shown.map(({ name, trait }): [string, JsonValue] => {
    const value = shownValue(trait.value, context.isHidden);
    return [name, query.verbose ? { value, source_id: String(trait.sourceId), updated_at: new Date(trait.time).toISOString() } : value];
  });
  return { traits: Object.fromEntries(values), cursor };
}

function externalIdOf({ identifier }: Fragment, isHidden: (field: string) => boolean) {
  const { namespace, value } = shownIdentifier(identifier, isHidden);
  return { collection: 'users', encoding: 'none', id: value, type: namespace };
}

async function externalIds(dependencies: ProfileDependencies, request: ProfileRequest<Static<typeof idsQuery>>) {
  const { fragments } = await profileOf(dependencies, request, request.params.profile, 'external_ids');
  const { isHidden } = viewContextFor(dependencies, request.caller);
  const types = named(request.query.include);
  const wanted = fragments.filter(({ identifier }) => types.length === 0 || types.includes(identifier.namespace));
  const { shown, cursor } = pageOf(request, wanted, request.query);
  const data = shown.map((fragment) => ({
    source_id: String(fragment.identifier.sourceId),
    ...externalIdOf(fragment, isHidden),
    created_at: new Date(fragment.identifier.firstSeen).toISOString(),
  }));
  return { data, cursor };
}

async function events(dependencies: ProfileDependencies, request: ProfileRequest<Static<typeof eventsQuery>>) {
  const { query } = request;
  const times = { start: timeOf(query.start, 'start'), end: timeOf(query.end, 'end') };
  const { personId, fragments } = await profileOf(dependencies, request, request.params.profile, 'events');
  const history = timelineDependenciesFor(dependencies, request.caller);
  const limit = Math.min(query.limit ?? itemsDefault, 100);
  const found = await readEvents(
    fragments.map(({ identifier }) => identifier.id),
    {
      ...times,
      include: named(query.include),
      exclude: named(query.exclude),
      isAscending: query.sort === 'asc',
      limit,
      next: query.next === '' ? undefined : query.next,
    },
    history,
  );
  const byId = new Map(fragments.map((fragment) => [fragment.identifier.id as number, fragment]));
  const data = found.events.map((event) => {
    const fragment = byId.get(event.identifierId);
    return {
      external_ids: fragment === undefined ? [] : [externalIdOf(fragment, history.isHidden)],
      context: event.body.context ?? {},
      type: event.kind,
      message_id: event.messageId,
      source_id: String(event.sourceId),
      timestamp: new Date(event.time).toISOString(),
      ...(event.body.properties === undefined ? {} : { properties: event.body.properties }),
      ...(event.body.traits === undefined ? {} : { traits: event.body.traits }),
      ...(event.name === '' ? {} : event.kind === 'track' ? { event: event.name } : { name: event.name }),
      related: { users: `p${personId}` },
    };
  });
  return { data, cursor: cursorOf(request, limit, found.next ?? '') };
}

async function metadata(dependencies: ProfileDependencies, request: ProfileRequest<PurposeQuery>) {
  const { fragments } = await profileOf(dependencies, request, request.params.profile, 'metadata');
  const history = timelineDependenciesFor(dependencies, request.caller);
  const ids = fragments.map(({ identifier }) => identifier.id);
  const edge = async (isAscending: boolean) =>
    (await readEvents(ids, { include: [], exclude: [], isAscending, limit: 1 }, history)).events[0];
  const [first, last] = await Promise.all([edge(true), edge(false)]);
  const whole = combineAll(fragments.map((fragment) => fragment.summary));
  const created = Math.min(...fragments.map(({ identifier }) => identifier.firstSeen), ...(whole.count > 0 ? [whole.first] : []));
  const updated = whole.count > 0 ? whole.last : created;
  return {
    metadata: {
      created_at: new Date(created).toISOString(),
      updated_at: new Date(updated).toISOString(),
      expires_at: null,
      first_message_id: first?.messageId ?? null,
      first_source_id: first === undefined ? null : String(first.sourceId),
      last_message_id: last?.messageId ?? null,
      last_source_id: last === undefined ? null : String(last.sourceId),
    },
  };
}

async function links(dependencies: ProfileDependencies, request: ProfileRequest<Static<typeof idsQuery>>) {
  const { fragments } = await profileOf(dependencies, request, request.params.profile, 'links');
  const { groups } = combineAll(fragments.map((fragment) => fragment.summary));
  const { shown, cursor } = pageOf(request, [...groups].reverse(), request.query, linksMax);
  const data = shown.map(([time, sourceId, , groupId]) => ({
    to_collection: 'accounts',
    external_ids: [
      {
        id: groupId,
        type: 'group_id',
        source_id: String(sourceId),
        collection: 'accounts',
        created_at: new Date(time).toISOString(),
        encoding: 'none',
      },
    ],
  }));
  return { data, cursor };
}

/** Errors in Segment's words. */
function answerError(error: unknown, reply: FastifyReply): FastifyReply {
  if (!(error instanceof LoyaltyError)) throw error;
  const code =
    error instanceof NotFound
      ? 'not_found'
      : error.code === 'consent.not_allowed'
        ? 'permission_refused'
        : error instanceof NotAllowed
          ? 'authentication_error'
          : error instanceof LimitReached
            ? 'rate_limit_error'
            : error instanceof InvalidInput
              ? 'validation_error'
              : 'internal_error';
  return reply.status(statusOf(error)).send({ error: { code, message: error.message } });
}
