import { setImmediate } from 'node:timers/promises';
import type { Touches } from '../audience/index.ts';
import { countWithheld, writeStanding } from '../consent/index.ts';
import { enqueueWebhooks, queueSignals, type WebhookEvent } from '../delivery/index.ts';
import { addOutcomes, addToQuarantine, type CustomerEvent, rememberMessages, takeFromInbox } from '../event/index.ts';
import { applyToFirms, type FirmMemory, newFirmMemory } from '../firm/index.ts';
import { BoundedCache } from '../foundation/index.ts';
import type { RefusedAct } from '../gate/index.ts';
import { IdentifierResolver, type KnownIdentifier, lockIdentity, nextEpoch } from '../identity/index.ts';
import { queueForLinkage } from '../linkage/index.ts';
import {
  addIntroductions,
  decodeSummary,
  emptySummary,
  encodeSummary,
  type FoldContext,
  findTermsOf,
  foldEvent,
  introductionsOf,
  newFindEntries,
  type Summary,
  touchedPieces,
  type WrittenEntries,
} from '../profile/index.ts';
import { int4Array, int8Array, type Sql, textArray } from '../storage/index.ts';
import type { AppliedEvent } from './applied-event.ts';
import type { BatchContext } from './batch-context.ts';
import { firmStatements, separateFirms } from './firms-of-batch.ts';
import { gateOfBatch } from './gate-of-batch.ts';
import { type HistoryBlock, packHistory, queueHistory } from './history-block.ts';
import type { PreparedEvent, PreparedRequest } from './prepare-batch.ts';
import * as queries from './queries/summary.ts';
import { StandingOfBatch } from './standing-of-batch.ts';
import { withholdDelicate } from './withhold-delicate.ts';
import { withholdRetired } from './withhold-retired.ts';
import { withholdSearches } from './withhold-searches.ts';

/** What holds from batch to batch in one processing thread. */
export interface ProcessingMemory {
  /** The name under which this thread writes: another name in between means that what is cached may be stale. */
  readonly writer: string;
  readonly identifiers: IdentifierResolver;
  /** Encoded summaries by identifier: text takes a quarter of the memory of the objects. */
  readonly summaries: BoundedCache<number, string>;
  /** Find entries known to be written. */
  readonly findEntries: WrittenEntries;
  /** Who is known to belong to which firm. */
  readonly firms: FirmMemory;
}

export interface AppliedBatch {
  readonly applied: readonly AppliedEvent[];
  readonly people: ReadonlySet<number>;
  /** Those whose identifiers changed hands, former people included. */
  readonly moved: ReadonlySet<number>;
  /** By identifier what audiences may ask anew. */
  readonly touched: ReadonlyMap<number, TouchedSummary>;
  readonly duplicates: number;
  readonly quarantined: number;
  /** Summaries as written, to be remembered once the transaction has committed. */
  readonly written: ReadonlyMap<number, string>;
  /** The block in which the events wait for the warehouse. */
  readonly block: HistoryBlock | undefined;
  /** What was not handed to subscribers outside, and why. */
  readonly gateRefused: readonly RefusedAct[];
}

/** What of a summary may have changed, as far as an audience asks for it. */
export interface TouchedSummary {
  pieces: number;
  readonly names: Set<string>;
}

// A summary is about a kilobyte: 200,000 of them are 200 MB at most, and twice the people whom the intake benchmark plays.
const summariesCachedMax = 200_000;
// A name or an order id a person: 60 bytes each.
const findEntriesCachedMax = 400_000;
// A statement costs a tenth of a millisecond; so many summaries are folded, and written, in two.
const summariesPerWrite = 160;
// Postgres takes 8,000 bytes a notification; 700 numbers of up to ten digits fit.
const peoplePerNotification = 700;

export function newProcessingMemory(writer: string): ProcessingMemory {
  return {
    writer,
    identifiers: new IdentifierResolver(),
    summaries: new BoundedCache(summariesCachedMax),
    findEntries: new BoundedCache(findEntriesCachedMax),
    firms: newFirmMemory(),
  };
}

/** Forgets everything cached: after another writer, or after a transaction that failed half-way. */
export function forgetMemory(memory: ProcessingMemory): void {
  memory.identifiers.forget();
  memory.summaries.clear();
  memory.findEntries.clear();
  memory.firms.clear();
}

/**
 * Applies prepared requests in the caller's transaction, as a list of steps each of which is done for the whole batch at once. Either
 * all of it commits, with the inbox rows gone, or none of it: so nothing is lost and nothing is applied twice.
 */
