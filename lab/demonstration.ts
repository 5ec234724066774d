import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connectProduct, reportImport, showProgress } from '../src/app/index.ts';
import { generateLarkfield } from './larkfield/generate.ts';
import { importLarkfield } from './larkfield/import-larkfield.ts';
import { larkfieldSources } from './larkfield/sources.ts';
import { importRecipe } from './recipes/import-recipe.ts';

/*
 * Loads the demonstration into a running product, from outside: the CDNOW log where the public data lies ready, then Larkfield, a
 * simulated company whose systems are imported file by file, as a firm would connect them.
 */
const { values } = parseArgs({
  options: { data: { type: 'string' }, people: { type: 'string', default: '25000' }, seed: { type: 'string', default: '7' } },
});
const product = await connectProduct({ data: values.data });
const { sources } = await product.request<{ sources: { name: string }[] }>('GET', '/v1/sources');
const declared = larkfieldSources();
if (declared.every((one) => sources.some((source) => source.name === one.name))) {
  process.stdout.write('The demonstration data is loaded already.\n');
} else {
  await importRecipe(product, 'cdnow');
  const folder = mkdtempSync(join(values.data ?? 'data', 'demonstration-'));
  try {
    process.stdout.write(`Larkfield: simulating ${Number(values.people).toLocaleString('en')} people over three years …\n`);
    await generateLarkfield({ out: folder, seed: Number(values.seed), people: Number(values.people), until: Date.now(), years: 3 });
    await importLarkfield(product, join(folder, 'files'), {
      onProgress: (state, source) => showProgress(state, source.name),
      onDone: (state, source) => reportImport(state, `${source.name}: `),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write('The demonstration data is loaded.\n');
}
await product.close();
