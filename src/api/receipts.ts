import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { type Caller, requirePermission } from '../access/index.ts';
import type { InboxPort } from '../event/index.ts';
import { NotFound } from '../foundation/index.ts';
import type { CollectDependencies } from './collect.ts';
import { answerPending, receiptBody } from './collect-answers.ts';
import { writeKeysOf } from './collect-key.ts';
import { sourceOf, unknownKey } from './collect-source.ts';
import type { ApiServer } from './server.ts';
import { receipt } from './shapes/collect.ts';

export interface ReceiptsDependencies {
  readonly findSource: CollectDependencies['findSource'];
  readonly inbox: Pick<InboxPort, 'receipt'>;
  readonly callerOf: (request: FastifyRequest) => Promise<Caller | undefined>;
}

const uuid = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$';

/** What became of events whose receipt was still pending when they were answered. */
export function receiptsRoutes(app: ApiServer, dependencies: ReceiptsDependencies): void {
  app.get('/v1/receipts/:id', {
    config: { permission: 'collect' },
    schema: {
      tags: ['Collect'],
      summary: 'What became of events whose receipt was pending',
      description: "With a source's write key, its own receipts; signed in, with the permission `sources.read`, those of every source.",
      security: [{ writeKey: [] }, { token: [] }, { session: [] }],
      params: Type.Object({ id: Type.String({ pattern: uuid, description: 'the `receiptId` of the answer; kept for an hour' }) }),
      response: { 200: receipt, 202: receipt },
    },
    handler: async (request, reply) => {
      const { id } = request.params;
      const sourceId = await askingSource(request, dependencies);
      const found = await dependencies.inbox.receipt(id);
      // Another source's receipt is none of theirs, not even that there is one.
      if (found === undefined || (sourceId !== undefined && found.sourceId !== sourceId)) {
        const message = 'there is no such receipt; they are kept for an hour, for requests that asked for one';
        throw new NotFound('collect.no_such_receipt', message);
      }
      return found.events === undefined ? answerPending(reply, id) : reply.send(receiptBody(id, found.events));
    },
  });
}

/** The source whose key the request shows; undefined for somebody signed in who may look at all of them. @throws NotAllowed */
async function askingSource(request: FastifyRequest, { findSource, callerOf }: ReceiptsDependencies): Promise<number | undefined> {
  const source = await sourceOf(writeKeysOf(request), findSource);
  if (source !== undefined) return source.id;
  const caller = await callerOf(request);
  if (caller === undefined) throw unknownKey();
  requirePermission(caller, 'sources.read');
  return undefined;
}
