import { Type } from '@sinclair/typebox';
import { collectFieldAgain, labelOfField, parseField, type RetiredField, readRetired, retireField } from '../event/index.ts';
import { type Clock, Conflict, dayMs, InvalidInput, NotFound } from '../foundation/index.ts';
import type { Audit, JointChangeKind, JointChanges } from '../governance/index.ts';
import type { Postgres } from '../storage/index.ts';
import {
  dayOfText,
  declareField,
  type FieldDeclaration,
  type FieldMeasuring,
  type FieldOutcome,
  isInUse,
  keptListings,
  type MeasureRequest,
  readDeclarations,
  readFieldResult,
} from '../value/index.ts';
import { jointChangeView } from './joint-changes.ts';
import type { ApiServer } from './server.ts';
import { jointChange as jointChangeShape } from './shapes/joint-changes.ts';
import { nothing } from './shapes/shape.ts';
import { fieldDeclared, measured, valueFields } from './shapes/value-fields.ts';
import { valueFieldsView } from './value-fields-view.ts';

export interface ValueFieldsDependencies {
  readonly postgres: Postgres;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly jointChanges: JointChanges;
  readonly fields: FieldMeasuring;
  readonly source: (id: number) => { readonly name: string; readonly marketingOwner: string } | undefined;
}

const retireKind = 'field.retire';
const fieldLengthMax = 1_000;

const fieldParams = Type.Object({ field: Type.String({ maxLength: fieldLengthMax, description: 'a `field` of the list' }) });
const reasonBody = Type.Object(
  { reason: Type.String({ minLength: 3, maxLength: 1000, description: 'Why, for whoever reads the log later' }) },
  { additionalProperties: false },
);
const literals = <const Text extends string>(texts: readonly Text[], description: string) =>
  Type.Union(
    texts.map((text) => Type.Literal(text)),
    { description },
  );
const measureBody = Type.Object(
  {
    outcome: Type.Optional(literals(['returns', 'buys', 'care', 'event'], 'as in the settings when absent')),
    event: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'name of the event, where that is the outcome' })),
    cutDate: Type.Optional(
      Type.String({ description: 'first day (UTC) that is foretold, as 2026-03-31; the horizon before the newest event when absent' }),
    ),
    horizonDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 730 })),
  },
  { additionalProperties: false },
);
const declareBody = Type.Object(
  {
    reason: Type.Optional(literals(['serves', 'predicts', 'legal'], 'why it is kept; absent: nobody says')),
    owner: Type.Optional(Type.String({ maxLength: 200, description: 'whom to ask; the owner of its source when empty' })),
    note: Type.Optional(Type.String({ maxLength: 1000 })),
    sensitivity: Type.Optional(literals(['ordinary', 'personal', 'special'], 'where the rules are wrong')),
  },
  { additionalProperties: false },
);

/** The joint change that gives up a field: two signatures, then it is no longer stored. */
export function fieldRetirement(clock: Clock): JointChangeKind {
  return {
    kind: retireKind,
    problemsOf: ({ field }) => {
      const address = typeof field === 'string' ? parseField(field) : undefined;
      if (address === undefined) return [{ at: 'field', message: 'is no address of a field' }];
      return isInUse(address) ? [{ at: 'field', message: 'the product itself goes by it' }] : [];
    },
    describe: ({ field, source }) => {
      const address = parseField(String(field));
      return `New events of ${source ?? 'its source'} are stored without ${address === undefined ? field : labelOfField(address)}; what is stored already stays.`;
    },
    async carryOut(sql, { change, reason, proposedBy, signatures }) {
      // Somebody may have said meanwhile what it is for.
      mustNotServe((await readDeclarations(sql)).get(String(change.field))?.reason);
      const by = [...new Set([proposedBy.name, ...signatures.map(({ name }) => name)])].join(', ');
      const retired: RetiredField = { at: clock.now(), by, reason };
      await retireField(sql, String(change.field), retired);
      return [];
    },
  };
}

