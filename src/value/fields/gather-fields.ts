import { type FieldAddress, formatField } from '../../event/index.ts';
import { dayMs, isJsonObject, type JsonValue } from '../../foundation/index.ts';
import { momentMarks } from '../../profile/index.ts';
import type { FieldEventRow } from '../queries/fields.ts';
import { fieldsOfEvent } from './event-fields.ts';
import { type FieldTable, type FieldValue, isMissing } from './field-table.ts';

/** What is asked of the time after the cut. */
export interface FieldOutcome {
  readonly kind: 'buys' | 'care' | 'event' | 'returns';
  /** For `event`: its name. */
  readonly event?: string;
}

/** One column of what was known, and what it costs to keep. */
export interface GatheredField extends FieldAddress {
  readonly values: readonly FieldValue[];
  /** 1 for people of whom an event came that could carry it; absent for events themselves. */
  readonly among?: Uint8Array;
  /** Values in the thirty days before the cut, and characters in all events before it. */
  readonly valuesInMonth: number;
  readonly characters: number;
  /** Most of its values from before the cut arrived only after it, though most events did not. */
  readonly isLate: boolean;
}

export interface GatheredFields {
  readonly fields: readonly GatheredField[];
  readonly outcome: Uint8Array;
  /** Characters of all events before the cut, of the people gathered. */
  readonly characters: number;
  readonly events: number;
}

interface Column extends FieldAddress {
  readonly values: Map<number, FieldValue>;
  valuesInMonth: number;
  characters: number;
  all: number;
  late: number;
}

const monthMs = 30 * dayMs;
// Who has not been heard of for a year is not asked whether she comes back: else every field would tell old customers from new ones.
const heardOfMs = 365 * dayMs;
// Names that a program makes up are endless; a firm's own are some hundreds.
const fieldsKnownMax = 5_000;
// Those of the most people are measured.
const fieldsMeasuredMax = 400;
const lateShareMin = 0.5;

/**
 * Builds the table of people and fields out of history: the last value of each field before the cut, how often and how recently events of
 * each name came, and whether the outcome came after it. People without an event in the year before the cut are left out. Pure but for its own memory,
 * which holds one value a person and field.
 */
export class FieldGathering {
  readonly #cut: number;
  readonly #outcome: FieldOutcome;
  readonly #columns = new Map<string, Column>();
  /** People by what could carry a field: `carrierOf`. */
  readonly #carried = new Map<string, Set<number>>();
  readonly #came: number[] = [];
  #characters = 0;
  #events = 0;
  #lateEvents = 0;

  /** `cut`: milliseconds since 1970; what happened before it is known, from it on is what comes. */
  constructor(cut: number, outcome: FieldOutcome) {
    this.#cut = cut;
    this.#outcome = outcome;
  }

  get people(): number {
    return this.#came.length;
  }

  get events(): number {
    return this.#events;
  }

