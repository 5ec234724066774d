import { type Static, Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { eventKinds } from '../event/index.ts';
import { formatPersonId, type JsonValue, NotFound, type PersonId, parsePersonId } from '../foundation/index.ts';
import { currentPerson, describeLinks, type LinkView, type PersonLinks } from '../identity/index.ts';
import { notifyPeople } from '../processing/index.ts';
import {
  compareIdentifiers,
  customerView,
  episodeKinds,
  parseEventId,
  pickValue,
  readFragments,
  readInBrief,
  readRawEvent,
  readSettlements,
  readTimeline,
  settleTrait,
  shownIdentifier,
  shownValue,
  type ViewContext,
} from '../profile/index.ts';
import { channelNames } from '../source/index.ts';
import { householdOf, memberView } from './household.ts';
import { type PeopleDependencies, personNamed, recordReading, timelineDependenciesFor, timeOf, viewContextFor } from './people.ts';
import { smallRowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { customer } from './shapes/customer.ts';
import { rawEvent, settled, timelinePage } from './shapes/timeline.ts';

const customerParams = Type.Object({
  id: Type.String({ description: 'for example p1042; a number that has been joined into another still works' }),
});
const identifierParams = Type.Object({ namespace: Type.String(), value: Type.String() });
const eventParams = Type.Object({ eventId: Type.String() });
const anyOf = <Name extends string>(names: readonly Name[], description?: string) =>
  Type.Union(
    names.map((name) => Type.Literal(name)),
    description === undefined ? {} : { description },
  );
const timelineQuery = Type.Object({
  before: Type.Optional(Type.String({ description: '`next` of the page before' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  kind: Type.Optional(anyOf([...episodeKinds, ...eventKinds], 'a sort of moment, or a call')),
  channel: Type.Optional(anyOf(channelNames)),
  from: Type.Optional(Type.String({ maxLength: 40, description: 'events at this time or later, ISO 8601' })),
  until: Type.Optional(Type.String({ maxLength: 40, description: 'events at this time or earlier, ISO 8601' })),
  q: Type.Optional(Type.String({ maxLength: 200, description: 'text anywhere in the event' })),
});
const settleBody = Type.Object(
  {
    trait: Type.String({ minLength: 1, maxLength: 100 }),
    value: Type.Optional(Type.Unknown({ description: 'the right value, as one of the sources says it' })),
    sourceId: Type.Optional(
      Type.Union([smallRowNumber(), Type.String({ pattern: '^[0-9]{1,9}$' })], { description: 'or the source that is right' }),
    ),
    reason: Type.String({ minLength: 3, maxLength: 1000, description: 'Why, for whoever reads the log later' }),
  },
  { additionalProperties: false },
);

/** One customer: the whole view, the timeline, single events, and settling what sources disagree about. */
export function customersRoutes(app: ApiServer, dependencies: PeopleDependencies): void {
  const tags = ['People'];
  const { postgres } = dependencies;

  app.get('/v1/customers/:id', {
    config: { permission: 'people.read' },
    schema: { tags, summary: 'A customer, all that is known', params: customerParams, response: { 200: customer } },
    handler: async (request) => {
      const asked = parsePersonId(request.params.id);
      return viewOf(dependencies, request, await currentPerson(postgres, asked), asked);
    },
  });

  app.get('/v1/customers/by/:namespace/:value', {
    config: { permission: 'people.read', asTyped: ['namespace', 'value'] },
    schema: { tags, summary: 'A customer by any identifier', params: identifierParams, response: { 200: customer } },
    handler: async (request) => {
      const { namespace, value } = request.params;
      const person = await personNamed(dependencies, namespace, value);
      if (person === undefined) throw new NotFound('profile.no_such_customer', `nobody is known by this ${namespace}`);
      return viewOf(dependencies, request, person);
    },
  });

  app.get('/v1/customers/:id/timeline', {
    config: { permission: 'people.read' },
    schema: {
      tags,
      summary: 'Everything that happened, newest first',
      params: customerParams,
      querystring: timelineQuery,
      response: { 200: timelinePage },
    },
    handler: async (request) => {
      const person = await currentPerson(postgres, parsePersonId(request.params.id));
      const { q, from, until, ...filter } = request.query;
      const span = { from: timeOf(from, 'from'), until: timeOf(until, 'until') };
      const fragments = (await readFragments(postgres, [person])).get(person) ?? [];
      const text = q?.trim() === '' ? undefined : q?.trim();
      await recordReading(dependencies, request, person, 'timeline');
      const page = await readTimeline(
        fragments.map((fragment) => fragment.identifier),
        { ...filter, ...span, text },
        timelineDependenciesFor(dependencies, request.caller),
      );
      return { ...page, ...behind(dependencies) };
    },
  });

  app.get('/v1/events/:eventId', {
    config: { permission: 'people.read' },
    schema: { tags, summary: 'One event as it came', params: eventParams, response: { 200: rawEvent } },
    handler: async (request) => {
      const address = parseEventId(request.params.eventId);
      const person = await currentPerson(postgres, address.identifierId).catch((error: unknown) => {
        throw error instanceof NotFound ? new NotFound('profile.no_such_event', 'there is no such event; it may have been erased') : error;
      });
      const history = timelineDependenciesFor(dependencies, request.caller);
      const [raw, fragments] = await Promise.all([readRawEvent(address, history), readFragments(postgres, [person])]);
      const fragment = fragments.get(person)?.find(({ identifier }) => identifier.id === address.identifierId);
      await recordReading(dependencies, request, person, 'event');
      return {
        event: raw.event,
        source: { id: raw.sourceId, name: history.sourceOf(raw.sourceId).name },
        receivedAt: raw.receivedAt,
        customer: formatPersonId(person),
        ...(fragment === undefined ? {} : { identifier: shownIdentifier(fragment.identifier, history.isHidden) }),
      };
    },
  });

  app.post('/v1/customers/:id/settle', {
    config: { permission: 'people.edit' },
    schema: { tags, summary: 'Say which of several values is right', params: customerParams, body: settleBody, response: { 200: settled } },
    handler: (request) => settle(dependencies, request, request.params.id, request.body),
  });
}

async function viewOf(
  dependencies: PeopleDependencies,
  request: FastifyRequest,
  person: PersonId,
  asked: PersonId = person,
): Promise<Static<typeof customer>> {
  const { postgres } = dependencies;
  const [byPerson, settlements, links] = await Promise.all([
    readFragments(postgres, [person]),
    readSettlements(postgres, [person]),
    describeLinks(postgres, person, dependencies.identityRules()),
    recordReading(dependencies, request, person, 'customer'),
  ]);
  const context = { ...viewContextFor(dependencies, request.caller), settlements };
  const view = customerView(person, byPerson.get(person) ?? [], context);
  return {
    ...view,
    ...(asked === person ? {} : { mergedFrom: formatPersonId(asked) }),
    ...(await linksView(dependencies, person, links, context)),
    ...behind(dependencies),
  };
}

/** Joins, decisions and household, as the graph of identifiers knows them, in the words of the API. */
async function linksView(dependencies: PeopleDependencies, person: PersonId, links: PersonLinks, context: ViewContext) {
  const { postgres } = dependencies;
  const household = await householdOf(postgres, person, links.household, { ...context, rules: dependencies.identityRules() });
  const members = household.map((member) => member.person);
  const brief = await readInBrief(postgres, members, context);
  const byStrength = (left: LinkView['between'][0], right: LinkView['between'][0]): number =>
    compareIdentifiers(left, right, context.priorityOf);
  const inOrder = links.links
    .map((link) => ({ link, pair: [...link.between].sort(byStrength) as [LinkView['between'][0], LinkView['between'][0]] }))
    .sort(
      (left, right) =>
        left.link.firstTime - right.link.firstTime || byStrength(left.pair[0], right.pair[0]) || byStrength(left.pair[1], right.pair[1]),
    );
  return {
    household: household.map((member) => {
      const view = memberView(member);
      return { ...view, name: brief.get(member.person)?.name ?? view.id };
    }),
    joins: inOrder.map(({ link, pair }) => joinView(link, pair, context)),
    decisions: links.decisions.map(({ id, kind, by, reason, time, undone }) => ({
      id,
      kind,
      by,
      why: reason,
      time: new Date(time).toISOString(),
      ...(undone === undefined ? {} : { undone: true as const }),
    })),
  };
}

function joinView(
  { sourceId, messageId, firstTime, strength, between: _, ...link }: LinkView,
  [stronger, weaker]: LinkView['between'],
  context: ViewContext,
) {
  return {
    ...link,
    between: [shownIdentifier(stronger, context.isHidden), shownIdentifier(weaker, context.isHidden)] as const,
    // Single-precision numbers of the tables show digits that mean nothing.
    strength: Math.round(strength * 100) / 100,
    // What a person decided comes from no source.
    ...(link.rule.startsWith('decided') ? {} : { source: { id: sourceId, name: context.sourceOf(sourceId).name } }),
    firstTime: new Date(firstTime).toISOString(),
  };
}

function behind(dependencies: PeopleDependencies): { historyBehindSeconds?: number } {
  const seconds = dependencies.historyBehindSeconds();
  return seconds === undefined ? {} : { historyBehindSeconds: seconds };
}

/** The value that counts from now on, everywhere: written, logged and told to open screens in one transaction. */
async function settle(
  dependencies: PeopleDependencies,
  request: FastifyRequest,
  id: string,
  body: Static<typeof settleBody>,
): Promise<Static<typeof settled>> {
  const { reason, trait } = body;
  const wanted = {
    trait,
    reason: reason.trim(),
    value: body.value as JsonValue | undefined,
    sourceId: body.sourceId === undefined ? undefined : Number(body.sourceId),
  };
  return dependencies.postgres.transaction(async (sql) => {
    const person = await currentPerson(sql, parsePersonId(id));
    const fragments = (await readFragments(sql, [person])).get(person) ?? [];
    const settlements = await readSettlements(sql, [person]);
    const context = viewContextFor(dependencies, request.caller);
    const picked = pickValue(fragments, settlements, wanted, context.preference, context.sourceOf);
    await settleTrait(sql, wanted, picked, request.caller.name, context.now);
    await notifyPeople(sql, new Set([person]));
    const subject = `person:${formatPersonId(person)}`;
    const details = { trait, source: picked.sourceId };
    await dependencies.audit.recordIn(sql, { actor: request.caller, action: 'people.settle', subject, reason: wanted.reason, details });
    return {
      customer: formatPersonId(person),
      trait,
      value: context.isHidden(trait) ? null : shownValue(picked.value, context.isHidden),
      source: { id: picked.sourceId, name: context.sourceOf(picked.sourceId).name },
    };
  });
}
