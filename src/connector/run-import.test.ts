import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import { migrations as eventMigrations, Inbox, type InboxEntry, unpackText } from '../event/index.ts';
import { Conflict, fixedClock, type JsonObject, LimitReached, NotFound, newUuid } from '../foundation/index.ts';
import { createSource, type Source, migrations as sourceMigrations } from '../source/index.ts';
import { ImportRunner } from './import-runner.ts';
import { connectorLimits } from './limits.ts';
import {
  deleteFinishedFiles,
  findFile,
  findImport,
  listRefused,
  pauseImport,
  queueImport,
  resumeImport,
  stopImport,
} from './manage-imports.ts';
import type { Mapping } from './mapping.ts';
import type { FileImportPorts } from './run-import.ts';
import { migrations } from './tables.ts';
import { receiveFile } from './upload-file.ts';

const shared = join(import.meta.dirname, '../../../shared/data/cdnow/CDNOW_master.txt');
const clock = fixedClock(Date.UTC(2026, 5, 1));
const secret = 'a secret of this installation';
const uploadKey = Buffer.alloc(32, 5);
let engines: TestEngines;
let dataDir: string;

beforeAll(async () => {
  engines = await testEngines({ migrations: [...sourceMigrations, ...eventMigrations, ...migrations] });
  dataDir = await mkdtemp(join(tmpdir(), 'imports-'));
});
afterAll(async () => {
  await engines.close();
  await rm(dataDir, { recursive: true, force: true });
});

const mapping: Mapping = {
  kind: 'track',
  event: 'Order Completed',
  time: { column: 'date' },
  identifiers: { user_id: 'id' },
  properties: { revenue: 'amount' },
};
const table = (rows: number, from = 0): string =>
  `id,date,amount\n${Array.from({ length: rows }, (_, row) => `c${(from + row) % 97},2025-01-${String(((from + row) % 28) + 1).padStart(2, '0')},${from + row}\n`).join('')}`;

let names = 0;
async function newSource(): Promise<Source> {
  const input = {
    name: `Source ${names++}`,
    channel: 'store',
    kind: 'file',
    marketingOwner: 'Ana',
    technologyOwner: 'Tom',
    currency: 'EUR',
  };
  return (await engines.postgres.transaction((sql) => createSource(sql, input, clock))).source;
}

async function upload(content: string | Buffer, name = 'orders.csv'): Promise<string> {
  return (await receiveFile(Readable.from([Buffer.from(content)]), name, 'Tom', { postgres: engines.postgres, clock, dataDir, uploadKey }))
    .id;
}

function portsFor(source: Source, inbox: FileImportPorts['inbox'], more: Partial<FileImportPorts> = {}): FileImportPorts {
  return {
    postgres: engines.postgres,
    clock,
    inbox,
    source: (id) => (id === source.id ? source : undefined),
    seal: (text) => text.replaceAll('4111111111111111', 'sealed:1111'),
    secret,
    uploadKey,
    eventBytesMax: () => 32 * 1024,
    ...more,
  };
}

async function queue(source: Source, content: string | Buffer, given: unknown = mapping, again = false): Promise<number> {
  const fileId = await upload(content);
  return engines.postgres.transaction((sql) =>
    queueImport(sql, { fileId, source, mapping: given, by: 'Tom', again }, { clock, secret, uploadKey }),
  );
}

/** Runs until the import has left the queue, or `isOver` says so; answers how it stands when the runner has tidied up behind it. */
async function runUntil(
  ports: FileImportPorts,
  id: number,
  isOver: (state: string) => boolean = (state) => state !== 'checking' && state !== 'running',
) {
  const runner = new ImportRunner(ports);
  const running = runner.run();
  try {
    while (!isOver((await findImport(engines.postgres, id)).state)) await new Promise((resolve) => setTimeout(resolve, 20));
  } finally {
    runner.stop();
    await running;
  }
  return findImport(engines.postgres, id);
}

/** An inbox in memory that keeps what it was given; `before` may refuse or delay. */
function memoryInbox(before: (entry: InboxEntry, count: number) => Promise<void> | void = () => undefined) {
  const entries: InboxEntry[] = [];
  return {
    entries,
    events: () => entries.flatMap((entry) => (JSON.parse(String(entry.body)) as { batch: JsonObject[] }).batch),
    ids: () =>
      entries.flatMap((entry) => (JSON.parse(String(entry.body)) as { batch: JsonObject[] }).batch.map((event) => String(event.messageId))),
    hasRoomForImports: async () => true,
    accept: async (entry: InboxEntry) => {
      await before(entry, entries.length);
      entries.push(entry);
    },
  };
}

