import { isJsonObject, type Problem } from '../../foundation/index.ts';
import type { Field, FieldTable } from './field-shape.ts';
import { isDay, isMoment } from './period.ts';
import { isSafeAddress } from './safe-address.ts';

/** What is wrong with the fields of an item, all at once; `at` is where they stand. Of a variant only what it says is looked at. Pure. */
export function problemsOfFields(fields: unknown, table: FieldTable, at: string, isPartial = false): Problem[] {
  if (!isJsonObject(fields)) return [{ at, message: 'must be an object of fields' }];
  const problems: Problem[] = Object.keys(fields)
    .filter((name) => !Object.hasOwn(table, name))
    .map((name) => ({ at: `${at}.${name}`, message: `is no field here; there are ${Object.keys(table).join(', ')}` }));
  for (const [name, field] of Object.entries(table)) {
    const value = fields[name];
    if (value !== undefined) problems.push(...problemsOfValue(value, field, `${at}.${name}`));
    else if (field.required && !isPartial) problems.push({ at: `${at}.${name}`, message: 'is missing' });
  }
  return problems;
}

function problemsOfValue(value: unknown, field: Field, at: string): Problem[] {
  switch (field.shape) {
    case 'line':
    case 'text':
      return problemsOfText(value, at, field.max);
    case 'number': {
      const { min, max, whole } = field;
      const fits = typeof value === 'number' && value >= min && value <= max && (!whole || Number.isInteger(value));
      return fits ? [] : [{ at, message: `must be a ${whole ? 'whole ' : ''}number from ${min} to ${max}` }];
    }
    case 'day':
      return typeof value === 'string' && isDay(value) ? [] : [{ at, message: 'must be a day such as 2026-09-12' }];
    case 'moment':
      return typeof value === 'string' && isMoment(value) ? [] : [{ at, message: 'must be a moment such as 2026-09-12T10:00+01:00' }];
    case 'address':
      return problemsOfAddress(value, at);
    case 'lines':
      return problemsOfList(value, field.itemsMax, at, (item, place) => problemsOfText(item, place, field.max));
    case 'rows':
      return problemsOfList(value, field.itemsMax, at, (item, place) => problemsOfFields(item, field.columns, place));
  }
}

/** A text that says something, and not more than there is room for. Pure. */
export function problemsOfText(value: unknown, at: string, max: number, min = 1): Problem[] {
  if (typeof value !== 'string') return [{ at, message: value === undefined ? 'is missing' : 'must be a text' }];
  if (value.length < min) return [{ at, message: min === 1 ? 'says nothing' : `must have at least ${min} characters` }];
  return value.length > max ? [{ at, message: `has ${value.length} characters; ${max} is the limit` }] : [];
}

export function problemsOfAddress(value: unknown, at: string, isPicture = false): Problem[] {
  if (typeof value === 'string' && isSafeAddress(value, isPicture)) return [];
  const kinds = isPicture ? 'https:, http: or a path such as /picture.jpg' : 'https:, http:, mailto:, tel: or a path such as /book';
  return [{ at, message: `must be an address of at most 500 characters: ${kinds}` }];
}

function problemsOfList(value: unknown, itemsMax: number, at: string, of: (item: unknown, at: string) => Problem[]): Problem[] {
  if (!Array.isArray(value)) return [{ at, message: 'must be a list' }];
  if (value.length === 0) return [{ at, message: 'has nothing in it' }];
  if (value.length > itemsMax) return [{ at, message: `has ${value.length} entries; ${itemsMax} is the limit` }];
  return value.flatMap((item, index) => of(item, `${at}[${index}]`));
}
