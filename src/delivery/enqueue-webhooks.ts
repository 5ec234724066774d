import type { CustomerEvent } from '../event/index.ts';
import type { IdentifierId, PersonId } from '../foundation/index.ts';
import { int8Array, type Sql, textArray } from '../storage/index.ts';
import { cloudEventOf, eventIdOf } from './cloud-event.ts';
import { followCurrentPeople, insertQueue, notifyQueued } from './queries/queue.ts';
import { selectWanted } from './queries/webhook.ts';
import { servicePurpose, wantsEvent } from './webhook.ts';

/** An event that has just been applied, with the identifier it came by and the person it belongs to. */
export interface WebhookEvent {
  readonly event: CustomerEvent;
  readonly identifierId: IdentifierId;
  readonly personId: PersonId;
}

/** What queueing must know that the events do not say. */
export interface EnqueueOptions {
  /** The gate, for the people of the events; asked for purposes other than `service`. Without it nobody is let through. */
  readonly gateFor?: (people: readonly PersonId[]) => Promise<(purpose: string, identifierId: IdentifierId) => boolean>;
  /** The event as it may leave the house: without what may not be kept of it. */
  readonly outgoing?: (event: CustomerEvent) => CustomerEvent;
  /** People whose identifiers have just changed hands. */
  readonly peopleChanged?: ReadonlySet<number>;
}

interface Wanted {
  readonly id: number;
  readonly events: string[];
  readonly purpose: string;
}

/**
 * Queues events for the subscribers that want them and may have them, inside the transaction that applies the events: what is applied is
 * sent, and nothing else. With no subscriber it costs one look at an empty table. Returns the number of deliveries queued.
 */
export async function enqueueWebhooks(sql: Sql, events: readonly WebhookEvent[], options: EnqueueOptions = {}): Promise<number> {
  const { gateFor, outgoing = (event: CustomerEvent) => event, peopleChanged } = options;
  if (events.length === 0) return 0;
  const subscribers = await sql.prepared<Wanted>('webhook_wanted', selectWanted, []);
  if (subscribers.length === 0) return 0;
  if (peopleChanged !== undefined && peopleChanged.size > 0) await followJoins(sql, peopleChanged);

  const isAsked = gateFor !== undefined && subscribers.some(({ purpose }) => purpose !== servicePurpose);
  const permits = isAsked ? await gateFor([...new Set(events.map(({ personId }) => personId))]) : () => false;
  const queued = {
    webhooks: [] as number[],
    people: [] as number[],
    identifiers: [] as number[],
    ids: [] as string[],
    names: [] as string[],
    bodies: [] as string[],
  };
  for (const { event, identifierId, personId } of events) {
    let id: string | undefined;
    let body: string | undefined;
    for (const { id: webhookId, events: wanted, purpose } of subscribers) {
      if (!wantsEvent(wanted, event)) continue;
      if (purpose !== servicePurpose && !permits(purpose, identifierId)) continue;
      id ??= eventIdOf(event);
      body ??= JSON.stringify(cloudEventOf(outgoing(event), personId));
      queued.webhooks.push(webhookId);
      queued.people.push(personId);
      queued.identifiers.push(identifierId);
      queued.ids.push(id);
      queued.names.push(nameFor(event));
      queued.bodies.push(body);
    }
  }
  if (queued.ids.length === 0) return 0;
  const { webhooks, people, identifiers, ids, names, bodies } = queued;
  await sql.prepared('webhook_enqueue', insertQueue, [
    int8Array(webhooks),
    int8Array(people),
    int8Array(identifiers),
    textArray(ids),
    textArray(names),
    textArray(bodies),
  ]);
  await sql.query(notifyQueued);
  return ids.length;
}

/** Of two people who became one, what waits under the former number goes out before what comes under the one that she has now. */
export async function followJoins(sql: Sql, peopleChanged: Iterable<number>): Promise<void> {
  await sql.prepared('webhook_follow', followCurrentPeople, [int8Array([...peopleChanged])]);
}

function nameFor(event: CustomerEvent): string {
  const name = event.name === '' ? event.kind : `${event.kind} ${event.name}`;
  return name.replaceAll('\0', '');
}
