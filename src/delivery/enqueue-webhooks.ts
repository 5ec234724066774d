import type { CustomerEvent } from '../event/index.ts';
import type { IdentifierId, PersonId } from '../foundation/index.ts';
import { int8Array, type Sql, textArray } from '../storage/index.ts';
import { cloudEventOf, eventIdOf } from './cloud-event.ts';
import { insertQueue, notifyQueued, renumberPerson } from './queries/queue.ts';
import { selectWanted } from './queries/webhook.ts';
import { servicePurpose, wantsEvent } from './webhook.ts';

/** An event that has just been applied, with the identifier it came by and the person it belongs to. */
export interface WebhookEvent {
  readonly event: CustomerEvent;
  readonly identifierId: IdentifierId;
  readonly personId: PersonId;
}

/** Which of the identifiers permit that what they do is used for `purpose`. */
export type PermittedIdentifiers = (sql: Sql, purpose: string, identifiers: readonly IdentifierId[]) => Promise<ReadonlySet<IdentifierId>>;

interface Wanted {
  readonly id: number;
  readonly events: string[];
  readonly purpose: string;
}

const nobody: PermittedIdentifiers = async () => new Set();

/**
 * Queues events for the subscribers that want them and may have them, inside the transaction that applies the events: what is applied is
 * sent, and nothing else. With no subscriber it costs one look at an empty table. Without `permitted`, only the purpose `service` is served.
 */
export async function enqueueWebhooks(
  sql: Sql,
  events: readonly WebhookEvent[],
  permitted: PermittedIdentifiers = nobody,
): Promise<number> {
  if (events.length === 0) return 0;
  const subscribers = await sql.prepared<Wanted>('webhook_wanted', selectWanted, []);
  if (subscribers.length === 0) return 0;

  const allowed = new Map<string, ReadonlySet<IdentifierId>>();
  const identifiers = [...new Set(events.map(({ identifierId }) => identifierId))];
  for (const { purpose } of subscribers) {
    if (purpose !== servicePurpose && !allowed.has(purpose)) allowed.set(purpose, await permitted(sql, purpose, identifiers));
  }

  const queued = { webhooks: [] as number[], people: [] as number[], ids: [] as string[], names: [] as string[], bodies: [] as string[] };
  for (const { event, identifierId, personId } of events) {
    let id: string | undefined;
    let body: string | undefined;
    for (const subscriber of subscribers) {
      if (!wantsEvent(subscriber.events, event)) continue;
      if (subscriber.purpose !== servicePurpose && !allowed.get(subscriber.purpose)?.has(identifierId)) continue;
      id ??= eventIdOf(event);
      body ??= JSON.stringify(cloudEventOf(event, personId));
      queued.webhooks.push(subscriber.id);
      queued.people.push(personId);
      queued.ids.push(id);
      queued.names.push(nameFor(event));
      queued.bodies.push(body);
    }
  }
  if (queued.ids.length === 0) return 0;
  const { webhooks, people, ids, names, bodies } = queued;
  await sql.prepared('webhook_enqueue', insertQueue, [
    int8Array(webhooks),
    int8Array(people),
    textArray(ids),
    textArray(names),
    textArray(bodies),
  ]);
  await sql.query(notifyQueued);
  return ids.length;
}

/** Two people became one: what waits for delivery under the old number goes out before what comes under the new one. */
export async function followJoin(sql: Sql, from: PersonId, to: PersonId): Promise<void> {
  await sql.prepared('webhook_follow', renumberPerson, [from, to]);
}

function nameFor(event: CustomerEvent): string {
  const name = event.name === '' ? event.kind : `${event.kind} ${event.name}`;
  return name.replaceAll('\0', '');
}
