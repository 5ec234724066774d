import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { holdAnswersToDescription } from '../../test/described-answers.ts';
import { type TestEngines, testEngines } from '../../test/engines.ts';
import { sealAsInstalled, testSeal } from '../../test/seal.ts';
import { callerOf, type Role } from '../access/index.ts';
import { migrations as connectorMigrations, ImportRunner } from '../connector/index.ts';
import { migrations as eventMigrations, Inbox, unpackText } from '../event/index.ts';
import { fixedClock } from '../foundation/index.ts';
import { type Audit, migrations as auditMigrations, createAudit } from '../governance/index.ts';
import { createSourceDirectory, type SourceDirectory, migrations as sourceMigrations } from '../source/index.ts';
import { importsRoutes } from './imports.ts';
import { type ApiServer, createServer } from './server.ts';
import { sourcesRoutes } from './sources.ts';

const clock = fixedClock(Date.UTC(2026, 5, 1));
const secret = 'secret';
const uploadKey = Buffer.alloc(32, 5);
const seal = (text: string): string => text.replaceAll('4111111111111111', 'sealed:1111');
let engines: TestEngines;
let audit: Audit;
let sources: SourceDirectory;
let dataDir: string;
let app: ApiServer;
let role: Role = 'engineer';
let runner: ImportRunner;
let running: Promise<void>;