describe('an import', () => {
  it('brings every row into the durable inbox, deletes the upload, and counts what it did', async () => {
    const source = await newSource();
    const id = await queue(source, table(2_345));
    const inbox = new Inbox(engines.postgres, clock);
    const job = await runUntil(portsFor(source, inbox), id);
    expect(job).toMatchObject({
      state: 'done',
      rowsRead: 2_345,
      rowsAccepted: 2_345,
      rowsRefused: 0,
      rowsKnown: 0,
      note: undefined,
      isFileThere: false,
    });
    expect(job.bytesRead).toBe(job.bytesTotal);
    const rows = await engines.postgres.query<{ body: Buffer; protocol: string }>(
      'SELECT body, protocol FROM inbox WHERE source_id = $1 ORDER BY id',
      [source.id],
    );
    const events = rows.flatMap((row) => (JSON.parse(unpackText(row.body)) as { batch: JsonObject[] }).batch);
    expect(events).toHaveLength(2_345);
    expect(new Set(events.map((event) => event.messageId)).size).toBe(2_345);
    expect(events[0]).toMatchObject({
      type: 'track',
      event: 'Order Completed',
      userId: 'c0',
      timestamp: '2025-01-01T00:00:00.000Z',
      properties: { revenue: 0, currency: 'EUR' },
    });
    expect(rows[0]?.protocol).toBe('segment');
    await expect(findFile(engines.postgres, job.fileId)).rejects.toThrow(NotFound);
    expect(await readdir(join(dataDir, 'uploads'))).not.toContain(`${job.fileId}.sealed`);
  });

  it('of the same file again applies nothing, and of a longer edition only what is new', async () => {
    const source = await newSource();
    const inbox = memoryInbox();
    await runUntil(portsFor(source, inbox), await queue(source, table(1_000)));
    await expect(queue(source, table(1_000))).rejects.toThrow(Conflict);
    const same = await runUntil(portsFor(source, inbox), await queue(source, table(1_000), mapping, true));
    expect(same).toMatchObject({ state: 'done', rowsRead: 1_000, rowsAccepted: 0, rowsKnown: 1_000 });
    const longer = await runUntil(portsFor(source, inbox), await queue(source, table(1_250)));
    expect(longer).toMatchObject({ rowsRead: 1_250, rowsAccepted: 250, rowsKnown: 1_000 });
    expect(new Set(inbox.ids()).size).toBe(1_250);
    // Another source and another event name are other rows.
    const refunds = await runUntil(portsFor(source, inbox), await queue(source, table(1_000), { ...mapping, event: 'Order Refunded' }));
    expect(refunds.rowsAccepted).toBe(1_000);
  });

  it('keeps two equal lines of one file both, also over a resume', async () => {
    const source = await newSource();
    const content = `id,date,amount\n${'c1,2025-01-01,5\n'.repeat(3_000)}`;
    const inbox = memoryInbox(async (_, count) => {
      if (count === 3) await new Promise((resolve) => setTimeout(resolve, 400));
    });
    const id = await queue(source, content);
    const runner = new ImportRunner(portsFor(source, inbox));
    const running = runner.run();
    while (inbox.entries.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    runner.stop();
    await running;
    const before = await findImport(engines.postgres, id);
    expect(before.state).toBe('running');
    expect(before.rowsRead).toBeLessThan(3_000);
    const job = await runUntil(portsFor(source, inbox), id);
    expect(job).toMatchObject({ state: 'done', rowsRead: 3_000, rowsAccepted: 3_000 });
    expect(new Set(inbox.ids()).size).toBe(3_000);
  });

  it('tells refused rows with their physical line and reason, numbers sealed, and takes the others', async () => {
    const source = await newSource();
    const rows = [
      'id,date,amount',
      'c1,2025-01-01,5',
      '"c2',
      'more",2025-01-02,6',
      'c3,31.12.2024,7',
      'c4,2025-01-04',
      ',2025-01-05,8',
      'c6,2025-01-06,4111111111111111 x',
      'c7,1601-01-01,9',
      'c8,2025-01-08,10',
    ];
    const inbox = memoryInbox();
    const job = await runUntil(portsFor(source, inbox), await queue(source, rows.join('\n')));
    expect(job).toMatchObject({ state: 'done', rowsRead: 8, rowsAccepted: 3, rowsRefused: 5 });
    const refused = await listRefused(engines.postgres, job.id, 0, 100);
    expect(refused.map((row) => [row.line, row.reason])).toEqual([
      [5, 'time "31.12.2024" in column "date" is not a date in the format iso'],
      [6, 'has 2 cells where the heading has 3'],
      [7, 'says nobody: "id" is empty'],
      [8, 'revenue (column "amount"): "sealed:1111 x" is not a number with decimal "."'],
      [9, expect.stringMatching(/^timestamp /)],
    ]);
    expect(JSON.parse(refused[3]?.content ?? '')).toEqual({ id: 'c6', date: '2025-01-06', amount: 'sealed:1111 x' });
    expect(inbox.events()[1]).toMatchObject({ userId: 'c2\nmore', context: { import: { file: 'orders.csv', line: 3 } } });
  });

  it('waits while the inbox asks for patience, and says so', async () => {
    const source = await newSource();
    let refusals = 0;
    const inbox = memoryInbox(() => {
      if (refusals++ < 3) throw new LimitReached('collect.backlog', 'more events wait than can be worked off', 1, 'requests', 0.2);
    });
    const id = await queue(source, table(800));
    const ports = portsFor(source, inbox);
    const runner = new ImportRunner(ports);
    const running = runner.run();
    const notes = new Set<string | undefined>();
    for (;;) {
      const job = await findImport(engines.postgres, id);
      notes.add(job.note);
      if (job.state === 'done') break;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    runner.stop();
    await running;
    expect([...notes]).toContain('waits: more events wait than can be worked off');
    expect(new Set(inbox.ids()).size).toBe(800);
  });

  it('gives way while live events wait: one piece at a time as there is room, recorded meanwhile, and heard when it is paused', async () => {
    const source = await newSource();
    let room = 3;
    let looks = 0;
    const inbox = {
      ...memoryInbox(),
      hasRoomForImports: async () => {
        looks++;
        return room-- > 0;
      },
    };
    const id = await queue(source, table(5_000));
    const runner = new ImportRunner(portsFor(source, inbox));
    const running = runner.run();
    await expect.poll(async () => (await findImport(engines.postgres, id)).rowsRead, { timeout: 5_000 }).toBe(1_500);
    const looksBefore = looks;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(looks - looksBefore).toBeLessThan(10);
    expect(inbox.ids()).toHaveLength(1_500);
    expect(await findImport(engines.postgres, id)).toMatchObject({ state: 'running', rowsRead: 1_500 });
    await engines.postgres.transaction((sql) => pauseImport(sql, id, 'Tom'));
    await engines.postgres.transaction((sql) => resumeImport(sql, id));
    room = Number.POSITIVE_INFINITY;
    await expect.poll(async () => (await findImport(engines.postgres, id)).state, { timeout: 10_000 }).toBe('done');
    runner.stop();
    await running;
    expect(inbox.ids()).toHaveLength(5_000);
    expect(new Set(inbox.ids()).size).toBe(5_000);
  });

  it('can be paused and resumed by somebody, and stopped for good', async () => {
    const source = await newSource();
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const inbox = memoryInbox((_, count) => (count >= 2 ? gate : undefined));
    const id = await queue(source, table(20_000));
    const runner = new ImportRunner(portsFor(source, inbox));
    const running = runner.run();
    while (inbox.entries.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    await engines.postgres.transaction((sql) => pauseImport(sql, id, 'Tom'));
    open();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const paused = await findImport(engines.postgres, id);
    expect(paused).toMatchObject({ state: 'paused', note: 'paused by Tom' });
    expect(paused.rowsRead).toBeGreaterThan(0);
    expect(paused.rowsRead).toBeLessThan(20_000);
    // What was accepted is what was recorded: nothing is on its way any more.
    expect(inbox.ids()).toHaveLength(paused.rowsRead);
    await engines.postgres.transaction((sql) => resumeImport(sql, id));
    runner.stop();
    await running;
    const done = await runUntil(portsFor(source, inbox), id);
    expect(done).toMatchObject({ state: 'done', rowsRead: 20_000 });
    expect(new Set(inbox.ids()).size).toBe(20_000);
    expect(inbox.ids()).toHaveLength(20_000);
    await expect(engines.postgres.transaction((sql) => pauseImport(sql, id, 'Tom'))).rejects.toThrow(Conflict);
    await expect(engines.postgres.transaction((sql) => stopImport(sql, id, 'Tom', clock))).rejects.toThrow(/ended already/);
    await expect(engines.postgres.transaction((sql) => resumeImport(sql, 12345))).rejects.toThrow(NotFound);
  });

  it('fails with a message for people when the file is damaged, after the rows before the damage', async () => {
    const source = await newSource();
    const { gzipSync } = await import('node:zlib');
    const zipped = gzipSync(table(60_000));
    const inbox = memoryInbox();
    const job = await runUntil(portsFor(source, inbox), await queue(source, zipped.subarray(0, zipped.length - 200)));
    expect(job.state).toBe('failed');
    expect(job.note).toMatch(/gzip file ends in the middle/);
    expect(job.rowsAccepted).toBeGreaterThan(50_000);
    expect(inbox.ids()).toHaveLength(job.rowsAccepted);
    // Sent again whole, only the rest is new.
    const whole = await runUntil(portsFor(source, inbox), await queue(source, zipped));
    expect(whole).toMatchObject({ state: 'done', rowsKnown: job.rowsAccepted, rowsAccepted: 60_000 - job.rowsAccepted });
  });

  it('is refused before it begins when file and mapping do not fit, or the file has no heading', async () => {
    const source = await newSource();
    await expect(queue(source, table(3), { ...mapping, time: { column: 'when' } })).rejects.toThrow(/no column "when"/);
    await expect(queue(source, '1,2025-01-01,5\n2,2025-01-02,6\n')).rejects.toThrow(/"header": false/);
    const bare = {
      ...mapping,
      identifiers: { user_id: 'column 1' },
      time: { column: 'column 2' },
      properties: { revenue: 'column 3' },
      file: { header: false },
    };
    const job = await runUntil(portsFor(source, memoryInbox()), await queue(source, '1,2025-01-01,5\n2,2025-01-02,6\n', bare));
    expect(job.rowsAccepted).toBe(2);
    await expect(
      engines.postgres.transaction((sql) =>
        queueImport(sql, { fileId: 'nonsense', source, mapping, by: 'x' }, { clock, secret, uploadKey }),
      ),
    ).rejects.toThrow(NotFound);
  });

  it('pauses and asks when very many rows are refused, losing none', async () => {
    const source = await newSource();
    const rows = connectorLimits.refusedRowsMax + 5_000;
    const id = await queue(source, `id,date,amount\n${'c1,not a date,5\n'.repeat(rows)}`);
    const paused = await runUntil(portsFor(source, memoryInbox()), id);
    expect(paused.state).toBe('paused');
    expect(paused.note).toMatch(/rows were refused: the mapping is probably wrong/);
    await engines.postgres.transaction((sql) => resumeImport(sql, id));
    const done = await runUntil(portsFor(source, memoryInbox()), id);
    expect(done).toMatchObject({ state: 'done', rowsRead: rows, rowsRefused: rows });
    const [counted] = await engines.postgres.query<{ rows: number }>(
      'SELECT count(*)::int AS rows FROM import_refused WHERE import_id = $1',
      [id],
    );
    expect(counted?.rows).toBe(rows);
  }, 60_000);

  it('is taken up by another process when its own was killed, and by one only', async () => {
    const source = await newSource();
    const id = await queue(source, table(5_000));
    await engines.postgres.query(
      "UPDATE import_job SET state = 'running', runner = gen_random_uuid(), lease_until = now() + interval '1 second' WHERE id = $1",
      [id],
    );
    const inbox = memoryInbox();
    const runners = [new ImportRunner(portsFor(source, inbox)), new ImportRunner(portsFor(source, inbox))];
    const running = runners.map((runner) => runner.run());
    for (;;) {
      const { state } = await findImport(engines.postgres, id);
      if (state === 'done') break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    for (const runner of runners) runner.stop();
    await Promise.all(running);
    expect(inbox.ids()).toHaveLength(5_000);
  });

  it('of real purchases brings all 69,659 of 23,570 people', async (context) => {
    context.skip(!existsSync(shared), 'the CDNOW log is not beside the repository (../shared/data)');
    const { readFile } = await import('node:fs/promises');
    const source = await newSource();
    const cdnow: Mapping = {
      kind: 'track',
      event: 'Order Completed',
      time: { column: 'date', format: 'yyyyMMdd', timezone: 'America/New_York' },
      identifiers: { user_id: 'customer_id' },
      properties: { revenue: 'dollar_value', quantity: 'number_of_cds' },
      money: { currency: 'USD' },
    };
    const inbox = memoryInbox();
    const job = await runUntil(portsFor(source, inbox), await queue(source, await readFile(shared), cdnow));
    expect(job).toMatchObject({ state: 'done', rowsRead: 69_659, rowsAccepted: 69_659, rowsRefused: 0 });
    const events = inbox.events();
    expect(new Set(events.map((event) => event.messageId)).size).toBe(69_659);
    expect(new Set(events.map((event) => event.userId)).size).toBe(23_570);
  }, 60_000);
});

/** Everything that lies in the folder of uploads, names included. */
async function onDisk(): Promise<string> {
  const folder = join(dataDir, 'uploads');
  const names = await readdir(folder);
  return (await Promise.all(names.map(async (name) => name + (await readFile(join(folder, name), 'latin1'))))).join('\n');
}

describe('uploads', () => {
  it('never show on the disk what is in them: not before, during or after their import, and not across a restart', async () => {
    const card = '4111111111111111';
    const source = await newSource();
    const content = `id,date,amount,card\n${Array.from({ length: 6_000 }, (_, row) => `c${row},2025-01-01,${row},${card}\n`).join('')}`;
    for (const bytes of [Buffer.from(content), gzipSync(content)]) {
      const id = await queue(source, bytes, bytes.length === content.length ? mapping : { ...mapping, event: 'Other' });
      expect(await onDisk()).not.toContain(card);
      let seen = '';
      const inbox = memoryInbox(async () => {
        seen ||= await onDisk();
      });
      // The first process stops in the middle; a second one goes on.
      const first = new ImportRunner(portsFor(source, inbox));
      const running = first.run();
      while (inbox.entries.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      first.stop();
      await running;
      const job = await runUntil(portsFor(source, inbox), id);
      expect(job).toMatchObject({ state: 'done', rowsRead: 6_000, rowsAccepted: 6_000, rowsRefused: 0 });
      expect(new Set(inbox.ids()).size).toBe(6_000);
      expect(seen.length).toBeGreaterThan(0);
      expect(seen).not.toContain(card);
      expect(await onDisk()).not.toContain(card);
    }
  });

  it('and answers that a dead process left are deleted at the start; those that are known stay', async () => {
    const source = await newSource();
    const kept = await upload('id,date,amount\n1,2025-01-01,5\n');
    const folder = join(dataDir, 'uploads');
    const strays = ['pull-0', `${newUuid()}.sealed`, newUuid()];
    for (const name of strays) {
      await writeFile(join(folder, name), 'x');
      await utimes(join(folder, name), 1, 1);
    }
    await writeFile(join(folder, 'pull-now'), 'x');
    const problems: unknown[] = [];
    const onProblem = (message: string, error?: unknown): void => void problems.push([message, error]);
    const runner = new ImportRunner(portsFor(source, memoryInbox(), { onProblem }), { dataDir });
    const running = runner.run();
    runner.stop();
    await running;
    expect(problems).toEqual([]);
    const names = await readdir(folder);
    expect(names).toEqual(expect.arrayContaining([`${kept}.sealed`, 'pull-now']));
    for (const name of strays) expect(names).not.toContain(name);
    await rm(join(folder, 'pull-now'));
  });

  it('that nobody imports are deleted after a day, those with an open import stay', async () => {
    const source = await newSource();
    const unused = await upload('id,date,amount\n1,2025-01-01,5\n');
    const waiting = await queue(source, table(2));
    const { fileId } = await findImport(engines.postgres, waiting);
    clock.advance(25 * 3_600_000);
    await deleteFinishedFiles(engines.postgres, clock);
    await expect(findFile(engines.postgres, unused)).rejects.toThrow(NotFound);
    await expect(findFile(engines.postgres, fileId)).resolves.toMatchObject({ id: fileId });
  });

  it('are refused when too large, empty or broken off, and leave nothing behind', async () => {
    const before = await readdir(join(dataDir, 'uploads'));
    const dependencies = { postgres: engines.postgres, clock, dataDir, uploadKey, uploadBytesMax: 1000 };
    await expect(receiveFile(Readable.from([Buffer.alloc(600), Buffer.alloc(600)]), 'big.csv', 'x', dependencies)).rejects.toThrow(
      /a file may have/,
    );
    await expect(receiveFile(Readable.from([]), 'none.csv', 'x', dependencies)).rejects.toThrow(/empty/);
    const broken = new Readable({
      read() {
        this.push('a,b\n');
        this.destroy(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
      },
    });
    await expect(receiveFile(broken, 'cut.csv', 'x', dependencies)).rejects.toThrow(/broke off/);
    expect(await readdir(join(dataDir, 'uploads'))).toEqual(before);
  });

  it('have names without paths and control characters', async () => {
    const id = await upload('a,b\n1,2\n', '../../etc/\u0000pass\nwd.csv');
    expect((await findFile(engines.postgres, id)).name).toBe('passwd.csv');
  });
});
