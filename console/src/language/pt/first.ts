import type { FirstTexts } from '../catalogue.ts';
import { groups } from './groups.ts';
import { leaning } from './leaning.ts';
import { made } from './made.ts';
import { people } from './people.ts';
import { shell } from './shell.ts';
import { worth } from './worth.ts';

/** What is needed from the first page on. */
export const texts: FirstTexts = { ...shell, ...people, ...worth, ...leaning, ...groups, ...made };
