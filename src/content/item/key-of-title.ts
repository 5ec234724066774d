import { foldLetters } from '../../foundation/index.ts';

const keyCharactersMax = 60;

/** A key out of a title: `How far it climbs` → `how-far-it-climbs`. A title without a letter of the Latin alphabet gives the kind alone. Pure. */
export function keyOfTitle(title: string, kind: string): string {
  const words = foldLetters(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, keyCharactersMax)
    .replace(/-+$/, '');
  return words === '' ? kind : words;
}
