import type { JsonObject, JsonValue } from '../foundation/index.ts';
import { templatePart } from './check-mapping.ts';
import { dateReader } from './date-format.ts';
import type { MappedCondition, MappedValue } from './mapping.ts';
import { type DecimalMark, parseNumber } from './parse-number.ts';
import { type Cell, type CellRow, cellText, isObjectRow, type ObjectRow } from './row.ts';

/** Says what is wrong with a row; the row is then refused with everything that was said. */
export type Say = (message: string) => void;
export type ReadableRow = CellRow | ObjectRow;
export type ReadCell = (row: ReadableRow) => Cell;
export type ReadValue = (row: ReadableRow, say: Say) => JsonValue | undefined;

/** What values fall back on where the mapping does not say it. */
export interface ReadingDefaults {
  /** Columns of a table; undefined for rows that name their own fields. */
  readonly columns: readonly string[] | undefined;
  readonly timezone: string;
  readonly decimal: DecimalMark;
}

// What exports write for "nothing": \N is MySQL's and Postgres's.
const nothing = new Set(['', '\\N']);
const truths = new Set(['true', 't', 'yes', 'y', '1', 'on', 'x', 'ja', 'j', 'oui', 'o', 'si', 'sí', 's', 'sim', 'tak', 'wahr', 'vrai']);
const lies = new Set(['false', 'f', 'no', 'n', '0', 'off', 'nein', 'non', 'não', 'nao', 'nee', 'nie', 'falsch', 'faux', 'nej']);

/** Finds a column: by place in a table, by name or dotted path in an object. */
export function cellReader(column: string, columns: readonly string[] | undefined): ReadCell {
  const index = columns === undefined ? -1 : columns.indexOf(column);
  const path = column.split('.');
  return (row) => {
    if (isObjectRow(row))
      return Object.hasOwn(row.object, column) ? row.object[column] : path.length > 1 ? followPath(row.object, path) : undefined;
    return row.cells[index];
  };
}

function followPath(object: JsonObject, path: readonly string[]): Cell {
  let value: Cell = object;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, name) ? (value as JsonObject)[name] : undefined;
  }
  return value;
}

/** A cell as trimmed text, '' for nothing. */
export function trimmedText(cell: Cell): string {
  const text = cellText(cell).trim();
  return nothing.has(text) ? '' : text;
}

/** Turns a value of a mapping into a function of a row. `kindByName` is what a plain column of that name is (revenue is a number). */
export function valueReader(value: MappedValue, name: string, defaults: ReadingDefaults, kindByName?: 'number'): ReadValue {
  if (typeof value === 'string')
    return columnReader({ column: value, ...(kindByName === undefined ? {} : { as: kindByName }) }, name, defaults);
  if ('constant' in value) {
    const { constant } = value;
    return () => constant;
  }
  if ('multiply' in value) return productReader(value, defaults);
  if ('template' in value) return typedReader(templateReader(value.template, defaults), value, name, defaults);
  return columnReader(
    value.as === undefined && kindByName !== undefined && value.values === undefined ? { ...value, as: kindByName } : value,
    name,
    defaults,
  );
}

type ColumnValue = Extract<MappedValue, { column: string }>;
type Reading = Omit<ColumnValue, 'column'>;

function columnReader(value: ColumnValue, name: string, defaults: ReadingDefaults): ReadValue {
  return typedReader(cellReader(value.column, defaults.columns), value, `${name} (column "${value.column}")`, defaults);
}

function templateReader(template: string, defaults: ReadingDefaults): ReadCell {
  const pieces = template.split(templatePart);
  const readers = pieces.map((piece, index) => (index % 2 === 1 ? cellReader(piece, defaults.columns) : undefined));
  return (row) => {
    let filled = false;
    const text = pieces
      .map((piece, index) => {
        const reader = readers[index];
        if (reader === undefined) return piece;
        const part = trimmedText(reader(row));
        if (part !== '') filled = true;
        return part;
      })
      .join('');
    // A template of nothing but empty columns is nothing, not its punctuation.
    return filled ? text.replace(/\s+/g, ' ').trim() : '';
  };
}

function productReader(value: Extract<MappedValue, { multiply: string[] }>, defaults: ReadingDefaults): ReadValue {
  const factors = value.multiply.map((column) => ({ column, read: cellReader(column, defaults.columns) }));
  const decimal = value.decimal ?? defaults.decimal;
  return (row, say) => {
    let product = 1;
    for (const { column, read } of factors) {
      const cell = read(row);
      if (trimmedText(cell) === '') return undefined;
      const number = parseNumber(cell, decimal);
      if (number === undefined) {
        say(`"${shown(cell)}" in column "${column}" is not a number`);
        return undefined;
      }
      product *= number;
    }
    // Twelve digits are beyond any price and below the noise of binary fractions: 3 × 1.1 is 3.3.
    return Number(product.toPrecision(12));
  };
}

