import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../../test/engines.ts';
import { migrations as eventMigrations } from '../../event/index.ts';
import { systemClock } from '../../foundation/index.ts';
import type { Postgres } from '../../storage/index.ts';
import { DecisionJournal } from './decision-journal.ts';
import type { DecisionRecord } from './decision-record.ts';

let engines: TestEngines;
let dataDir: string;
const problems: string[] = [];
beforeAll(async () => {
  engines = await testEngines({ migrations: eventMigrations });
});
afterAll(() => engines.close());
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'journal-'));
  problems.length = 0;
});
afterEach(async () => {
  await rm(dataDir, { recursive: true });
  await engines.postgres.query('TRUNCATE warehouse_queue');
});

const record = { personId: 1, at: 5, moment: { channel: 'web', place: 'home' }, choices: [], tookMs: 1 } as unknown as DecisionRecord;
const padding = 'x'.repeat(10_000);

function add(journal: DecisionJournal, number: number): void {
  journal.add(record, JSON.stringify({ number, padding }), { identifierId: 1, sourceId: 1, number: `n-${number}` });
}

const journalOf = (postgres: Postgres = engines.postgres): DecisionJournal =>
  new DecisionJournal(postgres, systemClock, dataDir, (message) => problems.push(message));

/** Numbers of the decisions in the queue of the warehouse, in order of blocks. */
async function queued(): Promise<number[]> {
  const rows = await engines.postgres.query<{ lines: Buffer }>('SELECT lines FROM warehouse_queue ORDER BY id');
  const lines = rows.flatMap((row) => gunzipSync(row.lines).toString().trimEnd().split('\n'));
  return lines.map((line) => (JSON.parse(line) as { body: { number: number } }).body.number);
}

async function bytesInFiles(): Promise<number> {
  const folder = join(dataDir, 'decisions');
  const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, number) => number);

describe('the journal of decisions', () => {
  it('moves decisions to the queue in few blocks, and its files stay small while decisions never stop coming', async () => {
    const journal = journalOf();
    await journal.start();
    let most = 0;
    for (let number = 0; number < 1_000; number += 1) {
      add(journal, number);
      // There is always one more that came while others were being queued.
      if (number % 100 === 50) void journal.flush();
      if (number % 100 === 99) {
        await journal.flush();
        most = Math.max(most, await bytesInFiles());
      }
    }
    expect(most).toBeLessThan(5_000_000);
    await journal.close();
    expect(await queued()).toEqual(upTo(1_000));
    const [row] = await engines.postgres.query<{ blocks: number }>('SELECT count(*)::int8 AS blocks FROM warehouse_queue');
    expect(row?.blocks).toBeLessThan(30);
    expect(await readdir(join(dataDir, 'decisions'))).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('keeps in its files what could not be queued, for the next process', async () => {
    const away = { prepared: () => Promise.reject(new Error('Postgres is away')) } as unknown as Postgres;
    const journal = journalOf(away);
    await journal.start();
    for (const number of upTo(250)) {
      add(journal, number);
      if (number === 150) void journal.flush();
    }
    await journal.close();
    expect(problems.length).toBeGreaterThan(0);
    // As if by a process that has ended: its number is in the name.
    const folder = join(dataDir, 'decisions');
    const names = await readdir(folder);
    for (const name of names) {
      await writeFile(join(folder, name.replace(/^\d+/, '4194303')), await readFile(join(folder, name)));
      await rm(join(folder, name));
    }
    const next = journalOf();
    await next.start();
    await next.close();
    expect((await queued()).toSorted((left, right) => left - right)).toEqual(upTo(250));
  });
});
