export { checkMapping } from './check-mapping.ts';
export { type ColumnMeaning, columnMeanings } from './column-meanings.ts';
export { dateReader } from './date-format.ts';
export type { NetworkGuard } from './fetch-address.ts';
export type { FileFormat, FileShape, FileShapeOptions, TextEncoding } from './file-shape.ts';
export { type ColumnGuess, guessColumn } from './guess-column.ts';
export { guessDateFormat } from './guess-date-format.ts';
export { addHook, type Hook, type HookAnswer, listHooks, removeHook, takeHookCall } from './hook.ts';
export type { ImportJob, ImportState } from './import-job.ts';
export { ImportRunner } from './import-runner.ts';
export { type FileInspection, type InspectedColumn, inspectFile } from './inspect-file.ts';
export { connectorLimits } from './limits.ts';
export {
  deleteMapping,
  discardFile,
  findFile,
  findImport,
  type KeptFile,
  listImports,
  listMappings,
  listRefused,
  type NewImport,
  pauseImport,
  queueImport,
  removeImport,
  resumeImport,
  type SavedMapping,
  saveMapping,
  stopImport,
} from './manage-imports.ts';
export { addPull, changePull, listPulls, type PullDependencies, pullFigures, pullNow, removePull } from './manage-pulls.ts';
export type { SealText } from './map-batch.ts';
export { compileMapping, type MappedRow, type MappingSurroundings, type RowMapper } from './map-row.ts';
export { type Mapping, mappingSchema } from './mapping.ts';
export { type OpenedRows, openRows } from './open-rows.ts';
export { guessDecimal, parseNumber } from './parse-number.ts';
export { type ImportPreview, type PreviewRequest, previewImport } from './preview-import.ts';
export type { Pull, PullInput } from './pull.ts';
export { PullRunner } from './pull-runner.ts';
export { cellReader, type ReadableRow, trimmedText } from './read-value.ts';
export { type Cell, type CellRow, isBroken, type Row, type RowBatch, textsOf } from './row.ts';
export type { FileImportPorts, ImportPorts, RunOutcome } from './run-import.ts';
export type { PullPorts } from './run-pull.ts';
export { type StoredFile, storedFileOf } from './stored-file.ts';
export { migrations } from './tables.ts';
export { receiveFile, type UploadDependencies, type UploadedFile } from './upload-file.ts';
export { csvLine, refusedAsCsv } from './write-refused.ts';
