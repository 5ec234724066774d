import { data } from './data.ts';
import { people } from './people.ts';
import { shell } from './shell.ts';
import { system } from './system.ts';

export const catalogue = { ...shell, ...people, ...data, ...system };
