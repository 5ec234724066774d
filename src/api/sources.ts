import { Type } from '@sinclair/typebox';
import { createSeal, sealValue } from '../event/index.ts';
import { type Clock, InvalidInput, type JsonObject, type SourceId } from '../foundation/index.ts';
import type { Audit } from '../governance/index.ts';
import {
  changeSource,
  channelNames,
  channels,
  createSource,
  revokeKey,
  rotateKey,
  type Source,
  type SourceDirectory,
  sourceKinds,
  type WriteKey,
} from '../source/index.ts';
import type { Postgres } from '../storage/index.ts';
import { rowNumber, smallRowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { list, nothing } from './shapes/shape.ts';
import { channel as channelShape, newWriteKey, sourceKey, source as sourceShape } from './shapes/source.ts';

/** How a source is doing; all of it counted from what came in. */
export interface SourceFigures {
  readonly eventsLastDay: number;
  /** Milliseconds since 1970; undefined when nothing ever came. */
  readonly lastEventAt: number | undefined;
  /** How far behind a pull is. */
  readonly lagSeconds?: number | undefined;
  /** What went wrong lately, in words. */
  readonly errors?: readonly string[] | undefined;
}

export interface SourcesDependencies {
  readonly postgres: Postgres;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly sources: SourceDirectory;
  /** Figures of all sources; a source without any is left out. */
  readonly figures: () => Promise<ReadonlyMap<number, SourceFigures>>;
}

const sourceParams = Type.Object({ id: smallRowNumber() });
const keyParams = Type.Object({ id: smallRowNumber(), keyId: rowNumber() });
// The room checks the values, so that every problem of a source is told at once and in its own words.
const fieldsOf = (need: string) => ({
  name: Type.Optional(Type.String({ description: `${need}what people call it, for example Web shop` })),
  channel: Type.Optional(Type.String({ description: `${need}${channelNames.join(', ')}` })),
  kind: Type.Optional(Type.String({ description: `${need}how events come in: ${sourceKinds.join(', ')}` })),
  marketingOwner: Type.Optional(Type.String({ description: `${need}the person in marketing to ask about it` })),
  technologyOwner: Type.Optional(Type.String({ description: `${need}the person in technology to ask about it` })),
  timezone: Type.Optional(Type.String({ description: 'zone of local times in its files, for example Europe/Lisbon' })),
  currency: Type.Optional(Type.Union([Type.String(), Type.Null()], { description: 'for amounts without one, for example EUR' })),
});
const sourceFields = fieldsOf('');
const createBody = Type.Object(fieldsOf('needed: '), { additionalProperties: false });
const changeBody = Type.Object({ ...sourceFields, enabled: Type.Optional(Type.Boolean()) }, { additionalProperties: false });
const rotateBody = Type.Object({
  graceHours: Type.Optional(Type.Number({ description: 'how long older keys go on working; 72 when absent' })),
});

const channelsAnswer = Type.Object({ channels: list(channelShape) });
const sourcesAnswer = Type.Object({ sources: list(sourceShape) });
const createdAnswer = Type.Object({ source: sourceShape, writeKey: newWriteKey });
const changedAnswer = Type.Object({ source: sourceShape });
const keysAnswer = Type.Object({ keys: list(sourceKey) });
const rotatedAnswer = Type.Object({ keyId: Type.Integer(), writeKey: newWriteKey });

// Only whether there is a number to seal is asked, so neither a secret nor names of fields matter.
const looksForNumbers = createSeal('', []);

/** Names are shown to everybody and written into the audit trail: a full card or account number has no place in them. */
function refuseFullNumbers(body: JsonObject): void {
  const problems = Object.entries(body)
    .filter(([, value]) => typeof value === 'string' && sealValue(value, looksForNumbers) !== value)
    .map(([at]) => ({ at, message: 'holds a full card or account number; leave it out' }));
  if (problems.length > 0) throw new InvalidInput('source.full_number', problems);
}

/** Sources, their owners and their write keys. */
export function sourcesRoutes(app: ApiServer, dependencies: SourcesDependencies): void {
  const { postgres, audit, clock, sources } = dependencies;
  const tags = ['Sources'];

  app.get('/v1/channels', {
    config: { permission: 'signedIn' },
    schema: { tags, summary: 'The channels that a source can be in', response: { 200: channelsAnswer } },
    handler: async () => ({ channels: channelNames.map((name) => ({ name, ...channels[name] })) }),
  });

  app.get('/v1/sources', {
    config: { permission: 'sources.read' },
    schema: { tags, summary: 'All sources with how they are doing', response: { 200: sourcesAnswer } },
    handler: async () => {
      const figures = await dependencies.figures();
      return { sources: sources.list().map((source) => sourceView(source, figures.get(source.id))) };
    },
  });

  app.post('/v1/sources', {
    config: { permission: 'sources.edit', asTyped: Object.keys(sourceFields) },
    schema: {
      tags,
      summary: 'Add a source; its write key is shown in this answer only',
      body: createBody,
      response: { 201: createdAnswer },
    },
    handler: async (request, reply) => {
      refuseFullNumbers(request.body as JsonObject);
      const { source, writeKey } = await postgres.transaction(async (sql) => {
        const created = await createSource(sql, request.body, clock);
        await audit.recordIn(sql, {
          actor: request.caller,
          action: 'source.create',
          subject: `source:${created.source.id}`,
          details: { name: created.source.name },
        });
        return created;
      });
      await sources.refresh();
      return reply.status(201).send({ source: sourceView(source), writeKey });
    },
  });

  app.patch('/v1/sources/:id', {
    config: { permission: 'sources.edit', asTyped: Object.keys(sourceFields) },
    schema: { tags, summary: 'Change a source', params: sourceParams, body: changeBody, response: { 200: changedAnswer } },
    handler: async (request) => {
      const { id } = request.params;
      const body = request.body;
      refuseFullNumbers(body as JsonObject);
      const source = await postgres.transaction(async (sql) => {
        const changed = await changeSource(sql, id as SourceId, body);
        await audit.recordIn(sql, {
          actor: request.caller,
          action: 'source.change',
          subject: `source:${id}`,
          details: { fields: Object.keys(body) },
        });
        return changed;
      });
      await sources.refresh();
      return { source: sourceView(source) };
    },
  });

  keyRoutes(app, dependencies);
}

function keyRoutes(app: ApiServer, { postgres, audit, clock, sources }: SourcesDependencies): void {
  const tags = ['Sources'];
  app.get('/v1/sources/:id/keys', {
    config: { permission: 'sources.read' },
    schema: {
      tags,
      summary: 'The write keys of a source, without the keys themselves',
      params: sourceParams,
      response: { 200: keysAnswer },
    },
    handler: async (request) => {
      const { id } = request.params;
      sources.require(id);
      const now = clock.now();
      return { keys: sources.keysOf(id).map((key) => keyView(key, now)) };
    },
  });

  app.post('/v1/sources/:id/keys', {
    config: { permission: 'sources.edit' },
    schema: {
      tags,
      summary: 'A new write key; older ones end after the hours of grace',
      params: sourceParams,
      body: rotateBody,
      response: { 201: rotatedAnswer },
    },
    handler: async (request, reply) => {
      const { id } = request.params;
      const { graceHours } = request.body;
      const rotated = await postgres.transaction(async (sql) => {
        const key = await rotateKey(sql, id as SourceId, clock, graceHours);
        await audit.recordIn(sql, {
          actor: request.caller,
          action: 'source.rotate_key',
          subject: `source:${id}`,
          details: { keyId: key.keyId, graceHours: graceHours ?? null },
        });
        return key;
      });
      await sources.refresh();
      return reply.status(201).send(rotated);
    },
  });

  app.delete('/v1/sources/:id/keys/:keyId', {
    config: { permission: 'sources.edit' },
    schema: { tags, summary: 'End a write key at once', params: keyParams, response: { 204: nothing } },
    handler: async (request, reply) => {
      const { id, keyId } = request.params;
      await postgres.transaction(async (sql) => {
        await revokeKey(sql, id as SourceId, keyId, clock);
        await audit.recordIn(sql, { actor: request.caller, action: 'source.revoke_key', subject: `source:${id}`, details: { keyId } });
      });
      await sources.refresh();
      return reply.status(204).send();
    },
  });
}

function sourceView(source: Source, figures?: SourceFigures) {
  return {
    ...source,
    currency: source.currency ?? null,
    createdAt: new Date(source.createdAt).toISOString(),
    eventsLastDay: figures?.eventsLastDay ?? 0,
    lastEventAt: figures?.lastEventAt === undefined ? null : new Date(figures.lastEventAt).toISOString(),
    ...(figures?.lagSeconds === undefined ? {} : { lagSeconds: figures.lagSeconds }),
    ...(figures?.errors === undefined || figures.errors.length === 0 ? {} : { errors: figures.errors }),
  };
}

function keyView(key: WriteKey, now: number) {
  const isEnded = key.revokedAt !== undefined || (key.expiresAt !== undefined && key.expiresAt <= now);
  return {
    id: key.id,
    prefix: key.prefix,
    createdAt: new Date(key.createdAt).toISOString(),
    expiresAt: key.expiresAt === undefined ? null : new Date(key.expiresAt).toISOString(),
    revokedAt: key.revokedAt === undefined ? null : new Date(key.revokedAt).toISOString(),
    works: !isEnded,
  };
}
