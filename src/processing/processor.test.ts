import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import { migrations as consentMigrations, consentPurposesSetting, delicateSignalsSetting } from '../consent/index.ts';
import { migrations as deliveryMigrations, noticeSetting } from '../delivery/index.ts';
import {
  deliverNext,
  migrations as eventMigrations,
  eventTable,
  finishBegun,
  Inbox,
  type InboxEntry,
  nothingRetired,
  unpackText,
} from '../event/index.ts';
import { migrations as firmMigrations } from '../firm/index.ts';
import { fixedClock, newUuid, type SourceId } from '../foundation/index.ts';
import { gateRulesSetting } from '../gate/index.ts';
import { defaultIdentityRules, migrations as identityMigrations } from '../identity/index.ts';
import { migrations as linkageMigrations } from '../linkage/index.ts';
import { decodeSummary, defaultSearchRule, migrations as profileMigrations } from '../profile/index.ts';
import { migrations as settingsMigrations } from '../settings/index.ts';
import { migrations as sourceMigrations } from '../source/index.ts';
import { newProcessingMemory } from './apply-batch.ts';
import type { BatchContext } from './batch-context.ts';
import { Processor } from './processor.ts';

let engines: TestEngines;
const clock = fixedClock(Date.parse('2026-03-01T12:00:00Z'));
const sourceId = 1 as SourceId;

beforeAll(async () => {
  engines = await testEngines({
    migrations: [
      ...settingsMigrations,
      ...sourceMigrations,
      ...eventMigrations,
      ...consentMigrations,
      ...identityMigrations,
      ...profileMigrations,
      ...firmMigrations,
      ...linkageMigrations,
      ...deliveryMigrations,
    ],
    warehouseTables: [eventTable],
  });
});
afterAll(() => engines.close());

function context(): BatchContext {
  return {
    rules: defaultIdentityRules,
    source: (id) => (id === sourceId ? { id: sourceId, channel: 'web', enabled: true, currency: 'EUR', timezone: 'UTC' } : undefined),
    searches: defaultSearchRule,
    consent: consentPurposesSetting.default,
    delicate: delicateSignalsSetting.default,
    gate: gateRulesSetting.default,
    retired: nothingRetired,
    notices: noticeSetting.default,
    now: clock.now(),
    deduplicationDays: 3,
  };
}

function entryOf(events: readonly object[], more: Partial<InboxEntry> = {}): InboxEntry {
  return {
    receiptId: newUuid(),
    sourceId,
    protocol: 'segment',
    receivedAt: clock.now(),
    meta: { call: 'batch' },
    body: JSON.stringify({ batch: events }),
    wantReceipt: true,
    ...more,
  };
}

let turn = 0;
/** Lets a processor work until the inbox is empty; it must not have had to wait and try again. */
async function workOff(): Promise<Processor> {
  const { postgres } = engines;
  turn += 1;
  const waits: string[] = [];
  const processor = new Processor({
    postgres,
    memory: newProcessingMemory(`test-${turn}`),
    context,
    clock,
    refreshSources: async () => {},
    onApplied: () => {},
    onProblem: (message, error) => {
      if (message.startsWith('processing waits')) waits.push(String(error));
    },
  });
  const running = processor.run();
  for (;;) {
    const [left] = await postgres.query<{ rows: number }>('SELECT count(*)::int8 AS rows FROM inbox');
    if (left?.rows === 0) break;
    await new Promise((done) => setTimeout(done, 20));
  }
  processor.stop();
  await running;
  expect(waits).toEqual([]);
  return processor;
}

async function totals(): Promise<{ folded: number; quarantined: number }> {
  const rows = await engines.postgres.query<{ body: string }>('SELECT body FROM summary');
  const [quarantine] = await engines.postgres.query<{ rows: number }>('SELECT count(*)::int8 AS rows FROM quarantine');
  return { folded: rows.reduce((sum, row) => sum + (decodeSummary(row.body)?.count ?? 0), 0), quarantined: quarantine?.rows ?? 0 };
}

