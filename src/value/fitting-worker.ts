import { parentPort, workerData } from 'node:worker_threads';
import { Defect, lowerPriority } from '../foundation/index.ts';
import { connectPostgres, connectWarehouse } from '../storage/index.ts';
import type { FittingOptions } from './fitting-protocol.ts';
import { performFitting } from './perform-fitting.ts';

// Nobody waits for a fit as for an answer: whatever else wants the processor goes first.
const niceness = 15;
const connectionsMax = 2;
// One insert of some megabytes takes a second; a warehouse that is away must not hold up a fit that does not need it.
const warehouseMs = 60_000;

/** One fit, back-test or measurement of fields in a thread of its own, so that it never blocks anything; the thread ends with it. */
async function main(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Defect('this file is the entry of a worker thread');
  lowerPriority(niceness);
  const { postgresUrl, warehouseUrl, task } = workerData as FittingOptions;
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const postgres = connectPostgres(postgresUrl, silent, connectionsMax);
  const leader = connectPostgres(postgresUrl, silent, 1);
  const warehouse = connectWarehouse(warehouseUrl, warehouseMs);
  const patientWarehouse = connectWarehouse(warehouseUrl);
  const end = await performFitting({ postgres, warehouse, patientWarehouse, leader }, task);
  await Promise.all([postgres.close(), leader.close(), warehouse.close(), patientWarehouse.close()]);
  port.postMessage(end);
}

void main();
