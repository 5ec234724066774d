import { eventKinds, externalIdOf, type WireEvent } from '../event/index.ts';
import type { JsonObject, JsonValue } from '../foundation/index.ts';
import { dateReader, dayReader } from './date-format.ts';
import type { MappedValue, Mapping } from './mapping.ts';
import {
  cellReader,
  conditionReader,
  type ReadableRow,
  type ReadCell,
  type ReadingDefaults,
  type Say,
  shown,
  trimmedText,
  valueReader,
} from './read-value.ts';
import { isObjectRow } from './row.ts';

/** What a mapping takes from where the rows come from. */
export interface MappingSurroundings {
  /** Columns of a table; undefined for rows that name their own fields. */
  readonly columns: readonly string[] | undefined;
  /** Zone and currency of the source, for rows that do not say theirs. */
  readonly timezone?: string | undefined;
  readonly currency?: string | undefined;
  /** Name of the file or address that the rows come from: written into the event as its origin. */
  readonly origin: string;
}

/** One row as an event, left out on purpose, or refused with a reason. */
export type MappedRow = { readonly event: WireEvent } | { readonly skipped: true } | { readonly problem: string };

/** Maps one row; pure: the same row and id give the same event. */
export type RowMapper = (row: ReadableRow, messageId: string) => MappedRow;

// Fields of Segment's spec that are numbers by definition, so that a plain column need not say it.
const numberProperties = new Set([
  'revenue',
  'total',
  'subtotal',
  'tax',
  'shipping',
  'discount',
  'value',
  'price',
  'quantity',
  'position',
  'cost',
]);
const moneyProperties = new Set(['revenue', 'total', 'subtotal', 'tax', 'shipping', 'discount', 'value', 'price', 'cost']);

type Writer = (row: ReadableRow, event: JsonObject, say: Say) => void;

/** Turns a checked mapping into a function of rows; all that does not change from row to row is worked out here once. */
export function compileMapping(mapping: Mapping, surroundings: MappingSurroundings): RowMapper {
  const defaults: ReadingDefaults = {
    columns: surroundings.columns,
    timezone: surroundings.timezone ?? 'UTC',
    decimal: mapping.decimal ?? '.',
  };
  const skips = (mapping.skipWhen ?? []).map((condition) => conditionReader(condition, defaults));
  const fill = mapping.kind === 'segment' ? undefined : rowWriter(mapping, mapping.kind, defaults, surroundings);
  return (row, messageId) => {
    for (const skip of skips) if (skip(row)) return { skipped: true };
    if (fill === undefined) return segmentRow(row, messageId);
    let problem = '';
    const event: JsonObject = { type: mapping.kind, messageId };
    fill(row, event, (message) => {
      problem = problem === '' ? message : `${problem}; ${message}`;
    });
    return problem === '' ? { event } : { problem };
  };
}

function segmentRow(row: ReadableRow, messageId: string): MappedRow {
  if (!isObjectRow(row)) return { problem: 'is not a JSON object' };
  const { writeKey: _, ...event } = row.object;
  const type = event.type;
  if (typeof type !== 'string' || !(eventKinds as readonly string[]).includes(type)) {
    return { problem: `has no type, or one that is none of ${eventKinds.join(', ')}` };
  }
  return { event: typeof event.messageId === 'string' && event.messageId !== '' ? event : { ...event, messageId } };
}

function rowWriter(mapping: Mapping, kind: string, defaults: ReadingDefaults, surroundings: MappingSurroundings): Writer {
  const writers: Writer[] = [];
  const ownTraits = kind === 'identify' || kind === 'group';
  // `context.traits` is where a call that is not about traits carries them (Segment's spec).
  const traitsAt = ownTraits ? ['traits'] : ['context', 'traits'];
  const payloadAt = ownTraits ? ['traits'] : ['properties'];
  const add = (at: readonly string[], name: string, value: MappedValue, kindByName?: 'number'): void => {
    const read = valueReader(value, name, defaults, kindByName);
    const path = [...at, ...name.split('.')];
    writers.push((row, event, say) => setPath(event, path, read(row, say)));
  };
  writers.push(...nameWriters(mapping, kind, defaults), ...timeWriters(mapping, defaults));
  for (const [name, value] of Object.entries(mapping.constants ?? {})) {
    const path = name.startsWith('context.') ? name.split('.') : [...payloadAt, ...name.split('.')];
    writers.push((_, event) => setPath(event, path, value));
  }
  for (const [name, value] of Object.entries(mapping.context ?? {})) add(['context'], name, value);
  for (const [name, value] of Object.entries(mapping.traits ?? {})) add(traitsAt, name, value);
  for (const [name, value] of Object.entries(mapping.properties ?? {}))
    add(['properties'], name, value, numberProperties.has(name) ? 'number' : undefined);
  writers.push(...currencyWriters(mapping, defaults, surroundings), identifierWriter(mapping, kind, traitsAt, defaults));
  const origin = { file: surroundings.origin, line: 0 };
  return (row, event, say) => {
    event.context = { import: { ...origin, line: row.line } };
    for (const write of writers) write(row, event, say);
  };
}

