import { Readable } from 'node:stream';
import { type Static, Type } from '@sinclair/typebox';
import {
  checkMapping,
  columnMeanings,
  connectorLimits,
  deleteMapping,
  discardFile,
  type FileInspection,
  type FileShapeOptions,
  findFile,
  findImport,
  type ImportJob,
  inspectFile,
  listImports,
  listMappings,
  listRefused,
  mappingSchema,
  pauseImport,
  previewImport,
  queueImport,
  receiveFile,
  refusedAsCsv,
  removeImport,
  resumeImport,
  type SavedMapping,
  saveMapping,
  stopImport,
  storedFileOf,
} from '../connector/index.ts';
import { type Clock, InvalidInput, type SourceId } from '../foundation/index.ts';
import type { Audit } from '../governance/index.ts';
import type { SourceDirectory } from '../source/index.ts';
import type { Postgres, Sql } from '../storage/index.ts';
import { rowNumber, smallRowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { importInDetail, importPreview, importRun, mappingHelp, savedMapping, uploadedFile } from './shapes/imports.ts';
import { file, list, nothing, optional } from './shapes/shape.ts';

export interface ImportsDependencies {
  readonly postgres: Postgres;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly sources: SourceDirectory;
  /** Replaces full account and card numbers in JSON text, as at the door. */
  readonly seal: (json: string) => string;
  /** Names rows; the same that the import runner has. */
  readonly secret: string;
  /** Encrypts uploads; the same that the import runner has. */
  readonly uploadKey: Buffer;
  readonly dataDir: string;
  readonly uploadBytesMax: () => number;
  readonly eventBytesMax: () => number;
  /** Lets the import runner look for work at once. */
  readonly wakeRunner: () => void;
}

const fileParams = Type.Object({ fileId: Type.String() });
const importParams = Type.Object({ id: rowNumber() });
const nameParams = Type.Object({ name: Type.String({ minLength: 1, maxLength: 100 }) });
const fileBody = Type.Unsafe<Buffer>({ type: 'string', format: 'binary', description: 'the file as it is' });
const uploadQuery = Type.Object({ name: Type.String({ default: 'file', maxLength: 500, description: 'the name of the file, for lists' }) });
const listQuery = Type.Object({
  before: Type.Optional(rowNumber()),
  source: Type.Optional(smallRowNumber()),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});
// The connector checks mappings itself, so that every problem is told at once and in words.
const mappingBody = Type.Unknown({ description: 'a mapping; its schema is at /v1/mappings/schema' });
const inspectBody = Type.Object({
  file: Type.Optional(
    Type.Unknown({ description: 'format, encoding, delimiter, quote, header, skipLines, ragged, where the recognition is wrong' }),
  ),
});
const importBody = Type.Object({
  fileId: Type.String(),
  sourceId: smallRowNumber(),
  mapping: mappingBody,
  dryRun: Type.Optional(Type.Boolean({ description: 'map the first rows and show them; nothing is accepted' })),
  again: Type.Optional(Type.Boolean({ description: 'import although exactly this file went into this source before' })),
  saveAs: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'keep the mapping under this name' })),
});
const saveBody = Type.Object({
  mapping: mappingBody,
  columns: Type.Optional(Type.Array(Type.String(), { maxItems: connectorLimits.columnsMax })),
});

const mappingsAnswer = Type.Object({ mappings: list(savedMapping) });
const previewAnswer = Type.Object({ preview: importPreview });
const startedAnswer = Type.Object({ importId: Type.Integer() });
const importsAnswer = Type.Object({ imports: list(importRun), next: optional(Type.Integer()) });

const tags = ['Imports'];

/** Files up, mappings, and imports with their progress and refused rows. */
export function importsRoutes(app: ApiServer, dependencies: ImportsDependencies): void {
  uploadRoutes(app, dependencies);
  mappingRoutes(app, dependencies);
  startRoutes(app, dependencies);
  importRoutes(app, dependencies);
}

