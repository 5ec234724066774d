import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import {
  addFirmIdentifier,
  addRelation,
  addRole,
  type ByHand,
  changeFirm,
  checkedDay,
  createFirm,
  dayOf,
  endRelation,
  endRole,
  type FirmId,
  firmForms,
  formatFirmId,
  notifyFirms,
  parseFirmId,
  partyRoles,
  readFirmRow,
  removeFirmIdentifier,
  setParent,
} from '../firm/index.ts';
import { Conflict, type JsonObject } from '../foundation/index.ts';
import type { Sql } from '../storage/index.ts';
import { oneOfTexts } from './content-context.ts';
import { firmPage, openFirm } from './firm-pages.ts';
import type { FirmView } from './firm-view.ts';
import { firmParams } from './firms.ts';
import type { PeopleDependencies } from './people.ts';
import { rowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { firmDetails } from './shapes/firms.ts';

export const reasonSchema = Type.String({ minLength: 3, maxLength: 1000, description: 'Why, for whoever reads the log later' });
export const daySchema = (description: string) => Type.String({ maxLength: 10, description: `${description}, a day like 2026-03-01` });
export const matterSchema = Type.String({ maxLength: 200, description: 'in what: leases our product to hotels' });
const firmId = Type.String({ maxLength: 20, description: 'for example f12' });
const traits = Type.Record(Type.String({ minLength: 1, maxLength: 100 }), Type.Unknown(), {
  description: 'facts by name; null takes back what was written here before',
});
const closed = { additionalProperties: false } as const;

const createBody = Type.Object(
  {
    name: Type.String({ description: 'what it is called' }),
    form: Type.Optional(oneOfTexts(firmForms)),
    parent: Type.Optional(firmId),
    since: Type.Optional(daySchema('since when it is a part of its parent: today when absent')),
    identifiers: Type.Optional(
      Type.Record(Type.String(), Type.String({ maxLength: 300 }), {
        description: 'lei, vat, duns, registration, domain, group_id; check digits are checked',
      }),
    ),
    traits: Type.Optional(traits),
    reason: reasonSchema,
  },
  closed,
);
const changeBody = Type.Object({ name: Type.Optional(Type.String()), traits: Type.Optional(traits), reason: reasonSchema }, closed);
const identifierBody = Type.Object({ namespace: Type.String(), value: Type.String({ maxLength: 300 }), reason: reasonSchema }, closed);
const parentBody = Type.Object(
  {
    parent: Type.Union([firmId, Type.Null()], { description: 'null: it is a part of none' }),
    since: Type.Optional(daySchema('today when absent')),
    reason: reasonSchema,
  },
  closed,
);
const roleBody = Type.Object(
  {
    role: oneOfTexts(partyRoles),
    context: matterSchema,
    since: Type.Optional(daySchema('today when absent')),
    until: Type.Optional(daySchema('the day on which it ended')),
    reason: reasonSchema,
  },
  closed,
);
const relationBody = Type.Object(
  {
    kind: Type.String({ minLength: 2, maxLength: 60, pattern: '\\S', description: 'leases to, bids against, supplies …' }),
    firm: Type.String({ maxLength: 20, description: 'the other one, f13' }),
    context: Type.Optional(matterSchema),
    since: Type.Optional(daySchema('today when absent')),
    until: Type.Optional(daySchema('the day on which it ended')),
    reason: reasonSchema,
  },
  closed,
);
export const endBody = Type.Object(
  { until: Type.Optional(daySchema('the day on which it ended: today when absent')), reason: reasonSchema },
  closed,
);
const rowParams = Type.Object({ id: Type.String(), row: rowNumber() });

/** A way to end on a day what holds of a firm; it stays in the history. */
export function endingRoute(
  app: ApiServer,
  people: PeopleDependencies,
  { path, what, name, end }: { path: string; what: string; name: 'buying_role' | 'relation' | 'role'; end: typeof endRole },
): void {
  app.post(`/v1/firms/:id/${path}/:row/end`, {
    config: { permission: 'firms.edit' },
    schema: {
      tags: ['Firms'],
      summary: `End ${what} on a day; it stays in the history`,
      params: rowParams,
      body: endBody,
      response: { 200: firmDetails },
    },
    handler: (request) => {
      const { until: day, reason } = request.body;
      const firm = parseFirmId(request.params.id);
      const until = dayIn(day, 'until', people);
      const details = { [name === 'relation' ? 'relation' : 'role']: request.params.row, until };
      return changeOneFirm(people, request, firm, { action: `${name}_end`, reason, details }, (sql, hand) =>
        end(sql, firm, request.params.row, until, hand),
      );
    },
  });
}

/** A change of one firm, which is shown as itself: in a transaction with its line in the log and the notice to open pages; answers the page as it is then. */
export async function changeOneFirm(
  people: PeopleDependencies,
  request: FastifyRequest,
  firm: FirmId,
  entry: { readonly action: string; readonly reason: string; readonly details?: JsonObject },
  change: (sql: Sql, hand: ByHand) => Promise<void>,
): Promise<FirmView> {
  const { postgres, audit, clock } = people;
  const { caller } = request;
  await postgres.transaction(async (sql) => {
    const { id } = await readFirmRow(sql, firm);
    if (id !== firm) throw new Conflict('firm.joined_into', `${formatFirmId(firm)} is ${formatFirmId(id)} by now: write it there`);
    await change(sql, { by: caller.name, now: clock.now() });
    await notifyFirms(sql, [firm]);
    const { action, reason, details = {} } = entry;
    await audit.recordIn(sql, { actor: caller, action: `firms.${action}`, subject: `firm:${formatFirmId(firm)}`, reason, details });
  });
  return firmPage(people, await openFirm(people, request, firm, 'firm'));
}

/** A day of a body, checked; today when it says none. */
export function dayIn(text: string | undefined, at: string, { clock }: PeopleDependencies): string {
  return text === undefined ? dayOf(clock.now()) : checkedDay(text, at);
}

/** What colleagues write about firms: what they are called and known by, what they are a part of. */
export function firmChangeRoutes(app: ApiServer, people: PeopleDependencies): void {
  const tags = ['Firms'];
  const { postgres, audit, clock } = people;
  const config = { permission: 'firms.edit' as const };
  const response = { 200: firmDetails };

  app.post('/v1/firms', {
    config,
    schema: { tags, summary: 'Make a firm, or a site of one', body: createBody, response },
    handler: async (request) => {
      const { body, caller } = request;
      const { name, form = 'firm', parent, since, identifiers = {}, traits: given = {}, reason } = body;
      const made = await postgres.transaction(async (sql) => {
        const wish = {
          ...{ name, form, identifiers, traits: given as JsonObject, since: dayIn(since, 'since', people) },
          parent: parent === undefined ? undefined : parseFirmId(parent),
        };
        const id = await createFirm(sql, wish, { by: caller.name, now: clock.now() });
        await notifyFirms(sql, wish.parent === undefined ? [id] : [id, wish.parent]);
        const subject = `firm:${formatFirmId(id)}`;
        await audit.recordIn(sql, { actor: caller, action: 'firms.create', subject, reason, details: { form } });
        return id;
      });
      return firmPage(people, await openFirm(people, request, made, 'firm'));
    },
  });

  app.put('/v1/firms/:id', {
    config,
    schema: { tags, summary: 'Change what a firm is called, and facts about it', params: firmParams, body: changeBody, response },
    handler: (request) => {
      const { name, traits: given, reason } = request.body;
      const firm = parseFirmId(request.params.id);
      const facts = [...(name === undefined ? [] : ['name']), ...Object.keys(given ?? {})];
      return changeOneFirm(people, request, firm, { action: 'change', reason, details: { facts } }, (sql, hand) =>
        changeFirm(sql, firm, { name, traits: given as JsonObject | undefined }, hand),
      );
    },
  });

  app.post('/v1/firms/:id/identifiers', {
    config: { ...config, asTyped: ['value'] },
    schema: { tags, summary: 'Give a firm a number or a domain', params: firmParams, body: identifierBody, response },
    handler: (request) => {
      const { namespace, value, reason } = request.body;
      const firm = parseFirmId(request.params.id);
      return changeOneFirm(people, request, firm, { action: 'identify', reason, details: { namespace } }, (sql, hand) =>
        addFirmIdentifier(sql, firm, { namespace, value }, hand),
      );
    },
  });

  app.post('/v1/firms/:id/identifiers/remove', {
    config: { ...config, asTyped: ['value'] },
    schema: { tags, summary: 'Take a number or a domain from a firm', params: firmParams, body: identifierBody, response },
    handler: (request) => {
      const { namespace, value, reason } = request.body;
      const firm = parseFirmId(request.params.id);
      return changeOneFirm(people, request, firm, { action: 'unidentify', reason, details: { namespace } }, (sql) =>
        removeFirmIdentifier(sql, firm, { namespace, value }),
      );
    },
  });

  app.put('/v1/firms/:id/parent', {
    config,
    schema: {
      tags,
      summary: 'Say of what a firm is a part; the parent before stays in the history',
      params: firmParams,
      body: parentBody,
      response,
    },
    handler: (request) => {
      const { parent, since, reason } = request.body;
      const firm = parseFirmId(request.params.id);
      const above = parent === null ? undefined : parseFirmId(parent);
      const day = dayIn(since, 'since', people);
      return changeOneFirm(people, request, firm, { action: 'parent', reason, details: { parent } }, async (sql, { by, now }) => {
        await setParent(sql, firm, above, { since: day, by, at: now });
        if (above !== undefined) await notifyFirms(sql, [above]);
      });
    },
  });

  firmStandingRoutes(app, people);
}

/** What a firm is to us, and to others: sets over time, in which nothing is written over. */
function firmStandingRoutes(app: ApiServer, people: PeopleDependencies): void {
  const tags = ['Firms'];
  const config = { permission: 'firms.edit' as const };
  const response = { 200: firmDetails };

  app.post('/v1/firms/:id/roles', {
    config,
    schema: {
      tags,
      summary: 'Say what a firm is to us, and in what, beside all that it is already',
      params: firmParams,
      body: roleBody,
      response,
    },
    handler: (request) => {
      const { role, context, since, until, reason } = request.body;
      const firm = parseFirmId(request.params.id);
      const held = {
        ...{ role, context: context.trim(), since: dayIn(since, 'since', people) },
        ...(until === undefined ? {} : { until: checkedDay(until, 'until') }),
      };
      return changeOneFirm(people, request, firm, { action: 'role', reason, details: { role } }, async (sql, hand) => {
        await addRole(sql, firm, held, hand);
      });
    },
  });

  endingRoute(app, people, { path: 'roles', what: 'a role', name: 'role', end: endRole });

  app.post('/v1/firms/:id/relations', {
    config,
    schema: { tags, summary: 'Say what a firm is to another', params: firmParams, body: relationBody, response },
    handler: (request) => {
      const { kind, firm: other, context = '', since, until, reason } = request.body;
      const firm = parseFirmId(request.params.id);
      const relation = {
        ...{ kind, other: parseFirmId(other), context: context.trim(), since: dayIn(since, 'since', people) },
        until: until === undefined ? undefined : checkedDay(until, 'until'),
      };
      return changeOneFirm(people, request, firm, { action: 'relation', reason, details: { kind, other } }, async (sql, hand) => {
        await readFirmRow(sql, relation.other);
        await addRelation(sql, firm, relation, hand);
        await notifyFirms(sql, [relation.other]);
      });
    },
  });

  endingRoute(app, people, { path: 'relations', what: 'what a firm is to another', name: 'relation', end: endRelation });
}
