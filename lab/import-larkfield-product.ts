import { join } from 'node:path';
import { connectProduct } from '../src/app/index.ts';
import { countWaiting } from './check/stored-graph.ts';
import { importLarkfield } from './larkfield/import-larkfield.ts';
import { type Administrator, type Product, untilSettled } from './product.ts';

const settleMsMax = 30 * 60_000;
const lookEveryMs = 500;

/** Imports all of Larkfield's `files` into a product, as a person would file by file, and waits until every row is applied. @throws Error when a file is refused */
export async function importIntoProduct(
  product: Product,
  administrator: Administrator,
  larkfield: string,
  say: (text: string) => void,
): Promise<void> {
  const began = performance.now();
  const secondsSince = (at: number): string => ((performance.now() - at) / 1000).toFixed(1);
  let rows = 0;
  let fileBegan = began;
  const connected = await connectProduct({ data: product.dataDir });
  await importLarkfield(connected, join(larkfield, 'files'), {
    onDone: (state, source) => {
      if (state.state !== 'done') throw new Error(`${source.file} ended as ${state.state}: ${JSON.stringify(state.problems[0])}`);
      rows += state.rowsAccepted;
      say(`${source.file.padEnd(20)} ${String(state.rowsAccepted).padStart(8)} rows in ${secondsSince(fileBegan).padStart(6)} s`);
      fileBegan = performance.now();
    },
  });
  await connected.close();
  const read = secondsSince(began);
  // What operations says is as old as the last report of a busy thread: the inbox itself says when nothing waits.
  while ((await countWaiting(product.dataDir)) > 0) await new Promise((done) => setTimeout(done, lookEveryMs));
  await untilSettled(administrator, settleMsMax);
  const seconds = (performance.now() - began) / 1000;
  say(`${rows} rows read in ${read} s, all applied after ${seconds.toFixed(1)} s: ${Math.round(rows / seconds)} rows/s`);
}
