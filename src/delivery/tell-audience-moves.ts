import { createHash } from 'node:crypto';
import { type Audience, type AudienceMove, audienceMoves, lastMove, listAudiences } from '../audience/index.ts';
import type { ConsentRules } from '../consent/index.ts';
import { type Clock, formatPersonId, Pause, type PersonId } from '../foundation/index.ts';
import { type GateRules, mayHandOut, readStandings } from '../gate/index.ts';
import { int8Array, type Postgres, type Sql, textArray } from '../storage/index.ts';
import * as queries from './queries/audience-told.ts';
import { insertQueue, notifyQueued } from './queries/queue.ts';
import { selectWanted } from './queries/webhook.ts';
import { servicePurpose } from './webhook.ts';

/** What subscribers name to hear of it. */
export const enteredEvent = 'audience.entered';
export const leftEvent = 'audience.left';

export interface AudienceTellingDependencies {
  readonly postgres: Postgres;
  readonly clock: Clock;
  readonly consent: () => ConsentRules;
  readonly gate: () => GateRules;
  readonly onProblem: (message: string, error?: unknown) => void;
}

/** Tells subscribers outside who came to an audience and who left it. */
export interface AudienceTelling {
  close(): Promise<void>;
}

// Moves of some thousand people at once; the rest in the next transaction.
const movesPerStep = 20;
const lookAgainMs = 10_000;

/**
 * Hangs on the stream of audiences for the subscribers that name `audience.entered` or `audience.left`: each coming and leaving is queued once, in the
 * transaction that notes how far it has come. Only people go out who permit what the audience is made for and what the subscriber does with them; whoever was
 * told that somebody came is told that she left, for it must be able to stop. Any number of instances may run it.
 */
export async function startTellingAudiences(dependencies: AudienceTellingDependencies): Promise<AudienceTelling> {
  const { postgres, onProblem } = dependencies;
  const pause = new Pause();
  let isClosed = false;
  const stop = await postgres.listen('audience_change', () => pause.wake());
  const run = async (): Promise<void> => {
    while (!isClosed) {
      try {
        if (!(await postgres.transaction((sql) => tellNext(sql, dependencies)))) await pause.sleep(lookAgainMs);
      } catch (error) {
        onProblem('comings and leavings of audiences could not be told; it is tried again', error);
        await pause.sleep(lookAgainMs);
      }
    }
  };
  const running = run();
  return {
    close: async () => {
      isClosed = true;
      pause.wake();
      await stop();
      await running;
    },
  };
}

/** The next moves after the last that was told; true when there may be more. */
export async function tellNext(sql: Sql, dependencies: Omit<AudienceTellingDependencies, 'onProblem' | 'postgres'>): Promise<boolean> {
  const [told] = await sql.query<{ through: number | null }>(queries.lockTold);
  // Another instance is at it.
  if (told === undefined) return false;
  const subscribers = (await sql.query<Subscriber>(selectWanted)).filter(
    ({ events }) => events.includes(enteredEvent) || events.includes(leftEvent),
  );
  if (subscribers.length === 0 || told.through === null) {
    const last = await lastMove(sql);
    if (last !== told.through) await sql.query(queries.setTold, [last]);
    return false;
  }
  const moves = await audienceMoves(sql, told.through, movesPerStep);
  const last = moves.at(-1);
  if (last === undefined) return false;
  await enqueueMoves(sql, moves, subscribers, dependencies);
  await sql.query(queries.setTold, [last.id]);
  return moves.length === movesPerStep;
}

interface Subscriber {
  readonly id: number;
  readonly events: string[];
  readonly purpose: string;
}

