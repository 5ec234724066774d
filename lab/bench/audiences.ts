import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { audiencePeople, compileRule, type Rule, readPortraits, type World } from '../../src/audience/index.ts';
import type { PersonId } from '../../src/foundation/index.ts';
import { traitPreferenceSetting } from '../../src/profile/index.ts';
import type { Postgres } from '../../src/storage/index.ts';
import { valueCostsSetting } from '../../src/value/index.ts';
import { closeFigures, figure, isQuick } from '../figure.ts';
import { type Administrator, administratorOf, startProduct } from '../product.ts';
import { type AudiencePeople, addAudiences, enginesOf, someRules, writePeople } from './audience-world.ts';
import { percentile, sendEvents } from './event-load.ts';

/*
 * Live audiences, on the built product with embedded engines, people written straight into the tables before it starts:
 *   1. new audiences over everybody: how long until their people are found; the list against the warehouse's count, and against the predicate on some;
 *   2. leaving by time alone while everybody waits for her moment: how late it is seen from outside;
 *   3. intake without audiences and with a thousand, in the same run: the same line of events, until all of it is applied and in the audiences;
 *   4. from the acknowledgement of an event to her being in the audience, beside a line of events.
 * `--quick`: a fiftieth of the people, two hundred audiences.
 */
const quick = isQuick();
const people = quick ? 20_000 : 1_000_000;
const kinds = quick ? 600 : 3_600;
const audiences = quick ? 200 : 1_000;
const checked = quick ? 4_000 : 20_000;
const leavingSeconds = quick ? 8 : 40;
const loadEvents = quick ? 12_000 : 300_000;
const loadPeople = quick ? 5_000 : 100_000;
const probes = quick ? 8 : 40;
const dataDir = join(resolve(import.meta.dirname, '..', '..'), '.loyalty', `bench-audiences-${process.pid}`);
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const say = (text: string): void => void process.stdout.write(`${text}\n`);

interface Shown {
  readonly id: number;
  readonly size: number;
  readonly counting: boolean;
  readonly tookMs?: number;
}

async function make(administrator: Administrator, name: string, rule: object): Promise<Shown> {
  const { id } = await administrator.request<Shown>('POST', '/v1/audiences', {
    name,
    about: '',
    rule,
    purpose: 'advice',
    reason: 'measured',
  });
  return counted(administrator, id);
}

async function counted(administrator: Administrator, id: number): Promise<Shown> {
  for (;;) {
    const shown = await administrator.request<Shown>('GET', `/v1/audiences/${id}`);
    if (!shown.counting) return shown;
    await pause(20);
  }
}

