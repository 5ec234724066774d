import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import type { Warehouse } from './engine.ts';
import { warehouseFault } from './storage-errors.ts';

/** An analysis may take minutes; a hung connection must not take for ever. */
const requestMsMax = 300_000;
/** The embedded engine runs eight statements at once and queues the rest: more sockets only wait there. */
const socketsMax = 16;

/**
 * Connects to ClickHouse at `url` (`http://user:password@host:port/database`). Times come back as ISO-8601 UTC text; 64-bit whole
 * numbers as JS numbers (cast to String in SQL what may exceed 2^53).
 */
export function connectWarehouse(url: string, requestMs: number = requestMsMax): Warehouse {
  const client = createClient({
    url,
    application: 'loyalty-loop',
    request_timeout: requestMs,
    max_open_connections: socketsMax,
    // Shorter than any server's own, so that we never write into a socket that the other side is closing.
    keep_alive: { enabled: true, idle_socket_ttl: 2_000 },
    log: { level: ClickHouseLogLevel.OFF },
    clickhouse_settings: { date_time_output_format: 'iso', output_format_json_quote_64bit_integers: 0 },
  });
  const guarded = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw warehouseFault(error);
    }
  };
  return {
    query: (text, params) =>
      guarded(async () => {
        const result = await client.query({ query: text, format: 'JSONEachRow', ...(params && { query_params: params }) });
        return result.json();
      }) as Promise<never>,
    stream: (text, params) => pieces(client, text, params) as AsyncIterable<never>,
    command: (text, params) =>
      guarded(async () => {
        // DDL with ON CLUSTER and long inserts answer only when they are done.
        const settings = { wait_end_of_query: 1 } as const;
        await client.command({ query: text, clickhouse_settings: settings, ...(params && { query_params: params }) });
      }),
    insert: (table, jsonLines, token) =>
      guarded(async () => {
        const bytes = typeof jsonLines === 'string' ? Buffer.from(jsonLines) : jsonLines;
        if (bytes.length === 0) return;
        const answer = await client.exec({
          query: `INSERT INTO ${table} FORMAT JSONEachRow`,
          ...(isPacked(bytes) && { http_headers: { 'Content-Encoding': 'gzip' } }),
          values: Readable.from([bytes], { objectMode: false }),
          clickhouse_settings: {
            insert_deduplication_token: token,
            insert_deduplicate: 1,
            async_insert: 0,
            // Some megabytes once a second: read by one thread they are there soon enough, and leave the other cores to whoever waits for an answer.
            input_format_parallel_parsing: 0,
            max_threads: 1,
            max_insert_threads: '1',
            // On a cluster: acknowledged by the shards, not merely put aside by the server that we talk to.
            distributed_foreground_insert: '1',
            wait_end_of_query: 1,
            date_time_input_format: 'best_effort',
            // Rows may hold JSON as it is where a column keeps its text.
            input_format_json_read_objects_as_strings: 1,
          },
        });
        answer.stream.resume();
        await finished(answer.stream);
      }),
    close: () => client.close(),
  };
}

/** By gzip's first byte, with which JSON never begins. */
function isPacked(bytes: Buffer): boolean {
  return bytes[0] === 0x1f;
}

async function* pieces(client: ClickHouseClient, text: string, params: Record<string, unknown> | undefined): AsyncGenerator<unknown[]> {
  try {
    const result = await client.query({ query: text, format: 'JSONEachRow', ...(params && { query_params: params }) });
    for await (const rows of result.stream()) yield rows.map((row) => row.json());
  } catch (error) {
    throw warehouseFault(error);
  }
}
