import { type Clock, Conflict, InvalidInput, type JsonValue, LimitReached, NotFound, type Problem } from '../../foundation/index.ts';
import type { Postgres, Sql } from '../../storage/index.ts';
import * as queries from '../queries/group.ts';
import { lockMembers, notify } from '../queries/keep.ts';
import type { ServiceFloor } from '../service/service-floor.ts';
import { type Group, type GroupBody, type GroupVersion, problemsOfBody } from './group.ts';
import { starterGroups } from './starter-groups.ts';

/** Who changes a group, and why. */
export interface GroupChange {
  readonly by: string;
  readonly reason: string;
}

// Every person is looked at for every group; nobody knows more groups than this by name.
const groupsMax = 100;
const reasonCharactersMin = 3;
const reasonCharactersMax = 1_000;
export const versionsMax = 100;

/** @throws NotFound `audience.unknown_group` */
export async function readGroup(sql: Sql, id: number): Promise<Group> {
  const [row] = await sql.query<queries.GroupRow>(queries.selectGroup, [id]);
  return row === undefined ? unknownGroup(id) : groupOf(row);
}

/** All groups, those in use first, the largest first. */
export async function listGroups(sql: Sql): Promise<Group[]> {
  return (await sql.query<queries.GroupRow>(queries.selectGroups)).map(groupOf);
}

/** Groups in use. */
export async function activeGroups(sql: Sql): Promise<Group[]> {
  return (await sql.query<queries.GroupRow>(queries.selectActive)).map(groupOf);
}

/**
 * Makes a group inside the caller's transaction; who belongs is worked out afterwards.
 * @throws InvalidInput `audience.bad_group` with every problem; LimitReached `audience.too_many_groups`
 */
export async function createGroup(sql: Sql, body: JsonValue, floor: ServiceFloor, change: GroupChange, clock: Clock): Promise<Group> {
  refuse(body, floor, change.reason);
  const [count] = await sql.query<{ groups: number }>(queries.countGroups);
  if ((count?.groups ?? 0) >= groupsMax) {
    throw new LimitReached('audience.too_many_groups', `there are ${groupsMax} groups in use; put one away first`, groupsMax, 'groups');
  }
  const values = [null, JSON.stringify(body), change.by, clock.now(), change.reason.trim()];
  const [made] = await sql.query<{ id: number }>(queries.insertGroup, values);
  await tell(sql);
  return readGroup(sql, (made as { id: number }).id);
}

/**
 * A new version of a group, inside the caller's transaction.
 * @throws InvalidInput `audience.bad_group`; Conflict `audience.changed_meanwhile`; NotFound `audience.unknown_group`
 */
export async function changeGroup(
  sql: Sql,
  id: number,
  edit: { readonly body: JsonValue; readonly version: number },
  floor: ServiceFloor,
  change: GroupChange,
  clock: Clock,
): Promise<Group> {
  refuse(edit.body, floor, change.reason);
  const before = await lock(sql, id);
  if (before.version !== edit.version) throw changedMeanwhile(before, edit.version);
  await addVersion(sql, before, JSON.stringify(edit.body), change, clock, null);
  return readGroup(sql, id);
}

/**
 * Brings the body before back, as a new version; repeated, it goes further back.
 * @throws Conflict `audience.nothing_to_undo`; otherwise as `changeGroup`: a body that has fallen below the floor meanwhile does not come back
 */
export async function undoGroup(sql: Sql, id: number, floor: ServiceFloor, change: GroupChange, clock: Clock): Promise<Group> {
  const before = await lock(sql, id);
  const [newest] = await sql.query<queries.GroupVersionRow>(queries.selectVersion, [id, before.version]);
  const place = newest?.restores ?? before.version;
  const [earlier] = place <= 1 ? [] : await sql.query<queries.GroupVersionRow>(queries.selectVersion, [id, place - 1]);
  if (earlier === undefined) throw new Conflict('audience.nothing_to_undo', `${before.name} is as it was made`);
  refuse(JSON.parse(earlier.body) as JsonValue, floor, change.reason);
  await addVersion(sql, before, earlier.body, change, clock, earlier.restores ?? earlier.version);
  return readGroup(sql, id);
}

/** Puts a group away, or takes it out again, inside the caller's transaction. Its members go at once, and come back as people are looked at. */
export async function setGroupState(sql: Sql, id: number, state: Group['state'], now: number): Promise<Group> {
  // The keeper of members holds this lock before it locks a group: whoever wants both takes them in the same order.
  await sql.query(lockMembers);
  await lock(sql, id);
  await sql.query(queries.setState, [id, state]);
  if (state === 'archived') await sql.query(queries.dropMembers, [id, now]);
  await tell(sql);
  return readGroup(sql, id);
}

/** Newest first. @throws NotFound `audience.unknown_group` */
export async function groupVersions(sql: Sql, id: number): Promise<GroupVersion[]> {
  await readGroup(sql, id);
  const rows = await sql.query<queries.GroupVersionRow>(queries.selectVersions, [id, versionsMax]);
  return rows.map((row) => ({
    ...(JSON.parse(row.body) as GroupBody),
    version: row.version,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
    reason: row.reason,
    ...(row.restores === null ? {} : { restores: row.restores }),
  }));
}

/** Makes the groups that come with the product, as far as they were never made. */
export async function makeStarterGroups(postgres: Postgres, clock: Clock): Promise<void> {
  for (const [starter, body] of Object.entries(starterGroups)) {
    await postgres.query(queries.insertGroup, [starter, JSON.stringify(body), 'product', clock.now(), 'comes with the product']);
  }
}

function refuse(body: JsonValue, floor: ServiceFloor, reason: string): void {
  const problems: Problem[] = problemsOfBody(body, floor);
  const { length } = reason.trim();
  if (length < reasonCharactersMin || length > reasonCharactersMax) {
    problems.push({ at: 'reason', message: `say why, in ${reasonCharactersMin} to ${reasonCharactersMax} characters` });
  }
  if (problems.length > 0) throw new InvalidInput('audience.bad_group', problems);
}

async function lock(sql: Sql, id: number): Promise<Group> {
  const [row] = await sql.query<queries.GroupRow>(queries.lockGroup, [id]);
  return row === undefined ? unknownGroup(id) : groupOf(row);
}

async function addVersion(
  sql: Sql,
  before: Group,
  body: string,
  change: GroupChange,
  clock: Clock,
  restores: number | null,
): Promise<void> {
  const values = [before.id, before.version + 1, body, change.by, clock.now(), change.reason.trim(), restores];
  await sql.query(queries.addVersion, values);
  await tell(sql);
}

/** Whoever keeps members hears of it when the transaction commits; so do pages that show groups. */
async function tell(sql: Sql): Promise<void> {
  await sql.query(notify, ['groups_changed', ['']]);
  await sql.query(notify, ['topic', ['groups']]);
}

function changedMeanwhile({ name, version }: Group, seen: number): Conflict {
  return new Conflict('audience.changed_meanwhile', `${name} is at version ${version}, not ${seen}; read it again, then decide`);
}

function unknownGroup(id: number): never {
  throw new NotFound('audience.unknown_group', `there is no group ${id}`);
}

export function groupOf(row: queries.GroupRow): Group {
  const { id, starter, state, version, size } = row;
  return { ...(JSON.parse(row.body) as GroupBody), id, state, version, size, ...(starter === null ? {} : { starter }) };
}