function uploadRoutes(app: ApiServer, dependencies: ImportsDependencies): void {
  const { postgres, audit, clock, seal, uploadKey } = dependencies;
  // An encapsulated scope: here, and only here, a body of any type is left as the stream that it is.
  app.register(async (scope: ApiServer) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.post('/v1/files', {
      config: { permission: 'imports.edit', mayTakeLong: true, described: { body: fileBody, consumes: ['application/octet-stream'] } },
      schema: { tags, summary: 'Upload a file as the raw body', querystring: uploadQuery, response: { 201: uploadedFile } },
      handler: async (request, reply) => {
        const { name } = request.query;
        try {
          const limits = {
            postgres,
            clock: dependencies.clock,
            dataDir: dependencies.dataDir,
            uploadKey,
            uploadBytesMax: dependencies.uploadBytesMax(),
          };
          const file = await receiveFile(request.raw, name, request.caller.name, limits);
          await audit.record({
            actor: request.caller,
            action: 'imports.upload',
            subject: `file:${file.id}`,
            details: { name: file.name, bytes: file.bytes },
          });
          // A file that nobody can read does not stay.
          const inspection = await inspectFile(storedFileOf({ ...file, isUpload: true }, uploadKey), {}, seal).catch(
            async (error: unknown) => {
              await discardFile(postgres, file, clock);
              throw error;
            },
          );
          return reply.status(201).send({ fileId: file.id, name: file.name, ...(await inspectionView(inspection, postgres)) });
        } catch (error) {
          // What is left of the body is not read: the connection cannot be used again.
          reply.header('connection', 'close');
          throw error;
        }
      },
    });
  });

  app.post('/v1/files/:fileId/inspect', {
    config: { permission: 'imports.edit' },
    schema: {
      tags,
      summary: 'Look at an upload again, with what the recognition got wrong',
      params: fileParams,
      body: inspectBody,
      response: { 200: uploadedFile },
    },
    handler: async (request) => {
      const file = await findFile(postgres, request.params.fileId);
      const { file: options } = request.body;
      // A mapping without anything else carries the same options, so the same words tell what is wrong with them.
      const checked = options === undefined ? undefined : checkMapping({ kind: 'segment', file: options }).file;
      const inspection = await inspectFile(storedFileOf(file, uploadKey), (checked ?? {}) as FileShapeOptions, seal);
      return { fileId: file.id, name: file.name, ...(await inspectionView(inspection, postgres)) };
    },
  });
}

function mappingRoutes(app: ApiServer, { postgres, audit, clock }: ImportsDependencies): void {
  app.get('/v1/mappings', {
    config: { permission: 'imports.edit' },
    schema: { tags, summary: 'Saved mappings', response: { 200: mappingsAnswer } },
    handler: async () => ({ mappings: (await listMappings(postgres)).map(mappingView) }),
  });

  app.get('/v1/mappings/schema', {
    config: { permission: 'imports.edit' },
    schema: { tags, summary: 'JSON Schema of a mapping, and what columns can mean', response: { 200: mappingHelp } },
    handler: async () => ({ schema: mappingSchema, meanings: columnMeanings }),
  });

  app.put('/v1/mappings/:name', {
    config: { permission: 'imports.edit' },
    schema: { tags, summary: 'Save a mapping under a name', params: nameParams, body: saveBody, response: { 204: nothing } },
    handler: async (request, reply) => {
      const { name } = request.params;
      const body = request.body;
      const mapping = checkMapping(body.mapping);
      await postgres.transaction(async (sql) => {
        await saveMapping(sql, { name, mapping, columns: body.columns ?? [], savedBy: request.caller.name }, clock);
        await audit.recordIn(sql, { actor: request.caller, action: 'imports.save_mapping', subject: `mapping:${name}` });
      });
      return reply.status(204).send();
    },
  });

  app.delete('/v1/mappings/:name', {
    config: { permission: 'imports.edit' },
    schema: { tags, summary: 'Forget a saved mapping', params: nameParams, response: { 204: nothing } },
    handler: async (request, reply) => {
      const { name } = request.params;
      await postgres.transaction(async (sql) => {
        await deleteMapping(sql, name);
        await audit.recordIn(sql, { actor: request.caller, action: 'imports.delete_mapping', subject: `mapping:${name}` });
      });
      return reply.status(204).send();
    },
  });
}