export async function applyBatch(
  sql: Sql,
  batch: readonly PreparedRequest[],
  memory: ProcessingMemory,
  context: BatchContext,
): Promise<AppliedBatch> {
  await sql.query(lockIdentity);
  const [epoch] = await sql.prepared<{ writer_before: string }>('identity_epoch', nextEpoch, [memory.writer]);
  if (epoch?.writer_before !== memory.writer) forgetMemory(memory);

  const requests = await stillWaiting(sql, batch);
  const { fresh: unseen, duplicates } = await withoutRepeats(sql, requests, context);
  const { about, fresh: personal } = separateFirms(unseen, context);
  const { kept: fresh, withheld } = await withholdDelicate(sql, personal, context);
  const { owners, added, peopleChanged, writing: identifying } = await memory.identifiers.resolve(sql, fresh, context.rules);
  const applied = fresh.map(
    (prepared, index): AppliedEvent => ({
      prepared: withholdSearches(withholdRetired(prepared, context.retired), context.searches),
      owner: owners[index] as KnownIdentifier,
    }),
  );
  const { written, touched, standing, writing } = await foldIntoSummaries(
    sql,
    applied,
    new Set(added.map(({ id }) => id)),
    identifying,
    memory,
    context,
  );
  // What needs no answer from Postgres is made ready while it writes.
  const findEntries = [
    ...added.flatMap((identifier) => findTermsOf({ identifier })),
    ...applied.flatMap(({ prepared, owner }) => findTermsOf({ event: prepared.event, identifierId: owner.id })),
  ];
  const introductions = applied.flatMap(({ prepared: { event }, owner }) =>
    introductionsOf(event, context.rules).map((said) => ({ ...said, identifierId: owner.id, time: event.time })),
  );
  const finding = writing
    .then(() => newFindEntries(sql, findEntries, memory.findEntries))
    .then(() => addIntroductions(sql, introductions))
    .then(() => queueForLinkage(sql, ownersOfTraits(applied)));
  finding.catch(() => {});
  await setImmediate();
  const history = packHistory(applied, context);
  await finding;
  await writeStanding(sql, standing.changed);
  await applyToFirms(sql, firmStatements(applied, about), memory.firms);
  const people = new Set<number>(peopleChanged);
  for (const { owner } of applied) people.add(owner.personId);
  const block = history === undefined ? undefined : await queueHistory(sql, applied, history, people, context.now);
  const gateRefused: RefusedAct[] = [];
  const gateFor = gateOfBatch(sql, context, (one) => gateRefused.push(one));
  const outgoing = applied.map(webhookEventOf);
  await enqueueWebhooks(sql, outgoing, { gateFor, peopleChanged });
  await queueSignals(sql, outgoing, context.notices);
  const refused = requests.flatMap((request) => request.refused);
  await addToQuarantine(sql, refused);
  await countWithheld(sql, withheld, context.now);
  await settleReceipts(sql, requests, context.now);
  await notifyPeople(sql, people, memory.writer);
  return { applied, people, moved: peopleChanged, touched, duplicates, quarantined: refused.length, written, block, gateRefused };
}

/** Those of whom these events state something by which records are compared. */
function ownersOfTraits(applied: readonly AppliedEvent[]): number[] {
  const stating = applied.filter(({ prepared: { event } }) => event.kind === 'identify' || event.context.traits !== undefined);
  return [...new Set(stating.map(({ owner }) => owner.id))];
}

/** Takes the requests out of the inbox, and leaves aside those that somebody else has taken since they were read. */
async function stillWaiting(sql: Sql, batch: readonly PreparedRequest[]): Promise<PreparedRequest[]> {
  const taken = await sql.prepared<{ id: number }>('inbox_take', takeFromInbox, [int8Array(batch.map((request) => request.row.id))]);
  const ids = new Set(taken.map((row) => row.id));
  return batch.filter((request) => ids.has(request.row.id));
}

async function withoutRepeats(
  sql: Sql,
  requests: readonly PreparedRequest[],
  context: BatchContext,
): Promise<{ fresh: PreparedEvent[]; duplicates: number }> {
  const first = new Map<string, PreparedEvent>();
  let all = 0;
  for (const request of requests) {
    for (const event of request.events) {
      all += 1;
      if (first.has(event.key)) markDuplicate(event);
      else first.set(event.key, event);
    }
  }
  if (first.size === 0) return { fresh: [], duplicates: all };
  const unseen = await rememberMessages(sql, [...first.keys()], context.now, context.deduplicationDays);
  const fresh: PreparedEvent[] = [];
  for (const [key, event] of first) {
    if (unseen.has(key)) fresh.push(event);
    else markDuplicate(event);
  }
  return { fresh, duplicates: all - fresh.length };
}

function markDuplicate(event: PreparedEvent): void {
  event.request.outcomes[event.index] = { messageId: event.event.messageId, status: 'duplicate' };
}

/**
 * Folds each event into the summary of the identifier it belongs to; one read and one write an identifier. Written in parts, one after
 * the other and after what is still being written (`before`): while Postgres writes, the next is folded. The last may still be under way.
 */
