import { audiencePeople } from '../../audience/index.ts';
import { type Clock, NotFound, type PersonId } from '../../foundation/index.ts';
import { int8Array, type Postgres, type Sql } from '../../storage/index.ts';
import { type MessageState, type MessageWish, messageStates } from './message.ts';
import { type PlanningDependencies, planMessages } from './plan-messages.ts';
import * as queries from './queries/mailing.ts';
import { notifyPlanned } from './queries/message.ts';

/** Whose people a mailing is for. */
export type MailingPeople = { readonly group: number } | { readonly audience: number };

/** One wish for all people of a group or an audience, planned page by page. Times are milliseconds since 1970. */
export interface Mailing {
  readonly id: number;
  readonly to: MailingPeople;
  readonly wish: MessageWish;
  readonly state: 'cancelled' | 'planned' | 'planning';
  /** People it was planned for so far. */
  readonly people: number;
  readonly by: string;
  readonly madeAt: number;
}

export interface MailingFigures extends Mailing {
  readonly messages: Readonly<Record<MessageState, number>>;
}

// A tenth of a second of work: what is due meanwhile waits no longer than that.
const peoplePerPage = 100;

/** Begins a mailing in the caller's transaction; asked for before under the same name, that one is answered. */
export async function addMailing(sql: Sql, to: MailingPeople, wish: MessageWish, once: string | undefined, now: number): Promise<Mailing> {
  const values = ['group' in to ? to.group : null, 'audience' in to ? to.audience : null, JSON.stringify(wish), wish.by, now, once ?? null];
  const [added] = await sql.query<queries.MailingRow>(queries.insertMailing, values);
  await sql.query(notifyPlanned);
  const [row] = added === undefined ? await sql.query<queries.MailingRow>(queries.selectByOnce, [once]) : [added];
  return mailingOf(row as queries.MailingRow);
}

/** Plans the next page of a mailing that has people left; false when there is none. */
export async function planMailingPage(postgres: Postgres, dependencies: PlanningDependencies, clock: Clock): Promise<boolean> {
  return postgres.transaction(async (sql) => {
    const [row] = await sql.query<queries.MailingRow>(queries.takePlanning);
    if (row === undefined) return false;
    const { id, to, wish } = mailingOf(row);
    const people = await nextPeople(sql, to, row.after_person);
    const within = 'group' in to ? { groupId: to.group } : { audienceId: to.audience };
    const asked = people.map((person) => ({
      ...{ person, identifierId: person, wish: { ...wish, ...within, mailingId: id } },
      once: `mailing ${id} ${person}`,
    }));
    await planMessages(sql, asked, dependencies, clock.now());
    const isLast = people.length < peoplePerPage;
    await sql.query(queries.moveOn, [id, people.at(-1) ?? row.after_person, people.length, isLast ? 'planned' : 'planning']);
    return true;
  });
}

async function nextPeople(sql: Sql, to: MailingPeople, after: number): Promise<PersonId[]> {
  if ('audience' in to) return audiencePeople(sql, to.audience, after, peoplePerPage);
  const members = await sql.query<{ person_id: number }>(queries.nextMembers, [to.group, after, peoplePerPage]);
  return members.map(({ person_id }) => person_id as PersonId);
}

/** Mailings, newest first, with where their messages stand. */
export async function listMailings(sql: Sql, before: number | undefined, limit: number): Promise<MailingFigures[]> {
  return withFigures(sql, (await sql.query<queries.MailingRow>(queries.selectMailings, [before ?? null, limit])).map(mailingOf));
}

/** @throws NotFound `messages.unknown_mailing` */
export async function readMailing(sql: Sql, id: number): Promise<MailingFigures> {
  const [row] = await sql.query<queries.MailingRow>(queries.selectMailing, [id]);
  if (row === undefined) throw new NotFound('messages.unknown_mailing', `there is no mailing ${id}`);
  return (await withFigures(sql, [mailingOf(row)]))[0] as MailingFigures;
}

async function withFigures(sql: Sql, mailings: readonly Mailing[]): Promise<MailingFigures[]> {
  const ids = int8Array(mailings.map(({ id }) => id));
  const counts = await sql.query<{ mailing_id: number; state: MessageState; messages: number }>(queries.countOfMailings, [ids]);
  return mailings.map((mailing) => {
    const own = counts.filter(({ mailing_id }) => mailing_id === mailing.id);
    const count = (state: MessageState) => own.find((one) => one.state === state)?.messages ?? 0;
    return { ...mailing, messages: Object.fromEntries(messageStates.map((state) => [state, count(state)])) as MailingFigures['messages'] };
  });
}

function mailingOf(row: queries.MailingRow): Mailing {
  const { id, group_id, audience_id, body, state, people, made_by, made_at } = row;
  const to = audience_id === null ? { group: group_id as number } : { audience: audience_id };
  return { id, to, wish: JSON.parse(body) as MessageWish, state, people, by: made_by, madeAt: made_at };
}
