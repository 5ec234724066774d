/**
 * The process of the embedded warehouse: chDB behind ClickHouse's HTTP interface on a loopback port. It is told what to do in one
 * message by the process that started it, and ends when that process does.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { openEngine } from './warehouse-engine.ts';
import { warehouseServer } from './warehouse-http.ts';

/** What the parent sends first. */
export interface WarehouseOrder {
  readonly dataFolder: string;
  /** Scratch space: emptied at every start. */
  readonly spoolFolder: string;
  /** 0 to choose a free one. */
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly memoryBytes: number;
  /** XML put into the engine's configuration, for example `<remote_servers>`. */
  readonly configuration: string;
}

/** What this process answers: it serves, or why it cannot. */
export type WarehouseReport = { readonly ready: { readonly port: number; readonly version: string } } | { readonly failed: string };

function tell(report: WarehouseReport, then: () => void = () => undefined): void {
  if (process.send === undefined) then();
  else process.send(report, then);
}

/** The engine's own exit handlers wait for running statements; what is on disk is whole at any moment, so they are not needed. */
function leave(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** Lower priority for every thread: the engine made some when it was loaded, and Linux keeps one priority a thread. */
function giveWay(): void {
  const threads = process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [0];
  for (const thread of threads) {
    try {
      setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // The thread has ended since it was listed.
    }
  }
}

function serve(order: WarehouseOrder): void {
  rmSync(order.spoolFolder, { recursive: true, force: true });
  mkdirSync(order.spoolFolder, { recursive: true, mode: 0o700 });
  mkdirSync(order.dataFolder, { recursive: true, mode: 0o700 });
  const configFile = join(order.spoolFolder, 'config.xml');
  writeFileSync(configFile, configurationText(order), { mode: 0o600 });
  const engine = openEngine(order.dataFolder, Math.floor(order.memoryBytes * 0.8), configFile);
  giveWay();
  const onFatal = () => setTimeout(leave, 100).unref();
  const server = warehouseServer({ engine, user: order.user, password: order.password, spoolFolder: order.spoolFolder, onFatal });
  server.once('error', (error) => tell({ failed: error.message }, leave));
  server.listen(order.port, '127.0.0.1', () => {
    const address = server.address();
    tell({ ready: { port: typeof address === 'object' && address !== null ? address.port : order.port, version: engine.version } });
  });
  process.once('SIGTERM', () => {
    server.close();
    server.closeIdleConnections();
    // Running statements get a moment; whoever is cut off repeats with the same token.
    setTimeout(leave, 5_000).unref();
    server.once('close', () => {
      engine.close();
      process.exit(0);
    });
  });
}

function configurationText(order: WarehouseOrder): string {
  return [
    '<clickhouse>',
    `  <max_server_memory_usage>${order.memoryBytes}</max_server_memory_usage>`,
    '  <mark_cache_size>268435456</mark_cache_size>',
    '  <background_pool_size>2</background_pool_size>',
    '  <background_schedule_pool_size>4</background_schedule_pool_size>',
    `  ${order.configuration}`,
    '</clickhouse>',
    '',
  ].join('\n');
}

process.once('disconnect', leave);
process.once('message', (order: WarehouseOrder) => {
  try {
    serve(order);
  } catch (error) {
    tell({ failed: error instanceof Error ? error.message : String(error) }, leave);
  }
});
