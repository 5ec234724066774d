import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import { sealAsInstalled } from '../../test/seal.ts';
import { fixedClock } from '../foundation/index.ts';
import type { Postgres } from '../storage/index.ts';
import { anchorFile } from './anchor.ts';
import { type Audit, createAudit } from './audit.ts';
import { checkAuditKey } from './check-audit-key.ts';
import { migrations } from './tables.ts';
import { verifyAudit } from './verify-audit.ts';

const key = Buffer.from('0123456789abcdef0123456789abcdef');
const clock = fixedClock(Date.parse('2026-05-04T08:00:00Z'));
const ana = { kind: 'user' as const, id: 3, name: 'Ana' };

let engines: TestEngines;
let postgres: Postgres;
let folder: string;
let audit: Audit;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  engines = await testEngines({ migrations });
  postgres = engines.postgres;
  await rm(join(folder, 'anchor'), { force: true });
  audit = open();
});
afterEach(async () => {
  await audit.close();
  await engines.close();
});

function open(): Audit {
  return createAudit({ seal: sealAsInstalled, postgres, clock, key, anchors: anchorFile(join(folder, 'anchor'), key) });
}

async function fill(entries: number): Promise<void> {
  for (let at = 1; at <= entries; at += 1) {
    await audit.record({ actor: ana, action: 'people.read', subject: `person:p${at}`, details: { fields: ['email'], at } });
  }
  await audit.flush();
}

/** What somebody with the rights of the database's owner could do. */
async function byHand(...statements: string[]): Promise<void> {
  await postgres.transaction(async (sql) => {
    await sql.query('ALTER TABLE audit DISABLE TRIGGER ALL');
    await sql.query('ALTER TABLE audit_head DISABLE TRIGGER ALL');
    for (const statement of statements) await sql.query(statement);
    await sql.query('ALTER TABLE audit ENABLE TRIGGER ALL');
    await sql.query('ALTER TABLE audit_head ENABLE TRIGGER ALL');
  });
}

