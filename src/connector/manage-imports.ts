import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clock, Conflict, hourMs, NotFound, type SourceId } from '../foundation/index.ts';
import type { Source } from '../source/index.ts';
import { type Postgres, type Sql, textArray } from '../storage/index.ts';
import { type ImportJob, jobOf } from './import-job.ts';
import { connectorLimits } from './limits.ts';
import type { Mapping } from './mapping.ts';
import { closeRows, openImport } from './open-import.ts';
import {
  deleteJob,
  deleteMapping as deleteMappingText,
  type FileRow,
  insertJob,
  type JobRow,
  markFileDeleted,
  notifyImports,
  pauseJob,
  type RefusedRow,
  resumeJob,
  type SavedMappingRow,
  saveMapping as saveMappingText,
  selectDeletableFiles,
  selectFile,
  selectJob,
  selectJobs,
  selectMappings,
  selectRefused,
  selectSameImport,
  selectUploadsThere,
  stopJob,
} from './queries/import.ts';
import { storedFileOf } from './stored-file.ts';

/** A file of the list. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly isUpload: boolean;
}

/** A file that was uploaded or pointed at, as long as it is there. @throws NotFound `connector.unknown_file` */
export async function findFile(sql: Sql, fileId: string): Promise<KeptFile> {
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(fileId);
  const [row] = isUuid ? await sql.query<FileRow>(selectFile, [fileId]) : [];
  if (row === undefined) throw new NotFound('connector.unknown_file', 'there is no such upload');
  if (row.deleted_at !== null) throw new NotFound('connector.unknown_file', `"${row.name}" was deleted after its import; upload it again`);
  return { id: row.id, name: row.name, path: row.path, bytes: row.bytes, sha256: row.sha256, isUpload: row.is_upload };
}

export interface NewImport {
  readonly fileId: string;
  readonly source: Source;
  readonly mapping: unknown;
  readonly by: string;
  /** Import although the same file went into the same source before. */
  readonly again?: boolean | undefined;
}

export interface NewImportDependencies {
  readonly postgres: Postgres;
  readonly clock: Clock;
  readonly secret: string;
  readonly uploadKey: Buffer;
}

/**
 * Checks that file and mapping fit and queues the import; a runner takes it up within a second.
 * @throws NotFound `connector.unknown_file`; InvalidInput `connector.bad_mapping` and what a file is refused for; Conflict `connector.imported_already`
 */
export async function queueImport(
  sql: Sql,
  request: NewImport,
  { clock, secret, uploadKey }: Omit<NewImportDependencies, 'postgres'>,
): Promise<number> {
  const { source } = request;
  const file = await findFile(sql, request.fileId);
  const stored = storedFileOf(file, uploadKey);
  const { opened, mapping } = await openImport({ file: stored, fileName: file.name, mapping: request.mapping, source, secret });
  await closeRows(opened);
  const rowsName = nameOfRows(mapping);
  const mappingText = JSON.stringify(mapping);
  const rows = [file.sha256, source.id, rowsName, mappingText];
  const [same] = await sql.query<{ id: number; state: string; created_at: number }>(selectSameImport, rows);
  if (same !== undefined && request.again !== true) {
    const when = new Date(same.created_at).toISOString().slice(0, 10);
    const message = `exactly this file went into "${source.name}" on ${when} (import ${same.id}); its rows would be recognised and change nothing. To do it all the same, say --again at the command line or "again": true here`;
    throw new Conflict('connector.imported_already', message);
  }
  const values = [file.id, source.id, mappingText, rowsName, connectorLimits.refusedRowsMax, file.bytes, request.by, clock.now()];
  const [row] = await sql.query<{ id: number }>(insertJob, values);
  await sql.query(notifyImports);
  return (row as { id: number }).id;
}

/** What a mapping makes of a row's identity: two imports of one file differ where this differs. */
function nameOfRows(mapping: Mapping): string {
  return JSON.stringify([mapping.kind, mapping.event ?? '', mapping.edition ?? '']);
}

/** @throws NotFound `connector.unknown_import` */
export async function findImport(sql: Sql, id: number): Promise<ImportJob> {
  const [row] = await sql.query<JobRow>(selectJob, [id]);
  if (row === undefined) throw new NotFound('connector.unknown_import', `there is no import ${id}`);
  return jobOf(row);
}

/** Newest first. */
export async function listImports(
  sql: Sql,
  filter: { before?: number | undefined; sourceId?: SourceId | undefined; limit: number },
): Promise<ImportJob[]> {
  const rows = await sql.query<JobRow>(selectJobs, [filter.before ?? null, filter.sourceId ?? null, filter.limit]);
  return rows.map(jobOf);
}

/** Holds an import after the rows that are on their way. @throws NotFound; Conflict `connector.not_running` */
export async function pauseImport(sql: Sql, id: number, by: string): Promise<void> {
  await change(sql, id, pauseJob, [`paused by ${by}`], 'runs no longer');
}

