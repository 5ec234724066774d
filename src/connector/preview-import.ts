import { checkEvent, type WireEvent } from '../event/index.ts';
import type { Source } from '../source/index.ts';
import { type SealText, sealedRefusal } from './map-batch.ts';
import { closeRows, openImport } from './open-import.ts';
import { isBroken } from './row.ts';
import type { StoredFile } from './stored-file.ts';

export interface PreviewRequest {
  readonly file: StoredFile;
  readonly fileName: string;
  readonly mapping: unknown;
  readonly source: Source;
  readonly secret: string;
  readonly seal: SealText;
  readonly eventBytesMax: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What an import would do with the beginning of a file. */
export interface ImportPreview {
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsSkipped: number;
  readonly rowsRefused: number;
  /** The first events, as they would be accepted. */
  readonly events: readonly WireEvent[];
  readonly problems: ReadonlyArray<{ line: number; message: string }>;
}

// Enough rows to meet the usual exceptions of a column, few enough to answer while somebody waits.
const previewRows = 2_000;
const eventsShown = 20;
const problemsShown = 50;

/** Maps the first rows and accepts none. @throws as `openImport` */
export async function previewImport(request: PreviewRequest): Promise<ImportPreview> {
  const { source, seal, eventBytesMax, now } = request;
  const { opened, map, identity } = await openImport(request);
  const counts = { rowsRead: 0, rowsAccepted: 0, rowsSkipped: 0, rowsRefused: 0 };
  const events: WireEvent[] = [];
  const problems: Array<{ line: number; message: string }> = [];
  try {
    for await (const { rows } of opened.batches) {
      for (const row of rows) {
        counts.rowsRead++;
        const named = isBroken(row) ? { problem: row.reason } : identity.next(row);
        const mapped = 'problem' in named || isBroken(row) ? named : map(row, named.messageId);
        const checked =
          'event' in mapped
            ? checkEvent(mapped.event, { sourceId: source.id, channel: source.channel, receivedAt: now, eventBytesMax })
            : undefined;
        const problem = 'problem' in mapped ? mapped.problem : checked !== undefined && !checked.ok ? checked.message : undefined;
        if (problem !== undefined) {
          counts.rowsRefused++;
          if (problems.length < problemsShown)
            problems.push({ line: row.line, message: sealedRefusal(row, problem, opened.columns, seal).reason });
        } else if ('event' in mapped) {
          counts.rowsAccepted++;
          if (events.length < eventsShown) events.push(mapped.event);
        } else counts.rowsSkipped++;
      }
      if (counts.rowsRead >= previewRows) break;
    }
  } finally {
    await closeRows(opened);
  }
  return { ...counts, events: JSON.parse(seal(JSON.stringify(events))) as WireEvent[], problems };
}
