import { cdnow } from './cdnow.ts';
import { onlineRetail, onlineRetailLines } from './online-retail.ts';
import type { Recipe } from './recipe.ts';

export {
  missingData,
  type OpenedRecipe,
  openRecipe,
  publicDataFolder,
  type Recipe,
  type RecipeExpectations,
  type RecipeSource,
} from './recipe.ts';

/** All recipes, in the order in which a demonstration imports them. */
export const recipes: readonly Recipe[] = [cdnow, onlineRetail, onlineRetailLines];

/** The recipe of that name, if there is one. */
export function recipeNamed(name: string): Recipe | undefined {
  return recipes.find((recipe) => recipe.name === name);
}
