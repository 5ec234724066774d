import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ConnectedProduct } from '../../src/app/commands/connect-product.ts';
import { report, showProgress } from '../../src/app/commands/import.ts';
import { ensureSource, type ImportState, importFile, uploadFile } from '../../src/app/commands/import-file.ts';
import { openRecipe, publicDataFolder, recipeNamed, recipes } from './index.ts';

/** Imports public data by its recipe; undefined, with a word about where it can be had, when the data is not there. */
export async function importRecipe(product: ConnectedProduct, name: string): Promise<ImportState | undefined> {
  const recipe = recipeNamed(name);
  if (recipe === undefined) throw new Error(`there is no recipe called ${name}; there are: ${recipes.map((one) => one.name).join(', ')}`);
  const scratch = resolve(import.meta.dirname, '..', '..', '.loyalty');
  mkdirSync(scratch, { recursive: true });
  const work = mkdtempSync(join(scratch, 'recipe-'));
  try {
    const opened = await openRecipe(recipe, publicDataFolder(process.env), work);
    if ('missing' in opened) {
      process.stdout.write(`${recipe.title}: ${opened.missing}\n`);
      return undefined;
    }
    const { fileId } = await uploadFile(product, opened.path);
    const sourceId = await ensureSource(product, recipe.source);
    const state = await importFile(product, { fileId, sourceId, mapping: recipe.mapping }, (now) => showProgress(now, recipe.title));
    report(state, `${recipe.title}: `);
    return state;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
