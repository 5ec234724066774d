import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrations as connectorMigrations, findImport, queueImport, receiveFile } from '../../src/connector/index.ts';
import { migrations as eventMigrations, unpackText } from '../../src/event/index.ts';
import { systemClock } from '../../src/foundation/index.ts';
import { createSource, migrations as sourceMigrations } from '../../src/source/index.ts';
import { type TestEngines, testEngines } from '../engines.ts';

let engines: TestEngines;
let dataDir: string;
let child: ChildProcess | undefined;

beforeAll(async () => {
  engines = await testEngines({ migrations: [...sourceMigrations, ...eventMigrations, ...connectorMigrations] });
  dataDir = await mkdtemp(join(tmpdir(), 'killed-'));
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await engines.close();
  await rm(dataDir, { recursive: true, force: true });
});

function startChild(): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'import-child.ts'), engines.urls.postgres], {
    stdio: 'ignore',
  });
}

describe('an import whose process is killed', () => {
  it('goes on where it stood, three times over: every row arrives, and none under two names', async () => {
    const { postgres } = engines;
    const rows = 60_000;
    const input = { name: 'Till', channel: 'store', kind: 'file', marketingOwner: 'Ana', technologyOwner: 'Tom' };
    const { source } = await postgres.transaction((sql) => createSource(sql, input, systemClock));
    // Every line stands there twice, so that appearances have to be counted anew by each process.
    const content = Array.from({ length: rows }, (_, row) => `c${(row >> 1) % 997},2025-01-01,${row >> 1}`).join('\n');
    const file = await receiveFile(Readable.from([Buffer.from(`id,date,amount\n${content}\n`)]), 'till.csv', 'Tom', {
      postgres,
      clock: systemClock,
      dataDir,
      uploadKey: Buffer.alloc(32, 5),
    });
    const mapping = {
      kind: 'track',
      event: 'Order Completed',
      time: { column: 'date' },
      identifiers: { user_id: 'id' },
      properties: { revenue: 'amount' },
    };
    const id = await postgres.transaction((sql) =>
      queueImport(
        sql,
        { fileId: file.id, source, mapping, by: 'Tom' },
        { clock: systemClock, secret: 'secret', uploadKey: Buffer.alloc(32, 5) },
      ),
    );

    let killed = 0;
    let rowsBefore = 0;
    child = startChild();
    for (;;) {
      const { state, rowsRead } = await findImport(postgres, id);
      if (state === 'done') break;
      if (state === 'running' && rowsRead > rowsBefore && killed < 3) {
        child.kill('SIGKILL');
        killed++;
        rowsBefore = (await findImport(postgres, id)).rowsRead;
        child = startChild();
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    child.kill('SIGKILL');

    expect(killed).toBe(3);
    const waiting = await postgres.query<{ body: Buffer }>('SELECT body FROM inbox');
    const sent = waiting.flatMap(({ body }) => (JSON.parse(unpackText(body)) as { batch: { messageId: string }[] }).batch);
    expect(new Set(sent.map((event) => event.messageId)).size).toBe(rows);
    // What was sent twice are the few batches that were on their way at a kill; the inbox's readers drop them by their names.
    expect(sent.length).toBeLessThanOrEqual(rows + 3 * 10 * 500);
    expect(await findImport(postgres, id)).toMatchObject({ rowsRead: rows, rowsAccepted: rows, rowsRefused: 0 });
  }, 120_000);
});