/** Everybody's facts have to be in the warehouse before anybody can be counted there. */
async function untilReady(administrator: Administrator): Promise<void> {
  const startedAt = performance.now();
  for (;;) {
    const rule = { did: 'Product Viewed' };
    const preview = await administrator.request<{ ready: boolean; people: number }>('POST', '/v1/audiences/preview', { rule });
    if (preview.ready) return say(`facts of ${preview.people} people written in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    await pause(500);
  }
}

async function fillAndCompare(administrator: Administrator, postgres: Postgres): Promise<void> {
  const rules: Rule[] = [
    {
      all: [
        { did: 'Product Viewed', withinDays: 30, min: 3 },
        { trait: 'country', is: ['PT', 'ES'] },
      ],
    },
    { sequence: [{ did: 'Product Viewed' }, { did: 'Product Added' }, { did: 'Cart Viewed' }], withinDays: 30 },
    { any: [{ did: 'Order Completed', withinDays: 90, max: 0 }, { not: { trait: 'plan', is: ['family'] } }] },
    { all: [{ did: '$page', about: '/bikes/*', min: 2 }, { permission: 'marketing' }, { measure: 'silentDays', max: 200 }] },
    { not: { channel: 'app', withinDays: 60, min: 1 } },
  ];
  let [slowest, differing] = [0, 0];
  const world: World = { model: undefined, costs: valueCostsSetting.default, tenths: undefined };
  for (const [at, rule] of rules.entries()) {
    const begunAt = performance.now();
    const { id, size, tookMs = Number.NaN } = await make(administrator, `Filled ${at}`, rule);
    const took = performance.now() - begunAt;
    slowest = Math.max(slowest, took);
    const preview = await administrator.request<{ size: number }>('POST', '/v1/audiences/preview', { rule });
    const members = new Set<number>(await audiencePeople(postgres, id, -1, people + 1));
    say(`${size} people found in ${took.toFixed(0)} ms from outside, ${tookMs} ms within`);
    if (members.size !== size || preview.size !== size) differing += Math.abs(preview.size - members.size) + Math.abs(size - members.size);
    const holds = compileRule(rule);
    const step = Math.max(1, Math.floor(people / checked));
    const some = Array.from({ length: Math.floor(people / step) }, (_, place) => (1 + place * step) as PersonId);
    for (let from = 0; from < some.length; from += 1_000) {
      const now = Date.now();
      const portraits = await readPortraits(postgres, some.slice(from, from + 1_000), { preference: traitPreferenceSetting.default, now });
      for (const [person, portrait] of portraits) if ((holds(portrait, world, now) === true) !== members.has(person)) differing += 1;
    }
  }
  figure('audience_filled', slowest, 'ms', 2_000, 'atMost');
  figure('audience_differing_from_sql_and_predicate', differing, 'people', 0, 'atMost');
}

/** How late, seen from outside, people leave whose day is over. */
async function leaveByTime(administrator: Administrator, postgres: Postgres, world: AudiencePeople): Promise<void> {
  const { id, size } = await make(administrator, 'Looked within a day', { did: 'Product Viewed', withinHours: 24 });
  // Who is due soon is read beforehand.
  await pause(Math.max(quick ? 3_000 : 20_000, world.leavesAt(0) * 1_000 - Date.now()));
  const [newest] = await postgres.query<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM audience_change');
  let last = newest?.id ?? 0;
  const late: number[] = [];
  const until = performance.now() + leavingSeconds * 1_000;
  while (performance.now() < until) {
    const rows = await postgres.query<{ id: number; went: number[] }>(
      'SELECT id, went FROM audience_change WHERE audience_id = $1 AND id > $2 ORDER BY id',
      [id, last],
    );
    const seenAt = Date.now();
    for (const row of rows) {
      last = row.id;
      for (const person of row.went) late.push(seenAt - world.leavesAt(Number(person) % world.kinds) * 1_000);
    }
    await pause(20);
  }
  say(
    `${late.length} of ${size} waiting people left in ${leavingSeconds} s, median ${percentile(late, 0.5).toFixed(0)} ms after their moment`,
  );
  figure('audience_left_by_time_early', late.filter((ms) => ms < 0).length, 'people', 0, 'atMost');
  figure('audience_left_by_time_p99', percentile(late, 0.99), 'ms', 1_000, 'atMost');
}

/** Events until they are applied, and, by a last one, until the audiences have gone through all before it. */
async function takeIn(
  administrator: Administrator,
  address: string,
  writeKey: string,
  run: string,
  probe: Shown | undefined,
): Promise<number> {
  const startedAt = performance.now();
  // More than is worked off: what counts is how long it takes.
  const load = await sendEvents({
    address,
    writeKey,
    people: loadPeople,
    batchSize: 50,
    eventsPerSecond: 20_000,
    seconds: loadEvents / 20_000,
    run,
  });
  if (load.failed > 0) throw new Error(`${load.failed} events failed`);
  await allProcessed(administrator);
  if (probe !== undefined) await appear(administrator, address, writeKey, probe, `${run}-last`);
  const perSecond = load.accepted / ((performance.now() - startedAt) / 1_000);
  say(`${run}: ${load.accepted} events at ${perSecond.toFixed(0)} events/s`);
  return perSecond;
}

async function allProcessed(administrator: Administrator): Promise<void> {
  for (;;) {
    const { queue } = await administrator.request<{ queue: { inbox: number | null; warehouse: number | null } }>('GET', '/v1/operations');
    if (queue.inbox === 0 && queue.warehouse === 0) return;
    await pause(250);
  }
}

/** Somebody does what an audience asks for; milliseconds from the acknowledgement until she is in it. */
async function appear(administrator: Administrator, address: string, writeKey: string, probe: Shown, who: string): Promise<number> {
  const before = (await administrator.request<Shown>('GET', `/v1/audiences/${probe.id}`)).size;
  const answer = await fetch(`${address}/v1/track`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`, 'content-type': 'application/json' },
    body: JSON.stringify({ anonymousId: who, event: 'Probe Sent', messageId: who }),
  });
  if (!answer.ok) throw new Error(`a probe was answered ${answer.status}`);
  await answer.text();
  const acknowledgedAt = performance.now();
  for (;;) {
    if ((await administrator.request<Shown>('GET', `/v1/audiences/${probe.id}`)).size > before) return performance.now() - acknowledgedAt;
    await pause(10);
  }
}