describe('the path of an event', () => {
  it('applies good events, ignores repeats and keeps bad ones with a reason', async () => {
    const inbox = new Inbox(engines.postgres, clock);
    const good = Array.from({ length: 85 }, (_, index) => ({
      type: 'track',
      event: 'Looked',
      userId: `u${index % 7}`,
      messageId: `g${index}`,
    }));
    const bad = Array.from({ length: 5 }, (_, index) => ({ type: 'track', userId: `u${index}`, messageId: `b${index}` }));
    const entry = entryOf([...good, ...good.slice(0, 10), ...bad]);
    await inbox.accept(entry);
    await workOff();
    expect(await totals()).toEqual({ folded: 85, quarantined: 5 });
    const outcome = await inbox.outcome(entry.receiptId, 1_000);
    expect(outcome?.filter((one) => one.status === 'accepted')).toHaveLength(85);
    expect(outcome?.filter((one) => one.status === 'duplicate')).toHaveLength(10);
    expect(outcome?.filter((one) => one.status === 'quarantined').every((one) => one.reason === 'event.missing_name')).toBe(true);

    await inbox.accept(entryOf([...good, ...bad]));
    await workOff();
    expect(await totals()).toEqual({ folded: 85, quarantined: 5 });
  });

  it('keeps where somebody is only with her agreement, and counts the rest without saying of whom', async () => {
    const { postgres } = engines;
    const inbox = new Inbox(postgres, clock);
    const beacon = (messageId: string, more: object = {}) => ({
      type: 'track',
      event: 'Beacon Entered',
      anonymousId: 'roamer',
      messageId,
      ...more,
    });
    const agreed = (answer: boolean) => ({ context: { consent: { categoryPreferences: { location: answer } } } });
    const told = (hour: number) => ({ timestamp: `2026-03-01T${String(hour).padStart(2, '0')}:00:00Z` });
    const first = entryOf([beacon('b1'), beacon('b2', { anonymousId: 'nobody-else' }), beacon('b3', agreed(false))]);
    await inbox.accept(first);
    await workOff();
    const outcome = await inbox.outcome(first.receiptId, 1_000);
    expect(outcome?.map(({ status, reason }) => [status, reason])).toEqual(Array(3).fill(['withheld', 'consent.no_location']));
    // Not even an identifier is made for it.
    const known = await postgres.query("SELECT value FROM identifier WHERE value IN ('roamer', 'nobody-else')");
    expect(known).toEqual([]);
    expect(await postgres.query('SELECT source_id, purpose, part, events FROM withheld_signal')).toEqual([
      { source_id: 1, purpose: 'location', part: 'event', events: 3 },
    ]);

    // Said in the same batch, or before: what came earlier than her word stays out, and what comes after she took it back.
    const agreement = { type: 'track', event: 'Location Preference Updated', anonymousId: 'roamer', properties: { location: true } };
    const page = {
      type: 'page',
      name: 'Stores',
      anonymousId: 'roamer',
      messageId: 'p1',
      properties: { latitude: 38.7, city: 'Lisboa' },
      ...told(8),
    };
    const second = entryOf([
      beacon('b4', told(8)),
      { ...agreement, messageId: 'a1', ...told(9) },
      beacon('b5', told(10)),
      { ...page, context: { location: { longitude: -9.1, country: 'PT' } } },
    ]);
    await inbox.accept(second);
    await workOff();
    await inbox.accept(entryOf([{ ...agreement, messageId: 'a2', properties: { location: false }, ...told(11) }]));
    await workOff();
    const last = entryOf([beacon('b7', told(12))]);
    await inbox.accept(last);
    await workOff();
    const statuses = async ({ receiptId }: InboxEntry) => (await inbox.outcome(receiptId, 1_000))?.map(({ status }) => status);
    expect(await statuses(second)).toEqual(['withheld', 'accepted', 'accepted', 'accepted']);
    expect(await statuses(last)).toEqual(['withheld']);
    const [row] = await postgres.query<{ body: string }>(
      "SELECT body FROM summary JOIN identifier ON id = identifier_id WHERE value = 'roamer'",
    );
    expect(decodeSummary(row?.body ?? '')?.names.find(([name]) => name === 'Beacon Entered')?.[1]).toBe(1);
    const blocks = await postgres.query<{ lines: Buffer }>('SELECT lines FROM warehouse_queue');
    const history = blocks.map(({ lines }) => unpackText(lines)).join('\n');
    expect(history).toContain('Lisboa');
    expect(history).not.toMatch(/latitude|longitude/);
  });

  it('puts an event that cannot be applied aside and applies the others', async () => {
    const before = await totals();
    await engines.postgres.query(`
      CREATE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.value = 'poison' THEN RAISE EXCEPTION 'this value breaks'; END IF; RETURN NEW; END $$`);
    await engines.postgres.query('CREATE TRIGGER poison BEFORE INSERT ON identifier FOR EACH ROW EXECUTE FUNCTION refuse_poison()');
    const inbox = new Inbox(engines.postgres, clock);
    const events = ['a', 'b', 'poison', 'c'].map((userId) => ({ type: 'track', event: 'Looked', userId, messageId: `p-${userId}` }));
    await inbox.accept(entryOf(events));
    await inbox.accept(entryOf([{ type: 'track', event: 'Looked', userId: 'd', messageId: 'p-d' }]));
    await workOff();
    await engines.postgres.query('DROP TRIGGER poison ON identifier');
    const after = await totals();
    expect(after.folded - before.folded).toBe(4);
    const [kept] = await engines.postgres.query<{ reason: string; body: string }>(
      "SELECT reason, body FROM quarantine WHERE reason = 'processing.failed'",
    );
    expect(JSON.parse(kept?.body ?? '{}')).toMatchObject({ userId: 'poison' });
  });

  it('brings every applied event to the warehouse exactly once, also when a delivery was cut off', async () => {
    const { postgres, warehouse } = engines;
    while ((await deliverNext(postgres, warehouse, 'event')) !== undefined) {}
    const inbox = new Inbox(postgres, clock);
    await inbox.accept(
      entryOf(Array.from({ length: 40 }, (_, index) => ({ type: 'page', name: 'Home', anonymousId: 'w1', messageId: `w${index}` }))),
    );
    await workOff();
    // A delivery that died half-way: some of its rows are there already, its batch is still begun.
    const [block] = await postgres.query<{ lines: Buffer }>('SELECT lines FROM warehouse_queue');
    await warehouse.insert(
      'event',
      `${unpackText(block?.lines as Buffer)
        .split('\n')
        .slice(0, 15)
        .join('\n')}\n`,
      newUuid(),
    );
    await postgres.query('UPDATE warehouse_queue SET batch = gen_random_uuid(), attempts = 1');
    await finishBegun(postgres, warehouse);
    const [counted] = await warehouse.query<{ rows: string; ids: string }>(
      "SELECT toString(count()) AS rows, toString(uniqExact(message_id)) AS ids FROM event WHERE message_id LIKE 'w%'",
    );
    expect(counted).toEqual({ rows: '40', ids: '40' });
    expect(await postgres.query('SELECT 1 FROM warehouse_queue')).toEqual([]);
    const [all] = await warehouse.query<{ rows: string }>('SELECT toString(count()) AS rows FROM event');
    expect(Number(all?.rows)).toBe((await totals()).folded);
  });
});
