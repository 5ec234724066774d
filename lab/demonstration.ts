import { execFile } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { connectProduct, reportImport, showProgress } from '../src/app/index.ts';
import { loadLarkfieldContent } from './larkfield/content.ts';
import { loadFirmScenes } from './larkfield/firm-scenes.ts';
import { importLarkfield } from './larkfield/import-larkfield.ts';
import { larkfieldSources } from './larkfield/sources.ts';
import { untilSettled } from './product.ts';
import { importRecipe } from './recipes/import-recipe.ts';

/*
 * Loads the demonstration into a running product, from outside: the CDNOW log where the public data lies ready, then Larkfield, a
 * simulated company whose systems are imported file by file, as a firm would connect them.
 */
// Seconds on an idle machine; where it takes so long something else is wrong, which the operations page tells better.
const settledMsMax = 10 * 60_000;

const { values } = parseArgs({
  options: { data: { type: 'string' }, people: { type: 'string', default: '25000' }, seed: { type: 'string', default: '7' } },
});
// By default a signal ends this process without a word to the one that simulates.
process.once('SIGTERM', () => process.exit(143));
const product = await connectProduct({ data: values.data });
const { sources } = await product.request<{ sources: { name: string }[] }>('GET', '/v1/sources');
const declared = larkfieldSources();
await loadContent();
if (declared.every((one) => sources.some((source) => source.name === one.name))) {
  process.stdout.write('The demonstration data is loaded already.\n');
} else {
  const folder = join(values.data ?? 'data', 'demonstration');
  // What a start that was broken off has left.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    const firms = await loadFirmScenes(product, Date.now());
    process.stdout.write(`Larkfield: ${firms} firms to look at\n`);
    process.stdout.write(`Larkfield: simulating ${Number(values.people).toLocaleString('en')} people over three years …\n`);
    // Two processors: one simulates while the other imports.
    const simulated = simulate(folder);
    simulated.catch(() => undefined);
    await importRecipe(product, 'cdnow');
    await simulated;
    await importLarkfield(product, join(folder, 'files'), {
      onProgress: (state, source) => showProgress(state, source.name),
      onDone: (state, source) => reportImport(state, `${source.name}: `),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  // What is read in is seen when it has been worked off.
  await untilSettled(product, settledMsMax);
  process.stdout.write('Fitting what relationships are worth …\n');
  // A small demonstration has too few people for a model; everything else stands.
  await product.request('POST', '/v1/value/fit', {}).catch((error: Error) => process.stdout.write(`No model yet: ${error.message}\n`));
  process.stdout.write('The demonstration data is loaded.\n');
}
await product.close();

/** What Larkfield has to say; first, and at once, since people may begin to look while the rest is being read in. */
async function loadContent(): Promise<void> {
  const count = await loadLarkfieldContent(product, Date.now());
  if (count > 0) process.stdout.write(`Larkfield: ${count} pieces of content\n`);
}

/** Writes Larkfield's files into `folder`, in a process of its own. @throws Error with what it printed when it fails */
async function simulate(folder: string): Promise<void> {
  const program = join(import.meta.dirname, 'larkfield', 'cli.ts');
  const args = ['--import', 'tsx', program, '--out', folder, '--seed', values.seed, '--people', values.people];
  const simulating = promisify(execFile)(process.execPath, args);
  process.once('exit', () => simulating.child.kill());
  await simulating;
}
