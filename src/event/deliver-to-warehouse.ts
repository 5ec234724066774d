import { newUuid } from '../foundation/index.ts';
import { int8Array, type Postgres, type Sql, type Warehouse } from '../storage/index.ts';
import { joinPacked, unpackText } from './packed-text.ts';
import * as queries from './queries/warehouse-queue.ts';

/** JSON lines for one table of the warehouse, with the people they are about. */
export interface WarehouseBlock {
  readonly table: string;
  readonly rowCount: number;
  readonly people: readonly number[];
  readonly queuedAt: number;
  /** One JSON object a line, each ended by a newline; packed by `packText`. */
  readonly packed: Buffer;
}

// One insert makes one part: few and large inserts keep ClickHouse's merges small. 20,000 rows are some 15 MB of lines.
const rowsPerBatchMax = 20_000;
const blocksPerBatchMax = 256;
// The engine reads this many keys in one lookup without a noticeable pause.
const keysPerLookup = 2_000;

/** Queues a block inside the transaction that applied its events; answers its number. */
export async function queueForWarehouse(sql: Sql, block: WarehouseBlock): Promise<number> {
  const [row] = await sql.prepared<{ id: number }>('warehouse_queue_add', queries.addBlock, [
    block.table,
    block.rowCount,
    `{${block.people.join(',')}}`,
    block.queuedAt,
    block.packed,
  ]);
  return row?.id as number;
}

/** The packed lines of a block that is still at hand. */
export type PackedInMemory = (block: number) => Buffer | undefined;

/** What a delivery did; `undefined` from `deliverNext` means that nothing waits. */
export interface Delivery {
  readonly rows: number;
  readonly people: readonly number[];
  readonly blocks: readonly number[];
  /** As many rows as one delivery takes: more may wait. */
  readonly full: boolean;
}

/**
 * Sends the next waiting blocks to the warehouse, exactly once. The blocks get a batch number in a transaction of its own; the batch is
 * then sent and deleted under a row lock. Whatever dies in between leaves a begun batch, which `finishBegun` compares with what the
 * history holds, row by row, before it sends the rest: no reliance on an engine's memory of earlier inserts.
 */
export async function deliverNext(
  postgres: Postgres,
  warehouse: Warehouse,
  table: string,
  inMemory: PackedInMemory = () => undefined,
): Promise<Delivery | undefined> {
  const batch = newUuid();
  const assigned = await postgres.query(queries.assignBatch, [table, batch, blocksPerBatchMax, rowsPerBatchMax]);
  if (assigned.length === 0) return undefined;
  return sendBatch(postgres, warehouse, batch, false, inMemory);
}

/** Ends the batches that an earlier process, or a failed attempt, began. */
export async function finishBegun(postgres: Postgres, warehouse: Warehouse): Promise<Delivery[]> {
  const begun = await postgres.query<{ batch: string }>(queries.begunBatches);
  const deliveries: Delivery[] = [];
  for (const { batch } of begun) deliveries.push(await sendBatch(postgres, warehouse, batch, true, () => undefined));
  return deliveries;
}

async function sendBatch(
  postgres: Postgres,
  warehouse: Warehouse,
  batch: string,
  inDoubt: boolean,
  inMemory: PackedInMemory,
): Promise<Delivery> {
  return postgres.transaction(async (sql) => {
    const blocks = await sql.query<queries.BlockRow>(queries.lockBatch, [batch]);
    if (blocks.length === 0) return { rows: 0, people: [], blocks: [], full: false };
    const packed = await packedLinesOf(sql, blocks, inMemory);
    const table = (blocks[0] as queries.BlockRow).warehouse_table;
    const lines = inDoubt ? await withoutPresent(warehouse, table, unpackText(packed)) : packed;
    if (lines.length > 0) await warehouse.insert(table, lines, inDoubt ? newUuid() : batch);
    await sql.query(queries.endBatch, [batch]);
    const rows = blocks.reduce((sum, block) => sum + block.row_count, 0);
    return {
      rows,
      full: blocks.length === blocksPerBatchMax || rows > rowsPerBatchMax / 2,
      people: [...new Set(blocks.flatMap((block) => block.people))],
      blocks: blocks.map((block) => block.id),
    };
  });
}

/**
 * The lines of blocks, packed as they wait: some megabytes a second that are unpacked where they are read, and not here as well. Those that the thread
 * which queued them still holds need not come back from the disk.
 */
async function packedLinesOf(sql: Sql, blocks: readonly queries.BlockRow[], inMemory: PackedInMemory): Promise<Buffer> {
  const held = new Map(blocks.map((block) => [block.id, inMemory(block.id)]));
  const missing = blocks.filter((block) => held.get(block.id) === undefined).map((block) => block.id);
  if (missing.length > 0) {
    const rows = await sql.query<{ id: number; lines: Buffer }>(queries.readLines, [int8Array(missing)]);
    for (const row of rows) held.set(row.id, row.lines);
  }
  return joinPacked(blocks.map((block) => held.get(block.id) as Buffer));
}

interface RowKey {
  identifier_id: number | string;
  time: number;
  source_id: number;
  message_id: string;
}

/** The lines whose rows are not in the table yet. */
async function withoutPresent(warehouse: Warehouse, table: string, lines: string): Promise<string> {
  const rows = lines.split('\n').filter((line) => line !== '');
  const keys = rows.map((line) => JSON.parse(line) as RowKey);
  const present = new Set<string>();
  for (let start = 0; start < keys.length; start += keysPerLookup) {
    const some = keys.slice(start, start + keysPerLookup);
    const found = await warehouse.query<{ identifier_id: string; time_ms: string; source_id: number; message_id: string }>(
      queries.rowsPresent,
      {
        table,
        identifiers: some.map((key) => key.identifier_id),
        times: some.map((key) => key.time),
        sources: some.map((key) => key.source_id),
        messages: some.map((key) => key.message_id),
      },
    );
    for (const row of found) present.add(`${row.identifier_id} ${row.time_ms} ${row.source_id} ${row.message_id}`);
  }
  return rows
    .filter((_, position) => {
      const key = keys[position] as RowKey;
      return !present.has(`${key.identifier_id} ${key.time} ${key.source_id} ${key.message_id}`);
    })
    .map((line) => `${line}\n`)
    .join('');
}
