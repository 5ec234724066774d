import type { FastifyRequest } from 'fastify';
import { type InboxPort, namedBy } from '../event/index.ts';
import { type Clock, Conflict, type JsonObject, newUuid } from '../foundation/index.ts';
import type { Audit } from '../governance/index.ts';
import { compareIdentifiers, type Fragment } from '../profile/index.ts';
import { createSource, type Source, type SourceDirectory } from '../source/index.ts';
import type { Postgres } from '../storage/index.ts';

/** What recording what a customer said needs. */
export interface DeskDependencies {
  readonly postgres: Postgres;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly sources: Pick<SourceDirectory, 'list' | 'refresh'>;
  readonly inbox: Pick<InboxPort, 'accept' | 'outcome'>;
}

/** Under which name events that employees record come in. */
const deskName = 'Desk';
// Working one event in takes some ten milliseconds; a screen waits this long for it and then says that it is kept.
const outcomeWaitMs = 3_000;

/**
 * Keeps what a customer said to an employee as events of hers, so that history, timeline, summary and screens know it as they know all else. Resolves when
 * they are worked in, or after three seconds: false then, and they are on disk.
 */
export async function recordAtDesk(
  dependencies: DeskDependencies,
  request: FastifyRequest,
  fragments: readonly Fragment[],
  events: readonly JsonObject[],
): Promise<boolean> {
  const { clock, inbox } = dependencies;
  const source = await deskSource(dependencies, request);
  const who = identityOf(fragments);
  const receivedAt = clock.now();
  const batch = events.map((event): JsonObject => {
    const context = { ...who.context, ...(event.context as JsonObject | undefined) };
    return { messageId: newUuid(), timestamp: new Date(receivedAt).toISOString(), ...who, ...event, context };
  });
  const receiptId = newUuid();
  await inbox.accept({
    ...{ receiptId, sourceId: source.id, protocol: 'segment', receivedAt, meta: { call: 'batch' }, wantReceipt: true, urgent: true },
    body: JSON.stringify({ batch }),
  });
  return (await inbox.outcome(receiptId, outcomeWaitMs)) !== undefined;
}

/** The source of what employees record; made with the first of it. */
async function deskSource({ postgres, clock, audit, sources }: DeskDependencies, request: FastifyRequest): Promise<Source> {
  const find = () => sources.list().find(({ name }) => name === deskName);
  const known = find();
  if (known !== undefined) return known;
  const by = request.caller.name;
  const fields = { name: deskName, channel: 'phone', kind: 'sdk', marketingOwner: by, technologyOwner: by, timezone: 'UTC' };
  await postgres
    .transaction(async (sql) => {
      const { source } = await createSource(sql, fields, clock);
      await audit.recordIn(sql, {
        actor: request.caller,
        action: 'sources.create',
        subject: `source:${source.id}`,
        details: { name: deskName },
      });
    })
    .catch((error: unknown) => {
      // Somebody else was first.
      if (!(error instanceof Conflict)) throw error;
    });
  await sources.refresh();
  return find() as Source;
}

/** How an event says whose it is: by the strongest identifier that is hers alone. */
function identityOf(fragments: readonly Fragment[]): ReturnType<typeof namedBy> {
  const own = fragments
    .map(({ identifier }) => identifier)
    .sort((left, right) => Number(left.shared) - Number(right.shared) || compareIdentifiers(left, right));
  const { namespace, value } = own[0] as Fragment['identifier'];
  return namedBy(namespace, value);
}
