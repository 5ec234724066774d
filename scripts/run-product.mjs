// Makes the checkout ready and hands this process over to the built product.
import { pathToFileURL } from 'node:url';
import { inProject, stopWith } from './project.mjs';
import { setUp } from './setup.mjs';

/** Runs `dist/main.js` with `args` in this process: there is no second one, so signals and the exit code are the product's own. */
export async function runProduct(args) {
  await setUp().catch(stopWith);
  const main = inProject('dist', 'main.js');
  process.setSourceMapsEnabled(true);
  process.argv = [process.execPath, main, ...args];
  await import(pathToFileURL(main).href).catch(stopWith);
}
