import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type ConnectedProduct,
  ensureSource,
  type ImportState,
  importFile,
  reportImport,
  showProgress,
  uploadFile,
} from '../../src/app/index.ts';
import { openRecipe, publicDataFolder, recipeNamed, recipes } from './index.ts';

/** Imports public data by its recipe; undefined, with a word about where it can be had, when the data is not there. */
export async function importRecipe(product: ConnectedProduct, name: string): Promise<ImportState | undefined> {
  const recipe = recipeNamed(name);
  if (recipe === undefined) {
    process.stdout.write(`There is no recipe called ${name}; there are: ${recipes.map((one) => one.name).join(', ')}\n`);
    return undefined;
  }
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
    reportImport(state, `${recipe.title}: `);
    return state;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