async function enqueueMoves(
  sql: Sql,
  moves: readonly AudienceMove[],
  subscribers: readonly Subscriber[],
  { clock, consent, gate }: Pick<AudienceTellingDependencies, 'clock' | 'consent' | 'gate'>,
): Promise<void> {
  const audiences = new Map((await listAudiences(sql)).map((audience) => [audience.id, audience]));
  const people = [...new Set(moves.flatMap(({ came, went }) => [...came, ...went]))];
  const [now, rules] = [clock.now(), { consent: consent(), gate: gate() }];
  const standings = await readStandings(sql, people, rules, now);
  const queued = { webhooks: [] as number[], people: [] as number[], ids: [] as string[], names: [] as string[], bodies: [] as string[] };
  const permits = (person: PersonId, purpose: string): boolean => {
    const standing = standings.get(person);
    return purpose === servicePurpose || (standing !== undefined && mayHandOut({ purpose }, standing, rules.gate, now).allowed);
  };
  const told = await readTold(sql, people);
  for (const move of moves) {
    const audience = audiences.get(move.audience);
    if (audience === undefined) continue;
    for (const [type, some] of [[enteredEvent, move.came] as const, [leftEvent, move.went] as const]) {
      for (const person of some) {
        const id = idOf(move, type, person);
        const body = JSON.stringify(cloudEventOf(id, type, move, audience, person));
        for (const { id: webhook, events, purpose } of subscribers) {
          if (!events.includes(type)) continue;
          const key = `${webhook} ${audience.id} ${person}`;
          // It was told that she came: that she left is the end of it, and needs no permission.
          const isEnd = type === leftEvent && told.after.delete(key);
          if (!isEnd && !(permits(person, audience.purpose) && permits(person, purpose))) continue;
          if (type === enteredEvent && events.includes(leftEvent)) told.after.add(key);
          queued.webhooks.push(webhook);
          queued.people.push(person);
          queued.ids.push(id);
          queued.names.push(type);
          queued.bodies.push(body);
        }
      }
    }
  }
  await writeTold(sql, told);
  if (queued.ids.length === 0) return;
  // The number of a person is that of one of her identifiers: what she allows is asked again before it leaves.
  await sql.query(insertQueue, [
    ...[int8Array(queued.webhooks), int8Array(queued.people), int8Array(queued.people)],
    ...[textArray(queued.ids), textArray(queued.names), textArray(queued.bodies)],
  ]);
  await sql.query(notifyQueued);
}

/** Who was told of whom, as `webhook audience person`: as it stands, and as it becomes. */
interface Told {
  readonly before: ReadonlySet<string>;
  readonly after: Set<string>;
}

async function readTold(sql: Sql, people: readonly PersonId[]): Promise<Told> {
  const rows = await sql.query<queries.ToldRow>(queries.toldOfPeople, [int8Array(people)]);
  const keys = rows.map((row) => `${row.webhook_id} ${row.audience_id} ${row.person_id}`);
  return { before: new Set(keys), after: new Set(keys) };
}

async function writeTold(sql: Sql, { before, after }: Told): Promise<void> {
  const columns = (keys: readonly string[]) => [0, 1, 2].map((at) => int8Array(keys.map((key) => Number(key.split(' ')[at]))));
  const added = [...after].filter((key) => !before.has(key));
  const gone = [...before].filter((key) => !after.has(key));
  if (added.length > 0) await sql.query(queries.addTold, columns(added));
  if (gone.length > 0) await sql.query(queries.removeTold, columns(gone));
}

/** The audience that a queued coming speaks of, and what it is made for; undefined for what is no coming. */
export function audienceIn(eventName: string, body: string): { readonly id: number; readonly purpose: string } | undefined {
  if (eventName !== enteredEvent) return undefined;
  const { data } = JSON.parse(body) as { data: { audience: { id: number; purpose?: string } } };
  return { id: data.audience.id, purpose: data.audience.purpose ?? servicePurpose };
}

/** Comes back on what was queued: it did not go out, so that she left is not to be told either. */
export async function forgetTold(sql: Sql, webhook: number, audience: number, person: number): Promise<void> {
  await sql.query(queries.removeTold, [int8Array([webhook]), int8Array([audience]), int8Array([person])]);
}

/** The same for every subscriber, on every attempt, for ever. */
function idOf({ id }: AudienceMove, type: string, person: number): string {
  return `evt_${createHash('sha256').update(`${type}:${id}:${person}`).digest('base64url').slice(0, 32)}`;
}

function cloudEventOf(id: string, type: string, { cause, at }: AudienceMove, audience: Audience, person: PersonId): object {
  const { id: audienceId, name, purpose } = audience;
  return {
    ...{ specversion: '1.0', id, source: `/audiences/${audienceId}`, type: `loyalty.${type}`, subject: formatPersonId(person) },
    ...{
      time: new Date(at).toISOString(),
      datacontenttype: 'application/json',
      data: { audience: { id: audienceId, name, purpose }, cause },
    },
  };
}
