import { Conflict } from '../foundation/index.ts';
import type { Warehouse } from './engine.ts';
import {
  localName,
  renderMissingColumns,
  renderMissingIndexes,
  renderTable,
  type WarehouseLayout,
  type WarehouseTable,
} from './warehouse-schema.ts';

const readColumns = `
  SELECT name, type FROM system.columns
  WHERE database = currentDatabase() AND table = {table:String} ORDER BY position`;

const readIndexes = `
  SELECT name FROM system.data_skipping_indices
  WHERE database = currentDatabase() AND table = {table:String} ORDER BY name`;

/**
 * Makes the tables that are missing and adds the columns and indexes that are missing; existing columns are never changed or removed.
 * @throws Conflict `storage.warehouse_table_differs` when a column has another type than declared.
 */
export async function migrateWarehouse(
  warehouse: Warehouse,
  tables: readonly WarehouseTable[],
  layout: WarehouseLayout = { kind: 'single' },
): Promise<void> {
  for (const table of tables) {
    for (const statement of renderTable(table, layout)) await warehouse.command(statement);
    const present = await warehouse.query<{ name: string; type: string }>(readColumns, { table: table.name });
    const missing = renderMissingColumns(
      table,
      present.map(({ name }) => name),
      layout,
    );
    for (const statement of missing) await warehouse.command(statement);
    const differing = present.filter(({ name, type }) => {
      const declared = table.columns.find(([column]) => column === name)?.[1];
      return declared !== undefined && bareType(declared) !== bareType(type);
    });
    if (differing.length > 0) {
      const list = differing.map(({ name, type }) => `${name} (${type})`).join(', ');
      throw new Conflict(
        'storage.warehouse_table_differs',
        `The warehouse table ${table.name} was made with other column types: ${list}. Use the Loyalty Loop that made it, or another database.`,
      );
    }
    await addIndexes(warehouse, table, layout);
  }
}

async function addIndexes(warehouse: Warehouse, table: WarehouseTable, layout: WarehouseLayout): Promise<void> {
  if (table.skipIndexes === undefined) return;
  const present = await warehouse.query<{ name: string }>(readIndexes, { table: localName(table, layout) });
  const missing = renderMissingIndexes(
    table,
    present.map(({ name }) => name),
    layout,
  );
  for (const statement of missing) await warehouse.command(statement);
}

/** A type as ClickHouse writes it back: without codec or default, with one way of spacing. */
function bareType(type: string): string {
  return type
    .replace(/\s+(CODEC|DEFAULT|MATERIALIZED)\b.*$/, '')
    .replace(/,\s*/g, ', ')
    .trim();
}
