import { type JsonObject, type JsonValue, nameKey, type PersonId, secondMs, textOf } from '../../foundation/index.ts';
import {
  type HistoryEvent,
  lastClosedAt,
  type OpenProblem,
  readEvents,
  readTimeline,
  type TimelineDependencies,
} from '../../profile/index.ts';
import { int8Array, type Sql } from '../../storage/index.ts';
import * as queries from '../queries/contact.ts';
import type { AccountPerson } from './account.ts';

/** What is open at a firm: whose, since when, in her words where there are any, and who deals with it. */
export interface OpenAtFirm extends OpenProblem {
  readonly person: PersonId;
  readonly firm: number;
  readonly title?: string;
  readonly words?: string;
  readonly eventId?: string;
  readonly channel?: string;
  /** Absent where nobody does. */
  readonly owner?: {
    readonly name: string;
    /** A colleague named her, or an event of the system that deals with it does. */
    readonly by: 'colleague' | 'event';
    readonly namedBy?: string;
    readonly time: number;
  };
}

// Beyond these the account has more than one problem, and the newest say so.
const problemsMax = 20;
const eventsMax = 100;
const ownerNames = [
  'owner',
  'owner_name',
  'ownerName',
  'assignee',
  'assigned_to',
  'assignedTo',
  'agent',
  'agent_name',
  'handler',
  'case_owner',
];
// Names of events by which a system says who deals with a problem.
const careNames = /case|complaint|ticket|repair|return|problem|issue/;

/** The problems of an account's people, the newest first, with who deals with each: an event says it, or a colleague was named. */
export async function readOpenProblems(sql: Sql, people: readonly AccountPerson[], history: TimelineDependencies): Promise<OpenAtFirm[]> {
  const open = people
    .flatMap((person) => (person.reading.openProblem === undefined ? [] : [{ person, problem: person.reading.openProblem }]))
    .sort((left, right) => right.problem.since - left.problem.since)
    .slice(0, problemsMax);
  if (open.length === 0) return [];
  const named = await sql.prepared<queries.OwnerRow>('firm_problem_owners', queries.ownersOfPeople, [
    int8Array(open.map(({ person }) => person.person)),
  ]);
  return Promise.all(
    open.map(async ({ person, problem }) => {
      const told = await whatHistorySays(person, problem, history);
      const owner = newer(ownerNamed(named, person, problem), told.owner);
      const { title, words, eventId, channel } = told;
      return {
        ...{ person: person.person, firm: person.firm, ...problem },
        ...(title === undefined ? {} : { title }),
        ...(words === undefined ? {} : { words }),
        ...(eventId === undefined ? {} : { eventId }),
        ...(channel === undefined ? {} : { channel }),
        ...(owner === undefined ? {} : { owner }),
      };
    }),
  );
}

/** Names who deals with an open problem; whoever was named before stays in the log. `since` in milliseconds since 1970. */
export async function nameProblemOwner(
  sql: Sql,
  { person, since, owner }: { person: PersonId; since: number; owner: string },
  { by, now }: { by: string; now: number },
): Promise<void> {
  await sql.query(queries.nameOwner, [person, since, owner, by, now]);
}

type Owner = NonNullable<OpenAtFirm['owner']>;

/** Whoever was named since the last problem was put right holds for what is open now. */
function ownerNamed(named: readonly queries.OwnerRow[], { person, fragments }: AccountPerson, { since }: OpenProblem): Owner | undefined {
  const closedAt = lastClosedAt(fragments.map(({ summary }) => summary)) ?? 0;
  const row = named.find(({ person_id, problem_since }) => person_id === person && problem_since > closedAt && problem_since <= since);
  return row === undefined ? undefined : { name: row.owner, by: 'colleague', namedBy: row.named_by, time: row.named_at };
}

function newer(left: Owner | undefined, right: Owner | undefined): Owner | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return left.time >= right.time ? left : right;
}

interface Told {
  readonly title?: string;
  readonly words?: string;
  readonly eventId?: string;
  readonly channel?: string;
  readonly owner?: Owner;
}

/** A page that shows what is open does not wait for a warehouse that is away: the words come with it when it is back. */
async function whatHistorySays({ fragments }: AccountPerson, { since }: OpenProblem, history: TimelineDependencies): Promise<Told> {
  const identifiers = fragments.map(({ identifier }) => identifier);
  const ids = identifiers.map(({ id }) => id as number);
  const from = since - (since % secondMs);
  try {
    const [page, later] = await Promise.all([
      readTimeline(identifiers, { kind: 'care', limit: 5, from, until: from + secondMs - 1 }, history),
      readEvents(ids, { include: [], exclude: [], start: from, isAscending: true, limit: eventsMax }, history),
    ]);
    const entry = page.entries[0];
    const owner = ownerIn(later.events);
    return {
      ...(entry === undefined ? {} : { title: entry.title, eventId: entry.eventId, channel: entry.channel }),
      ...(entry?.detail === undefined ? {} : { words: entry.detail }),
      ...(owner === undefined ? {} : { owner }),
    };
  } catch {
    return {};
  }
}

/** The newest event about a case that names who deals with it. Pure. */
export function ownerIn(events: readonly Pick<HistoryEvent, 'body' | 'kind' | 'name' | 'time'>[]): Owner | undefined {
  for (const { kind, name, body, time } of [...events].sort((left, right) => right.time - left.time)) {
    if (kind !== 'track' || !careNames.test(nameKey(name))) continue;
    const properties = (body.properties ?? {}) as JsonObject;
    for (const each of ownerNames) {
      const found = nameIn(properties[each]);
      if (found !== undefined) return { name: found, by: 'event', time };
    }
  }
  return undefined;
}

function nameIn(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return textOf(value.name) ?? textOf(value.email);
  return textOf(value)?.trim() || undefined;
}
