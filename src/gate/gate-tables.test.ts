import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import { dayMs, fixedClock, hourMs } from '../foundation/index.ts';
import { migrations as identityMigrations } from '../identity/index.ts';
import type { Contact } from './contact.ts';
import { addContacts, markContact, readContacts } from './contacts.ts';
import { createGateLog } from './gate-log.ts';
import { readRefusalCounts, readRefusals } from './read-refusals.ts';
import { createStockDirectory, putStock } from './stock.ts';
import { migrations } from './tables.ts';

const now = Date.UTC(2026, 10, 23, 12);
let engines: TestEngines;
beforeAll(async () => {
  engines = await testEngines({ migrations: [...identityMigrations, ...migrations] });
});
afterAll(() => engines.close());

const contact = (message: string, identifierId: number, at: number, changes: Partial<Contact> = {}): Contact => ({
  ...{ identifierId, at, message, channel: 'email', purpose: 'marketing', isPromotion: true, isAnswer: false, state: 'sent' },
  ...changes,
});

describe('contacts', () => {
  it('are read by identifier, the oldest first, and a message is there once', async () => {
    const first = contact('c1', 1, now - 2 * hourMs);
    const others = [
      contact('c2', 2, now - hourMs, { channel: 'sms', isAnswer: true }),
      contact('c3', 3, now),
      contact('c4', 1, now - 401 * dayMs),
    ];
    await addContacts(engines.postgres, [first, ...others]);
    await addContacts(engines.postgres, [{ ...first, channel: 'push' }]);
    expect(await readContacts(engines.postgres, [1, 2], now)).toEqual([first, others[0]]);
    expect(await readContacts(engines.postgres, [], now)).toEqual([]);
  });

  it('go forward from sent to used, and never back', async () => {
    await addContacts(engines.postgres, [contact('m1', 10, now), contact('m2', 10, now)]);
    const mark = (message: string, state: Contact['state']) => markContact(engines.postgres, [{ message, state }]);
    expect(await mark('m1', 'seen')).toEqual([10]);
    expect(await mark('m1', 'used')).toEqual([10]);
    expect(await mark('m1', 'ignored')).toEqual([]);
    expect(await mark('m2', 'ignored')).toEqual([10]);
    expect(await mark('nobody', 'used')).toEqual([]);
    expect((await readContacts(engines.postgres, [10], now)).map(({ state }) => state).sort()).toEqual(['ignored', 'used']);
  });
});

describe('stock', () => {
  it('is answered from memory, everywhere or in one place, as soon as a change is told', async () => {
    const stock = await createStockDirectory(engines.postgres, () => {});
    expect(stock.stockOf('bike')).toBeUndefined();
    const put = (place: string, quantity: number | undefined, at = now) =>
      engines.postgres.transaction((sql) => putStock(sql, [{ product: 'bike', place, quantity }], at));
    await put('Porto', 3);
    await put('Lisboa', 0);
    await put('Lisboa', 9, now - 1);
    await expect.poll(() => stock.stockOf('bike')).toBe(3);
    expect([stock.stockOf('bike', 'Porto'), stock.stockOf('bike', 'Lisboa'), stock.stockOf('bike', 'Faro')]).toEqual([3, 0, undefined]);
    await put('Porto', undefined);
    await expect.poll(() => stock.stockOf('bike')).toBe(0);
    expect(stock.list()).toEqual([{ product: 'bike', place: 'Lisboa', quantity: 0, at: now }]);
    await stock.close();
  });
});

describe('the log of refusals', () => {
  it('counts every one, shows the newest, and follows a person by her identifier', async () => {
    const log = createGateLog({ postgres: engines.postgres, clock: fixedClock(now), onProblem: () => {} });
    const refusal = { code: 'attention.spent', words: 'Enough for this week.', until: now + dayMs } as const;
    for (let time = 0; time < 500; time += 1)
      log.note({ asker: 'moment', purpose: 'marketing', channel: 'web', identifierId: 1, item: `item ${time}`, refusals: [refusal] });
    await log.flush();
    log.note({
      asker: 'message',
      purpose: 'marketing',
      channel: 'email',
      identifierId: 2,
      refusals: [refusal, { code: 'quiet_hours', words: 'Night.' }],
    });
    await log.close();
    const counts = await readRefusalCounts(engines.postgres, now - dayMs);
    expect(counts.map(({ code, asker, refusals }) => [code, asker, refusals]).sort()).toEqual([
      ['attention.spent', 'message', 1],
      ['attention.spent', 'moment', 500],
      ['quiet_hours', 'message', 1],
    ]);
    const newest = await readRefusals(engines.postgres, { limit: 3 });
    expect(newest.map(({ code, item, until }) => [code, item, until])).toEqual([
      ['quiet_hours', '', undefined],
      ['attention.spent', '', now + dayMs],
      ['attention.spent', 'item 499', now + dayMs],
    ]);
    expect((await readRefusals(engines.postgres, { asker: 'moment', limit: 1_000 })).length).toBe(200);
    const since = async (time: number) => (await readRefusals(engines.postgres, { since: time, limit: 3 })).length;
    expect([await since(now), await since(now + dayMs)]).toEqual([3, 0]);
    const [, second] = newest;
    expect((await readRefusals(engines.postgres, { before: second?.id, code: 'attention.spent', limit: 1 }))[0]?.item).toBe('item 499');
  });
});
