import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import type { SourceId } from '../foundation/index.ts';
import { fixedClock, newUuid } from '../foundation/index.ts';
import type { InboxEntry } from './accept.ts';
import { Inbox } from './inbox.ts';
import { migrations } from './tables.ts';

const clock = fixedClock(Date.UTC(2026, 5, 1));
let engines: TestEngines;

beforeAll(async () => {
  engines = await testEngines({ migrations });
});
afterAll(() => engines.close());
beforeEach(() => engines.postgres.query('TRUNCATE inbox'));

function entry(bytes: number): InboxEntry {
  const body = JSON.stringify({ batch: [{ type: 'track', event: 'x'.repeat(bytes) }] });
  return {
    receiptId: newUuid(),
    sourceId: 1 as SourceId,
    protocol: 'segment',
    receivedAt: clock.now(),
    meta: {},
    body,
    wantReceipt: false,
  };
}

describe('the inbox', () => {
  test('has room for imports only while little waits, however small it packs, and takes live events all the same', async () => {
    const inbox = new Inbox(engines.postgres, clock);
    expect(await inbox.hasRoomForImports()).toBe(true);
    await inbox.accept(entry(700_000));
    expect(await inbox.hasRoomForImports()).toBe(true);
    await inbox.accept(entry(700_000));
    expect(await inbox.hasRoomForImports()).toBe(false);
    await inbox.accept(entry(10));
    await engines.postgres.query('DELETE FROM inbox WHERE body_bytes > 100000');
    expect(await inbox.hasRoomForImports()).toBe(true);
  });

  test('counts what is on its way to the disk as waiting', async () => {
    const inbox = new Inbox(engines.postgres, clock);
    const accepted = Promise.all([inbox.accept(entry(700_000)), inbox.accept(entry(700_000))]);
    expect(await inbox.hasRoomForImports()).toBe(false);
    await accepted;
  });

  test('has no room for imports behind very many small requests', async () => {
    const inbox = new Inbox(engines.postgres, clock);
    await Promise.all(Array.from({ length: 1_100 }, () => inbox.accept(entry(10))));
    expect(await inbox.hasRoomForImports()).toBe(false);
  });
});
