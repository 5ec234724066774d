import { type Static, Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { readAudience, readGroup } from '../audience/index.ts';
import { purposes } from '../consent/index.ts';
import {
  addMailing,
  type ConnectorRules,
  cancelMailing,
  cancelMessage,
  connectorOf,
  countMessages,
  listMailings,
  listMessages,
  type MailingFigures,
  type MessageState,
  type MessageWay,
  type MessageWish,
  messageStates,
  messageWays,
  type PlannedFor,
  type PlanningDependencies,
  planMessages,
  problemsOfText,
  readMailing,
  readMessage,
  receiptStates,
} from '../delivery/index.ts';
import { dayMs, formatPersonId, InvalidInput, type PersonId, type Problem, parsePersonId } from '../foundation/index.ts';
import { currentPeople, currentPerson, findIdentifier, normaliseIdentifier } from '../identity/index.ts';
import type { Sql } from '../storage/index.ts';
import { briefOf } from './groups-context.ts';
import { detailsView, mailingView, messageView } from './messages-view.ts';
import { type PeopleDependencies, recordReading, timeOf } from './people.ts';
import { rowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { mailing, message, messageCounts, messageDetails, namedMessage } from './shapes/messages.ts';
import { list, optional } from './shapes/shape.ts';

const way = Type.Union(messageWays.map((one) => Type.Literal(one)));
const identifier = Type.Object(
  { namespace: Type.String({ minLength: 1, maxLength: 64 }), value: Type.String({ minLength: 1, maxLength: 500 }) },
  { additionalProperties: false },
);
// A page of people is planned while the caller waits; a group of any size is planned page by page afterwards.
const peopleMax = 500;

const planBody = Type.Object(
  {
    customer: Type.Optional(Type.String({ description: 'for example p1042' })),
    userId: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    identifier: Type.Optional(identifier),
    people: Type.Optional(Type.Array(Type.String({ description: 'for example p1042' }), { minItems: 1, maxItems: peopleMax })),
    group: Type.Optional(rowNumber({ description: 'as audience, for a group' })),
    audience: Type.Optional(
      rowNumber({ description: 'of one person, she must be in it until it goes; of nobody in particular, a message to all its people' }),
    ),
    channel: Type.Optional(way),
    channels: Type.Optional(
      Type.Array(way, {
        minItems: 1,
        maxItems: messageWays.length,
        uniqueItems: true,
        description: 'in the order in which they are tried',
      }),
    ),
    purpose: Type.String({ description: 'service, advice, marketing …' }),
    isPromotion: Type.Optional(Type.Boolean({ description: 'it offers something that she did not ask for' })),
    isAnswer: Type.Optional(Type.Boolean({ description: 'it answers a question of hers: it costs no attention and waits for nothing' })),
    product: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'what it speaks of: not sent while there is none' })),
    content: Type.Optional(Type.String({ minLength: 1, maxLength: 120, description: 'the key of a content item' })),
    subject: Type.Optional(Type.String({ maxLength: 200 })),
    text: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 4_000,
        description: 'with {firstName}, {name} and {event.…} as places; {firstName|there} where it may be missing',
      }),
    ),
    data: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: 'what {event.…} stands for' })),
    at: Type.Optional(Type.String({ description: 'not before; now when absent' })),
    until: Type.Optional(Type.String({ description: 'of no use to her after this' })),
    idempotencyKey: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: 'asked for twice by this name, it is made once' }),
    ),
  },
  { additionalProperties: false },
);
const listQuery = Type.Object({
  customer: Type.Optional(Type.String()),
  state: Type.Optional(Type.String({ description: `one or several, with commas: ${messageStates.join(', ')}` })),
  channel: Type.Optional(way),
  reason: Type.Optional(Type.String({ maxLength: 60, description: 'a code: quiet_hours' })),
  receipt: Type.Optional(Type.Union(receiptStates.map((one) => Type.Literal(one)))),
  mailing: Type.Optional(rowNumber()),
  before: Type.Optional(rowNumber({ description: 'the `next` of the page before' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});
const keyParams = Type.Object({ id: Type.String({ pattern: '^m[0-9a-f]{32}$' }) });
const mailingParams = Type.Object({ id: rowNumber() });
const pageQuery = Type.Object({ before: Type.Optional(rowNumber()), limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }) });
const reasonBody = Type.Object(
  { reason: Type.String({ minLength: 3, maxLength: 1_000, description: 'why, for whoever reads the log later' }) },
  { additionalProperties: false },
);

const plannedAnswer = Type.Object({ messages: list(message), mailing: optional(mailing) });
const listAnswer = Type.Object({ messages: list(namedMessage), next: optional(Type.Integer()) });
const mailingsAnswer = Type.Object({ mailings: list(mailing), next: optional(Type.Integer()) });

type PlanBody = Static<typeof planBody>;

/** Messages to people: asked for, looked at, called off. */
export function messagesRoutes(
  app: ApiServer,
  people: PeopleDependencies,
  messages: PlanningDependencies & { readonly connectors: () => ConnectorRules },
): void {
  const tags = ['Messages'];
  const { postgres, clock, audit } = people;

  app.post('/v1/messages', {
    config: { permission: 'messages.send' },
    schema: {
      tags,
      summary:
        'Ask for a message to a customer, to several, or to an audience or a group: each is planned, held until a moment, or refused, with the reason',
      body: planBody,
      response: { 200: plannedAnswer },
    },
    handler: async (request) => {
      const wish = wishOf(request, clock.now());
      const once = onceOf(request);
      await requireThere(postgres, request.body);
      if (isForMany(request.body)) return planForMany(request, people, wish, once);
      const asked = await peopleOf(request.body, people);
      const planned = await postgres.transaction(async (sql) => {
        const wanted = asked.map(
          (one): PlannedFor => ({ ...one, wish, once: once === undefined ? undefined : `${once} p${one.identifierId}` }),
        );
        const made = await planMessages(sql, wanted, messages, clock.now());
        const fresh = made.filter(({ isNew }) => isNew);
        const details = {
          messages: fresh.map(({ key }) => key).slice(0, 20),
          count: fresh.length,
          channels: [...wish.ways],
          purpose: wish.purpose,
        };
        const subject = fresh.length === 1 ? `person:${formatPersonId((fresh[0] as { person: PersonId }).person)}` : 'messages:several';
        if (fresh.length > 0) await audit.recordIn(sql, { actor: request.caller, action: 'messages.plan', subject, details });
        return made;
      });
      return { messages: planned.map(messageView) };
    },
  });

  app.get('/v1/messages', {
    config: { permission: 'messages.read' },
    schema: { tags, summary: 'Messages, newest first', querystring: listQuery, response: { 200: listAnswer } },
    handler: async (request) => {
      const { customer, state, channel, ...rest } = request.query;
      const person = customer === undefined ? undefined : await currentPerson(postgres, parsePersonId(customer));
      if (person === undefined) await audit.recordLook({ actor: request.caller, action: 'messages.read', subject: 'messages:all' });
      else await recordReading(people, request, person, 'messages');
      const { messages: found, next } = await listMessages(postgres, { person, states: statesOf(state), way: channel, ...rest });
      const brief = await briefOf(people, [...new Set(found.map((one) => one.person))], request.caller);
      return {
        messages: found.map((one) => ({ ...messageView(one), name: brief(one.person).name || null })),
        ...(next === undefined ? {} : { next }),
      };
    },
  });

  app.get('/v1/messages/counts', {
    config: { permission: 'messages.read' },
    schema: {
      tags,
      summary: 'How many messages stand where, and why; of those that are over, of the last seven days',
      response: { 200: messageCounts },
    },
    handler: async () => ({
      ...(await countMessages(postgres, clock.now() - 7 * dayMs)),
      standIns: messageWays.filter((one) => connectorOf(one, messages.connectors()).kind === 'standIn'),
    }),
  });

  app.get('/v1/messages/:id', {
    config: { permission: 'messages.read' },
    schema: { tags, summary: 'One message with all that became of it', params: keyParams, response: { 200: messageDetails } },
    handler: async (request) => {
      const { message: found, steps } = await readMessage(postgres, request.params.id);
      await recordReading(people, request, found.person, 'message');
      return detailsView(found, steps, people, request.caller);
    },
  });

  app.post('/v1/messages/:id/cancel', {
    config: { permission: 'messages.send' },
    schema: { tags, summary: 'Call a message off that has not gone', params: keyParams, body: reasonBody, response: { 200: message } },
    handler: async (request) => {
      const { id } = request.params;
      const { reason } = request.body;
      const cancelled = await postgres.transaction(async (sql) => {
        const done = await cancelMessage(sql, id, request.caller.name, reason, clock.now());
        const subject = `person:${formatPersonId(done.person)}`;
        await audit.recordIn(sql, { actor: request.caller, action: 'messages.cancel', subject, reason, details: { message: id } });
        return done;
      });
      return messageView(cancelled);
    },
  });

  mailingRoutes(app, people);
}

function mailingRoutes(app: ApiServer, { postgres, clock, audit }: PeopleDependencies): void {
  const tags = ['Messages'];

  app.get('/v1/messages/mailings', {
    config: { permission: 'messages.read' },
    schema: { tags, summary: 'Messages to audiences and groups, newest first', querystring: pageQuery, response: { 200: mailingsAnswer } },
    handler: async (request) => {
      const { before, limit } = request.query;
      const found = await listMailings(postgres, before, limit + 1);
      const last = found.length > limit ? found[limit - 1] : undefined;
      return { mailings: found.slice(0, limit).map(mailingView), ...(last === undefined ? {} : { next: last.id }) };
    },
  });

  app.post('/v1/messages/mailings/:id/cancel', {
    config: { permission: 'messages.send' },
    schema: {
      tags,
      summary: 'Call off what is left of a message to an audience or a group',
      params: mailingParams,
      body: reasonBody,
      response: { 200: mailing },
    },
    handler: async (request) => {
      const { id } = request.params;
      const { reason } = request.body;
      await postgres.transaction(async (sql) => {
        const messages = await cancelMailing(sql, id, request.caller.name, reason, clock.now());
        await audit.recordIn(sql, {
          actor: request.caller,
          action: 'messages.cancel',
          subject: `mailing:${id}`,
          reason,
          details: { messages },
        });
      });
      return mailingView(await readMailing(postgres, id));
    },
  });
}

function isForMany({ audience, group, customer, userId, identifier: named, people }: PlanBody): boolean {
  return (audience ?? group) !== undefined && customer === undefined && userId === undefined && named === undefined && people === undefined;
}

/** @throws NotFound for a group or an audience that there is not; InvalidInput `messages.bad_message` for both */
async function requireThere(sql: Sql, { audience, group }: PlanBody): Promise<void> {
  if (audience !== undefined && group !== undefined) {
    throw new InvalidInput('messages.bad_message', [{ at: 'group', message: 'name a group or an audience, one of both' }]);
  }
  if (group !== undefined) await readGroup(sql, group);
  if (audience !== undefined) await readAudience(sql, audience);
}

async function planForMany(
  request: FastifyRequest<{ Body: PlanBody }>,
  { postgres, audit, clock }: PeopleDependencies,
  wish: MessageWish,
  once: string | undefined,
): Promise<{ messages: never[]; mailing: ReturnType<typeof mailingView> }> {
  const { audience, group } = request.body;
  const to = audience === undefined ? { group: group as number } : { audience };
  const id = await postgres.transaction(async (sql) => {
    const made = await addMailing(sql, to, wish, once, clock.now());
    const details = { ...to, channels: [...wish.ways], purpose: wish.purpose };
    await audit.recordIn(sql, { actor: request.caller, action: 'messages.plan', subject: `mailing:${made.id}`, details });
    return made.id;
  });
  return { messages: [], mailing: mailingView((await readMailing(postgres, id)) as MailingFigures) };
}

/** What was asked for, checked. @throws InvalidInput `messages.bad_message` with every problem */
function wishOf({ body, caller }: FastifyRequest<{ Body: PlanBody }>, now: number): MessageWish {
  const problems: Problem[] = [];
  const { channel, channels, content, subject, text, data, audience, group } = body;
  const ways: readonly MessageWay[] = channels ?? (channel === undefined ? [] : [channel]);
  if (ways.length === 0) problems.push({ at: 'channel', message: `say by which channel: ${messageWays.join(', ')}` });
  if (!(purposes as readonly string[]).includes(body.purpose))
    problems.push({ at: 'purpose', message: 'is a purpose: service, advice, marketing …' });
  if ((text === undefined) === (content === undefined))
    problems.push({ at: 'text', message: 'give a text, or the key of a content item: one of both' });
  problems.push(...problemsOfText(subject ?? '', 'subject'), ...problemsOfText(text ?? '', 'text'));
  const [at, until] = [timeOf(body.at, 'at') ?? now, timeOf(body.until, 'until')];
  if (until !== undefined && until <= Math.max(at, now)) problems.push({ at: 'until', message: 'is before it may go' });
  if (at > now + aheadMax) problems.push({ at: 'at', message: 'is more than a year away' });
  if (JSON.stringify(body).includes('\\u0000')) problems.push({ at: 'body', message: 'has a null character' });
  if (problems.length > 0) throw new InvalidInput('messages.bad_message', problems);
  return {
    ...{ ways, purpose: body.purpose, isPromotion: body.isPromotion === true, isAnswer: body.isAnswer === true, product: body.product },
    body: {
      ...(content === undefined ? {} : { content }),
      ...(subject === undefined ? {} : { subject }),
      ...(text === undefined ? {} : { text }),
      ...(data === undefined ? {} : { data: data as NonNullable<MessageWish['body']['data']> }),
    },
    ...{ at, until, groupId: group, audienceId: audience, by: caller.name },
  };
}

// What is planned further ahead nobody remembers having planned.
const aheadMax = 366 * dayMs;

function onceOf({ body, caller }: FastifyRequest<{ Body: PlanBody }>): string | undefined {
  return body.idempotencyKey === undefined ? undefined : `${caller.kind} ${caller.id} ${body.idempotencyKey}`;
}

/** Whom a message is for: people that are known, by whatever names them. @throws InvalidInput `messages.bad_message` for nobody, or more than one way to say who */
async function peopleOf(body: PlanBody, people: PeopleDependencies): Promise<Pick<PlannedFor, 'identifierId' | 'person'>[]> {
  const { customer, userId, identifier: named, people: several } = body;
  const ways = [customer, userId, named, several].filter((one) => one !== undefined);
  if (ways.length !== 1) {
    throw new InvalidInput('messages.bad_message', [
      { at: 'customer', message: 'say for whom: one of customer, userId, identifier, people, group and audience' },
    ]);
  }
  if (several !== undefined) {
    const ids = [...new Set(several)].map(parsePersonId);
    const current = await currentPeople(people.postgres, ids);
    const found = ids.map((id) => ({ identifierId: id, person: current.get(id) }));
    const missing = found.flatMap(({ identifierId, person }, at) =>
      person === undefined ? [{ at: `people[${at}]`, message: `there is no customer p${identifierId}` }] : [],
    );
    if (missing.length > 0) throw new InvalidInput('messages.bad_message', missing);
    return found as { identifierId: PersonId; person: PersonId }[];
  }
  if (customer !== undefined) {
    const id = parsePersonId(customer);
    return [{ identifierId: id, person: await currentPerson(people.postgres, id) }];
  }
  const [namespace, value] = named === undefined ? ['user_id', userId as string] : [named.namespace, named.value];
  const normal = normaliseIdentifier(people.identityRules(), namespace, value);
  const row = normal === undefined ? undefined : await findIdentifier(people.postgres, normal);
  if (row === undefined) throw new InvalidInput('messages.bad_message', [{ at: 'identifier', message: 'nobody is known by it' }]);
  return [{ identifierId: row.id, person: row.person_id as PersonId }];
}

function statesOf(text: string | undefined): MessageState[] | undefined {
  if (text === undefined || text === '') return undefined;
  const states = text.split(',').map((one) => one.trim());
  const unknown = states.filter((one) => !(messageStates as readonly string[]).includes(one));
  if (unknown.length > 0)
    throw new InvalidInput('request.invalid', [{ at: 'state', message: `must be one of ${messageStates.join(', ')}` }]);
  return states as MessageState[];
}
