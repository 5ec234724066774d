import { Type } from '@sinclair/typebox';
import { type Caller, type HiddenFields, hideFields, hideInText, restoreHidden } from '../access/index.ts';
import {
  discardQuarantined,
  type Inbox,
  listQuarantine,
  mendQuarantined,
  type QuarantinedItem,
  quarantinedItem,
  quarantineOverview,
  type ReplayFilter,
  replayQuarantined,
} from '../event/index.ts';
import { type Clock, InvalidInput, isJsonObject, type JsonValue } from '../foundation/index.ts';
import type { Audit } from '../governance/index.ts';
import type { Postgres } from '../storage/index.ts';
import { rowNumber, smallRowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { quarantineAnswer, quarantineItem, replayed } from './shapes/quarantine.ts';
import { nothing } from './shapes/shape.ts';

export interface QuarantineDependencies {
  readonly postgres: Postgres;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly inbox: Inbox;
  /** What a role does not see, here either. */
  readonly hiddenFields: (role: Caller['role']) => HiddenFields;
  readonly sourceName: (id: number) => string | undefined;
  /** Replaces full account and card numbers in a mended event, as at the door. */
  readonly seal: (text: string) => string;
}

// One replay is one transaction: this many events apply within a second or two.
const replayMax = 5_000;

const itemParams = Type.Object({ id: rowNumber() });
const listQuery = Type.Object({
  reason: Type.Optional(Type.String()),
  source: Type.Optional(smallRowNumber()),
  before: Type.Optional(rowNumber()),
  limit: Type.Integer({ minimum: 0, maximum: 200, default: 50, description: '0 only counts' }),
});
const mendBody = Type.Object({ event: Type.Unknown({ description: 'The mended event, an object in the shape of the Segment spec' }) });
const replayBody = Type.Object({
  ids: Type.Optional(Type.Array(rowNumber(), { maxItems: replayMax })),
  reason: Type.Optional(Type.String()),
  source: Type.Optional(smallRowNumber()),
});
const discardBody = Type.Object({ reason: Type.String({ minLength: 3, maxLength: 1000 }) });

/** What could not be applied: see, mend, replay, discard with a reason. */
export function quarantineRoutes(app: ApiServer, dependencies: QuarantineDependencies): void {
  const { postgres, audit } = dependencies;
  const tags = ['Quarantine'];

  app.get('/v1/quarantine', {
    config: { permission: 'quarantine.read' },
    schema: { tags, summary: 'Events that wait to be mended', querystring: listQuery, response: { 200: quarantineAnswer } },
    handler: async (request) => {
      const { reason, source, before, limit } = request.query;
      const [overview, items] = await Promise.all([
        quarantineOverview(postgres),
        listQuarantine(postgres, { reason, sourceId: source, before, limit }),
      ]);
      // Counting shows nobody's data: the badge of the console would fill the log with nothing.
      if (items.length > 0)
        await audit.record({ actor: request.caller, action: 'quarantine.read', subject: 'quarantine', details: { shown: items.length } });
      return {
        ...overview,
        items: items.map((item) => itemView(item, dependencies, request.caller)),
        next: items.length === limit ? items.at(-1)?.id : undefined,
      };
    },
  });

  app.patch('/v1/quarantine/:id', {
    // Sealed as at the door, where a number under the name of an order is left alone.
    config: { permission: 'quarantine.edit', asTyped: ['event'], anyText: ['event'] },
    schema: { tags, summary: 'Mend an event', params: itemParams, body: mendBody, response: { 200: quarantineItem } },
    handler: async (request) => {
      const { id } = request.params;
      const { event } = request.body;
      if (!isJsonObject(event))
        throw new InvalidInput('quarantine.not_an_event', [{ at: 'event', message: 'give one event, a JSON object' }]);
      await postgres.transaction(async (sql) => {
        const original = await quarantinedItem(sql, id);
        const hidden = dependencies.hiddenFields(request.caller.role);
        const { value, problems } = restoreHidden(event, original.readable ? (JSON.parse(original.body) as JsonValue) : undefined, hidden);
        if (problems.length > 0) throw new InvalidInput('quarantine.hidden_value', problems);
        await mendQuarantined(sql, id, dependencies.seal(JSON.stringify(value)), request.caller.name);
        await audit.recordIn(sql, { actor: request.caller, action: 'quarantine.mend', subject: `quarantine:${id}` });
      });
      return itemView(await quarantinedItem(postgres, id), dependencies, request.caller);
    },
  });

  const replay = async (caller: Parameters<Audit['record']>[0]['actor'], filter: ReplayFilter) => {
    const outcome = await postgres.transaction(async (sql) => {
      const { replayed, unreadable } = await replayQuarantined(sql, filter);
      const details = { events: replayed, ...(unreadable === 0 ? {} : { unreadable }) };
      await audit.recordIn(sql, { actor: caller, action: 'quarantine.replay', subject: 'quarantine', details });
      return { replayed, ...(unreadable === 0 ? {} : { unreadable }) };
    });
    dependencies.inbox.somethingWaits();
    return outcome;
  };

  app.post('/v1/quarantine/:id/replay', {
    config: { permission: 'quarantine.edit' },
    schema: { tags, summary: 'Try one event again', params: itemParams, response: { 200: replayed } },
    handler: async (request) => {
      const { id } = request.params;
      await quarantinedItem(postgres, id);
      return replay(request.caller, { ids: [id], limit: 1 });
    },
  });

  app.post('/v1/quarantine/replay', {
    config: { permission: 'quarantine.edit' },
    schema: { tags, summary: 'Try events again, oldest first', body: replayBody, response: { 200: replayed } },
    handler: async (request) => {
      const { ids, reason, source } = request.body;
      return replay(request.caller, {
        ...(ids === undefined ? {} : { ids }),
        ...(reason === undefined ? {} : { reason }),
        ...(source === undefined ? {} : { sourceId: source }),
        limit: replayMax,
      });
    },
  });

  app.delete('/v1/quarantine/:id', {
    config: { permission: 'quarantine.edit' },
    schema: { tags, summary: 'Discard an event, with a reason', params: itemParams, body: discardBody, response: { 204: nothing } },
    handler: async (request, reply) => {
      const { id } = request.params;
      const { reason } = request.body;
      await postgres.transaction(async (sql) => {
        await discardQuarantined(sql, id);
        await audit.recordIn(sql, { actor: request.caller, action: 'quarantine.discard', subject: `quarantine:${id}`, reason });
      });
      return reply.status(204).send();
    },
  });
}

function itemView(item: QuarantinedItem, dependencies: QuarantineDependencies, caller: Caller) {
  const hidden = dependencies.hiddenFields(caller.role);
  return {
    id: item.id,
    receivedAt: new Date(item.receivedAt).toISOString(),
    source: { id: item.sourceId, name: dependencies.sourceName(item.sourceId) ?? null },
    reason: item.reason,
    message: item.message,
    at: item.at,
    event: item.readable ? hideFields(JSON.parse(item.body) as JsonValue, hidden) : hideInText(item.body, hidden),
    readable: item.readable,
    attempts: item.attempts,
    editedBy: item.editedBy,
  };
}
