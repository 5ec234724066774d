import type { MoreTexts } from '../catalogue.ts';
import { data } from './data.ts';
import { fields } from './fields.ts';
import { grouping } from './grouping.ts';
import { system } from './system.ts';
import { together } from './together.ts';
import { value } from './value.ts';

/** What only the pages of value, data and system need. */
export const texts: MoreTexts = { ...data, ...fields, ...grouping, ...system, ...together, ...value };
