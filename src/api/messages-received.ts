import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { type Caller, requirePermission } from '../access/index.ts';
import { type OwnSource, receiptStates, type ShowingDependencies, settleReceipt, showInApp } from '../delivery/index.ts';
import type { FindSource } from '../event/index.ts';
import { InvalidInput, NotFound, type PersonId, parsePersonId } from '../foundation/index.ts';
import { currentPerson, findIdentifier, normaliseIdentifier } from '../identity/index.ts';
import { writeKeysOf } from './collect-key.ts';
import { allowOtherOrigins } from './collect-origins.ts';
import { sourceOf, unknownKey } from './collect-source.ts';
import { messageView } from './messages-view.ts';
import { type PeopleDependencies, timeOf } from './people.ts';
import type { ApiServer } from './server.ts';
import { inAppMessage } from './shapes/messages.ts';
import { list } from './shapes/shape.ts';

export interface ReceivedDependencies {
  readonly findSource: FindSource;
  readonly callerOf: (request: FastifyRequest) => Promise<Caller | undefined>;
  readonly showing: () => ShowingDependencies;
  /** The source of the product's own events. */
  readonly source: OwnSource;
}

const keyParams = Type.Object({ id: Type.String({ pattern: '^m[0-9a-f]{32}$' }) });
const inboxQuery = Type.Object({
  customer: Type.Optional(Type.String({ description: 'with a token: for example p1042' })),
  userId: Type.Optional(Type.String({ minLength: 1, maxLength: 500, description: 'with a token' })),
  anonymousId: Type.Optional(
    Type.String({ minLength: 1, maxLength: 500, description: 'with a write key: of the browser or app that asks' }),
  ),
});
const receiptBody = Type.Object(
  {
    state: Type.Union(receiptStates.map((state) => Type.Literal(state))),
    at: Type.Optional(Type.String({ description: 'now when absent' })),
    reason: Type.Optional(Type.String({ maxLength: 200, description: 'why it came back' })),
    isPassing: Type.Optional(Type.Boolean({ description: 'of a bounce: another time it may go through' })),
    anonymousId: Type.Optional(
      Type.String({ minLength: 1, maxLength: 500, description: 'with a write key: of the browser or app that tells' }),
    ),
    writeKey: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
);
const inboxAnswer = Type.Object({ messages: list(inAppMessage) });
const receiptAnswer = Type.Object({ id: Type.String(), receipt: Type.Union(receiptStates.map((state) => Type.Literal(state))) });
const security = [{ writeKey: [] }, { token: [] }, { session: [] }];

/** What apps and pages ask and tell: the messages that wait for a person there, and how a message was met. */
export async function messagesReceivedRoutes(app: ApiServer, people: PeopleDependencies, received: ReceivedDependencies): Promise<void> {
  await app.register(async (scope) => {
    allowOtherOrigins(scope, new Set(['/v1/messages/inbox', '/v1/messages/:id/receipt']));
    // What a browser sends while its page closes comes as plain text.
    scope.addContentTypeParser('text/plain', { parseAs: 'string' }, (_request, text, done) => {
      try {
        done(null, JSON.parse(text as string));
      } catch {
        done(new InvalidInput('request.invalid', [{ at: 'body', message: 'is no JSON' }]));
      }
    });
    inboxRoute(scope, people, received);
    receiptRoute(scope, people, received);
  });
}

function inboxRoute(app: ApiServer, people: PeopleDependencies, received: ReceivedDependencies): void {
  app.get('/v1/messages/inbox', {
    config: { permission: 'collect' },
    schema: {
      tags: ['Messages'],
      summary: 'Messages that wait for a person in an app or on a page; the gate is asked again as they are fetched',
      description:
        "With a source's write key, of the person behind an anonymousId, and without anything personal filled in; signed in, with the permission `messages.read`, of any customer.",
      security,
      querystring: inboxQuery,
      response: { 200: inboxAnswer },
    },
    handler: async (request, reply) => {
      const asker = await askerOf(request, received, undefined, 'messages.read');
      const person = await personAsked(request.query, asker, people);
      if (person === undefined) return reply.header('cache-control', 'no-store').send({ messages: [] });
      const { source } = received;
      const shown = await people.postgres.transaction((sql) => showInApp(sql, person, asker !== undefined, received.showing(), source));
      if (asker !== undefined) {
        await people.audit.recordLook({ actor: asker, action: 'people.read', subject: `person:p${person}`, details: { what: 'inbox' } });
      }
      const views = shown.map(({ message, words }) => {
        const { id, purpose, isPromotion, says, sentAt, until, receipt } = messageView(message);
        const content = says.content === undefined ? {} : { content: says.content };
        const times = { ...(sentAt === undefined ? {} : { sentAt }), ...(until === undefined ? {} : { until }) };
        return { id, purpose, isPromotion, ...words, ...content, ...times, ...(receipt === undefined ? {} : { receipt }) };
      });
      return reply.header('cache-control', 'no-store').send({ messages: views });
    },
  });
}

function receiptRoute(app: ApiServer, people: PeopleDependencies, received: ReceivedDependencies): void {
  app.post('/v1/messages/:id/receipt', {
    config: { permission: 'collect' },
    schema: {
      tags: ['Messages'],
      summary: 'Tell how a message was met; what says less than is known changes nothing',
      description:
        "With a source's write key, for a message to the person behind an anonymousId; signed in, with the permission `messages.send`, for any.",
      security,
      params: keyParams,
      body: receiptBody,
      response: { 200: receiptAnswer },
    },
    handler: async (request) => {
      const { id } = request.params;
      const { state, reason, isPassing, anonymousId, writeKey } = request.body;
      const asker = await askerOf(request, received, writeKey, 'messages.send');
      const now = people.clock.now();
      const at = Math.min(now, timeOf(request.body.at, 'at') ?? now);
      const person = asker === undefined ? await personBehind(anonymousId, people) : undefined;
      const { source } = received;
      const settled = await people.postgres.transaction(async (sql) => {
        const by = asker?.name ?? 'app or page';
        const found = await settleReceipt(sql, { key: id, state, at, by, words: reason, isPassing }, source, now);
        // Who holds only a page's key tells of her own messages; of others not even that they exist. What was written is rolled back with it.
        if (found === undefined || (asker === undefined && found.person !== person)) throw unknownMessage(id);
        return found;
      });
      return { id, receipt: settled.receipt ?? state };
    },
  });
}

function unknownMessage(id: string): NotFound {
  return new NotFound('messages.unknown_message', `there is no message ${id} that has gone out`);
}

/** Who asks: a caller who is signed in and may, or undefined for a page or app with a source's key. @throws NotAllowed */
async function askerOf(
  request: FastifyRequest,
  { findSource, callerOf }: ReceivedDependencies,
  keyInBody: string | undefined,
  permission: 'messages.read' | 'messages.send',
): Promise<Caller | undefined> {
  const source = await sourceOf([...writeKeysOf(request), keyInBody], findSource);
  if (source?.enabled === true) return undefined;
  const caller = await callerOf(request);
  if (caller === undefined) throw unknownKey();
  requirePermission(caller, permission);
  return caller;
}

async function personAsked(
  { customer, userId, anonymousId }: { customer?: string; userId?: string; anonymousId?: string },
  asker: Caller | undefined,
  people: PeopleDependencies,
): Promise<PersonId | undefined> {
  if (asker === undefined) return personBehind(anonymousId, people);
  if (customer !== undefined) return currentPerson(people.postgres, parsePersonId(customer));
  return (await identifierOf(userId === undefined ? 'anonymous_id' : 'user_id', userId ?? anonymousId, people))?.person_id as
    | PersonId
    | undefined;
}

/** The person behind a browser or an app; nobody where several use it. */
async function personBehind(anonymousId: string | undefined, people: PeopleDependencies): Promise<PersonId | undefined> {
  const row = await identifierOf('anonymous_id', anonymousId, people);
  return row === undefined || row.shared ? undefined : (row.person_id as PersonId);
}

async function identifierOf(namespace: string, value: string | undefined, { postgres, identityRules }: PeopleDependencies) {
  const identifier = value === undefined ? undefined : normaliseIdentifier(identityRules(), namespace, value);
  return identifier === undefined ? undefined : findIdentifier(postgres, identifier);
}