/** Goes on where a paused or failed import stands. @throws NotFound; Conflict `connector.not_running` */
export async function resumeImport(sql: Sql, id: number): Promise<void> {
  const job = await findImport(sql, id);
  if (!job.isFileThere)
    throw new Conflict(
      'connector.not_running',
      `the file of import ${id} was deleted; upload it again and start anew, rows that are in will be recognised`,
    );
  await change(sql, id, resumeJob, [connectorLimits.refusedRowsMax], 'is neither paused nor failed');
}

/** Gives an import up; the rows that are in stay. @throws NotFound; Conflict `connector.not_running` */
export async function stopImport(sql: Sql, id: number, by: string, clock: Clock): Promise<void> {
  await change(sql, id, stopJob, [`stopped by ${by}; the rows before stay`, clock.now()], 'has ended already');
}

/** Forgets an import that has ended, with its refused rows. Its rows stay, and stay known. @throws NotFound; Conflict `connector.not_running` */
export async function removeImport(sql: Sql, id: number): Promise<void> {
  await change(sql, id, deleteJob, [], 'has not ended; stop it first');
}

async function change(sql: Sql, id: number, text: string, params: unknown[], otherwise: string): Promise<void> {
  const [row] = await sql.query(text, [id, ...params]);
  if (row === undefined) {
    await findImport(sql, id);
    throw new Conflict('connector.not_running', `import ${id} ${otherwise}`);
  }
  await sql.query(notifyImports);
}

/** Refused rows in the order of the file, after the one with the number `after`. */
export async function listRefused(sql: Sql, importId: number, after: number, limit: number): Promise<RefusedRow[]> {
  return sql.query<RefusedRow>(selectRefused, [importId, after, limit]);
}

/** A mapping under a name, offered again for files with the same columns. */
export interface SavedMapping {
  readonly name: string;
  readonly mapping: Mapping;
  readonly columns: readonly string[];
  readonly savedBy: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

export async function saveMapping(sql: Sql, saved: Omit<SavedMapping, 'savedAt'>, clock: Clock): Promise<void> {
  await sql.query(saveMappingText, [saved.name, JSON.stringify(saved.mapping), JSON.stringify(saved.columns), saved.savedBy, clock.now()]);
}

export async function listMappings(sql: Sql): Promise<SavedMapping[]> {
  const rows = await sql.query<SavedMappingRow>(selectMappings);
  return rows.map((row) => ({
    name: row.name,
    mapping: JSON.parse(row.mapping) as Mapping,
    columns: JSON.parse(row.columns) as string[],
    savedBy: row.saved_by,
    savedAt: row.saved_at,
  }));
}

/** @throws NotFound `connector.unknown_mapping` */
export async function deleteMapping(sql: Sql, name: string): Promise<void> {
  const [row] = await sql.query(deleteMappingText, [name]);
  if (row === undefined) throw new NotFound('connector.unknown_mapping', `there is no mapping called "${name}"`);
}

/** Deletes an upload that turned out to be of no use. */
export async function discardFile(sql: Sql, file: { id: string; path: string }, clock: Clock): Promise<void> {
  await rm(file.path, { force: true });
  await sql.query(markFileDeleted, [file.id, clock.now()]);
}

/** Deletes uploads whose import is done, and those that nobody imported within a day. Returns how many. */
export async function deleteFinishedFiles(postgres: Postgres, clock: Clock): Promise<number> {
  const oldest = clock.now() - connectorLimits.unusedUploadHoursMax * hourMs;
  const files = await postgres.query<{ id: string; path: string }>(selectDeletableFiles, [oldest]);
  for (const file of files) await discardFile(postgres, file, clock);
  return files.length;
}

const fileIdShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/**
 * Deletes what a dead process left in the folder of uploads: files that no record knows, written before `startedAt`, and answers of pulls.
 * By the time of the machine, which the files carry. Returns how many.
 */
export async function deleteStrayFiles(postgres: Postgres, dataDir: string, startedAt: number): Promise<number> {
  const folder = join(dataDir, 'uploads');
  const names = await readdir(folder).catch(() => []);
  const ids = names.flatMap((name) => fileIdShape.exec(name)?.[0] ?? []);
  const known = new Set((await postgres.query<{ id: string }>(selectUploadsThere, [textArray(ids)])).map((row) => row.id));
  let deleted = 0;
  for (const name of names) {
    if (known.has(fileIdShape.exec(name)?.[0] ?? '')) continue;
    const facts = await stat(join(folder, name)).catch(() => undefined);
    if (facts === undefined || facts.mtimeMs >= startedAt) continue;
    await rm(join(folder, name), { force: true });
    deleted++;
  }
  return deleted;
}
