import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { holdAnswersToDescription } from '../../test/described-answers.ts';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import { testSeal } from '../../test/seal.ts';
import { type Caller, callerOf, type Role } from '../access/index.ts';
import { addOutcomes, Inbox, type InboxEntry, migrations, type SourceAtDoor } from '../event/index.ts';
import { fixedClock, newUuid, type SourceId } from '../foundation/index.ts';
import { int4Array, textArray } from '../storage/index.ts';
import { receiptsRoutes } from './receipts.ts';
import { type ApiServer, createServer } from './server.ts';

const clock = fixedClock(Date.UTC(2026, 5, 1));
let engines: TestEngines;
let inbox: Inbox;
let app: ApiServer;
let caller: Caller | undefined;

beforeAll(async () => {
  engines = await testEngines({ migrations });
  inbox = new Inbox(engines.postgres, clock);
  app = createServer({ seal: () => testSeal, authenticate: async () => undefined, log: false });
  await holdAnswersToDescription(app);
  const atDoor = (id: number): SourceAtDoor => ({ id: id as SourceId, channel: 'web', enabled: true });
  const keys = new Map([
    ['wk_1', atDoor(1)],
    ['wk_2', atDoor(2)],
  ]);
  receiptsRoutes(app, { inbox, findSource: async (key) => keys.get(key), callerOf: async () => caller });
});
afterAll(async () => {
  await app.close();
  await engines.close();
});

const signedIn = (role: Role): Caller => callerOf({ kind: 'user', id: 1, name: 'Tom', role, mustSetPassword: false });

async function ask(id: string, key?: string) {
  const headers = key === undefined ? {} : { 'x-write-key': key };
  const { statusCode, json } = await app.inject({ url: `/v1/receipts/${id}`, headers });
  return [statusCode, json()];
}

async function accept(wantReceipt: boolean): Promise<string> {
  const receiptId = newUuid();
  const entry: InboxEntry = {
    ...{ receiptId, sourceId: 1 as SourceId, protocol: 'segment', receivedAt: clock.now() },
    ...{ meta: {}, body: '{}', wantReceipt },
  };
  await inbox.accept(entry);
  return receiptId;
}

async function settle(receiptId: string, events: object[]): Promise<void> {
  await engines.postgres.query('DELETE FROM inbox WHERE receipt_id = $1', [receiptId]);
  await engines.postgres.query(addOutcomes, [textArray([receiptId]), clock.now(), textArray([JSON.stringify(events)]), int4Array([1])]);
}

describe('a receipt', () => {
  test('is pending while its events wait, and then says what became of each', async () => {
    const id = await accept(true);
    expect(await ask(id, 'wk_1')).toMatchObject([202, { pending: true, receiptId: id, events: [] }]);
    const events = [{ messageId: 'm1', status: 'accepted' }];
    await settle(id, events);
    expect(await ask(id, 'wk_1')).toEqual([200, { success: true, receiptId: id, events }]);
    const refused = await accept(true);
    await settle(refused, [{ messageId: 'm2', status: 'quarantined', reason: 'event.no_identity', message: 'give a userId' }]);
    expect(await ask(refused, 'wk_1')).toMatchObject([200, { success: false, error: { code: 'event.no_identity' } }]);
  });

  test('is for its own source, and for who is signed in and may see sources', async () => {
    const id = await accept(true);
    expect(await ask(id, 'wk_2')).toMatchObject([404, { error: { code: 'collect.no_such_receipt' } }]);
    expect(await ask(id)).toMatchObject([401, { error: { code: 'collect.unknown_write_key' } }]);
    caller = signedIn('clerk');
    expect(await ask(id)).toMatchObject([403, { error: { code: 'access.not_permitted' } }]);
    caller = signedIn('engineer');
    expect((await ask(id))[0]).toBe(202);
    caller = undefined;
  });

  test('that was never asked for, or is none, is not there', async () => {
    expect((await ask(await accept(false), 'wk_1'))[0]).toBe(404);
    expect((await ask(newUuid(), 'wk_1'))[0]).toBe(404);
    expect(await ask('nonsense', 'wk_1')).toMatchObject([400, { error: { code: 'request.invalid' } }]);
  });
});
