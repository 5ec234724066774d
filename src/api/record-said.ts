import { type InboxPort, namedBy } from '../event/index.ts';
import { type Clock, Conflict, type JsonObject, type JsonValue, newUuid } from '../foundation/index.ts';
import type { Actor, Audit } from '../governance/index.ts';
import { compareIdentifiers, type Fragment } from '../profile/index.ts';
import { type Channel, createSource, type Source, type SourceDirectory } from '../source/index.ts';
import type { Postgres } from '../storage/index.ts';

/** What recording what a customer said needs. */
export interface SaidDependencies {
  readonly postgres: Postgres;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly sources: Pick<SourceDirectory, 'list' | 'refresh'>;
  readonly inbox: Pick<InboxPort, 'accept' | 'outcome'>;
}

/** Under which name what is said somewhere comes in, and by which channel unless somebody says another. */
interface SaidAt {
  readonly name: string;
  readonly channel: Channel;
}
export const atDesk: SaidAt = { name: 'Desk', channel: 'phone' };
export const inOwnSpace: SaidAt = { name: 'Own space', channel: 'own' };

// Working one event in takes some ten milliseconds; a screen waits this long for it and then says that it is kept.
const outcomeWaitMs = 3_000;

/**
 * Keeps what a customer said, to an employee or in her own space, as events of hers, so that history, timeline, summary and screens know it as they know all
 * else. `answers` is who of the firm answers for the source where it is the first of its kind. Resolves when they are worked in, or after three seconds: false
 * then, and they are on disk.
 */
export async function recordSaid(
  dependencies: SaidDependencies,
  where: { readonly at: SaidAt; readonly actor: Actor; readonly answers: string },
  identifier: Fragment['identifier'],
  events: readonly JsonObject[],
): Promise<boolean> {
  const { clock, inbox } = dependencies;
  const source = await sourceOf(dependencies, where);
  const who = namedBy(identifier.namespace, identifier.value);
  const receivedAt = clock.now();
  const batch = events.map((event): JsonObject => {
    const own = (event.context ?? {}) as JsonObject;
    const ids = [who.context?.externalIds ?? [], own.externalIds ?? []].flat() as JsonValue[];
    const context = { ...who.context, ...own, ...(ids.length === 0 ? {} : { externalIds: ids }) };
    return { messageId: newUuid(), timestamp: new Date(receivedAt).toISOString(), ...who, ...event, context };
  });
  const receiptId = newUuid();
  await inbox.accept({
    ...{ receiptId, sourceId: source.id, protocol: 'segment', receivedAt, meta: { call: 'batch' }, wantReceipt: true, urgent: true },
    body: JSON.stringify({ batch }),
  });
  return (await inbox.outcome(receiptId, outcomeWaitMs)) !== undefined;
}

/** The source of what is said there; made with the first of it. */
async function sourceOf(
  { postgres, clock, audit, sources }: SaidDependencies,
  { at: { name, channel }, actor, answers }: Parameters<typeof recordSaid>[1],
): Promise<Source> {
  const find = () => sources.list().find((source) => source.name === name);
  const known = find();
  if (known !== undefined) return known;
  const fields = { name, channel, kind: 'sdk', marketingOwner: answers, technologyOwner: answers, timezone: 'UTC' };
  await postgres
    .transaction(async (sql) => {
      const { source } = await createSource(sql, fields, clock);
      await audit.recordIn(sql, { actor, action: 'sources.create', subject: `source:${source.id}`, details: { name } });
    })
    .catch((error: unknown) => {
      // Somebody else was first.
      if (!(error instanceof Conflict)) throw error;
    });
  await sources.refresh();
  return find() as Source;
}

/** The strongest identifier of a person, one that is hers alone before one that several people share. */
export function strongestIdentifier(fragments: readonly Fragment[]): Fragment['identifier'] {
  const [own] = fragments
    .map(({ identifier }) => identifier)
    .sort((left, right) => Number(left.shared) - Number(right.shared) || compareIdentifiers(left, right));
  return own as Fragment['identifier'];
}
