import { addToQuarantine, messageKey } from '../event/index.ts';
import type { SourceId } from '../foundation/index.ts';
import type { Sql } from '../storage/index.ts';
import type { RefusedRowContent } from './map-batch.ts';

/**
 * Keeps rows that came by pull or hook and could not be taken, where people look for such things. The same row is kept once however often
 * the other side sends it. Files keep theirs with the import.
 */
export async function quarantineRows(
  sql: Sql,
  sourceId: SourceId,
  from: string,
  refused: readonly RefusedRowContent[],
  receivedAt: number,
): Promise<void> {
  await addToQuarantine(
    sql,
    refused.map(({ line, reason, content }) => ({
      receivedAt,
      sourceId,
      protocol: 'segment',
      meta: JSON.stringify({ call: 'any', from }),
      reason: 'connector.row_refused',
      message: reason,
      at: `row ${line}`,
      body: content,
      readable: false,
      key: messageKey(sourceId, `${from} ${content}`),
    })),
  );
}
