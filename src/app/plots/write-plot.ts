import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { InvalidInput } from '../../foundation/index.ts';
import { pngOfScene } from './png-of-scene.ts';
import type { Scene } from './scene.ts';
import { svgOfScene } from './svg-of-scene.ts';

/** What a plot's name says of its format. @throws InvalidInput `app.bad_arguments` */
export function plotEndingOf(path: string): '.svg' | '.png' {
  const ending = extname(path).toLowerCase();
  if (ending === '.svg' || ending === '.png') return ending;
  throw new InvalidInput('app.bad_arguments', [{ at: '--plot', message: `${path} should end in .svg or .png` }]);
}

/** Writes a drawing in the format that its name says. */
export async function writePlot(path: string, scene: Scene): Promise<void> {
  await writeFile(path, plotEndingOf(path) === '.svg' ? svgOfScene(scene) : await pngOfScene(scene));
}