function startRoutes(app: ApiServer, dependencies: ImportsDependencies): void {
  const { postgres, audit, clock, secret, uploadKey } = dependencies;
  app.post('/v1/imports', {
    config: { permission: 'imports.edit' },
    schema: {
      tags,
      summary: 'Import an upload under a mapping, or show what that would do',
      body: importBody,
      response: { 200: previewAnswer, 201: startedAnswer },
    },
    handler: async (request, reply) => {
      const body = request.body;
      const source = dependencies.sources.require(body.sourceId);
      if (body.dryRun === true) return { preview: await preview(body, dependencies) };
      if (!source.enabled)
        throw new InvalidInput('connector.no_source', [
          { at: 'sourceId', message: `the source "${source.name}" is switched off; switch it on first` },
        ]);
      const importId = await postgres.transaction(async (sql) => {
        const id = await queueImport(
          sql,
          { fileId: body.fileId, source, mapping: body.mapping, by: request.caller.name, again: body.again },
          { clock, secret, uploadKey },
        );
        if (body.saveAs !== undefined) await keepMapping(sql, body.saveAs, body, request.caller.name, dependencies);
        await audit.recordIn(sql, {
          actor: request.caller,
          action: 'imports.start',
          subject: `import:${id}`,
          details: { source: source.id, again: body.again ?? false },
        });
        return id;
      });
      dependencies.wakeRunner();
      return reply.status(201).send({ importId });
    },
  });
}

async function preview(body: Static<typeof importBody>, dependencies: ImportsDependencies) {
  const { postgres, sources, seal, secret, uploadKey, clock, eventBytesMax } = dependencies;
  const file = await findFile(postgres, body.fileId);
  const source = sources.require(body.sourceId);
  return previewImport({
    file: storedFileOf(file, uploadKey),
    fileName: file.name,
    mapping: body.mapping,
    source,
    secret,
    seal,
    eventBytesMax: eventBytesMax(),
    now: clock.now(),
  });
}

async function keepMapping(
  sql: Sql,
  name: string,
  body: Static<typeof importBody>,
  by: string,
  { clock, seal, uploadKey }: ImportsDependencies,
): Promise<void> {
  const mapping = checkMapping(body.mapping);
  const file = await findFile(sql, body.fileId);
  const { columns } = await inspectFile(storedFileOf(file, uploadKey), (mapping.file ?? {}) as FileShapeOptions, seal);
  await saveMapping(sql, { name, mapping, columns: columns.map((column) => column.name), savedBy: by }, clock);
}

