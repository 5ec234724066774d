import { type Static, Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { type HiddenFields, roles } from '../access/index.ts';
import { type ConsentRules, type Purpose, purposes, reachingChannels, relationshipsWanted, saleOrSharing } from '../consent/index.ts';
import type { Decisions } from '../decision/index.ts';
import { formatPersonId, type JsonObject, NotAllowed, NotFound, type PersonId } from '../foundation/index.ts';
import type { GateRules, Standing } from '../gate/index.ts';
import type { Actor } from '../governance/index.ts';
import { currentPerson, type Identifier, namesLinkedBy } from '../identity/index.ts';
import { type Fragment, readFragments } from '../profile/index.ts';
import { ownDecisionView } from './own-decisions.ts';
import { handlesOf, ownHandleRoutes, unlinkingEvent } from './own-handles.ts';
import { herself, ownSpaceView } from './own-space-view.ts';
import { type PeopleDependencies, timeOf } from './people.ts';
import { type PermissionWord, permissionEvents, permissionWordName, relationshipEvent } from './permission-events.ts';
import { readStanding } from './read-standing.ts';
import { inOwnSpace, recordSaid, type SaidDependencies } from './record-said.ts';
import type { ApiServer } from './server.ts';
import { ownDecisions, ownSpace } from './shapes/own-space.ts';

export interface OwnSpaceDependencies {
  readonly consent: () => ConsentRules;
  readonly gate: () => GateRules;
  readonly decisions: Pick<Decisions, 'about' | 'allowSignal' | 'names' | 'refusedSignals' | 'refuseSignal'>;
  readonly said: SaidDependencies;
}

const anyOf = <Name extends string>(names: readonly Name[]) => Type.Union(names.map((name) => Type.Literal(name)));
const relationshipBody = Type.Object({ relationship: anyOf(relationshipsWanted) }, { additionalProperties: false });
const refusable = purposes.filter((purpose): purpose is Exclude<Purpose, 'service'> => purpose !== 'service');
const permissionBody = Type.Object(
  {
    purpose: anyOf(refusable),
    channel: Type.Optional(anyOf(reachingChannels)),
    granted: Type.Boolean(),
  },
  { additionalProperties: false },
);
const signalName = Type.String({ minLength: 1, maxLength: 120, description: 'as a decision tells it: `visitNumber`, `intent:hills`' });
const decisionsQuery = Type.Object({
  before: Type.Optional(Type.String({ description: 'a time: those made before it' })),
  limit: Type.Integer({ minimum: 1, maximum: 50, default: 20 }),
});
const actor: Actor = { kind: 'customer', name: herself };
/** Makes the source of what is said there, which nobody asked for by name. */
const ownSpaceItself: Actor = { kind: 'system', name: 'own space' };
const saidInSpace = 'she said so in her own space';

interface InSpace {
  readonly person: PersonId;
  readonly fragments: readonly Fragment[];
  /** Whom the link names: what she says is kept with it, and goes where it goes. */
  readonly identifier: Fragment['identifier'];
  readonly subject: string;
}

/** A customer's own space, opened by the secret of her link alone: what stands, what was decided about her and why, and her word on all of it. */
export function ownSpaceRoutes(app: ApiServer, people: PeopleDependencies, dependencies: OwnSpaceDependencies): void {
  const tags = ['Own space'];
  const hidden = hiddenFromAnybody(people);

  app.get('/v1/own', {
    config: { permission: 'own' },
    schema: { tags, summary: 'What stands between her and the firm', response: { 200: ownSpace } },
    handler: async (request) => {
      const inSpace = await openSpace(people, request);
      await people.audit.recordLook({ actor, action: 'own_space.read', subject: inSpace.subject });
      return viewOf(people, dependencies, request);
    },
  });

  app.get('/v1/own/decisions', {
    config: { permission: 'own' },
    schema: {
      ...{ tags, summary: 'Decisions about her, each with why, its rule and what it used, the newest first' },
      ...{ querystring: decisionsQuery, response: { 200: ownDecisions } },
    },
    handler: async (request) => {
      const { person } = await openSpace(people, request);
      const { before, limit } = request.query;
      const records = await dependencies.decisions.about(person, { before: timeOf(before, 'before') ?? people.clock.now() + 1, limit });
      const last = records.at(-1);
      return {
        decisions: records.map((record) => ownDecisionView(record, dependencies.decisions.names, hidden)),
        ...(last === undefined || records.length < limit ? {} : { before: new Date(last.at).toISOString() }),
      };
    },
  });

  app.put('/v1/own/relationship', {
    config: { permission: 'own' },
    schema: { tags, summary: 'Choose the relationship that she wants', body: relationshipBody, response: { 200: ownSpace } },
    handler: async (request) => {
      const { relationship } = request.body;
      const event = relationshipEvent(relationship, inOwnSpace.channel, {});
      return say(people, dependencies, request, [event], { action: 'people.relationship', details: { relationship } });
    },
  });

  app.put('/v1/own/permission', {
    config: { permission: 'own' },
    schema: {
      ...{ tags, summary: 'Allow or refuse a purpose, or one channel for it' },
      description:
        'Her own yes also takes back that she did not want to be contacted, or an objection of her browser’s, where that stood against it.',
      ...{ body: permissionBody, response: { 200: ownSpace } },
    },
    handler: async (request) => {
      const { standing, fragments } = await standingNow(people, dependencies, request);
      const { purpose, granted } = request.body;
      const words = wordsFor(request.body, standing);
      const events = permissionEvents(words, inOwnSpace.channel, {});
      const told = words.map(({ name, granted }) => `${name}: ${granted ? 'yes' : 'no'}`);
      // Without social networks nothing of them stays hers.
      if (purpose === 'social' && !granted) events.push(...(await linkedNames(people, fragments)).map(unlinkingEvent));
      return say(people, dependencies, request, events, { action: 'people.permissions', details: { said: told } });
    },
  });
  ownSignalRoutes(app, people, dependencies);
  ownHandleRoutes(app, people.identityRules, (request, events, entry) => say(people, dependencies, request, events, entry));
}

/** Names that are hers, and those that she has linked and somebody else, too: they would be hers once he takes that back. */
async function linkedNames({ postgres, identityRules }: PeopleDependencies, fragments: readonly Fragment[]): Promise<Identifier[]> {
  const ids = fragments.map(({ identifier }) => identifier.id);
  const names = [...handlesOf(fragments, identityRules()), ...(await namesLinkedBy(postgres, ids, identityRules()))];
  return [...new Map(names.map((name) => [`${name.namespace} ${name.value}`, name])).values()];
}

/** "Don't use this", and "use it again". */
function ownSignalRoutes(app: ApiServer, people: PeopleDependencies, dependencies: OwnSpaceDependencies): void {
  const tags = ['Own space'];
  const { decisions } = dependencies;

  app.post('/v1/own/refused-signals', {
    config: { permission: 'own' },
    schema: {
      ...{ tags, summary: 'Do not use this in decisions about her, from the next one on' },
      ...{ body: Type.Object({ signal: signalName }, { additionalProperties: false }), response: { 200: ownSpace } },
    },
    handler: async (request) => {
      const { person, identifier, subject } = await openSpace(people, request);
      const { signal } = request.body;
      await decisions.refuseSignal(person, { signal, by: herself, reason: saidInSpace, under: identifier.id });
      await people.audit.record({ actor, action: 'moments.refuse_signal', subject, details: { signal } });
      return viewOf(people, dependencies, request);
    },
  });

  app.delete('/v1/own/refused-signals/:signal', {
    config: { permission: 'own' },
    schema: { tags, summary: 'It may be used again', params: Type.Object({ signal: signalName }), response: { 200: ownSpace } },
    handler: async (request) => {
      const { person, subject } = await openSpace(people, request);
      const { signal } = request.params;
      await decisions.allowSignal(person, signal);
      await people.audit.record({ actor, action: 'moments.allow_signal', subject, details: { signal } });
      return viewOf(people, dependencies, request);
    },
  });
}

/** Who holds the identifier of the link now. @throws NotAllowed `access.bad_own_link` where it is nobody's, or not one person's, any more */
async function openSpace({ postgres }: PeopleDependencies, { owner }: FastifyRequest): Promise<InSpace> {
  const person = await currentPerson(postgres, owner.identifierId).catch((error: unknown) => {
    if (error instanceof NotFound) return undefined;
    throw error;
  });
  const fragments = person === undefined ? [] : ((await readFragments(postgres, [person])).get(person) ?? []);
  const identifier = fragments.map((fragment) => fragment.identifier).find(({ id }) => id === owner.identifierId);
  if (person === undefined || identifier === undefined || identifier.shared)
    throw new NotAllowed('access.bad_own_link', 'this link is over, or never was one; ask the firm for a new one');
  return { person, fragments, identifier, subject: `person:${formatPersonId(person)}` };
}

async function standingNow(
  people: PeopleDependencies,
  { consent, gate }: OwnSpaceDependencies,
  request: FastifyRequest,
): Promise<InSpace & { readonly standing: Standing }> {
  const inSpace = await openSpace(people, request);
  return { ...inSpace, standing: await readStanding(people, { consent: consent(), gate: gate() }, inSpace) };
}

async function viewOf(
  people: PeopleDependencies,
  dependencies: OwnSpaceDependencies,
  request: FastifyRequest,
): Promise<Static<typeof ownSpace>> {
  const { person, fragments, standing } = await standingNow(people, dependencies, request);
  const { decisions } = dependencies;
  const refused = await decisions.refusedSignals(person);
  const { expiresAt } = request.owner;
  const rules = people.identityRules();
  return ownSpaceView({ expiresAt, fragments, rules, standing, refused, names: decisions.names, hidden: hiddenFromAnybody(people) });
}

/** Keeps what she says as events of hers, with the log of it, and answers with what stands then. */
async function say(
  people: PeopleDependencies,
  dependencies: OwnSpaceDependencies,
  request: FastifyRequest,
  events: readonly JsonObject[],
  entry: { readonly action: string; readonly details: JsonObject },
): Promise<Static<typeof ownSpace>> {
  const { identifier, subject } = await openSpace(people, request);
  await people.audit.record({ actor, subject, ...entry });
  const where = { at: inOwnSpace, actor: ownSpaceItself, answers: request.owner.madeBy };
  const isWorkedIn = await recordSaid(dependencies.said, where, identifier, events);
  const view = await viewOf(people, dependencies, request);
  return isWorkedIn ? view : { ...view, isWaiting: true };
}

/** From not being contacted, and from the sale of her data, only their own word leads back: her yes here is one, where it would be none without it. Pure. */
function wordsFor({ purpose, channel, granted }: Static<typeof permissionBody>, { permissions }: Standing): PermissionWord[] {
  const word = { name: permissionWordName(purpose, channel), granted };
  if (!granted) return [word];
  const { code } = permissions.of(purpose, channel);
  if (code === 'contact.refused') return [word, { name: 'contact', granted }];
  return code === 'consent.gpc' || code === 'consent.gpp' ? [word, { name: saleOrSharing, granted }] : [word];
}

/** What any role of the firm does not see she is not shown either. */
function hiddenFromAnybody({ hiddenFields }: PeopleDependencies): HiddenFields {
  return {
    ruleFor: (name) => {
      for (const role of roles) {
        const rule = hiddenFields(role).ruleFor(name);
        if (rule !== undefined) return rule;
      }
      return undefined;
    },
  };
}
