import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How real public data becomes a source: which file, how it is declared, how its rows are read, and what must come out. */
export interface Recipe {
  /** As in `loyalty import --recipe <name>`. */
  readonly name: string;
  readonly title: string;
  /** The source to be declared for it. */
  readonly source: RecipeSource;
  /** Files that must be there, relative to the folder of public data; the first is the one imported unless `prepare` makes another. */
  readonly needs: readonly string[];
  /** Files that make the result better, relative to the same folder. */
  readonly helpedBy?: readonly string[];
  /** Where a person can get the data. */
  readonly origin: string;
  /** A mapping as `POST /v1/imports` takes it. */
  readonly mapping: Readonly<Record<string, unknown>>;
  /** Makes the file to import out of the public files; gives its path. Deterministic, and quick (seconds). */
  readonly prepare?: (dataFolder: string, workFolder: string) => Promise<string>;
  readonly expectations: RecipeExpectations;
}

export interface RecipeSource {
  readonly key: string;
  readonly name: string;
  readonly channel: string;
  readonly kind: 'file';
  readonly marketingOwner: string;
  readonly technologyOwner: string;
  /** IANA zone of the file's local times. */
  readonly timezone: string;
  /** ISO 4217. */
  readonly currency: string;
}

/** What is known about the data, to be held against what the product says after the import. */
export interface RecipeExpectations {
  /** Rows of the file that is imported. */
  readonly rows: number;
  /** Rows that the mapping leaves out on purpose. */
  readonly skipped: number;
  readonly people: number;
  readonly orders: number;
  readonly refunds: number;
  /** Sum of all orders less all refunds, major units of the source's currency, to the cent. */
  readonly total: number;
  readonly firstTime: string;
  readonly lastTime: string;
}

/** A recipe whose file lies ready, or a sentence about what is missing and where it can be had. */
export type OpenedRecipe = { readonly recipe: Recipe; readonly path: string } | { readonly missing: string };

const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The folder with public data: `LOYALTY_DATA`, else `../shared/data` beside the project. */
export function publicDataFolder(environment: Readonly<Record<string, string | undefined>>): string {
  return resolve(projectRoot, environment.LOYALTY_DATA ?? '../shared/data');
}

/** Whether everything a recipe needs is there; if not, a sentence that says what to do. */
export function missingData(recipe: Recipe, dataFolder: string): string | undefined {
  const absent = recipe.needs.filter((file) => !existsSync(join(dataFolder, file)));
  if (absent.length === 0) return undefined;
  return `${absent.join(' and ')} not found in ${dataFolder}. ${recipe.origin} Put it there, or set LOYALTY_DATA to the folder that holds it.`;
}

/** Makes ready what a recipe imports. `workFolder` (which exists) takes files made on the way. */
export async function openRecipe(recipe: Recipe, dataFolder: string, workFolder: string): Promise<OpenedRecipe> {
  const missing = missingData(recipe, dataFolder);
  if (missing !== undefined) return { missing };
  const path = recipe.prepare === undefined ? join(dataFolder, recipe.needs[0] as string) : await recipe.prepare(dataFolder, workFolder);
  return { recipe, path };
}