/** Applies dictionary, kind and fallback to what a column or template gives. */
function typedReader(read: ReadCell, reading: Reading, label: string, defaults: ReadingDefaults): ReadValue {
  const { values, otherwise } = reading;
  const strict = parserOf(reading, label, defaults);
  const parse: typeof strict = reading.faulty === 'text' ? (cell) => strict(cell, () => undefined) ?? cell : strict;
  return (row, say) => {
    const cell = read(row);
    const text = typeof cell === 'string' ? cell.trim() : cell;
    if (text === undefined || text === null || (typeof text === 'string' && nothing.has(text))) return otherwise;
    if (values !== undefined) {
      const key = cellText(text);
      if (Object.hasOwn(values, key)) return values[key] ?? undefined;
      if (otherwise !== undefined) return otherwise;
    }
    return parse(text, say);
  };
}

function parserOf(
  reading: Reading,
  label: string,
  defaults: ReadingDefaults,
): (cell: Exclude<Cell, undefined | null>, say: Say) => JsonValue | undefined {
  switch (reading.as) {
    case 'text':
      return (cell) => cellText(cell);
    case 'lower':
      return (cell) => cellText(cell).toLowerCase();
    case 'number':
    case 'money': {
      const decimal = reading.decimal ?? defaults.decimal;
      return (cell, say) =>
        parseNumber(cell, decimal) ?? refuse(say, `${label}: "${shown(cell)}" is not a number with decimal "${decimal}"`);
    }
    case 'boolean':
      return (cell, say) => booleanOf(cell) ?? refuse(say, `${label}: "${shown(cell)}" is neither yes nor no`);
    case 'time': {
      const read = dateReader(reading.format, reading.timezone ?? defaults.timezone);
      return (cell, say) => {
        const time = read(cell);
        return time === undefined
          ? refuse(say, `${label}: "${shown(cell)}" is not a date in the format ${reading.format ?? 'iso'}`)
          : new Date(time).toISOString();
      };
    }
    case 'date': {
      // A birthday is a day of a calendar: in no zone, so that none can move it.
      const read = dateReader(reading.format, 'UTC');
      return (cell, say) => {
        const time = read(cell);
        if (time === undefined) return refuse(say, `${label}: "${shown(cell)}" is not a date in the format ${reading.format ?? 'iso'}`);
        return new Date(time).toISOString().slice(0, -'T00:00:00.000Z'.length);
      };
    }
    case 'list':
      return (cell) =>
        Array.isArray(cell)
          ? cell
          : cellText(cell)
              .split(/[,;|]/)
              .map((part) => part.trim())
              .filter((part) => part !== '');
    case 'json':
      return (cell, say) => (typeof cell === 'string' ? jsonOf(cell, say, label) : cell);
    default:
      return (cell) => cell;
  }
}

function refuse(say: Say, message: string): undefined {
  say(message);
  return undefined;
}

function booleanOf(cell: Cell): boolean | undefined {
  if (typeof cell === 'boolean') return cell;
  const text = cellText(cell).toLowerCase();
  return truths.has(text) ? true : lies.has(text) ? false : undefined;
}

function jsonOf(text: string, say: Say, label: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return refuse(say, `${label}: "${shown(text)}" is not JSON`);
  }
}

/** A cell short enough for a message. */
export function shown(cell: Cell): string {
  const text = cellText(cell);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Whether a row is to be left out. */
export function conditionReader(condition: MappedCondition, defaults: ReadingDefaults): (row: ReadableRow) => boolean {
  const read = cellReader(condition.column, defaults.columns);
  const { is, blank, below, above } = condition;
  const matches = condition.matches === undefined ? undefined : new RegExp(condition.matches, 'u');
  return (row) => {
    const cell = read(row);
    const text = trimmedText(cell);
    if (is?.includes(text)) return true;
    if (blank !== undefined && (text === '') === blank) return true;
    // A cell of any length must not keep an expression busy.
    if (matches?.test(text.slice(0, 2000))) return true;
    if (below === undefined && above === undefined) return false;
    const number = parseNumber(cell, defaults.decimal);
    return number !== undefined && ((below !== undefined && number < below) || (above !== undefined && number > above));
  };
}
