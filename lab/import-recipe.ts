import { parseArgs } from 'node:util';
import { connectProduct, failureInWords } from '../src/app/index.ts';
import { importRecipe } from './recipes/import-recipe.ts';

/* `loyalty import --recipe <name>`: public data into a running product, from outside. */
const { values, positionals } = parseArgs({ options: { data: { type: 'string' } }, allowPositionals: true });
const product = await connectProduct({ data: values.data });
try {
  if ((await importRecipe(product, positionals[0] ?? '')) === undefined) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${failureInWords(error)}\n`);
  process.exitCode = 1;
} finally {
  await product.close();
}
