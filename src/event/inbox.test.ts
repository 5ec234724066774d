import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import type { SourceId } from '../foundation/index.ts';
import { fixedClock, newUuid } from '../foundation/index.ts';
import type { InboxEntry } from './accept.ts';
import { Inbox } from './inbox.ts';
import { type InboxRow, readInbox } from './read-inbox.ts';
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
  test('gives what is urgent first, and all else in the order in which it came', async () => {
    const inbox = new Inbox(engines.postgres, clock);
    const given = [entry(1), entry(2), { ...entry(3), urgent: true }, entry(4), { ...entry(5), urgent: true }];
    for (const one of given) await inbox.accept(one);
    const read = async (rowsMax: number, inHand: number[] = []) => readInbox(engines.postgres, { rowsMax, bytesMax: 1_000_000, inHand });
    const lengths = (rows: readonly InboxRow[]) => rows.map(({ body }) => /x+/.exec(body)?.[0].length);
    expect(lengths(await read(10))).toEqual([3, 5, 1, 2, 4]);
    const first = await read(3);
    expect(lengths(first)).toEqual([3, 5, 1]);
    expect(
      lengths(
        await read(
          3,
          first.map(({ id }) => id),
        ),
      ),
    ).toEqual([2, 4]);
    // One row is read whatever its size.
    expect(lengths(await readInbox(engines.postgres, { rowsMax: 10, bytesMax: 1, inHand: [] }))).toEqual([3]);
  });

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
