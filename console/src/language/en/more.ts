import { data } from './data.ts';
import { system } from './system.ts';

/** What only the pages of data and system need. */
export const texts = { ...data, ...system };
