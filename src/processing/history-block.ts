import { packText, queueForWarehouse } from '../event/index.ts';
import { moneyOfEvent } from '../profile/index.ts';
import type { Sql } from '../storage/index.ts';
import type { AppliedEvent } from './applied-event.ts';
import type { BatchContext } from './batch-context.ts';

/** A row of history as it goes to the warehouse: one JSON object a line (`lineOf`). */
export interface HistoryRow {
  readonly identifier_id: number;
  readonly time: number;
  readonly source_id: number;
  readonly message_id: string;
  readonly kind: string;
  readonly name: string;
  readonly channel: string;
  readonly received_at: number;
  readonly person_id: number;
  readonly revenue_minor: number;
  readonly currency: string;
  readonly body: string;
}

/** The history of one batch, as it waits for the warehouse. */
export interface HistoryBlock {
  readonly number: number;
  readonly rows: number;
  readonly identifierIds: ReadonlySet<number>;
  /** JSON lines, packed (`packText`). */
  readonly packed: Buffer;
}

/**
 * The row as a line. The body stands in it as the object that it is: the warehouse keeps an object given for a text column as its text,
 * letter by letter, so that nothing has to be escaped here and read back there.
 */
export function lineOf({ body, ...columns }: HistoryRow): string {
  return `${JSON.stringify(columns).slice(0, -1)}${bodyBeginning}${body}}\n`;
}

/** What the lines of an identifier begin with: they are found without reading the others. */
export function lineBeginning(identifierId: number): string {
  return `{"identifier_id":${identifierId},`;
}

/** The row of a line that `lineOf` wrote. */
export function rowOf(line: string): HistoryRow {
  const { body: _, ...columns } = JSON.parse(line) as Omit<HistoryRow, 'body'> & { body: unknown };
  // No column before it holds this text: a quote inside a value is escaped.
  const start = line.indexOf(bodyBeginning) + bodyBeginning.length;
  return { ...columns, body: line.slice(start, line.lastIndexOf('}')) };
}

const bodyBeginning = ',"body":';

/** The lines of a batch, packed. Pure; undefined when there are none. */
export function packHistory(applied: readonly AppliedEvent[], context: BatchContext): Buffer | undefined {
  if (applied.length === 0) return undefined;
  let lines = '';
  for (const one of applied) lines += lineOf(historyRow(one, context));
  return packText(lines);
}

/** Queues the packed history of a batch for the warehouse, in the caller's transaction. */
export async function queueHistory(
  sql: Sql,
  applied: readonly AppliedEvent[],
  packed: Buffer,
  people: ReadonlySet<number>,
  now: number,
): Promise<HistoryBlock> {
  const number = await queueForWarehouse(sql, { table: 'event', rowCount: applied.length, people: [...people], queuedAt: now, packed });
  return { number, rows: applied.length, identifierIds: new Set(applied.map(({ owner }) => owner.id)), packed };
}

function historyRow({ prepared, owner }: AppliedEvent, context: BatchContext): HistoryRow {
  const { event } = prepared;
  const money = moneyOfEvent(event, context.source(event.sourceId)?.currency);
  return {
    identifier_id: owner.id,
    time: event.time,
    source_id: event.sourceId,
    message_id: event.messageId,
    kind: event.kind,
    name: event.name,
    channel: event.channel,
    received_at: event.receivedAt,
    person_id: owner.personId,
    revenue_minor: money?.minorUnits ?? 0,
    currency: money?.currency ?? '',
    body: prepared.body,
  };
}
