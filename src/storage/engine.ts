/** What the rest of the product knows of the two engines. Nothing outside this room imports `pg` or `@clickhouse/client`. */

/** Anything that runs a Postgres statement: the pool, or a transaction. Parameters are always bound ($1, $2 …). int8 comes back as a JS number. */
export interface Sql {
  query<Row = Record<string, unknown>>(text: string, params?: readonly unknown[]): Promise<Row[]>;
  /**
   * Like `query`, prepared once per connection under `name`: for hot paths. Outside of a transaction, and in one whose plans are made once, it is also
   * planned once for all values and sizes, and goes by an index wherever there is one: not for what reads large parts of a table.
   */
  prepared<Row = Record<string, unknown>>(name: string, text: string, params: readonly unknown[]): Promise<Row[]>;
}

export interface Postgres extends Sql {
  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it throws. `plans`: made for `each` statement with its values, or `once`
   * for all that are prepared.
   */
  transaction<Result>(work: (sql: Sql) => Promise<Result>, plans?: 'each' | 'once'): Promise<Result>;
  /** Calls `handler` with the payload of each NOTIFY on `channel`, reconnecting by itself; resolves to a function that stops. */
  listen(channel: string, handler: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** ClickHouse, embedded or by URL. Parameters are bound by name: `{person:UInt64}`. */
export interface Warehouse {
  query<Row = Record<string, unknown>>(text: string, params?: Record<string, unknown>): Promise<Row[]>;
  /** Like `query` for results of any size: rows in pieces, as they come. Leaving the loop early ends the statement. */
  stream<Row = Record<string, unknown>>(text: string, params?: Record<string, unknown>): AsyncIterable<Row[]>;
  command(text: string, params?: Record<string, unknown>): Promise<void>;
  /**
   * Inserts rows given as JSONEachRow lines, or as one or more pieces of such lines packed by gzip, one after the other. The same token within the
   * engine's window is inserted once.
   */
  insert(table: string, jsonLines: string | Buffer, token: string): Promise<void>;
  close(): Promise<void>;
}

/** A change of the Postgres schema. `id` sorts within its room, for example `identity/0001-graph`; never edited once landed. */
export interface Migration {
  readonly id: string;
  readonly sql: string;
}
