import { Type } from '@sinclair/typebox';
import {
  addHook,
  addPull,
  changePull,
  connectorLimits,
  type Hook,
  type ImportPorts,
  listHooks,
  listPulls,
  type Pull,
  type PullDependencies,
  pullNow,
  removeHook,
  removePull,
  takeHookCall,
} from '../connector/index.ts';
import type { SourceId } from '../foundation/index.ts';
import type { Audit } from '../governance/index.ts';
import type { SourceDirectory } from '../source/index.ts';
import { rowNumber, smallRowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { hookReceipt, hook as hookShape, pull as pullShape } from './shapes/pulls.ts';
import { list, nothing } from './shapes/shape.ts';

export interface PullsDependencies extends PullDependencies {
  /** What imports need as well: hooks hand their rows on the same way. */
  readonly ports: ImportPorts;
  readonly audit: Audit;
  readonly sources: SourceDirectory;
  /** Lets the pull runner look for work at once. */
  readonly wakeRunner: () => void;
}

const idParams = Type.Object({ id: rowNumber() });
const tokenParams = Type.Object({ token: Type.String() });
// The connector checks these itself, so that every problem is told at once and in words.
const pullFields = {
  url: Type.Optional(Type.Unknown({ description: 'the address; {cursor} in it is replaced by the cursor' })),
  headers: Type.Optional(Type.Unknown({ description: 'request headers, for keys; kept encrypted and never shown' })),
  everySeconds: Type.Optional(Type.Unknown({ description: 'interval; 300 when absent' })),
  rows: Type.Optional(Type.Unknown({ description: 'dotted path to the rows in a JSON answer' })),
  cursorField: Type.Optional(Type.Unknown({ description: 'field whose largest value is the next cursor' })),
  cursor: Type.Optional(Type.Unknown({ description: 'where to begin' })),
  mapping: Type.Optional(Type.Unknown({ description: 'a mapping; its schema is at /v1/mappings/schema' })),
  enabled: Type.Optional(Type.Unknown()),
};
const addPullBody = Type.Object({ sourceId: smallRowNumber(), ...pullFields });
const changePullBody = Type.Object(pullFields);
const addHookBody = Type.Object({
  sourceId: smallRowNumber(),
  mapping: Type.Unknown({ description: 'a mapping with messageId' }),
  rows: Type.Optional(Type.String({ maxLength: 200, description: 'dotted path to the rows in a call' })),
});

const pullsAnswer = Type.Object({ pulls: list(pullShape) });
const pullAnswer = Type.Object({ pull: pullShape });
const hooksAnswer = Type.Object({ hooks: list(hookShape) });
const addedHook = Type.Object({
  hook: hookShape,
  token: Type.String({ description: 'shown in this answer only' }),
  path: Type.String({ description: 'where the other system sends to' }),
});

/** Addresses that are asked, and addresses of ours that others send to. */
export function pullsRoutes(app: ApiServer, dependencies: PullsDependencies): void {
  pullRoutes(app, dependencies);
  hookRoutes(app, dependencies);
}

function pullRoutes(app: ApiServer, dependencies: PullsDependencies): void {
  const { ports, audit, clock, sources, wakeRunner } = dependencies;
  const { postgres } = ports;
  const tags = ['Pulls'];

  app.get('/v1/pulls', {
    config: { permission: 'sources.read' },
    schema: { tags, summary: 'Addresses that are asked, with how that went', response: { 200: pullsAnswer } },
    handler: async () => ({ pulls: (await listPulls(postgres)).map(pullView) }),
  });

  app.post('/v1/pulls', {
    config: { permission: 'sources.edit', asTyped: ['headers'] },
    schema: { tags, summary: 'Ask an address at an interval', body: addPullBody, response: { 201: pullAnswer } },
    handler: async (request, reply) => {
      const { sourceId, ...input } = request.body;
      sources.require(sourceId);
      const pull = await postgres.transaction(async (sql) => {
        const added = await addPull(sql, sourceId as SourceId, input, request.caller.name, dependencies);
        await audit.recordIn(sql, {
          actor: request.caller,
          action: 'pulls.add',
          subject: `pull:${added.id}`,
          details: { source: sourceId },
        });
        return added;
      });
      wakeRunner();
      return reply.status(201).send({ pull: pullView(pull) });
    },
  });

  app.patch('/v1/pulls/:id', {
    config: { permission: 'sources.edit', asTyped: ['headers'] },
    schema: {
      tags,
      summary: 'Change a pull; headers stay unless new ones are given',
      params: idParams,
      body: changePullBody,
      response: { 200: pullAnswer },
    },
    handler: async (request) => {
      const { id } = request.params;
      const input = request.body;
      const pull = await postgres.transaction(async (sql) => {
        const changed = await changePull(sql, id, input, dependencies);
        await audit.recordIn(sql, {
          actor: request.caller,
          action: 'pulls.change',
          subject: `pull:${id}`,
          details: { fields: Object.keys(input) },
        });
        return changed;
      });
      wakeRunner();
      return { pull: pullView(pull) };
    },
  });

  app.post('/v1/pulls/:id/now', {
    config: { permission: 'sources.edit' },
    schema: { tags, summary: 'Ask now', params: idParams, response: { 202: nothing } },
    handler: async (request, reply) => {
      const { id } = request.params;
      await postgres.transaction(async (sql) => {
        await pullNow(sql, id, clock);
        await audit.recordIn(sql, { actor: request.caller, action: 'pulls.now', subject: `pull:${id}` });
      });
      wakeRunner();
      return reply.status(202).send();
    },
  });

  app.delete('/v1/pulls/:id', {
    config: { permission: 'sources.edit' },
    schema: { tags, summary: 'Ask no more', params: idParams, response: { 204: nothing } },
    handler: async (request, reply) => {
      const { id } = request.params;
      await postgres.transaction(async (sql) => {
        await removePull(sql, id);
        await audit.recordIn(sql, { actor: request.caller, action: 'pulls.remove', subject: `pull:${id}` });
      });
      return reply.status(204).send();
    },
  });
}

function hookRoutes(app: ApiServer, { ports, audit, clock, sources }: PullsDependencies): void {
  const { postgres } = ports;
  const tags = ['Hooks'];

  app.get('/v1/hooks', {
    config: { permission: 'sources.read' },
    schema: { tags, summary: 'Addresses of ours that others send to', response: { 200: hooksAnswer } },
    handler: async () => ({ hooks: (await listHooks(postgres)).map(hookView) }),
  });

  app.post('/v1/hooks', {
    config: { permission: 'sources.edit' },
    schema: {
      tags,
      summary: 'Make an address that another system can send its JSON to; its token is shown in this answer only',
      body: addHookBody,
      response: { 201: addedHook },
    },
    handler: async (request, reply) => {
      const { sourceId, mapping, rows } = request.body;
      sources.require(sourceId);
      const { hook, token } = await postgres.transaction(async (sql) => {
        const added = await addHook(sql, sourceId as SourceId, { mapping, rows }, request.caller.name, clock);
        await audit.recordIn(sql, {
          actor: request.caller,
          action: 'hooks.add',
          subject: `hook:${added.hook.id}`,
          details: { source: sourceId },
        });
        return added;
      });
      return reply.status(201).send({ hook: hookView(hook), token, path: `/v1/hooks/${token}` });
    },
  });

  app.delete('/v1/hooks/:id', {
    config: { permission: 'sources.edit' },
    schema: { tags, summary: 'Close a hook', params: idParams, response: { 204: nothing } },
    handler: async (request, reply) => {
      const { id } = request.params;
      await postgres.transaction(async (sql) => {
        await removeHook(sql, id);
        await audit.recordIn(sql, { actor: request.caller, action: 'hooks.remove', subject: `hook:${id}` });
      });
      return reply.status(204).send();
    },
  });

  // An encapsulated scope: senders name all sorts of content types, and what counts is that it is JSON.
  app.register(async (scope: ApiServer) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: connectorLimits.hookBytesMax }, (_request, body, done) =>
      done(null, body),
    );
    scope.post('/v1/hooks/:token', {
      config: {
        permission: 'public',
        // Rows are sealed by the connector, each as what its mapping makes of it.
        asTyped: ['body'],
        anyText: ['body'],
        described: { body: Type.Unknown({ description: 'rows as JSON, in the form that the hook was made for' }) },
      },
      schema: { tags, summary: 'Send to a hook', params: tokenParams, response: { 200: hookReceipt } },
      handler: (request) => takeHookCall(request.params.token, String(request.body ?? ''), ports),
    });
  });
}

function timeView(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString();
}

function pullView({ nextAt, lastAt, lastOkAt, createdAt, isEnabled, rowsPath, ...pull }: Pull) {
  const times = { nextAt: timeView(nextAt), lastAt: timeView(lastAt), lastOkAt: timeView(lastOkAt), createdAt: timeView(createdAt) };
  return { ...pull, rows: rowsPath, enabled: isEnabled, ...times, cursor: pull.cursor ?? null, error: pull.error ?? null };
}

function hookView({ rowsPath, createdAt, lastAt, ...hook }: Hook) {
  return { ...hook, rows: rowsPath, createdAt: timeView(createdAt), lastAt: timeView(lastAt), error: hook.error ?? null };
}
