import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { type Authenticated, type Permission, requirePermission } from '../access/index.ts';
import { formatFirmId, parseFirmId, readFirmRow, whoChangesFirm } from '../firm/index.ts';
import { formatPersonId, InvalidInput, type PersonId, parsePersonId } from '../foundation/index.ts';
import { currentPerson } from '../identity/index.ts';
import type { Postgres } from '../storage/index.ts';
import { type LiveHub, type LiveTopic, liveTopics } from './live-hub.ts';
import type { ApiServer } from './server.ts';
import { file } from './shapes/shape.ts';

export interface LiveDependencies {
  readonly hub: LiveHub;
  readonly postgres: Postgres;
  /** Who asks, by the same cookie or token as when the stream was opened; being asked does not keep a session alive. */
  readonly whoStillAsks: (request: FastifyRequest) => Promise<Authenticated | undefined>;
}

/** What a page must be allowed to read to be told that it has changed. */
const permissionOfTopic: Readonly<Record<LiveTopic, Permission>> = {
  operations: 'operations.read',
  quarantine: 'quarantine.read',
  imports: 'sources.read',
  joins: 'identity.decide',
  singleView: 'sources.read',
  value: 'value.read',
  groups: 'value.read',
  audiences: 'value.read',
  content: 'content.read',
  moments: 'moments.read',
  messages: 'messages.read',
};

const liveQuery = Type.Object({
  customer: Type.Optional(Type.String()),
  firm: Type.Optional(Type.String({ description: 'for example f12: told of the firm, its parts and its people' })),
  topic: Type.Optional(
    Type.Array(Type.Union(liveTopics.map((topic) => Type.Literal(topic))), {
      maxItems: liveTopics.length,
      description: 'several are told of by one stream: topic=joins&topic=value',
    }),
  ),
  heardAgoMs: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 1_000_000_000_000,
      description: 'how long ago the caller fetched what it follows, in milliseconds: what has changed since then is told at once',
    }),
  ),
});

// A page asks for its stream and for what it shows at one time, on two connections.
const headStartMs = 250;

const liveStream = file('text/event-stream', 'events called `changed`, each with `{"customer", "firm" or "topic", "at"}` as its data');

/** `GET /v1/live`: server-sent events for one customer's page, one firm's and topics, by one stream: a browser has few connections. */
export function liveRoutes(app: ApiServer, { hub, postgres, whoStillAsks }: LiveDependencies): void {
  const schema = {
    tags: ['Live'],
    summary: 'Server-sent events: this customer, this firm, or one of these topics, has changed; needs what reading them needs',
    querystring: liveQuery,
    response: { 200: liveStream },
  };
  app.get('/v1/live', {
    config: { permission: 'signedIn' },
    schema,
    handler: async (request, reply) => {
      const { customer, firm, topic: topics = [], heardAgoMs } = request.query;
      const askedAt = performance.now();
      if (customer === undefined && firm === undefined && topics.length === 0) {
        throw new InvalidInput('live.no_subject', [{ at: 'query', message: 'say customer=p1042, firm=f12 or topic=operations' }]);
      }
      const needed: Permission[] = [
        ...(customer === undefined ? [] : (['people.read'] as const)),
        ...(firm === undefined ? [] : (['firms.read'] as const)),
        ...topics.map((topic) => permissionOfTopic[topic]),
      ];
      // Before anything is looked up: whether a customer exists is nothing for those who may not read her.
      for (const permission of needed) requirePermission(request.caller, permission);
      const subjects: string[] = [...topics];
      if (customer !== undefined) {
        const asked = parsePersonId(customer);
        const current: PersonId = await currentPerson(postgres, asked);
        // A page opened under an old number goes on being told of both.
        subjects.push(...new Set([formatPersonId(asked), formatPersonId(current)]));
      }
      const follow = firm === undefined ? undefined : await followFirm(postgres, firm);
      if (follow !== undefined) subjects.push(...(await follow()));
      const { kind, id } = request.caller;
      const sessionId = (await whoStillAsks(request))?.sessionId;
      const follower = {
        ...{ kind, id, sessionId },
        stillMay: async () => {
          const caller = (await whoStillAsks(request))?.caller;
          return caller !== undefined && needed.every((permission) => caller.may(permission));
        },
        ...(follow === undefined ? {} : { subjectsNow: follow }),
      };
      hub.add(reply, subjects, follower, heardAgoMs === undefined ? askedAt : askedAt - heardAgoMs - headStartMs);
      return reply;
    },
  });
}

/** Whose changes change a firm's page: its own, its parts' and its people's, who come and go. @throws NotFound `firm.not_found` */
async function followFirm(postgres: Postgres, text: string): Promise<() => Promise<string[]>> {
  const firm = parseFirmId(text);
  await readFirmRow(postgres, firm);
  return async () => {
    const { firms, people } = await whoChangesFirm(postgres, firm);
    return [...firms.map(formatFirmId), ...people.map(formatPersonId)];
  };
}
