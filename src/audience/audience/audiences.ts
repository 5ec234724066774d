import { type Clock, Conflict, InvalidInput, type JsonValue, LimitReached, NotFound } from '../../foundation/index.ts';
import type { Sql } from '../../storage/index.ts';
import * as queries from '../queries/audience.ts';
import { notify } from '../queries/keep.ts';
import type { FindRule } from '../rule/expand-rule.ts';
import type { Rule } from '../rule/rule.ts';
import { type Audience, type AudienceBody, type AudienceVersion, problemsOfAudience } from './audience.ts';

/** Who changes an audience, and why. */
export interface AudienceChange {
  readonly by: string;
  readonly reason: string;
}

// What one thread keeps up with beside ten thousand events a second was measured with a thousand.
const audiencesMax = 2_000;
const versionsMax = 100;

/** @throws NotFound `audience.unknown_audience` */
export async function readAudience(sql: Sql, id: number): Promise<Audience> {
  const [row] = await sql.query<queries.AudienceRow>(queries.selectAudience, [id]);
  if (row === undefined) throw new NotFound('audience.unknown_audience', `there is no audience ${id}`);
  return audienceOf(row);
}

/** All audiences, those in use first. */
export async function listAudiences(sql: Sql): Promise<Audience[]> {
  return (await sql.query<queries.AudienceRow>(queries.selectAudiences)).map(audienceOf);
}

/** Audiences in use. */
export async function activeAudiences(sql: Sql): Promise<Audience[]> {
  return (await sql.query<queries.AudienceRow>(queries.selectActive)).map(audienceOf);
}

/** The rules of some audiences by number. Pure. */
export function rulesOf(audiences: readonly Pick<Audience, 'id' | 'rule' | 'state'>[]): FindRule {
  const rules = new Map<number, Rule>(audiences.filter(({ state }) => state === 'active').map(({ id, rule }) => [id, rule]));
  return (id) => rules.get(id);
}

/**
 * Makes an audience inside the caller's transaction; its people are found at once afterwards.
 * @throws InvalidInput `audience.bad_audience` with every problem; LimitReached `audience.too_many_audiences`
 */
export async function createAudience(sql: Sql, body: JsonValue, change: AudienceChange, clock: Clock): Promise<Audience> {
  await sql.query(queries.lockRules);
  refuse(body, rulesOf(await activeAudiences(sql)));
  const [count] = await sql.query<{ audiences: number }>(queries.countActive);
  if ((count?.audiences ?? 0) >= audiencesMax) {
    throw new LimitReached(
      'audience.too_many_audiences',
      `there are ${audiencesMax} in use; put one away first`,
      audiencesMax,
      'audiences',
    );
  }
  const [made] = await sql.query<{ id: number }>(queries.insertAudience, [
    JSON.stringify(body),
    change.by,
    clock.now(),
    change.reason.trim(),
  ]);
  await tell(sql);
  return readAudience(sql, (made as { id: number }).id);
}

/**
 * A new version, inside the caller's transaction.
 * @throws InvalidInput `audience.bad_audience`; Conflict `audience.changed_meanwhile`; NotFound `audience.unknown_audience`
 */
export async function changeAudience(
  sql: Sql,
  id: number,
  edit: { readonly body: JsonValue; readonly version: number },
  change: AudienceChange,
  clock: Clock,
): Promise<Audience> {
  await sql.query(queries.lockRules);
  refuse(edit.body, rulesOf(await activeAudiences(sql)), id);
  const before = await readAudience(sql, id);
  if (before.version !== edit.version) {
    const message = `${before.name} is at version ${before.version}, not ${edit.version}; read it again, then decide`;
    throw new Conflict('audience.changed_meanwhile', message);
  }
  await addVersion(sql, before, JSON.stringify(edit.body), change, clock, null);
  return readAudience(sql, id);
}

/**
 * Brings the body before back, as a new version; repeated, it goes further back.
 * @throws Conflict `audience.nothing_to_undo`; otherwise as `changeAudience`
 */
