import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Defect } from '../foundation/index.ts';
import type { Postgres, Sql } from './engine.ts';
import { listenOn } from './listen-postgres.ts';
import { postgresFault } from './storage-errors.ts';
import type { EngineLog } from './supervise.ts';

/** Two cores serve about this many statements at once; more connections only make each slower. */
export const poolConnectionsMax = 10;
/** A caller waits this long for a connection before it is told that Postgres is down: less than a client's patience. */
const connectMsMax = 5_000;

/** Long enough for every statement of ours to end, short enough for whoever waits for the product to stop. */
const closeMsMax = 5_000;

/**
 * Of a statement with arrays Postgres thinks that a plan for these values costs less than one for all, and plans it anew each time: for those of ours that
 * takes two or three times as long as running them. A plan that is kept must not have been made for a table that was small then: it goes by an index.
 */
const planOnce = 'SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off';

const oid = { int8: 20, int8Array: 1016 };

function safeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new Defect(`the int8 ${text} does not fit a JavaScript number; cast it to text in the query`);
  return number;
}

/** int8 as number; timestamptz as Date, jsonb as its value and numeric as text, which are the driver's own ways. */
const types = {
  getTypeParser(id: number, format?: 'text' | 'binary') {
    if (format !== 'binary' && id === oid.int8) return safeNumber;
    if (format !== 'binary' && id === oid.int8Array) {
      return (text: string) =>
        text === '{}'
          ? []
          : text
              .slice(1, -1)
              .split(',')
              .map((item) => (item === 'NULL' ? null : safeNumber(item)));
    }
    return pg.types.getTypeParser(id, format as 'text');
  },
};

/**
 * Connects to Postgres at `url`; connections are made as they are needed, `connections` at most and half as many for prepared statements, and made again after an
 * outage. `onProcess` is told the number
 * of each server process that works for us.
 */
export function connectPostgres(
  url: string,
  log: EngineLog,
  connections: number = poolConnectionsMax,
  onProcess: (pid: number) => void = () => undefined,
): Postgres {
  const settings = { connectionString: url, application_name: 'loyalty-loop', keepAlive: true, types: types as pg.CustomTypesConfig };
  const poolOf = (max: number, onConnect?: (client: pg.ClientBase) => Promise<unknown>): pg.Pool => {
    const limits = { max, connectionTimeoutMillis: connectMsMax, idleTimeoutMillis: 0 };
    // The pool waits for what `onConnect` promises; its types do not say so yet.
    const pool = new pg.Pool({ ...settings, ...limits, ...(onConnect && { onConnect: onConnect as (client: pg.ClientBase) => void }) });
    // Without listeners a lost connection would end the whole process; the caller of the next statement is told instead.
    pool.on('error', () => undefined);
    pool.on('connect', (client) => {
      client.on('error', () => undefined);
      const { processID } = client as pg.PoolClient & { processID?: number | null };
      if (typeof processID === 'number') onProcess(processID);
    });
    return pool;
  };
  // Half as many for what takes a moment: all threads together stay below what Postgres allows.
  const pools = { each: poolOf(connections), once: poolOf(Math.ceil(connections / 2), (client) => client.query(planOnce)) };
  const listener = listenOn(() => new pg.Client({ ...settings, connectionTimeoutMillis: connectMsMax }), log);
  return {
    query: sqlOn(pools.each).query,
    prepared: sqlOn(pools.once).prepared,
    transaction: (work, plans = 'each') => inTransaction(pools[plans], work),
    listen: (channel, handler) => listener.listen(channel, handler),
    close: async () => {
      await listener.close();
      // A pool waits for connections in use; a statement that hangs ends with its engine or with our process.
      const patience = new AbortController();
      const ended = Promise.all(Object.values(pools).map((pool) => pool.end()));
      await Promise.race([ended, sleep(closeMsMax, undefined, { signal: patience.signal, ref: false }).catch(() => undefined)]);
      patience.abort();
    },
  };
}

function sqlOn(pool: pg.Pool | pg.PoolClient, hasEnded: () => boolean = () => false): Sql {
  const rowsOf = async <Row>(query: pg.QueryConfig): Promise<Row[]> => {
    if (hasEnded()) throw new Defect('a statement came after its transaction had ended; it was not sent');
    try {
      const result: pg.QueryResult | pg.QueryResult[] = await pool.query(query);
      return (Array.isArray(result) ? (result.at(-1)?.rows ?? []) : result.rows) as Row[];
    } catch (error) {
      throw postgresFault(error);
    }
  };
  return {
    query: (text, params) => rowsOf(params === undefined ? { text } : { text, values: [...params] }),
    prepared: (name, text, params) => rowsOf({ name, text, values: [...params] }),
  };
}

async function inTransaction<Result>(pool: pg.Pool, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  let client: pg.PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    throw postgresFault(error);
  }
  // A statement chained behind another may come when the work has failed: on its own, it would be kept.
  let ended = false;
  const sql = sqlOn(client, () => ended);
  let broken = false;
  try {
    await sql.query('BEGIN');
    const result = await work(sql);
    ended = true;
    const { command } = await client.query('COMMIT').catch((error: unknown) => {
      throw postgresFault(error);
    });
    // Postgres answers COMMIT of a failed transaction with ROLLBACK and no error.
    if (command !== 'COMMIT') throw new Defect('a statement of this transaction failed and the failure was passed over; nothing was kept');
    return result;
  } catch (error) {
    ended = true;
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
