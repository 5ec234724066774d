import type { SourceId } from '../foundation/index.ts';
import type { JobRow } from './queries/import.ts';

/** `checking`: waits for its turn or is being opened. */
export type ImportState = 'checking' | 'running' | 'paused' | 'done' | 'failed';

/** An import as it stands. */
export interface ImportJob {
  readonly id: number;
  readonly fileId: string;
  readonly fileName: string;
  readonly path: string;
  readonly isFileThere: boolean;
  /** Uploads lie encrypted; a file that was pointed at is left as it is. */
  readonly isUpload: boolean;
  readonly sourceId: SourceId;
  readonly mapping: unknown;
  readonly state: ImportState;
  /** Why it is paused or failed, or what it waits for. */
  readonly note: string | undefined;
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  /** Rows that an earlier import had brought already. */
  readonly rowsKnown: number;
  /** Rows that the mapping leaves out. */
  readonly rowsSkipped: number;
  readonly rowsRefused: number;
  readonly refusedMax: number;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly ratePerSecond: number;
  readonly startedBy: string;
  /** Milliseconds since 1970, all three. */
  readonly createdAt: number;
  readonly startedAt: number | undefined;
  readonly finishedAt: number | undefined;
}

export function jobOf(row: JobRow): ImportJob {
  return {
    id: row.id,
    fileId: row.file_id,
    fileName: row.file_name,
    path: row.path,
    isUpload: row.is_upload,
    isFileThere: row.file_deleted_at === null,
    sourceId: row.source_id as SourceId,
    mapping: JSON.parse(row.mapping),
    state: row.state,
    note: row.note ?? undefined,
    rowsRead: row.rows_read,
    rowsAccepted: row.rows_accepted,
    rowsKnown: row.rows_known,
    rowsSkipped: row.rows_skipped,
    rowsRefused: row.rows_refused,
    refusedMax: row.refused_max,
    bytesRead: row.bytes_read,
    bytesTotal: row.bytes_total,
    ratePerSecond: row.rate_per_second,
    startedBy: row.started_by,
    createdAt: row.created_at,
    startedAt: row.started_at ?? undefined,
    finishedAt: row.finished_at ?? undefined,
  };
}