function nameWriters(mapping: Mapping, kind: string, defaults: ReadingDefaults): Writer[] {
  const { event: name } = mapping;
  if (name === undefined) return [];
  const field = kind === 'track' ? 'event' : 'name';
  if (typeof name === 'string') {
    return [
      (_, event) => {
        event[field] = name;
      },
    ];
  }
  const read = cellReader(name.column, defaults.columns);
  const { values } = name;
  return [
    (row, event, say) => {
      const text = trimmedText(read(row));
      const known = values === undefined ? text : Object.hasOwn(values, text) ? values[text] : undefined;
      if (known === undefined || known === '')
        say(
          text === ''
            ? `column "${name.column}" says no event name`
            : `"${shown(text)}" in column "${name.column}" is none of the mapped event names`,
        );
      else event[field] = known;
    },
  ];
}

function timeWriters(mapping: Mapping, defaults: ReadingDefaults): Writer[] {
  const { time } = mapping;
  if (time === undefined || 'now' in time) return [];
  const columns = [time.column].flat();
  const readers = columns.map((column) => cellReader(column, defaults.columns));
  const first = readers[0] as ReadCell;
  const parse = dateReader(time.format, time.timezone ?? defaults.timezone);
  const isDay = dayReader(time.format);
  const label = columns.map((column) => `"${column}"`).join(' and ');
  return [
    (row, event, say) => {
      const cell =
        readers.length === 1
          ? first(row)
          : readers
              .map((read) => trimmedText(read(row)))
              .join(' ')
              .trim();
      const instant = parse(cell);
      if (instant !== undefined && Math.abs(instant) <= 8.64e15) {
        event.timestamp = new Date(instant).toISOString();
        if (isDay(cell)) setPath(event, ['context', 'import', 'dateOnly'], true);
      } else if (trimmedText(cell) === '') say(`column ${label} says no time`);
      else say(`time "${shown(cell)}" in column ${label} is not a date in the format ${time.format ?? 'iso'}`);
    },
  ];
}

// Signs that mean one currency nearly everywhere; others have to be mapped with `values`.
const currencyBySign: Record<string, string> = {
  '€': 'EUR',
  '£': 'GBP',
  $: 'USD',
  '¥': 'JPY',
  '₹': 'INR',
  zł: 'PLN',
  Kč: 'CZK',
  Ft: 'HUF',
};

/** Amounts without a currency are only numbers: the row's own, the mapping's or the source's is written beside them. */
function currencyWriters(mapping: Mapping, defaults: ReadingDefaults, surroundings: MappingSurroundings): Writer[] {
  const hasMoney = Object.entries(mapping.properties ?? {}).some(
    ([name, value]) => moneyProperties.has(name) || (typeof value === 'object' && 'as' in value && value.as === 'money'),
  );
  const fixed = (mapping.money?.currency ?? surroundings.currency)?.toUpperCase();
  const column = mapping.money?.currencyColumn;
  if (!hasMoney || mapping.properties?.currency !== undefined || mapping.constants?.currency !== undefined) return [];
  if (column === undefined) return fixed === undefined ? [] : [(_, event) => setPath(event, ['properties', 'currency'], fixed)];
  const read = cellReader(column, defaults.columns);
  return [
    (row, event, say) => {
      const written = trimmedText(read(row));
      const text = currencyBySign[written] ?? written.toUpperCase();
      if (text === '') setPath(event, ['properties', 'currency'], fixed);
      else if (/^[A-Z]{3}$/.test(text)) setPath(event, ['properties', 'currency'], text);
      else say(`currency "${shown(written)}" in column "${column}" is not a code of three letters`);
    },
  ];
}

const topFields: Record<string, string> = {
  user_id: 'userId',
  anonymous_id: 'anonymousId',
  group_id: 'groupId',
  previous_id: 'previousId',
};

/** Who it is. E-mail and phone go where they also are traits; namespaces of one's own travel as `context.externalIds`. */
function identifierWriter(mapping: Mapping, kind: string, traitsAt: readonly string[], defaults: ReadingDefaults): Writer {
  const readers = Object.entries(mapping.identifiers ?? {}).map(([namespace, value]) => {
    const field = topFields[namespace];
    const isTrait = (namespace === 'email' || namespace === 'phone') && kind !== 'group' && mapping.traits?.[namespace] === undefined;
    return { namespace, field, traitPath: isTrait ? [...traitsAt, namespace] : undefined, read: valueReader(value, namespace, defaults) };
  });
  const columns = Object.values(mapping.identifiers ?? {}).map((value) =>
    typeof value === 'string' ? `"${value}"` : 'column' in value ? `"${value.column}"` : 'a template',
  );
  return (row, event, say) => {
    let known = false;
    const external: JsonValue[] = [];
    for (const { namespace, field, traitPath, read } of readers) {
      const text = trimmedText(read(row, say));
      if (text === '') continue;
      if (namespace !== 'group_id' && namespace !== 'previous_id') known = true;
      if (field !== undefined) event[field] = text;
      else if (traitPath !== undefined) setPath(event, traitPath, text);
      else external.push(externalIdOf(namespace, text));
    }
    if (external.length > 0) setPath(event, ['context', 'externalIds'], external);
    if (!known) say(`says nobody: ${columns.join(', ')} ${columns.length === 1 ? 'is' : 'are all'} empty`);
  };
}

/** Writes a value at a path, making the objects on the way; nothing is written for undefined. */
function setPath(event: JsonObject, path: readonly string[], value: JsonValue | undefined): void {
  if (value === undefined) return;
  let at = event;
  const last = path.length - 1;
  for (let index = 0; index < last; index++) {
    const name = path[index] as string;
    const next = at[name];
    if (typeof next === 'object' && next !== null && !Array.isArray(next)) at = next;
    else at = at[name] = {};
  }
  at[path[last] as string] = value;
}
