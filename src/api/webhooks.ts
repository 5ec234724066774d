import { Type } from '@sinclair/typebox';
import {
  addWebhook,
  changeWebhook,
  type Delivery,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  resendDelivery,
  rotateSecret,
  type Webhook,
  type WebhookDependencies,
  type WebhookState,
} from '../delivery/index.ts';
import { formatPersonId, type PersonId } from '../foundation/index.ts';
import type { Audit } from '../governance/index.ts';
import type { Postgres } from '../storage/index.ts';
import { rowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { list, nothing, optional } from './shapes/shape.ts';
import { delivery, signingSecret, webhook as webhookShape } from './shapes/webhooks.ts';

export interface WebhooksDependencies extends WebhookDependencies {
  readonly postgres: Postgres;
  readonly audit: Audit;
}

const idParams = Type.Object({ id: rowNumber() });
const deliveryParams = Type.Object({ id: rowNumber(), deliveryId: rowNumber() });
const pageQuery = Type.Object({
  before: Type.Optional(rowNumber()),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});
const fields = {
  description: Type.Optional(Type.String()),
  events: Type.Optional(Type.Array(Type.String(), { description: 'kinds (identify) and names (Order Completed); none, or *, means all' })),
  purpose: Type.Optional(
    Type.String({ description: 'service needs no permission; for any other, only events of people who permit it are sent' }),
  ),
};
const addBody = Type.Object({ url: Type.String(), ...fields }, { additionalProperties: false });
const changeBody = Type.Object(
  { url: Type.Optional(Type.String()), ...fields, enabled: Type.Optional(Type.Boolean()) },
  { additionalProperties: false, minProperties: 1 },
);

const webhooksAnswer = Type.Object({ webhooks: list(webhookShape) });
const addedAnswer = Type.Object({ webhook: webhookShape, secret: signingSecret });
const changedAnswer = Type.Object({ webhook: webhookShape });
const secretAnswer = Type.Object({ secret: signingSecret });
const deliveriesAnswer = Type.Object({ deliveries: list(delivery), next: optional(Type.Integer()) });
const queuedAnswer = Type.Object({ queued: Type.Literal(true) });

/** Subscribers outside, and what was sent to them. */
export function webhooksRoutes(app: ApiServer, dependencies: WebhooksDependencies): void {
  const { postgres, audit } = dependencies;
  const tags = ['Webhooks'];

  app.get('/v1/webhooks', {
    config: { permission: 'delivery.edit' },
    schema: { tags, summary: 'Webhooks and what waits for them', response: { 200: webhooksAnswer } },
    handler: async () => ({ webhooks: (await listWebhooks(postgres)).map(webhookView) }),
  });

  app.post('/v1/webhooks', {
    config: { permission: 'delivery.edit' },
    schema: {
      tags,
      summary: 'Add a webhook; its signing secret is shown in this answer only',
      body: addBody,
      response: { 201: addedAnswer },
    },
    handler: async (request, reply) => {
      const { url, description = '', events = [], purpose = 'service' } = request.body;
      const { webhook, secret } = await postgres.transaction(async (sql) => {
        const added = await addWebhook(sql, dependencies, { url, description, events, purpose }, request.caller.name);
        const details = { host: new URL(url).host, events, purpose };
        await audit.recordIn(sql, { actor: request.caller, action: 'webhook.add', subject: `webhook:${added.webhook.id}`, details });
        return added;
      });
      return reply
        .status(201)
        .header('cache-control', 'no-store')
        .send({ webhook: webhookView(webhook), secret });
    },
  });

  app.patch('/v1/webhooks/:id', {
    config: { permission: 'delivery.edit' },
    schema: {
      tags,
      summary: 'Change a webhook, or switch it off and on',
      params: idParams,
      body: changeBody,
      response: { 200: changedAnswer },
    },
    handler: async (request) => {
      const { id } = request.params;
      const body = request.body;
      const webhook = await postgres.transaction(async (sql) => {
        const changed = await changeWebhook(sql, dependencies, id, body, request.caller.name);
        const details = { fields: Object.keys(body), enabled: changed.enabled };
        await audit.recordIn(sql, { actor: request.caller, action: 'webhook.change', subject: `webhook:${id}`, details });
        return changed;
      });
      return { webhook: webhookView(webhook) };
    },
  });

  app.post('/v1/webhooks/:id/secret', {
    config: { permission: 'delivery.edit' },
    schema: { tags, summary: 'A new signing secret; the old one signs too for a day', params: idParams, response: { 200: secretAnswer } },
    handler: async (request, reply) => {
      const { id } = request.params;
      const secret = await postgres.transaction(async (sql) => {
        const made = await rotateSecret(sql, dependencies, id);
        await audit.recordIn(sql, { actor: request.caller, action: 'webhook.new_secret', subject: `webhook:${id}` });
        return made;
      });
      return reply.header('cache-control', 'no-store').send({ secret });
    },
  });

  app.delete('/v1/webhooks/:id', {
    config: { permission: 'delivery.edit' },
    schema: { tags, summary: 'Remove a webhook and what waits for it', params: idParams, response: { 204: nothing } },
    handler: async (request, reply) => {
      const { id } = request.params;
      await postgres.transaction(async (sql) => {
        await removeWebhook(sql, id);
        await audit.recordIn(sql, { actor: request.caller, action: 'webhook.remove', subject: `webhook:${id}` });
      });
      return reply.status(204).send();
    },
  });

  deliveryRoutes(app, dependencies);
}

function deliveryRoutes(app: ApiServer, dependencies: WebhooksDependencies): void {
  const { postgres, audit } = dependencies;
  const tags = ['Webhooks'];

  app.get('/v1/webhooks/:id/deliveries', {
    config: { permission: 'delivery.edit' },
    schema: {
      tags,
      summary: 'Attempts to deliver, newest first',
      params: idParams,
      querystring: pageQuery,
      response: { 200: deliveriesAnswer },
    },
    handler: async (request) => {
      const { id } = request.params;
      const { deliveries, next } = await listDeliveries(postgres, id, request.query);
      return { deliveries: deliveries.map(deliveryView), ...(next === undefined ? {} : { next }) };
    },
  });

  app.post('/v1/webhooks/:id/deliveries/:deliveryId/resend', {
    config: { permission: 'delivery.edit' },
    schema: { tags, summary: 'Send an event once more, under the same event id', params: deliveryParams, response: { 202: queuedAnswer } },
    handler: async (request, reply) => {
      const { id, deliveryId } = request.params;
      await postgres.transaction(async (sql) => {
        await resendDelivery(sql, dependencies, id, deliveryId);
        const details = { delivery: deliveryId };
        await audit.recordIn(sql, { actor: request.caller, action: 'webhook.resend', subject: `webhook:${id}`, details });
      });
      return reply.status(202).send({ queued: true });
    },
  });
}

function webhookView({ createdAt, failingSince, ...webhook }: Webhook & Partial<WebhookState>) {
  const { oldestQueuedAt, ...shown } = webhook;
  return {
    ...shown,
    createdAt: new Date(createdAt).toISOString(),
    failing: failingSince !== undefined,
    ...(failingSince === undefined ? {} : { failingSince: new Date(failingSince).toISOString() }),
    ...(oldestQueuedAt === undefined ? {} : { oldestQueuedAt: new Date(oldestQueuedAt).toISOString() }),
  };
}

/** A failed attempt is tried again, so the event waits; only one that was set aside has failed. */
const statusByOutcome = { delivered: 'delivered', failed: 'waiting', given_up: 'failed', withheld: 'withheld' } as const;

function deliveryView({ id, eventId, event, personId, attempt, at, outcome, status, error, tookMs }: Delivery) {
  return {
    id,
    eventId,
    event,
    ...(personId === 0 ? {} : { customer: formatPersonId(personId as PersonId) }),
    time: new Date(at).toISOString(),
    status: statusByOutcome[outcome],
    attempts: attempt,
    tookMs,
    ...(status === undefined ? {} : { responseStatus: status }),
    ...(error === undefined ? {} : { message: error }),
  };
}
