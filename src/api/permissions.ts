import { type Static, Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { type ConsentRules, purposes, reachingChannels, relationshipsWanted } from '../consent/index.ts';
import {
  formatPersonId,
  InvalidInput,
  type JsonObject,
  NotFound,
  type PersonId,
  parseInstant,
  parsePersonId,
} from '../foundation/index.ts';
import type { GateRules } from '../gate/index.ts';
import { currentPerson } from '../identity/index.ts';
import { type Fragment, readFragments } from '../profile/index.ts';
import { channelNames } from '../source/index.ts';
import { type PeopleDependencies, recordReading, viewContextFor } from './people.ts';
import { type PermissionWord, permissionEvents, permissionWordName, relationshipEvent } from './permission-events.ts';
import { permissionsView } from './permissions-view.ts';
import { readStanding } from './read-standing.ts';
import { atDesk, recordSaid, type SaidDependencies, strongestIdentifier } from './record-said.ts';
import type { ApiServer } from './server.ts';
import { customerPermissions } from './shapes/permissions.ts';

/** What the routes about one person's permissions need besides. */
export interface PermissionsDependencies {
  readonly consent: () => ConsentRules;
  readonly gate: () => GateRules;
  readonly desk: SaidDependencies;
}

const anyOf = <Name extends string>(names: readonly Name[]) => Type.Union(names.map((name) => Type.Literal(name)));
const customerParams = Type.Object({ id: Type.String({ description: 'for example p1042' }) });
const where = {
  channel: Type.Optional(
    Type.Union(
      channelNames.map((name) => Type.Literal(name)),
      { description: 'where she said it: phone unless said' },
    ),
  ),
};
const permissionsBody = Type.Object(
  {
    said: Type.Array(
      Type.Object(
        {
          purpose: Type.Optional(anyOf(purposes)),
          channel: Type.Optional(anyOf(reachingChannels)),
          granted: Type.Boolean(),
          until: Type.Optional(Type.String({ maxLength: 40, description: 'a yes that ends then, ISO 8601' })),
        },
        { additionalProperties: false, description: 'a purpose, a channel, or a purpose in a channel' },
      ),
      { minItems: 1, maxItems: 40 },
    ),
    ...where,
    note: Type.Optional(Type.String({ maxLength: 500, description: 'her words, or how it came to it' })),
  },
  { additionalProperties: false },
);
const relationshipBody = Type.Object(
  { relationship: anyOf(relationshipsWanted), ...where, note: Type.Optional(Type.String({ maxLength: 500 })) },
  { additionalProperties: false },
);

/** What one customer allows, by purpose and channel; and writing down what she says of it to an employee. */
export function permissionsRoutes(app: ApiServer, people: PeopleDependencies, dependencies: PermissionsDependencies): void {
  const tags = ['Permissions'];

  app.get('/v1/customers/:id/permissions', {
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'What a customer allows, by purpose and channel, with the word that says so',
      params: customerParams,
      response: { 200: customerPermissions },
    },
    handler: async (request) => {
      const { person, fragments } = await personOf(people, request.params.id);
      await recordReading(people, request, person, 'permissions');
      return viewOf(people, dependencies, request, person, fragments);
    },
  });

  app.put('/v1/customers/:id/permissions', {
    config: { permission: 'people.edit' },
    schema: {
      tags,
      summary: 'Write down what a customer said she allows or refuses',
      params: customerParams,
      body: permissionsBody,
      response: { 200: customerPermissions },
    },
    handler: async (request) => {
      const { said, channel = atDesk.channel, note } = request.body;
      const words = wordsOf(said);
      const events = permissionEvents(words, channel, writtenBy(request.caller.name, note));
      const told = words.map(({ name, granted }) => `${name}: ${granted ? 'yes' : 'no'}`);
      return record(people, dependencies, request, events, { action: 'people.permissions', details: { said: told, channel } });
    },
  });

  app.put('/v1/customers/:id/relationship', {
    config: { permission: 'people.edit' },
    schema: {
      tags,
      summary: 'Write down the relationship that a customer wants',
      params: customerParams,
      body: relationshipBody,
      response: { 200: customerPermissions },
    },
    handler: async (request) => {
      const { relationship, channel = atDesk.channel, note } = request.body;
      const event = relationshipEvent(relationship, channel, writtenBy(request.caller.name, note));
      return record(people, dependencies, request, [event], { action: 'people.relationship', details: { relationship, channel } });
    },
  });
}

async function personOf({ postgres }: PeopleDependencies, id: string): Promise<{ person: PersonId; fragments: readonly Fragment[] }> {
  const person = await currentPerson(postgres, parsePersonId(id));
  const fragments = (await readFragments(postgres, [person])).get(person);
  if (fragments === undefined) throw new NotFound('profile.no_such_customer', `nobody is known as ${id}`);
  return { person, fragments };
}

async function viewOf(
  people: PeopleDependencies,
  { consent, gate }: PermissionsDependencies,
  request: FastifyRequest,
  person: PersonId,
  fragments: readonly Fragment[],
): Promise<Static<typeof customerPermissions>> {
  const rules = { consent: consent(), gate: gate() };
  const standing = await readStanding(people, rules, { person, fragments });
  return permissionsView({ person, fragments, standing, ...rules, context: viewContextFor(people, request.caller) });
}

/** Keeps events as hers, with the log of who wrote them down, and answers with what stands then. */
async function record(
  people: PeopleDependencies,
  dependencies: PermissionsDependencies,
  request: FastifyRequest & { params: Static<typeof customerParams> },
  events: readonly JsonObject[],
  entry: { readonly action: string; readonly details: JsonObject },
): Promise<Static<typeof customerPermissions>> {
  const { person, fragments } = await personOf(people, request.params.id);
  await people.audit.record({ actor: request.caller, subject: `person:${formatPersonId(person)}`, ...entry });
  const { caller: actor } = request;
  const where = { at: atDesk, actor, answers: actor.name };
  const isWorkedIn = await recordSaid(dependencies.desk, where, strongestIdentifier(fragments), events);
  const after = await personOf(people, formatPersonId(person));
  const view = await viewOf(people, dependencies, request, after.person, after.fragments);
  return isWorkedIn ? view : { ...view, isWaiting: true };
}

function writtenBy(name: string, note: string | undefined): JsonObject {
  return { recorded_by: name, ...(note === undefined ? {} : { note }) };
}

/** @throws InvalidInput `consent.bad_word` */
function wordsOf(said: Static<typeof permissionsBody>['said']): PermissionWord[] {
  const problems: { at: string; message: string }[] = [];
  for (const [at, { purpose, channel, until = '' }] of said.entries()) {
    if (purpose === undefined && channel === undefined) problems.push({ at: `said[${at}]`, message: 'name a purpose, a channel, or both' });
    if (until !== '' && parseInstant(until) === undefined)
      problems.push({ at: `said[${at}].until`, message: 'use ISO 8601, for example 2027-01-31' });
  }
  if (problems.length > 0) throw new InvalidInput('consent.bad_word', problems);
  return said.map(({ purpose, channel, granted, until }) => ({ name: permissionWordName(purpose, channel), granted, until }));
}
