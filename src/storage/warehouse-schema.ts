/** A table of the warehouse, declared once and rendered for one machine or for a cluster. */
export interface WarehouseTable {
  readonly name: string;
  /** Name and type (with codec) of each column, in order. Never removed or changed once landed; new ones are added at the end. */
  readonly columns: readonly (readonly [name: string, type: string])[];
  readonly orderBy: readonly string[];
  readonly partitionBy?: string;
  /** What lets a search pass over granules that the order of rows says nothing of: name, column and type (for example `bloom_filter`) of each. */
  readonly skipIndexes?: readonly (readonly [name: string, column: string, type: string])[];
  /** The column whose hash chooses the shard: rows that are read together share it. Required for a cluster of several shards. */
  readonly shardBy: string;
  /** For example `ReplacingMergeTree(version)`; MergeTree when absent. */
  readonly engine?: string;
  /** Further MergeTree settings. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

/** Where tables live: one machine, or the cluster of this name in the server's `remote_servers`. */
export type WarehouseLayout = { readonly kind: 'single' } | { readonly kind: 'cluster'; readonly cluster: string };

/** A retried insert is recognised among this many latest ones: hours of retries at several inserts a second. */
const deduplicationWindow = 10_000;

/** A part is on disk before its insert is acknowledged: our queue forgets the rows then. */
const durability = { fsync_after_insert: 1, fsync_part_directory: 1 } as const;

/** The statements that make `table`, in order. Pure: same input, same text. */
export function renderTable(table: WarehouseTable, layout: WarehouseLayout): string[] {
  if (layout.kind === 'single') {
    const settings = { non_replicated_deduplication_window: deduplicationWindow, ...durability, ...table.settings };
    return [createTable(table.name, '', table, mergeTree(table, ''), settings)];
  }
  const onCluster = ` ON CLUSTER ${layout.cluster}`;
  const local = localName(table, layout);
  const replica = "'/clickhouse/tables/{shard}/{database}/{table}', '{replica}'";
  const settings = { replicated_deduplication_window: deduplicationWindow, ...durability, ...table.settings };
  return [
    createTable(local, onCluster, table, mergeTree(table, replica), settings),
    [
      `CREATE TABLE IF NOT EXISTS ${table.name}${onCluster} AS ${local}`,
      `ENGINE = Distributed(${layout.cluster}, currentDatabase(), ${local}, cityHash64(${table.shardBy}))`,
    ].join('\n'),
  ];
}

/** The statements that add the columns which `table` declares and the database lacks. Pure. */
export function renderMissingColumns(table: WarehouseTable, present: readonly string[], layout: WarehouseLayout): string[] {
  const cluster = layout.kind === 'cluster' ? ` ON CLUSTER ${layout.cluster}` : '';
  const names = [...new Set([localName(table, layout), table.name])];
  const missing = table.columns.filter(([name]) => !present.includes(name));
  return missing.flatMap(([name, type]) =>
    names.map((tableName, index) => {
      // A Distributed table keeps no bytes, so a codec has no place in it.
      const columnType = index === 0 ? type : type.replace(/ CODEC\(.*\)$/, '');
      return `ALTER TABLE ${tableName}${cluster} ADD COLUMN IF NOT EXISTS ${name} ${columnType}`;
    }),
  );
}

/** The statements that add the indexes which `table` declares and the database lacks, and make them of the rows that are there, in the background. Pure. */
export function renderMissingIndexes(table: WarehouseTable, present: readonly string[], layout: WarehouseLayout): string[] {
  const cluster = layout.kind === 'cluster' ? ` ON CLUSTER ${layout.cluster}` : '';
  const name = localName(table, layout);
  const missing = (table.skipIndexes ?? []).filter(([index]) => !present.includes(index));
  return missing.flatMap(([index, column, type]) => [
    `ALTER TABLE ${name}${cluster} ADD INDEX IF NOT EXISTS ${index} ${column} TYPE ${type} GRANULARITY 1`,
    `ALTER TABLE ${name}${cluster} MATERIALIZE INDEX ${index}`,
  ]);
}

/** The name of the table that keeps the rows. Pure. */
export function localName({ name }: WarehouseTable, { kind }: WarehouseLayout): string {
  return kind === 'cluster' ? `${name}_local` : name;
}

function createTable(
  name: string,
  onCluster: string,
  table: WarehouseTable,
  engine: string,
  settings: Record<string, string | number>,
): string {
  const columns = table.columns.map(([column, type]) => `  ${column} ${type}`);
  const indexes = (table.skipIndexes ?? []).map(([index, column, type]) => `  INDEX ${index} ${column} TYPE ${type} GRANULARITY 1`);
  return [
    `CREATE TABLE IF NOT EXISTS ${name}${onCluster} (\n${[...columns, ...indexes].join(',\n')}\n)`,
    `ENGINE = ${engine}`,
    ...(table.partitionBy === undefined ? [] : [`PARTITION BY ${table.partitionBy}`]),
    `ORDER BY (${table.orderBy.join(', ')})`,
    `SETTINGS ${Object.entries(settings)
      .map(([key, value]) => `${key} = ${typeof value === 'string' ? `'${value}'` : value}`)
      .join(', ')}`,
  ].join('\n');
}

/** `ReplacingMergeTree(version)` becomes `ReplicatedReplacingMergeTree('path', 'replica', version)`. */
function mergeTree(table: WarehouseTable, replica: string): string {
  const [, kind = 'MergeTree', own = ''] = /^(\w+)(?:\((.*)\))?$/.exec(table.engine ?? 'MergeTree') ?? [];
  const parameters = [replica, own].filter((part) => part !== '').join(', ');
  return `${replica === '' ? '' : 'Replicated'}${kind}(${parameters})`;
}