describe('the audit log', () => {
  test('holds no full number, wherever it was given', async () => {
    const card = '4539578763621486';
    const iban = 'DE89370400440532013000';
    const entry = {
      actor: { ...ana, name: `Ana ${card}` },
      action: 'imports.upload',
      subject: `mapping:cards-${card}`,
      reason: `her account number: 12345678, or ${iban}`,
      details: { name: `cards-${card}.csv`, deep: [{ [iban]: card }] },
    };
    await audit.record(entry);
    await audit.flush();
    await postgres.transaction((sql) => audit.recordIn(sql, entry));
    const { entries } = await audit.list({});
    expect(entries).toHaveLength(2);
    for (const number of [card, iban, '12345678']) expect(JSON.stringify(entries)).not.toContain(number);
    expect(entries[0]).toMatchObject({ subject: expect.stringMatching(/^mapping:cards-sealed:[0-9a-f]{16}:1486$/) });
    expect(await audit.verify()).toMatchObject({ ok: true });
  });

  test('keeps ids of people and things as they are, even under names of sealed fields', async () => {
    await audit.record({ actor: ana, action: 'people.read', subject: 'iban:1042345', details: { what: 'customer' } });
    await audit.flush();
    expect((await audit.list({})).entries[0]).toMatchObject({ subject: 'iban:1042345', details: { what: 'customer' } });
  });

  test('finds a decision under each person whom it concerns', async () => {
    const people = ['p1', 'p7'];
    await audit.record({ actor: ana, action: 'identity.split', subject: 'person:p1', details: { decision: 1, people } });
    await audit.record({ actor: ana, action: 'identity.undo', subject: 'decision:1', details: { decision: 1, people } });
    await audit.record({ actor: ana, action: 'export.made', subject: 'export:1', details: { people } });
    await audit.flush();
    const ids = async (subject: string) => (await audit.list({ subject })).entries.map(({ id }) => id);
    expect(await ids('person:p1')).toEqual([2, 1]);
    expect(await ids('person:p7')).toEqual([2, 1]);
    expect(await ids('person:p')).toEqual([]);
    expect(await ids('decision:1')).toEqual([2]);
  });

  test('holds what was recorded, newest first, by subject, action, actor and time', async () => {
    await fill(5);
    clock.advance(60_000);
    await audit.record({
      actor: { kind: 'token', id: 1, name: 'nightly' },
      action: 'settings.change',
      subject: 'setting:words',
      reason: 'hotel',
    });
    await audit.flush();
    const all = await audit.list({});
    expect(all.entries.map(({ id }) => id)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(all.entries[0]).toMatchObject({
      actor: { kind: 'token', id: 1, name: 'nightly' },
      reason: 'hotel',
      time: clock.now(),
      details: {},
    });
    expect(all.entries[5]).toMatchObject({
      actor: ana,
      action: 'people.read',
      subject: 'person:p1',
      details: { at: 1, fields: ['email'] },
    });
    const ids = async (filter: Parameters<Audit['list']>[0]) => (await audit.list(filter)).entries.map(({ id }) => id);
    expect(await ids({ subject: 'person:p2' })).toEqual([2]);
    expect(await ids({ action: 'people' })).toEqual([5, 4, 3, 2, 1]);
    expect(await ids({ action: 'settings.change' })).toEqual([6]);
    expect(await ids({ actor: 'nightly' })).toEqual([6]);
    expect(await ids({ since: clock.now() })).toEqual([6]);
    expect(await ids({ until: clock.now(), limit: 2 })).toEqual([5, 4]);
    const page = await audit.list({ limit: 4 });
    expect(page.next).toBe(3);
    expect(await ids({ before: 3, limit: 4 })).toEqual([2, 1]);
  });

  test('a change and its entry are kept together or not at all', async () => {
    const failing = postgres.transaction(async (sql) => {
      await audit.recordIn(sql, { actor: ana, action: 'user.added', subject: 'user:9' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow();
    await postgres.transaction((sql) => audit.recordIn(sql, { actor: ana, action: 'user.added', subject: 'user:10' }));
    const { entries } = await audit.list({});
    expect(entries.map(({ id, subject }) => [id, subject])).toEqual([[1, 'user:10']]);
  });

  test('many writers at once make one unbroken chain', async () => {
    const second = createAudit({ seal: sealAsInstalled, postgres, clock, key });
    await Promise.all(
      Array.from({ length: 300 }, async (_, at) => {
        const entry = { actor: ana, action: 'people.read', subject: `person:p${at}` };
        if (at % 10 === 0) await postgres.transaction((sql) => audit.recordIn(sql, entry));
        else await (at % 2 === 0 ? audit : second).record(entry);
      }),
    );
    await second.close();
    expect(await audit.verify()).toMatchObject({ ok: true, checked: 300, head: { id: 300 } });
  });

  test('recording a read costs the reader next to nothing', async () => {
    const began = performance.now();
    for (let at = 0; at < 1_000; at += 1) await audit.record({ actor: ana, action: 'people.read', subject: `person:p${at}` });
    expect((performance.now() - began) / 1_000).toBeLessThan(1);
    expect(await audit.verify()).toMatchObject({ ok: true, checked: 1_000 });
  });

  test('keeps odd texts such that the chain holds', async () => {
    const odd = 'null \0, half \ud800, quote " backslash \\ and 💛';
    await audit.record({
      actor: { kind: 'user', name: odd },
      action: 'x.y',
      subject: odd,
      reason: odd,
      details: { [odd]: [odd, 1e21, -0] },
    });
    expect(await audit.verify()).toMatchObject({ ok: true, checked: 1 });
  });

  test('the database refuses to change, remove or empty it', async () => {
    await fill(2);
    const attempts = [
      "UPDATE audit SET subject = 'x'",
      'DELETE FROM audit',
      'TRUNCATE audit',
      'DELETE FROM audit_head',
      'TRUNCATE audit_head',
    ];
    for (const statement of attempts) await expect(postgres.query(statement), statement).rejects.toThrow('only ever added to');
    expect(await audit.verify()).toMatchObject({ ok: true, checked: 2 });
  });
});

describe('the key', () => {
  test('is that of the installation, or the product does not start on this database', async () => {
    const other = Buffer.alloc(32, 9);
    await checkAuditKey(postgres, other);
    await fill(1);
    await checkAuditKey(postgres, key);
    await expect(checkAuditKey(postgres, other)).rejects.toMatchObject({ code: 'governance.other_key' });
    const stored = JSON.stringify(await postgres.query('SELECT h::text AS head FROM audit_head h'));
    expect(stored).not.toContain(key.toString('hex').slice(0, 16));
  });
});

describe('verification finds', () => {
  const broken = async () => (await audit.verify()).firstBroken;

  test('nothing in an empty log and in a whole one', async () => {
    expect(await audit.verify()).toMatchObject({ ok: true, checked: 0 });
    await fill(12);
    expect(await audit.verify()).toMatchObject({ ok: true, checked: 12 });
  });

  test.each([
    ['subject', `UPDATE audit SET subject = 'person:p99' WHERE id = 4`],
    ['details', `UPDATE audit SET details = '{}' WHERE id = 4`],
    ['actor', `UPDATE audit SET actor_name = 'Ben' WHERE id = 4`],
    ['time', 'UPDATE audit SET time = time + 1 WHERE id = 4'],
    ['hash', `UPDATE audit SET hash = decode(repeat('ab', 32), 'hex') WHERE id = 4`],
  ])('a changed %s', async (_what, statement) => {
    await fill(8);
    await byHand(statement);
    expect(await broken()).toMatchObject({ id: 4, kind: 'changed' });
  });

  test('a removed entry, also when the ones behind it are moved up', async () => {
    await fill(8);
    await byHand('DELETE FROM audit WHERE id = 4');
    expect(await broken()).toMatchObject({ id: 4, kind: 'removed' });
    await byHand('UPDATE audit SET id = id - 1 WHERE id > 4', 'UPDATE audit_head SET id = 7');
    expect(await broken()).toMatchObject({ id: 4, kind: 'changed' });
  });

  test('an entry added behind the head', async () => {
    await fill(3);
    await byHand(
      `INSERT INTO audit SELECT 4, time, actor_kind, actor_id, 'Ben', action, subject, reason, details, hash, hash FROM audit WHERE id = 3`,
    );
    expect(await broken()).toMatchObject({ id: 4, kind: 'inserted' });
  });

  test('a cut-off end, and a head moved to hide it', async () => {
    await fill(8);
    await byHand('DELETE FROM audit WHERE id > 5');
    expect(await broken()).toMatchObject({ id: 6, kind: 'removed' });
    await byHand('UPDATE audit_head SET id = 5, hash = (SELECT hash FROM audit WHERE id = 5)');
    expect(await broken()).toMatchObject({ kind: 'head_changed' });
  });

  test('a head changed by another hand, for ever after, though the log goes on', async () => {
    await fill(4);
    await byHand('DELETE FROM audit WHERE id > 2', 'UPDATE audit_head SET id = 2, hash = (SELECT hash FROM audit WHERE id = 2)');
    await audit.record({ actor: ana, action: 'people.read', subject: 'person:p5' });
    expect(await broken()).toMatchObject({ id: 3, kind: 'head_changed' });
    expect((await audit.list({})).entries.map(({ action }) => action)).toEqual([
      'people.read',
      'audit.head_changed',
      'people.read',
      'people.read',
    ]);
  });

  test('a chain computed anew from the beginning by somebody without the key', async () => {
    await fill(4);
    await byHand('DELETE FROM audit', `UPDATE audit_head SET id = 0, hash = decode(repeat('00', 32), 'hex'), signature = ''`);
    const forger = createAudit({ seal: sealAsInstalled, postgres, clock, key: Buffer.alloc(32, 1) });
    for (let at = 1; at <= 4; at += 1) await forger.record({ actor: ana, action: 'people.read', subject: 'person:p1' });
    await forger.close();
    expect(await broken()).toMatchObject({ kind: 'head_changed' });
  });

  test('a log cut back together with an older signed head, by the anchor outside', async () => {
    await fill(5);
    const [old] = await postgres.query<{ hash: Buffer; signature: Buffer }>('SELECT hash, signature FROM audit_head');
    await fill(5);
    await audit.close();
    expect(JSON.parse(await readFile(join(folder, 'anchor'), 'utf8'))).toMatchObject({ id: 10 });
    await byHand('DELETE FROM audit WHERE id > 5');
    await postgres.query('UPDATE audit_head SET id = 5, hash = $1, signature = $2', [old?.hash, old?.signature]);
    audit = open();
    expect(await broken()).toMatchObject({ id: 6, kind: 'removed' });
    expect(await verifyAudit(postgres, key)).toMatchObject({ ok: true });
    // The anchor stays as it is, as evidence.
    await fill(1);
    await audit.close();
    expect(JSON.parse(await readFile(join(folder, 'anchor'), 'utf8'))).toMatchObject({ id: 10 });
    audit = open();
  });

  test('any single change of any entry, wherever it is', async () => {
    await fill(12);
    const columns = [
      'time',
      'actor_kind',
      'actor_id',
      'actor_name',
      'action',
      'subject',
      'reason',
      'details',
      'previous_hash',
      'hash',
    ] as const;
    const numbers = new Set<string>(['time', 'actor_id']);
    const bytes = new Set<string>(['previous_hash', 'hash']);
    class Done extends Error {}
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('delete', ...columns),
        fc.string({ minLength: 1 }),
        async (id, what, text) => {
          const value = numbers.has(what) ? 987_654 : bytes.has(what) ? Buffer.alloc(32, id) : text.toWellFormed().replaceAll('\0', '0');
          const attempt = postgres.transaction(async (sql) => {
            await sql.query('ALTER TABLE audit DISABLE TRIGGER ALL');
            if (what === 'delete') await sql.query('DELETE FROM audit WHERE id = $1', [id]);
            else await sql.query(`UPDATE audit SET ${what} = $2 WHERE id = $1`, [id, value]);
            const { ok, firstBroken } = await verifyAudit(sql, key);
            expect(ok).toBe(false);
            expect(firstBroken?.id).toBe(id);
            throw new Done();
          });
          const error = await attempt.catch((caught: unknown) => (caught as Error).cause ?? caught);
          if (!(error instanceof Done)) throw error;
        },
      ),
      { numRuns: 60 },
    );
    expect(await broken()).toBeUndefined();
  });

  test('an anchor that was changed', async () => {
    await fill(2);
    await audit.close();
    const anchor = JSON.parse(await readFile(join(folder, 'anchor'), 'utf8')) as object;
    await writeFile(join(folder, 'anchor'), JSON.stringify({ ...anchor, id: 1 }));
    audit = open();
    expect(await broken()).toMatchObject({ kind: 'anchor_differs' });
  });
});

test('looks of one reader at one person are one entry in a quarter of an hour, and changes are never merged', async () => {
  let now = clock.now();
  const own = createAudit({ seal: sealAsInstalled, postgres, clock: { now: () => now }, key });
  const look = (actor: typeof ana, person: string) => own.recordLook({ actor, action: 'people.read', subject: `person:${person}` });
  const berta = { kind: 'user' as const, id: 4, name: 'Berta' };
  for (let at = 0; at < 5; at += 1) await Promise.all([look(ana, 'p1'), look(ana, 'p1')]);
  await look(berta, 'p1');
  await look(ana, 'p2');
  for (let at = 0; at < 3; at += 1) await own.record({ actor: ana, action: 'people.settle', subject: 'person:p1' });
  now += 15 * 60_000;
  await look(ana, 'p1');
  await own.close();
  const { entries } = await audit.list({ subject: 'person:p1' });
  expect(entries.map(({ action, actor }) => `${action} ${actor.name}`).sort()).toEqual([
    ...Array.from({ length: 2 }, () => 'people.read Ana'),
    'people.read Berta',
    ...Array.from({ length: 3 }, () => 'people.settle Ana'),
  ]);
  expect((await audit.list({ subject: 'person:p2' })).entries).toHaveLength(1);
});
