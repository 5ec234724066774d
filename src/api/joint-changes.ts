import { type Static, Type } from '@sinclair/typebox';
import type { Caller } from '../access/index.ts';
import {
  type JointChange,
  type JointChanges,
  refusalToDecide,
  refusalToSign,
  refusalToWithdraw,
  rolesMissing,
} from '../governance/index.ts';
import { rowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { jointChangePage, jointChange as jointChangeShape } from './shapes/joint-changes.ts';

const listQuery = Type.Object({
  open: Type.Optional(Type.Boolean({ description: 'true: those that wait for somebody; false: those that are settled' })),
  kind: Type.Optional(Type.String({ maxLength: 100, description: 'field.retire, service.floor.lower …' })),
  before: Type.Optional(rowNumber({ description: 'the `next` of the page before' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});
const changeParams = Type.Object({ id: rowNumber() });
const reasonBody = Type.Object(
  { reason: Type.String({ minLength: 3, maxLength: 1000, description: 'Why, for whoever reads the log later' }) },
  { additionalProperties: false },
);

/** Changes that take effect only when two people of different roles have signed them; rooms propose them on routes of their own. */
export function jointChangesRoutes(app: ApiServer, { jointChanges }: { readonly jointChanges: JointChanges }): void {
  const tags = ['Joint changes'];
  const view = (change: JointChange, caller: Caller) => jointChangeView(change, jointChanges, caller);

  app.get('/v1/joint-changes', {
    config: { permission: 'changes.read' },
    schema: { tags, summary: 'Changes that need two signatures, newest first', querystring: listQuery, response: { 200: jointChangePage } },
    handler: async (request) => {
      const { open, ...filter } = request.query;
      const { changes, next } = await jointChanges.list({ ...filter, isOpen: open });
      return {
        changes: changes.map((change) => view(change, request.caller)),
        ...(next === undefined ? {} : { next: String(next) }),
      };
    },
  });

  app.get('/v1/joint-changes/:id', {
    config: { permission: 'changes.read' },
    schema: { tags, summary: 'One of them', params: changeParams, response: { 200: jointChangeShape } },
    handler: async (request) => view(await jointChanges.read(request.params.id), request.caller),
  });

  app.post('/v1/joint-changes/:id/sign', {
    config: { permission: 'changes.sign' },
    schema: {
      tags,
      summary: 'Sign it; the last signature carries it out',
      params: changeParams,
      body: reasonBody,
      response: { 200: jointChangeShape },
    },
    handler: async (request) => view(await jointChanges.sign(request.params.id, request.caller, request.body.reason), request.caller),
  });

  app.post('/v1/joint-changes/:id/refuse', {
    config: { permission: 'changes.sign' },
    schema: { tags, summary: 'Say no: it ends', params: changeParams, body: reasonBody, response: { 200: jointChangeShape } },
    handler: async (request) => view(await jointChanges.refuse(request.params.id, request.caller, request.body.reason), request.caller),
  });

  app.post('/v1/joint-changes/:id/withdraw', {
    config: { permission: 'changes.read' },
    schema: {
      tags,
      summary: 'Take back what you proposed',
      params: changeParams,
      body: reasonBody,
      response: { 200: jointChangeShape },
    },
    handler: async (request) => view(await jointChanges.withdraw(request.params.id, request.caller, request.body.reason), request.caller),
  });
}

/** A joint change as the API tells it, with what this caller may do about it. */
export function jointChangeView(
  change: JointChange,
  jointChanges: Pick<JointChanges, 'describe' | 'outdated'>,
  caller: Caller,
): Static<typeof jointChangeShape> {
  const { id, kind, subject, reason, proposedBy, requiredRoles, state, settled } = change;
  const [sentence, outdated] = [jointChanges.describe(change), jointChanges.outdated(change)];
  return {
    ...{ id, kind, subject, change: change.change, sentence, reason, requiredRoles, state },
    proposedBy: proposedBy.name,
    proposedAt: timeText(change.proposedAt),
    missingRoles: rolesMissing(change),
    signatures: change.signatures.map(({ name, role, at, reason: why }) => ({ name, role, at: timeText(at), reason: why })),
    ...(settled === undefined ? {} : { settled: { ...settled, at: timeText(settled.at) } }),
    ...(outdated === undefined ? {} : { outdated }),
    may: {
      sign: outdated === undefined && caller.may('changes.sign') && refusalToSign(change, caller) === undefined,
      refuse: caller.may('changes.sign') && refusalToDecide(change, caller) === undefined,
      withdraw: refusalToWithdraw(change, caller) === undefined,
    },
  };
}

function timeText(ms: number): string {
  return new Date(ms).toISOString();
}
