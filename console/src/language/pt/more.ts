import type { MoreTexts } from '../catalogue.ts';
import { data } from './data.ts';
import { system } from './system.ts';

/** What only the pages of data and system need. */
export const texts: MoreTexts = { ...data, ...system };