  /** The events of one person, in any order; answers when she was last heard of before the cut, and nothing where she is left out. */
  addPerson(events: readonly FieldEventRow[]): number | undefined {
    const before = events.filter(({ at }) => at < this.#cut).sort((left, right) => left.at - right.at);
    const last = before.at(-1);
    if (last === undefined || last.at < this.#cut - heardOfMs) return undefined;
    const person = this.#came.length;
    this.#came.push(events.some((event) => event.at >= this.#cut && this.#isOutcome(event)) ? 1 : 0);
    const names = new Map<string, { row: FieldEventRow; count: number }>();
    for (const row of before) {
      this.#events += 1;
      this.#characters += row.body.length;
      if (row.received >= this.#cut) this.#lateEvents += 1;
      this.#addEvent(person, row);
      const event = row.kind === 'track' ? row.name : row.kind;
      const key = `${row.source_id} ${event}`;
      names.set(key, { row, count: (names.get(key)?.count ?? 0) + 1 });
    }
    for (const { row, count } of names.values()) {
      const address = { kind: 'event', sourceId: row.source_id, event: row.kind === 'track' ? row.name : row.kind } as const;
      this.#column({ ...address, path: 'count' })?.values.set(person, count);
      this.#column({ ...address, path: 'last' })?.values.set(person, Math.round((this.#cut - row.at) / dayMs));
    }
    return last.at;
  }

  #addEvent(person: number, { source_id, kind, name, at, received, body }: FieldEventRow): void {
    const parsed = JSON.parse(body) as JsonValue;
    if (!isJsonObject(parsed)) return;
    this.#carry(person, { kind: 'context', sourceId: source_id, event: '' });
    this.#carry(person, { kind: 'property', sourceId: source_id, event: kind === 'track' ? name : kind });
    for (const found of fieldsOfEvent(kind, name, parsed)) {
      if (found.kind === 'trait') this.#carry(person, { kind: 'trait', sourceId: source_id, event: '' });
      const column = this.#column({ kind: found.kind, sourceId: source_id, event: found.event, path: found.path });
      if (column === undefined) continue;
      column.values.set(person, found.value);
      column.characters += found.characters;
      column.all += 1;
      if (received >= this.#cut) column.late += 1;
      if (at >= this.#cut - monthMs) column.valuesInMonth += 1;
    }
  }

  #carry(person: number, carrier: Omit<FieldAddress, 'path'>): void {
    const key = carrierOf(carrier);
    const people = this.#carried.get(key) ?? new Set<number>();
    if (people.size === 0) this.#carried.set(key, people);
    people.add(person);
  }

  #column(address: FieldAddress): Column | undefined {
    const key = formatField(address);
    const known = this.#columns.get(key);
    if (known !== undefined || this.#columns.size >= fieldsKnownMax) return known;
    const column: Column = { ...address, values: new Map(), valuesInMonth: 0, characters: 0, all: 0, late: 0 };
    this.#columns.set(key, column);
    return column;
  }

  #isOutcome({ kind, name, channel }: FieldEventRow): boolean {
    if (this.#outcome.kind === 'event') return kind === 'track' && name === this.#outcome.event;
    const { came, bought, care } = momentMarks(kind, name, channel);
    return this.#outcome.kind === 'buys' ? bought : this.#outcome.kind === 'care' ? care : came;
  }

  result(): GatheredFields {
    const people = this.#came.length;
    const isMostlyLate = this.#lateEvents >= lateShareMin * this.#events;
    const columns = [...this.#columns.entries()]
      .sort(([a, left], [b, right]) => right.values.size - left.values.size || (a < b ? -1 : 1))
      .slice(0, fieldsMeasuredMax);
    const fields = columns.map(([, { values, all, late, ...column }]): GatheredField => {
      // No event of a name is a count of none, and not something that nobody knows.
      const absent = column.kind === 'event' && column.path === 'count' ? 0 : undefined;
      const carried = column.kind === 'event' ? undefined : this.#carried.get(carrierOf(column));
      return {
        ...column,
        ...(carried === undefined ? {} : { among: Uint8Array.from({ length: people }, (_, person) => (carried.has(person) ? 1 : 0)) }),
        values: Array.from({ length: people }, (_, person) => values.get(person) ?? absent),
        isLate: !isMostlyLate && all > 0 && late >= lateShareMin * all,
      };
    });
    return { fields, outcome: Uint8Array.from(this.#came), characters: this.#characters, events: this.#events };
  }
}

/** The places of the fields that are known of one person: of each field as many people as its power tells. Pure. */
export function fieldsKnownOf(fields: readonly GatheredField[], person: number): number[] {
  return fields.flatMap(({ among, values }, at) =>
    (among === undefined || among[person] === 1) && !isMissing(values[person]) ? [at] : [],
  );
}

/** What an event must be to carry a field: any of a source for its context, one with traits, one of a name. */
function carrierOf({ kind, sourceId, event }: Omit<FieldAddress, 'path'>): string {
  return `${kind} ${sourceId} ${event}`;
}

/** The table that powers are measured on: how often and how recently the same event came are taken away from the others together. */
export function fieldTableOf({ fields, outcome }: GatheredFields): FieldTable {
  return {
    outcome,
    columns: fields.map((field) => ({
      name: formatField(field),
      values: field.values,
      ...(field.among === undefined ? {} : { among: field.among }),
      ...(field.kind === 'event' ? { group: formatField({ ...field, path: 'any' }) } : {}),
    })),
  };
}