/** What every data field foretells, what it costs, why it is kept; and giving up those that are of no use. */
export function valueFieldsRoutes(app: ApiServer, dependencies: ValueFieldsDependencies): void {
  const { postgres, audit, clock, jointChanges, fields, source } = dependencies;
  const tags = ['Value'];
  jointChanges.register(fieldRetirement(clock));

  app.get('/v1/value/fields', {
    config: { permission: 'value.read' },
    schema: {
      tags,
      summary: 'What each data field foretells on held-back people, what it costs and why it is kept',
      response: { 200: valueFields },
    },
    handler: async (request) => {
      const [result, declared, retired, kept, { changes }] = await Promise.all([
        readFieldResult(postgres),
        readDeclarations(postgres),
        readRetired(postgres),
        keptListings(postgres),
        jointChanges.list({ kind: retireKind, isOpen: true, limit: 200 }),
      ]);
      const proposed = new Map(changes.map(({ id, change }) => [String(change.field), id]));
      return valueFieldsView(result, { declared, retired, kept, proposed, source }, fields.state(), request.caller);
    },
  });

  app.post('/v1/value/fields/measure', {
    config: { permission: 'value.edit' },
    schema: { tags, summary: 'Measure all fields now; answers when it is done', body: measureBody, response: { 200: measured } },
    handler: async (request) => {
      const version = await fields.measure(measureRequest(request.body), request.caller.name);
      await audit.record({ actor: request.caller, action: 'value.measure_fields', subject: `field-measurement:${version}` });
      return { version };
    },
  });

  app.put('/v1/value/fields/:field', {
    config: { permission: 'value.edit' },
    schema: {
      tags,
      summary: 'Say why a field is kept, and whose it is',
      params: fieldParams,
      body: declareBody,
      response: { 200: fieldDeclared },
    },
    handler: async (request) => {
      const { field } = request.params;
      addressOf(field);
      const said: FieldDeclaration = { ...request.body, owner: request.body.owner ?? '', note: request.body.note ?? '' };
      await postgres.transaction(async (sql) => {
        await declareField(sql, field, said, clock.now(), request.caller.name);
        const details = {
          reason: said.reason ?? 'none',
          owner: said.owner,
          ...(said.sensitivity === undefined ? {} : { sensitivity: said.sensitivity }),
        };
        await audit.recordIn(sql, { actor: request.caller, action: 'value.declare_field', subject: `field:${field}`, details });
      });
      return { field, ...(said.reason === undefined ? {} : { reason: said.reason }), owner: said.owner, note: said.note };
    },
  });

  app.post('/v1/value/fields/:field/retire', {
    config: { permission: 'changes.read' },
    schema: {
      tags,
      summary: 'Propose to give up a field; new events are stored without it once both chiefs have signed',
      params: fieldParams,
      body: reasonBody,
      response: { 200: jointChangeShape },
    },
    handler: async (request) => {
      const { field } = request.params;
      const address = addressOf(field);
      if (isInUse(address)) throw new Conflict('value.field_in_use', `the product itself goes by ${labelOfField(address)}`);
      mustNotServe((await readDeclarations(postgres)).get(field)?.reason);
      if ((await readRetired(postgres)).has(field))
        throw new Conflict('event.field_retired', `${labelOfField(address)} is retired already`);
      const from = source(address.sourceId)?.name ?? `source ${address.sourceId}`;
      const subject = `field:${labelOfField(address)} (${from})`;
      const proposal = { kind: retireKind, subject, change: { field, source: from }, reason: request.body.reason, by: request.caller };
      const proposed = await jointChanges.propose(proposal);
      return jointChangeView(proposed, jointChanges, request.caller);
    },
  });

  app.post('/v1/value/fields/:field/collect', {
    config: { permission: 'value.edit' },
    schema: {
      tags,
      summary: 'Store a retired field again, from now on',
      params: fieldParams,
      body: reasonBody,
      response: { 204: nothing },
    },
    handler: async (request, reply) => {
      const { field } = request.params;
      addressOf(field);
      const { reason } = request.body;
      await postgres.transaction(async (sql) => {
        await collectFieldAgain(sql, field);
        await audit.recordIn(sql, { actor: request.caller, action: 'value.collect_field', subject: `field:${field}`, reason });
      });
      return reply.code(204).send();
    },
  });
}

/** @throws Conflict `value.field_in_use` */
function mustNotServe(reason: FieldDeclaration['reason']): void {
  if (reason === 'serves' || reason === 'legal')
    throw new Conflict('value.field_in_use', `it is declared to be kept (${reason}): take that back first`);
}

function addressOf(field: string) {
  const address = parseField(field);
  if (address === undefined) throw new NotFound('value.no_such_field', `there is no field ${field}; take one of GET /v1/value/fields`);
  return address;
}

function measureRequest(body: { outcome?: FieldOutcome['kind']; event?: string; cutDate?: string; horizonDays?: number }): MeasureRequest {
  const { outcome, event, cutDate, horizonDays } = body;
  const cut = cutDate === undefined ? undefined : dayOfText(cutDate);
  if (cutDate !== undefined && cut === undefined)
    throw new InvalidInput('value.bad_day', [{ at: 'cutDate', message: `${cutDate} is no day; write it as 2026-03-31` }]);
  if (outcome === 'event' && event === undefined)
    throw new InvalidInput('value.no_outcome', [{ at: 'event', message: 'say which event is the outcome' }]);
  return {
    ...(outcome === undefined ? {} : { outcome: { kind: outcome, ...(outcome === 'event' && event !== undefined ? { event } : {}) } }),
    ...(horizonDays === undefined ? {} : { horizonDays }),
    ...(cut === undefined ? {} : { cut: cut * dayMs }),
  };
}
