import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { sendEvents } from '../bench/event-load.ts';
import { closeFigures, figure, isQuick } from '../figure.ts';
import { administratorOf, type Product, startProduct, untilSettled } from '../product.ts';

/*
 * Accepted is kept. In each round events pour in while one of the three processes is killed with SIGKILL at a random moment: the
 * server, Postgres or the warehouse. Afterwards every acknowledged event must be in the summaries and in ClickHouse exactly once, and
 * events that were not acknowledged at most once.
 */
const quick = isQuick();
// Twenty of each in turn.
const rounds = quick ? 3 : 60;
const people = 2_000;
const root = resolve(import.meta.dirname, '..', '..');
const dataDir = join(root, '.loyalty', `check-crash-${process.pid}`);
const victims = ['server', 'postgres', 'warehouse'] as const;
const settleMsMax = 120_000;

// A round is judged by its own seed, so that a failure can be repeated.
const seed = Number(process.env.LOYALTY_TEST_SEED ?? Date.now() % 1_000_000);
let state = seed;
function random(): number {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return state / 2_147_483_648;
}

function processIds(product: Product): { postgres: number; warehouse: number } {
  const postgres = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  return { postgres, warehouse: warehousePid(product) };
}

/** The child that holds the warehouse: found by its command line among the product's children. */
function warehousePid(product: Product): number {
  const children = readFileSync(`/proc/${product.child.pid}/task/${product.child.pid}/children`, 'utf8').trim().split(' ').map(Number);
  const found = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('warehouse-server'));
  if (found === undefined) throw new Error('the warehouse process was not found');
  return found;
}

interface Counted {
  /** Events by message id in ClickHouse. */
  readonly history: Map<string, number>;
  /** Sum of the counts of all summaries. */
  readonly folded: number;
}

async function count(): Promise<Counted> {
  const access = JSON.parse(readFileSync(join(dataDir, 'postgres', 'loyalty-access.json'), 'utf8')) as { port: number; password: string };
  const client = new pg.Client({ host: '127.0.0.1', port: access.port, user: 'loyalty', password: access.password, database: 'loyalty' });
  await client.connect();
  const { rows } = await client.query('SELECT coalesce(sum((body::json ->> 1)::int8), 0)::text AS folded FROM summary');
  await client.end();
  const history = new Map<string, number>();
  const text = await warehouseText('SELECT message_id, count() FROM event GROUP BY message_id FORMAT TabSeparated');
  for (const line of text.split('\n')) {
    const [id, times] = line.split('\t');
    if (id !== undefined && times !== undefined) history.set(id, Number(times));
  }
  return { history, folded: Number(rows[0].folded) };
}

async function warehouseText(query: string): Promise<string> {
  const access = JSON.parse(readFileSync(join(dataDir, 'warehouse-access.json'), 'utf8')) as { port: number; password: string };
  const response = await fetch(`http://127.0.0.1:${access.port}/?database=${'default'}`, {
    method: 'POST',
    body: query,
    headers: { 'X-ClickHouse-User': 'loyalty', 'X-ClickHouse-Key': access.password },
  });
  if (!response.ok) throw new Error(await response.text());
  return response.text();
}

mkdirSync(dataDir, { recursive: true });
process.stdout.write(`seed ${seed}\n`);
const acknowledged = new Set<string>();
const batchSize = 10;
try {
  let product = await startProduct({ dataDir });
  let administrator = administratorOf(product);
  const { writeKey } = await administrator.addSource('Crash check');
  for (let round = 0; round < rounds; round += 1) {
    const victim = victims[round % victims.length] as (typeof victims)[number];
    const run = `r${round}`;
    const seconds = 4;
    const killAfterMs = 500 + random() * 3_000;
    const load = sendEvents({
      address: product.address,
      writeKey,
      people,
      batchSize,
      eventsPerSecond: 2_000,
      seconds,
      run,
      onAnswer: (batch, status) => {
        if (status === 200) for (let index = 0; index < batchSize; index += 1) acknowledged.add(`${run}-${batch}-${index}`);
      },
    });
    await new Promise((done) => setTimeout(done, killAfterMs));
    const pids = processIds(product);
    if (victim === 'server') await product.kill();
    else process.kill(pids[victim], 'SIGKILL');
    await load;
    if (victim === 'server') {
      product = await startProduct({ dataDir });
      administrator = administratorOf(product);
    }
    await untilSettled(administrator, settleMsMax);
    process.stdout.write(
      `round ${round + 1}: ${victim} killed after ${killAfterMs.toFixed(0)} ms; ${acknowledged.size} events acknowledged so far\n`,
    );
  }
  const { history, folded } = await count();
  const missing = [...acknowledged].filter((id) => !history.has(id)).length;
  const repeated = [...history.values()].filter((times) => times > 1).length;
  figure('crash_rounds', rounds, 'rounds', rounds, 'atLeast');
  figure('crash_acknowledged_missing', missing, 'events', 0, 'atMost');
  figure('crash_repeated_in_history', repeated, 'events', 0, 'atMost');
  figure('crash_summaries_minus_history', Math.abs(folded - history.size), 'events', 0, 'atMost');
  await product.stop();
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
closeFigures();
