import { type Clock, Conflict, dayMs, InvalidInput, LimitReached, NotFound } from '../foundation/index.ts';
import type { Sql } from '../storage/index.ts';
import { type DeliveryRow, notifyQueued, requeueDelivery, selectDeliveries, selectQueueState } from './queries/queue.ts';
import type { WebhookRow } from './queries/webhook.ts';
import * as queries from './queries/webhook.ts';
import type { SecretBox } from './seal-secret.ts';
import { newWebhookSecret } from './sign-delivery.ts';
import { normalEvents, normalPurpose, problemsOfWebhook, type Webhook, type WebhookWish, webhookOf } from './webhook.ts';

export interface WebhookDependencies {
  readonly clock: Clock;
  readonly box: SecretBox;
  readonly allowPrivateAddresses: boolean;
}

/** A subscriber and how much waits for it. */
export interface WebhookState extends Webhook {
  readonly waiting: number;
  /** Milliseconds since 1970. */
  readonly oldestQueuedAt?: number;
}

/** One attempt, as the log keeps it. Times are milliseconds since 1970. */
export interface Delivery {
  readonly id: number;
  readonly eventId: string;
  readonly event: string;
  readonly personId: number;
  readonly attempt: number;
  readonly at: number;
  readonly outcome: 'delivered' | 'failed' | 'given_up' | 'withheld';
  readonly status?: number;
  readonly error?: string;
  readonly tookMs: number;
}

// Every batch of events is matched with every subscriber.
const webhooksMax = 50;
// The receiver has this long to take over a new secret.
const secretOverlapMs = 1 * dayMs;
const deliveriesPageMax = 200;

export async function listWebhooks(sql: Sql): Promise<WebhookState[]> {
  const rows = await sql.query<WebhookRow>(queries.selectWebhooks);
  const states = await sql.query<{ webhook_id: number; waiting: number; oldest: number }>(selectQueueState);
  const byId = new Map(states.map((state) => [state.webhook_id, state]));
  return rows.map((row) => {
    const state = byId.get(row.id);
    return { ...webhookOf(row), waiting: state?.waiting ?? 0, ...(state === undefined ? {} : { oldestQueuedAt: state.oldest }) };
  });
}

/**
 * Adds a subscriber; its secret is in this answer and nowhere else. Events applied from then on are sent.
 * @throws InvalidInput `delivery.invalid_webhook`; LimitReached `delivery.too_many_webhooks`
 */
export async function addWebhook(
  sql: Sql,
  { clock, box, allowPrivateAddresses }: WebhookDependencies,
  given: WebhookWish,
  by: string,
): Promise<{ webhook: Webhook; secret: string }> {
  const wish = { ...given, events: normalEvents(given.events), purpose: normalPurpose(given.purpose) };
  const problems = problemsOfWebhook(wish, allowPrivateAddresses);
  if (problems.length > 0) throw new InvalidInput('delivery.invalid_webhook', problems);
  const [held] = await sql.query<{ count: number }>(queries.countWebhooks);
  if ((held?.count ?? 0) >= webhooksMax) {
    throw new LimitReached(
      'delivery.too_many_webhooks',
      `there are ${webhooksMax} webhooks already; remove one first`,
      webhooksMax,
      'webhooks',
    );
  }
  const secret = newWebhookSecret();
  const params = [wish.url, wish.description, wish.events, wish.purpose, box.seal(secret), by, clock.now()];
  const [row] = await sql.query<WebhookRow>(queries.insertWebhook, params);
  await sql.query(queries.notifyWebhooksChanged);
  return { webhook: webhookOf(row as WebhookRow), secret };
}

export type WebhookChange = { [Key in keyof WebhookWish]?: WebhookWish[Key] | undefined } & { readonly enabled?: boolean | undefined };