async function foldIntoSummaries(
  sql: Sql,
  applied: readonly AppliedEvent[],
  added: ReadonlySet<number>,
  before: Promise<void>,
  memory: ProcessingMemory,
  context: BatchContext,
): Promise<{
  written: ReadonlyMap<number, string>;
  touched: ReadonlyMap<number, TouchedSummary>;
  standing: StandingOfBatch;
  writing: Promise<void>;
}> {
  const byOwner = new Map<number, PreparedEvent[]>();
  for (const { prepared, owner } of applied) {
    const events = byOwner.get(owner.id);
    if (events) events.push(prepared);
    else byOwner.set(owner.id, [prepared]);
  }
  const known = new Map<number, string>();
  const unread: number[] = [];
  for (const id of byOwner.keys()) {
    const cached = memory.summaries.get(id);
    if (cached !== undefined) known.set(id, cached);
    // An identifier seen for the first time has no summary yet.
    else if (!added.has(id)) unread.push(id);
  }
  let writing = before;
  if (unread.length > 0) {
    await writing;
    const rows = await sql.prepared<{ identifier_id: number; body: string }>('summary_read', queries.readSummaries, [int8Array(unread)]);
    for (const row of rows) known.set(row.identifier_id, row.body);
  }
  const written = new Map<number, string>();
  const touched = new Map<number, TouchedSummary>();
  const standing = new StandingOfBatch();
  const foldContext = foldContexts(context);
  const owners = [...byOwner];
  for (let from = 0; from < owners.length; from += summariesPerWrite) {
    const part: [id: number, body: string][] = owners.slice(from, from + summariesPerWrite).map(([id, events]) => {
      const body = known.get(id);
      const summary = (body === undefined ? undefined : decodeSummary(body)) ?? emptySummary();
      const noteStanding = standing.watch(
        id,
        summary,
        events.map(({ event }) => event),
      );
      for (const { event } of events) {
        foldEvent(summary, event, foldContext(event.sourceId));
        if (context.interest !== undefined) noteTouched(touched, id, event, summary, context.interest);
      }
      noteStanding();
      return [id, encodeSummary(summary)];
    });
    for (const [id, body] of part) written.set(id, body);
    writing = writing.then(() => writeSummaries(sql, part, known));
    // Whoever awaits it is told; until then it is nobody's unhandled failure.
    writing.catch(() => {});
    // Answers from Postgres are looked at in between.
    await setImmediate();
  }
  return { written, touched, standing, writing };
}

/** Only what some audience asks for is noted. */
function noteTouched(touched: Map<number, TouchedSummary>, id: number, event: CustomerEvent, after: Summary, interest: Touches): void {
  const pieces = touchedPieces(event, after) & interest.pieces;
  const name = event.kind === 'track' ? event.name : `$${event.kind}`;
  const isNamed = interest.names.has(name);
  if (pieces === 0 && !isNamed) return;
  const known = touched.get(id) ?? { pieces: 0, names: new Set<string>() };
  known.pieces |= pieces;
  if (isNamed) known.names.add(name);
  touched.set(id, known);
}

async function writeSummaries(
  sql: Sql,
  summaries: readonly [id: number, body: string][],
  known: ReadonlyMap<number, string>,
): Promise<void> {
  const columns = (some: typeof summaries) => [int8Array(some.map(([id]) => id)), textArray(some.map(([, body]) => body))];
  const changed = summaries.filter(([id]) => known.has(id));
  const fresh = summaries.filter(([id]) => !known.has(id));
  if (changed.length > 0) await sql.prepared('summary_update', queries.updateSummaries, columns(changed));
  if (fresh.length > 0) await sql.prepared('summary_add', queries.addSummaries, columns(fresh));
}

/** What folding must know, by source; made once for each source of a batch. */
function foldContexts({ source, searches }: BatchContext): (sourceId: number) => FoldContext {
  const made = new Map<number, FoldContext>();
  return (sourceId) => {
    const context = made.get(sourceId) ?? { currency: source(sourceId)?.currency, searches, searchesWithheld: true };
    made.set(sourceId, context);
    return context;
  };
}

function webhookEventOf({ prepared, owner }: AppliedEvent): WebhookEvent {
  return { event: prepared.event, identifierId: owner.id, personId: owner.personId };
}

async function settleReceipts(sql: Sql, requests: readonly PreparedRequest[], now: number): Promise<void> {
  const asked = requests.filter((request) => request.row.want_receipt);
  if (asked.length === 0) return;
  await sql.prepared('receipt_add', addOutcomes, [
    textArray(asked.map((request) => request.row.receipt_id)),
    now,
    textArray(asked.map((request) => JSON.stringify(request.outcomes))),
    int4Array(asked.map((request) => request.row.source_id)),
  ]);
  await sql.prepared('notify', queries.notify, ['receipt', textArray(asked.map((request) => request.row.receipt_id))]);
}

/**
 * Tells open screens, and whoever keeps groups and audiences, who changed; delivered when the transaction commits. `by` says who applied the events, or
 * that it is only their history that has arrived; nothing stands before people whom somebody changed.
 */
export async function notifyPeople(sql: Sql, people: ReadonlySet<number>, by?: string): Promise<void> {
  const all = [...people];
  const payloads: string[] = [];
  const head = by === undefined ? '' : `${by} `;
  for (let start = 0; start < all.length; start += peoplePerNotification) {
    payloads.push(head + all.slice(start, start + peoplePerNotification).join(' '));
  }
  if (payloads.length > 0) await sql.prepared('notify', queries.notify, ['applied', textArray(payloads)]);
}