beforeAll(async () => {
  engines = await testEngines({ migrations: [...sourceMigrations, ...eventMigrations, ...connectorMigrations, ...auditMigrations] });
  const { postgres } = engines;
  dataDir = await mkdtemp(join(tmpdir(), 'routes-'));
  audit = createAudit({ seal: sealAsInstalled, postgres, clock, key: Buffer.alloc(32, 7) });
  sources = await createSourceDirectory({ postgres, clock });
  runner = new ImportRunner({
    postgres,
    clock,
    inbox: new Inbox(postgres, clock),
    source: (id) => sources.byId(id),
    seal,
    secret,
    uploadKey,
    eventBytesMax: () => 32_768,
  });
  running = runner.run();
  app = createServer({
    seal: () => testSeal,
    authenticate: async () => callerOf({ kind: 'user', id: 1, name: 'Tom', role, mustSetPassword: false }),
    log: false,
  });
  await holdAnswersToDescription(app);
  const figures = async () => new Map([[1, { eventsLastDay: 12, lastEventAt: Date.UTC(2026, 4, 31) }]]);
  sourcesRoutes(app, { postgres, audit, clock, sources, figures });
  importsRoutes(app, {
    ...{ postgres, audit, clock, sources, seal, secret, uploadKey, dataDir },
    uploadBytesMax: () => 1_000_000,
    eventBytesMax: () => 32_768,
    wakeRunner: () => runner.wake(),
  });
  await app.ready();
});
afterAll(async () => {
  runner.stop();
  await running;
  await app.close();
  await audit.close();
  await sources.close();
  await engines.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function call(method: InjectOptions['method'], url: string, payload?: unknown) {
  const answer = await app.inject({ method: method ?? 'GET', url, ...(payload === undefined ? {} : { payload: payload as object }) });
  return {
    status: answer.statusCode,
    body: answer.body === '' ? undefined : String(answer.headers['content-type']).includes('json') ? answer.json() : answer.body,
  };
}

const upload = (content: string | Buffer, name: string) =>
  app.inject({
    method: 'POST',
    url: `/v1/files?name=${encodeURIComponent(name)}`,
    payload: content,
    headers: { 'content-type': 'text/csv' },
  });

const shop = {
  name: 'Web shop',
  channel: 'web',
  kind: 'file',
  marketingOwner: 'Ana',
  technologyOwner: 'Tom',
  timezone: 'Europe/Lisbon',
  currency: 'EUR',
};

describe('sources over HTTP', () => {
  it('are made with both owners, listed with their figures, changed, and get new keys', async () => {
    const refused = await call('POST', '/v1/sources', { name: 'X', channel: 'web', kind: 'sdk' });
    expect(refused.status).toBe(400);
    expect(refused.body.error.problems.map((problem: { at: string }) => problem.at)).toEqual(['marketingOwner', 'technologyOwner']);
    const made = await call('POST', '/v1/sources', shop);
    expect(made.status).toBe(201);
    expect(made.body.writeKey).toMatch(/^wk_/);
    expect(sources.byKey(made.body.writeKey)?.name).toBe('Web shop');
    expect((await call('POST', '/v1/sources', shop)).body.error.code).toBe('source.name_taken');
    const listed = await call('GET', '/v1/sources');
    expect(listed.body.sources[0]).toMatchObject({ name: 'Web shop', eventsLastDay: 12, lastEventAt: '2026-05-31T00:00:00.000Z' });
    const { id } = made.body.source;
    expect((await call('PATCH', `/v1/sources/${id}`, { technologyOwner: 'Tim' })).body.source.technologyOwner).toBe('Tim');
    const rotated = await call('POST', `/v1/sources/${id}/keys`, { graceHours: 1 });
    expect(rotated.status).toBe(201);
    const keys = (await call('GET', `/v1/sources/${id}/keys`)).body.keys;
    expect(keys.map((key: { works: boolean }) => key.works)).toEqual([true, true]);
    expect((await call('DELETE', `/v1/sources/${id}/keys/${keys[1].id}`)).status).toBe(204);
    expect(sources.byKey(made.body.writeKey)).toBeUndefined();
    expect(sources.byKey(rotated.body.writeKey)?.id).toBe(id);
    expect((await call('GET', '/v1/sources/99/keys')).status).toBe(404);
    expect((await call('GET', '/v1/channels')).body.channels[0]).toEqual({ name: 'web', label: 'Web', presence: true });
  });

  it('are read by those who may, and edited by fewer', async () => {
    role = 'marketer';
    expect((await call('GET', '/v1/sources')).status).toBe(200);
    expect((await call('POST', '/v1/sources', shop)).status).toBe(403);
    role = 'clerk';
    expect((await call('GET', '/v1/imports')).status).toBe(403);
    role = 'engineer';
  });
});

describe('an unknown CSV with odd headings', () => {
  const csv =
    'Kd.-Nr.;E-Mail;gekauft am;Summe (€);Karte;Bemerkung\n7;a@b.de;01.02.2026;1.234,50;4111111111111111;"Hallo; Welt"\n8;c@d.de;15.02.2026;3,00;4111111111111111;\n9;;bald;1,00;4111111111111111;\n';
  const mapping = {
    kind: 'track',
    event: 'Order Completed',
    time: { column: 'gekauft am', format: 'dd.MM.yyyy' },
    identifiers: { user_id: 'Kd.-Nr.', email: 'E-Mail' },
    properties: { revenue: { column: 'Summe (€)', decimal: ',' }, note: 'Bemerkung' },
  };

  it('is uploaded, looked at, mapped, tried, imported and its refused rows handed back', async () => {
    const uploaded = await upload(csv, 'odd.csv');
    expect(uploaded.statusCode).toBe(201);
    const [lying] = await readdir(join(dataDir, 'uploads'));
    expect(await readFile(join(dataDir, 'uploads', lying ?? ''), 'latin1')).not.toContain('4111111111111111');
    const file = uploaded.json();
    expect(file).toMatchObject({ name: 'odd.csv', format: 'csv', delimiter: ';', encoding: 'utf-8' });
    expect(file.columns.map((column: { guess?: { meaning: string } }) => column.guess?.meaning)).toEqual([
      'userId',
      'email',
      undefined,
      'amount',
      'paymentCard',
      'text',
    ]);
    expect(JSON.stringify(file)).not.toContain('4111111111111111');

    const sourceId = sources.list()[0]?.id;
    const tried = await call('POST', '/v1/imports', { fileId: file.fileId, sourceId, mapping, dryRun: true });
    expect(tried.body.preview).toMatchObject({
      rowsRead: 3,
      rowsAccepted: 2,
      rowsRefused: 1,
      problems: [{ line: 4, message: expect.stringContaining('"bald"') }],
    });
    expect(tried.body.preview.events[0]).toMatchObject({
      timestamp: '2026-02-01T00:00:00.000Z',
      properties: { revenue: 1234.5, currency: 'EUR', note: 'Hallo; Welt' },
    });

    const wrong = await call('POST', '/v1/imports', {
      fileId: file.fileId,
      sourceId,
      mapping: { ...mapping, time: { column: 'gekauft' } },
    });
    expect(wrong.body.error).toMatchObject({ code: 'connector.bad_mapping', problems: [{ at: 'mapping.time.column' }] });

    const started = await call('POST', '/v1/imports', { fileId: file.fileId, sourceId, mapping, saveAs: 'Odd shop' });
    expect(started.status).toBe(201);
    await finished(started.body.importId);
    // The file goes a moment after the import has ended.
    const done = await vi.waitFor(async () => {
      const { body } = await call('GET', `/v1/imports/${started.body.importId}`);
      if (body.isFileThere) throw new Error('the file is still there');
      return body;
    });
    expect(done).toMatchObject({
      state: 'done',
      file: 'odd.csv',
      rowsRead: 3,
      rowsAccepted: 2,
      rowsRefused: 1,
      problems: [{ line: 4 }],
      isFileThere: false,
    });
    const [row] = await engines.postgres.query<{ body: Buffer }>('SELECT body FROM inbox');
    expect(JSON.parse(unpackText(row?.body ?? Buffer.from('{}'))).batch).toHaveLength(2);
    expect(await readdir(join(dataDir, 'uploads'))).toEqual([]);

    const refused = await call('GET', `/v1/imports/${started.body.importId}/refused.csv`);
    expect(refused.body).toBe(
      'line,reason,Kd.-Nr.,E-Mail,gekauft am,Summe (€),Karte,Bemerkung,row\r\n4,"time ""bald"" in column ""gekauft am"" is not a date in the format dd.MM.yyyy",9,,bald,"1,00",sealed:1111,,\r\n',
    );
  });

  it('comes with its mapping the second time, and changes nothing', async () => {
    const sourceId = sources.list()[0]?.id;
    const first = (await call('GET', '/v1/imports')).body.imports.at(-1).id;
    const again = (await upload(csv, 'odd.csv')).json();
    expect(again.savedMappings).toMatchObject([{ name: 'Odd shop', mapping }]);
    expect((await call('POST', '/v1/imports', { fileId: again.fileId, sourceId, mapping })).body.error.code).toBe(
      'connector.imported_already',
    );
    const repeated = await call('POST', '/v1/imports', { fileId: again.fileId, sourceId, mapping, again: true });
    expect(await finished(repeated.body.importId)).toMatchObject({ rowsAccepted: 0, rowsKnown: 2 });
    expect((await call('DELETE', `/v1/imports/${first}`)).status).toBe(204);
    expect((await call('GET', `/v1/imports/${first}`)).status).toBe(404);
    expect((await engines.postgres.query('SELECT 1 FROM import_refused WHERE import_id = $1', [first])).length).toBe(0);
  });

  it('takes the rows that it refused once the mapping is mended', async () => {
    const sourceId = sources.list()[0]?.id;
    const sums = 'Kunde;Summe;Tag\nk-1;1,50;2022-10-01\nk-2;2,50;2022-10-02\n';
    const rows = { kind: 'track', event: 'Paid', time: { column: 'Tag', format: 'yyyy-MM-dd' }, identifiers: { user_id: 'Kunde' } };
    const wrong = { ...rows, decimal: '.', properties: { total: 'Summe' } };
    const first = await call('POST', '/v1/imports', { fileId: (await upload(sums, 'sums.csv')).json().fileId, sourceId, mapping: wrong });
    expect(await finished(first.body.importId)).toMatchObject({ rowsAccepted: 0, rowsRefused: 2 });
    const { fileId } = (await upload(sums, 'sums.csv')).json();
    expect((await call('POST', '/v1/imports', { fileId, sourceId, mapping: wrong })).body.error.code).toBe('connector.imported_already');
    const second = await call('POST', '/v1/imports', { fileId, sourceId, mapping: { ...wrong, decimal: ',' } });
    expect(await finished(second.body.importId)).toMatchObject({ rowsAccepted: 2, problems: [] });
  });

  it('is looked at again when the recognition got it wrong', async () => {
    const { fileId } = (await upload('a;b\n1;2\n', 'x.csv')).json();
    const looked = await call('POST', `/v1/files/${fileId}/inspect`, { file: { delimiter: ',', header: false } });
    expect(looked.body).toMatchObject({
      delimiter: ',',
      header: false,
      columns: [{ name: 'column 1' }],
      suggestion: { file: { delimiter: ',', header: false } },
    });
    expect((await call('POST', `/v1/files/${fileId}/inspect`, { file: { delimiter: 7 } })).body.error.code).toBe('connector.bad_mapping');
    expect((await call('POST', '/v1/files/none/inspect', {})).status).toBe(404);
  });

  it('is refused with a message when it cannot be read, and does not stay', async () => {
    const before = await readdir(join(dataDir, 'uploads'));
    const workbook = await upload(Buffer.from('PK\u0003\u0004…'), 'sheet.xlsx');
    expect(workbook.statusCode).toBe(400);
    expect(workbook.json().error).toMatchObject({ code: 'connector.unknown_format', message: expect.stringContaining('Excel workbook') });
    const large = await upload(Buffer.alloc(1_000_001, 'a'), 'large.csv');
    expect(large.statusCode).toBe(413);
    expect(large.json().error.code).toBe('connector.file_too_large');
    expect(await readdir(join(dataDir, 'uploads'))).toEqual(before);
  });
});

describe('mappings over HTTP', () => {
  it('are saved, listed and forgotten', async () => {
    const mapping = { kind: 'identify', identifiers: { email: 'mail' } };
    expect((await call('PUT', '/v1/mappings/People', { mapping, columns: ['mail'] })).status).toBe(204);
    expect((await call('PUT', '/v1/mappings/Bad', { mapping: { kind: 'x' } })).status).toBe(400);
    expect((await call('GET', '/v1/mappings')).body.mappings).toContainEqual(expect.objectContaining({ name: 'People', mapping }));
    expect((await call('DELETE', '/v1/mappings/People')).status).toBe(204);
    expect((await call('DELETE', '/v1/mappings/People')).status).toBe(404);
    expect((await call('GET', '/v1/mappings/schema')).body.schema.properties.kind).toBeDefined();
  });
});

async function finished(id: number) {
  for (let attempt = 0; attempt < 500; attempt++) {
    const { body } = await call('GET', `/v1/imports/${id}`);
    if (body.state === 'done' || body.state === 'failed') return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the import did not end');
}