function importRoutes(app: ApiServer, { postgres, audit, clock, wakeRunner }: ImportsDependencies): void {
  app.get('/v1/imports', {
    config: { permission: 'sources.read' },
    schema: { tags, summary: 'Imports, newest first', querystring: listQuery, response: { 200: importsAnswer } },
    handler: async (request) => {
      const { before, source, limit } = request.query;
      const imports = await listImports(postgres, { before, sourceId: source as SourceId | undefined, limit });
      return { imports: imports.map(importView), next: imports.length === limit ? imports.at(-1)?.id : undefined };
    },
  });

  app.get('/v1/imports/:id', {
    config: { permission: 'imports.edit' },
    schema: {
      tags,
      summary: 'How an import stands, with the first refused rows',
      params: importParams,
      response: { 200: importInDetail },
    },
    handler: async (request) => {
      const { id } = request.params;
      const job = await findImport(postgres, id);
      const refused = await listRefused(postgres, id, 0, connectorLimits.problemsListed);
      return { ...importView(job), mapping: job.mapping, problems: refused.map(({ line, reason }) => ({ line, message: reason })) };
    },
  });

  app.get('/v1/imports/:id/refused.csv', {
    config: { permission: 'imports.edit' },
    schema: {
      tags,
      summary: 'All refused rows with line and reason, as CSV',
      params: importParams,
      response: { 200: file('text/csv', 'a row for each refused row') },
    },
    handler: async (request, reply) => {
      const { id } = request.params;
      const job = await findImport(postgres, id);
      await audit.record({
        actor: request.caller,
        action: 'imports.read_refused',
        subject: `import:${id}`,
        details: { rows: job.rowsRefused },
      });
      reply.header('content-disposition', `attachment; filename="refused-${id}.csv"`).type('text/csv; charset=utf-8');
      return reply.send(Readable.from(refusedAsCsv(postgres, id)));
    },
  });

  app.delete('/v1/imports/:id', {
    config: { permission: 'imports.edit' },
    schema: {
      tags,
      summary: 'Forget an import that has ended, with its refused rows; what it brought stays',
      params: importParams,
      response: { 204: nothing },
    },
    handler: async (request, reply) => {
      const { id } = request.params;
      await postgres.transaction(async (sql) => {
        await removeImport(sql, id);
        await audit.recordIn(sql, { actor: request.caller, action: 'imports.remove', subject: `import:${id}` });
      });
      return reply.status(204).send();
    },
  });

  const actions = {
    pause: { summary: 'Hold an import', run: (sql: Sql, id: number, by: string) => pauseImport(sql, id, by) },
    resume: { summary: 'Go on with a paused or failed import', run: (sql: Sql, id: number) => resumeImport(sql, id) },
    stop: {
      summary: 'Give an import up; the rows that are in stay',
      run: (sql: Sql, id: number, by: string) => stopImport(sql, id, by, clock),
    },
  } as const;
  for (const [name, { summary, run }] of Object.entries(actions)) {
    app.post(`/v1/imports/:id/${name}`, {
      config: { permission: 'imports.edit' },
      schema: { tags, summary, params: importParams, response: { 200: importRun } },
      handler: async (request) => {
        const { id } = request.params;
        await postgres.transaction(async (sql) => {
          await run(sql, id, request.caller.name);
          await audit.recordIn(sql, { actor: request.caller, action: `imports.${name}`, subject: `import:${id}` });
        });
        wakeRunner();
        return importView(await findImport(postgres, id));
      },
    });
  }
}

async function inspectionView(inspection: FileInspection, postgres: Postgres) {
  const { shape, columns, suggestion, problems, bytesTotal, rowsTotal } = inspection;
  const names = new Set(columns.map((column) => column.name));
  // A mapping saved for a file with these columns (or fewer) probably fits this one.
  const saved = (await listMappings(postgres)).filter(({ columns: own }) => own.length > 0 && own.every((name) => names.has(name)));
  return {
    format: shape.format,
    encoding: shape.encoding,
    compression: shape.compression,
    ...(shape.format === 'csv' ? { delimiter: shape.delimiter, header: shape.header } : {}),
    bytes: bytesTotal,
    ...(rowsTotal === undefined ? {} : { rows: rowsTotal }),
    columns: columns.map(({ name, samples, guess: { meaning, ...guess } }) => ({
      name,
      samples,
      guess: meaning === undefined ? undefined : { meaning, ...guess, ...columnMeanings[meaning] },
      looks: guess.looks,
    })),
    suggestion,
    savedMappings: saved.map(mappingView),
    problems,
  };
}

function mappingView({ name, mapping, columns, savedBy, savedAt }: SavedMapping) {
  return { name, mapping, columns, savedBy, savedAt: new Date(savedAt).toISOString() };
}

function importView(job: ImportJob) {
  const { id, fileId, fileName, sourceId, state, note, startedBy, isFileThere, ratePerSecond } = job;
  const { rowsRead, rowsAccepted, rowsKnown, rowsSkipped, rowsRefused, bytesRead, bytesTotal } = job;
  const timeOf = (time: number | undefined): string | null => (time === undefined ? null : new Date(time).toISOString());
  return {
    ...{ id, file: fileName, fileId, sourceId, state, note: note ?? null, startedBy, isFileThere },
    ...{ rowsRead, rowsAccepted, rowsKnown, rowsSkipped, rowsRefused, bytesRead, bytesTotal, ratePerSecond: Math.round(ratePerSecond) },
    ...{ createdAt: new Date(job.createdAt).toISOString(), startedAt: timeOf(job.startedAt), finishedAt: timeOf(job.finishedAt) },
  };
}