async function intake(administrator: Administrator, postgres: Postgres, address: string): Promise<void> {
  const { writeKey } = await administrator.addSource('Load');
  for (const { id } of (await administrator.request<{ audiences: Shown[] }>('GET', '/v1/audiences')).audiences) {
    await administrator.request('POST', `/v1/audiences/${id}/archive`, { reason: 'measured' });
  }
  await takeIn(administrator, address, writeKey, 'warm-up', undefined);
  const without = await takeIn(administrator, address, writeKey, 'without', undefined);
  const probe = await make(administrator, 'Probed', { did: 'Probe Sent', withinHours: 2 });
  await addAudiences(postgres, someRules(audiences));
  for (;;) {
    const [left] = await postgres.query<{ audiences: number }>(
      "SELECT count(*) AS audiences FROM audience JOIN audience_size ON audience_id = audience.id WHERE state = 'active' AND counted = ''",
    );
    if (left?.audiences === 0) break;
    await pause(500);
  }
  await takeIn(administrator, address, writeKey, 'with, not counted', probe);
  const withThem = await takeIn(administrator, address, writeKey, 'with', probe);
  figure('audiences_intake_cost', (1 - withThem / without) * 100, 'percent', 30, 'atMost');
  const line = sendEvents({
    address,
    writeKey,
    people: loadPeople,
    batchSize: 50,
    eventsPerSecond: 2_000,
    seconds: quick ? 5 : 20,
    run: 'beside',
  });
  const waits: number[] = [];
  for (let at = 0; at < probes; at += 1) waits.push(await appear(administrator, address, writeKey, probe, `probe-${at}`));
  await line;
  say(`an event moves her in ${percentile(waits, 0.5).toFixed(0)} ms (median), with ${audiences} audiences beside 2,000 events a second`);
  figure('audience_entered_p95', percentile(waits, 0.95), 'ms', 1_000, 'atMost');
}

try {
  mkdirSync(dataDir, { recursive: true });
  // The tables are made by a first start.
  await (await startProduct({ dataDir })).stop();
  const world = await writePeople(dataDir, people, kinds);
  const product = await startProduct({ dataDir });
  try {
    const administrator = administratorOf(product);
    const { postgres, warehouse } = enginesOf(dataDir);
    await untilReady(administrator);
    await fillAndCompare(administrator, postgres);
    await leaveByTime(administrator, postgres, world);
    await intake(administrator, postgres, product.address);
    await Promise.all([postgres.close(), warehouse.close()]);
  } finally {
    await product.stop();
    if (/thread that keeps audiences|could not be kept/.test(product.output())) say(product.output());
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
closeFigures();