export async function undoAudience(sql: Sql, id: number, change: AudienceChange, clock: Clock): Promise<Audience> {
  await sql.query(queries.lockRules);
  const before = await readAudience(sql, id);
  const [newest] = await sql.query<queries.AudienceVersionRow>(queries.selectVersion, [id, before.version]);
  const place = newest?.restores ?? before.version;
  const [earlier] = place <= 1 ? [] : await sql.query<queries.AudienceVersionRow>(queries.selectVersion, [id, place - 1]);
  if (earlier === undefined) throw new Conflict('audience.nothing_to_undo', `${before.name} is as it was made`);
  refuse(JSON.parse(earlier.body) as JsonValue, rulesOf(await activeAudiences(sql)), id);
  await addVersion(sql, before, earlier.body, change, clock, earlier.restores ?? earlier.version);
  return readAudience(sql, id);
}

/**
 * Puts an audience away, or takes it out again, inside the caller's transaction.
 * @throws InvalidInput `audience.bad_audience` where what its rule asks for is no longer there; Conflict `audience.in_use` while another asks for it
 */
export async function setAudienceState(sql: Sql, id: number, state: Audience['state']): Promise<Audience> {
  await sql.query(queries.lockRules);
  const { body, audience } = await bodyOf(sql, id);
  const active = await activeAudiences(sql);
  if (state === 'active') refuse(body, rulesOf(active), id);
  else {
    const asking = active.filter((one) => one.id !== id && JSON.stringify(one.rule).includes(`"audience":${id}}`));
    if (asking.length > 0) {
      throw new Conflict(
        'audience.in_use',
        `${audience.name} is asked for by ${asking.map(({ name }) => name).join(', ')}; change those first`,
      );
    }
  }
  await sql.query(queries.setState, [id, state]);
  await tell(sql);
  return readAudience(sql, id);
}

/** Newest first. @throws NotFound `audience.unknown_audience` */
export async function audienceVersions(sql: Sql, id: number): Promise<AudienceVersion[]> {
  await readAudience(sql, id);
  const rows = await sql.query<queries.AudienceVersionRow>(queries.selectVersions, [id, versionsMax]);
  return rows.map((row) => ({
    ...(JSON.parse(row.body) as AudienceBody),
    ...{ version: row.version, changedBy: row.changed_by, changedAt: row.changed_at, reason: row.reason },
    ...(row.restores === null ? {} : { restores: row.restores }),
  }));
}

async function bodyOf(sql: Sql, id: number): Promise<{ body: JsonValue; audience: Audience }> {
  const audience = await readAudience(sql, id);
  const { name, about, rule, purpose } = audience;
  return { audience, body: { name, about, rule, purpose } as unknown as JsonValue };
}

function refuse(body: JsonValue, find: FindRule, own?: number): void {
  const problems = problemsOfAudience(body, find, own);
  if (problems.length > 0) throw new InvalidInput('audience.bad_audience', problems);
}

async function addVersion(
  sql: Sql,
  before: Audience,
  body: string,
  change: AudienceChange,
  clock: Clock,
  restores: number | null,
): Promise<void> {
  await sql.query(queries.addVersion, [before.id, before.version + 1, body, change.by, clock.now(), change.reason.trim(), restores]);
  await tell(sql);
}

/** Whoever keeps members hears of it when the transaction commits; so do pages that show audiences. */
async function tell(sql: Sql): Promise<void> {
  await sql.query(notify, ['audiences_changed', ['']]);
  await sql.query(notify, ['topic', ['audiences']]);
}

function audienceOf(row: queries.AudienceRow): Audience {
  const { id, state, version, size, counted, counted_at: countedAt, took_ms: tookMs } = row;
  return {
    ...(JSON.parse(row.body) as AudienceBody),
    ...{ id, state, version, size: size ?? 0, counted: counted ?? '' },
    ...(countedAt === null ? {} : { countedAt }),
    ...(tookMs === null ? {} : { tookMs }),
  };
}
