import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicDataFolder } from '../../lab/recipes/index.ts';

const folder = publicDataFolder(process.env);

/** Public data with published answers stand beside the project, not in it; tests skip where they are absent. */
export const isDataThere = existsSync(folder);

export function skippedWithout(name: string): string {
  return isDataThere ? name : `${name} (skipped: ${folder} is absent)`;
}

export function textOf(...path: string[]): string {
  return readFileSync(join(folder, ...path), 'utf8');
}

/** Rows of a file of numbers, its heading left out. */
export function numbersOf(...path: string[]): number[][] {
  const lines = textOf(...path)
    .trim()
    .split('\n')
    .slice(1);
  return lines.map((line) => line.split(',').map(Number));
}
