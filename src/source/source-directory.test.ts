import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import { Conflict, fixedClock, hourMs, NotFound } from '../foundation/index.ts';
import { changeSource, createSource, revokeKey, rotateKey } from './manage-sources.ts';
import { createSourceDirectory, type SourceDirectory } from './source-directory.ts';
import { migrations } from './tables.ts';

const clock = fixedClock(Date.UTC(2026, 0, 1));
const input = { channel: 'web', kind: 'sdk', marketingOwner: 'Ana Reis', technologyOwner: 'Tom Berg' };
let engines: TestEngines;
let directory: SourceDirectory;

beforeAll(async () => {
  engines = await testEngines({ migrations });
  directory = await createSourceDirectory({ postgres: engines.postgres, clock });
});
afterAll(async () => {
  await directory.close();
  await engines.close();
});

const inTransaction: TestEngines['postgres']['transaction'] = (work) => engines.postgres.transaction(work);

async function until(condition: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 200 && !condition(); attempt++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(condition()).toBe(true);
}

describe('the directory of sources', () => {
  it('finds a source by the key that was shown once, soon after it was made elsewhere', async () => {
    const { source, writeKey } = await inTransaction((sql) => createSource(sql, { ...input, name: 'Web shop', currency: 'EUR' }, clock));
    await until(() => directory.byKey(writeKey) !== undefined);
    expect(directory.byKey(writeKey)).toEqual(source);
    expect(directory.facts(source.id)).toMatchObject({ channel: 'web', currency: 'EUR', enabled: true });
    expect(directory.byKey(`${writeKey}x`)).toBeUndefined();
    const stored = await engines.postgres.query('SELECT * FROM write_key');
    expect(JSON.stringify(stored)).not.toContain(writeKey);
    // The notice brings the key that works; the list of keys is read again after it.
    await directory.refresh();
    expect(directory.keysOf(source.id)[0]?.prefix).toBe(writeKey.slice(0, 9));
  });

  it('refuses a second source of the same name, whatever its case, and a change to it', async () => {
    await expect(inTransaction((sql) => createSource(sql, { ...input, name: 'WEB SHOP' }, clock))).rejects.toThrow(Conflict);
    const { source } = await inTransaction((sql) => createSource(sql, { ...input, name: 'Till' }, clock));
    await expect(inTransaction((sql) => changeSource(sql, source.id, { name: 'web shop' }))).rejects.toThrow(Conflict);
    await inTransaction((sql) => changeSource(sql, source.id, { name: 'TILL', enabled: false }));
    await until(() => directory.byId(source.id)?.enabled === false);
    await expect(inTransaction((sql) => changeSource(sql, 999 as never, {}))).rejects.toThrow(NotFound);
  });

  it('rotates a key: the old one goes on for the hours of grace, then ends', async () => {
    const { source, writeKey: first } = await inTransaction((sql) => createSource(sql, { ...input, name: 'App' }, clock));
    const { writeKey: second } = await inTransaction((sql) => rotateKey(sql, source.id, clock, 2));
    await directory.refresh();
    expect(directory.byKey(first)?.id).toBe(source.id);
    expect(directory.byKey(second)?.id).toBe(source.id);
    clock.advance(2 * hourMs);
    expect(directory.byKey(first)).toBeUndefined();
    expect(directory.byKey(second)?.id).toBe(source.id);
    await expect(inTransaction((sql) => rotateKey(sql, source.id, clock, -1))).rejects.toThrow(/graceHours/);
  });

  it('revokes a key at once', async () => {
    const { source, writeKey } = await inTransaction((sql) => createSource(sql, { ...input, name: 'Kiosk' }, clock));
    await directory.refresh();
    const keyId = directory.keysOf(source.id)[0]?.id ?? -1;
    await inTransaction((sql) => revokeKey(sql, source.id, keyId, clock));
    await until(() => directory.byKey(writeKey) === undefined);
    await expect(inTransaction((sql) => revokeKey(sql, source.id, 99_999, clock))).rejects.toThrow(NotFound);
  });

  it('answers a key in a microsecond or two, known or not', async () => {
    const [source] = directory.list();
    const { writeKey } = await inTransaction((sql) => rotateKey(sql, source!.id, clock));
    await directory.refresh();
    const calls = 20_000;
    const begun = performance.now();
    for (let call = 0; call < calls; call++) directory.byKey(call % 2 === 0 ? writeKey : 'unknown');
    // Generous: this runs beside other tests. Alone it takes well under a microsecond.
    expect((performance.now() - begun) / calls).toBeLessThan(0.05);
  });
});