/** Changes a subscriber, or switches it off and on. @throws NotFound `delivery.unknown_webhook`; InvalidInput `delivery.invalid_webhook` */
export async function changeWebhook(
  sql: Sql,
  { allowPrivateAddresses }: WebhookDependencies,
  id: number,
  change: WebhookChange,
  by: string,
): Promise<Webhook> {
  const before = await takeWebhook(sql, id);
  const wish: WebhookWish = {
    url: change.url ?? before.url,
    description: change.description ?? before.description,
    events: normalEvents(change.events ?? before.events),
    purpose: normalPurpose(change.purpose ?? before.purpose),
  };
  const problems = problemsOfWebhook(wish, allowPrivateAddresses);
  if (problems.length > 0) throw new InvalidInput('delivery.invalid_webhook', problems);
  const enabled = change.enabled ?? before.enabled;
  const reason = before.enabled ? `switched off by ${by}` : before.disabled_reason;
  const params = [id, wish.url, wish.description, wish.events, wish.purpose, enabled, reason];
  const [row] = await sql.query<WebhookRow>(queries.updateWebhook, params);
  await sql.query(queries.notifyWebhooksChanged);
  return webhookOf(row as WebhookRow);
}

/** A new secret; for a day deliveries carry signatures with the old and the new one. @throws NotFound `delivery.unknown_webhook` */
export async function rotateSecret(sql: Sql, { clock, box }: WebhookDependencies, id: number): Promise<string> {
  await takeWebhook(sql, id);
  const secret = newWebhookSecret();
  await sql.query(queries.updateSecret, [id, box.seal(secret), clock.now() + secretOverlapMs]);
  await sql.query(queries.notifyWebhooksChanged);
  return secret;
}

/** Removes a subscriber; what waits for it is removed by the next tidying. @throws NotFound `delivery.unknown_webhook` */
export async function removeWebhook(sql: Sql, id: number): Promise<void> {
  const removed = await sql.query(queries.deleteWebhook, [id]);
  if (removed.length === 0) throw unknownWebhook(id);
  await sql.query(queries.deleteDeliveriesOfWebhook, [id]);
  await sql.query(queries.notifyWebhooksChanged);
}

/** Attempts, newest first; `next` is the `before` of the page that follows. @throws NotFound `delivery.unknown_webhook` */
export async function listDeliveries(
  sql: Sql,
  id: number,
  page: { before?: number | undefined; limit?: number | undefined },
): Promise<{ deliveries: Delivery[]; next?: number }> {
  await takeWebhook(sql, id);
  const limit = Math.min(page.limit ?? 50, deliveriesPageMax);
  const rows = await sql.query<DeliveryRow>(selectDeliveries, [id, page.before ?? null, limit + 1]);
  const deliveries = rows.slice(0, limit).map(deliveryOf);
  const last = deliveries.at(-1);
  return { deliveries, ...(rows.length > limit && last !== undefined ? { next: last.id } : {}) };
}

/**
 * Sends a finished event once more, under the same event id, after what already waits for its person.
 * @throws Conflict `delivery.nothing_to_send` when it still waits, or the log has forgotten it
 */
export async function resendDelivery(sql: Sql, { clock }: WebhookDependencies, webhookId: number, deliveryId: number): Promise<void> {
  await takeWebhook(sql, webhookId);
  const queued = await sql.query(requeueDelivery, [webhookId, deliveryId, clock.now()]);
  if (queued.length === 0) {
    throw new Conflict('delivery.nothing_to_send', 'this event still waits for its turn, or the log no longer has it');
  }
  await sql.query(notifyQueued);
}

async function takeWebhook(sql: Sql, id: number): Promise<WebhookRow> {
  const [row] = await sql.query<WebhookRow>(queries.selectWebhook, [id]);
  if (row === undefined) throw unknownWebhook(id);
  return row;
}

function unknownWebhook(id: number): NotFound {
  return new NotFound('delivery.unknown_webhook', `there is no webhook ${id}`);
}

function deliveryOf(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    eventId: row.event_id,
    event: row.event_name,
    personId: row.person_id,
    attempt: row.attempt,
    at: row.at,
    outcome: row.outcome,
    ...(row.status === null ? {} : { status: row.status }),
    ...(row.error === null ? {} : { error: row.error }),
    tookMs: row.took_ms,
  };
}
