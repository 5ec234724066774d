import { dirtRates } from './dirt.ts';
import { Evidence, type Identifier } from './evidence.ts';
import { type Cell, csvLine, type FileName, type FileSpec, fileNames, fileSpecs } from './files.ts';
import type { Company } from './person.ts';
import type { Random } from './random.ts';
import { timeWriter } from './zones.ts';

/** Where rows go: the sorted files, or a list in a test. */
export interface RowSink {
  add(time: number, file: number, text: string): void;
}

/** What happened to the rows of one file on their way into it. */
export interface FileTally {
  rows: number;
  duplicates: number;
  late: number;
  malformed: number;
}

interface Column {
  readonly spec: FileSpec;
  readonly number: number;
  readonly writeTime: (time: number) => string;
}

const columns = new Map<string, Column>(
  fileSpecs.map((spec, number) => [spec.name, { spec, number, writeTime: timeWriter(spec.time.pattern, spec.time.zone) }]),
);

export function emptyTallies(): Record<FileName, FileTally> {
  return Object.fromEntries(fileNames.map((name) => [name, { rows: 0, duplicates: 0, late: 0, malformed: 0 }])) as Record<
    FileName,
    FileTally
  >;
}

/** One event in Segment's shape, before its identifiers are added. */
export interface SegmentEvent {
  readonly type: 'identify' | 'page' | 'screen' | 'track';
  /** The event's, page's or screen's name. */
  readonly name?: string;
  readonly userId?: string | undefined;
  readonly anonymousId?: string | undefined;
  readonly properties?: Record<string, unknown> | undefined;
  readonly traits?: Record<string, unknown>;
  readonly context?: Record<string, unknown>;
  /** The part of the context that does not change within a visit, as JSON text of an object that is not empty. */
  readonly around?: string;
  /** The id in that context's device. */
  readonly deviceId?: string | undefined;
  /** Further identifiers of hers, sent as `context.externalIds`. */
  readonly externalIds?: readonly Identifier[];
  /** The anonymous id is a kiosk's: everybody's. */
  readonly everybodysDevice?: boolean;
}

/** Writes the rows of one household or firm, with the accidents that happen to rows, and remembers what they prove. */
export class Notebook {
  readonly company: Company;
  readonly evidence = new Evidence();
  /** Payment card numbers that stand somewhere in the files: none of them may be found in the product. */
  readonly keyedNumbers: string[] = [];
  readonly #sink: RowSink;
  readonly #accidents: Random;
  readonly #tallies: Record<FileName, FileTally>;
  readonly #recorded = new Set<string>();
  readonly #rowsOf = new Map<string, Record<string, number>>();

  constructor(company: Company, sink: RowSink, accidents: Random, tallies: Record<FileName, FileTally>) {
    this.company = company;
    this.#sink = sink;
    this.#accidents = accidents;
    this.#tallies = tallies;
  }

  /** Rows written about `person`, by file. */
  rowsOf(person: string): Record<string, number> {
    return this.#rowsOf.get(person) ?? {};
  }

  /** The time as `file` writes it. */
  writeTime(file: FileName, time: number): string {
    const { spec, writeTime } = columns.get(file) as Column;
    if (spec.time.pattern === 'iso') return new Date(Math.floor(time / 1000) * 1000).toISOString().replace('.000Z', 'Z');
    return writeTime(time);
  }

  /** A row of a csv file; `timeAt` is the place of its time among the cells, which is written in the file's own way. */
  cells(file: FileName, time: number, timeAt: number, cells: readonly Cell[], person: string, identifiers: readonly Identifier[]): void {
    const { spec } = columns.get(file) as Column;
    const filled = cells.slice();
    filled[timeAt] = this.writeTime(file, time);
    this.#write(file, time, person, identifiers, csvLine(filled, spec.delimiter), () =>
      csvLine(
        filled.map((cell, at) => (at === timeAt ? '31.31.0000' : cell)),
        spec.delimiter,
      ),
    );
  }

  /** A row of a list that is typed with care and has no time: the catalogue. */
  list(file: FileName, cells: readonly Cell[]): void {
    const { spec, number } = columns.get(file) as Column;
    this.#tallies[file].rows++;
    this.#sink.add(this.company.start, number, csvLine(cells, spec.delimiter));
  }

  /** A row of an ndjson file that is not made of events. */
  object(file: FileName, time: number, object: Record<string, unknown>, person: string, identifiers: readonly Identifier[]): void {
    this.#write(file, time, person, identifiers, JSON.stringify(object));
  }

  /** An event of site, app, mail tool or kiosk. */
  event(file: FileName, time: number, event: SegmentEvent, person: string, random: Random): void {
    const { type, name, userId, anonymousId, externalIds } = event;
    const context = externalIds === undefined ? event.context : { ...event.context, externalIds: externalIds.map(externalId) };
    // Put together by hand: half a million times, and only the parts that may need escaping go through JSON.stringify.
    let line = `{"type":"${type}"`;
    if (name !== undefined) line += `,"${type === 'track' ? 'event' : 'name'}":"${name}"`;
    line += `,"messageId":"lk-${random.hex(20)}","timestamp":"${new Date(Math.round(time)).toISOString()}"`;
    if (userId !== undefined) line += `,"userId":"${userId}"`;
    if (anonymousId !== undefined) line += `,"anonymousId":"${anonymousId}"`;
    if (event.properties !== undefined) line += `,"properties":${JSON.stringify(event.properties)}`;
    if (event.traits !== undefined) line += `,"traits":${JSON.stringify(event.traits)}`;
    line += `,"context":${joinContexts(event.around, context)}}`;
    this.#write(file, time, person, this.#identifiersOf(file, event, person), line);
  }

  // The same few identifiers come with most events: what was recorded already is not recorded again.
  #identifiersOf(file: FileName, event: SegmentEvent, person: string): readonly Identifier[] {
    const { userId, anonymousId, deviceId, externalIds } = event;
    const named = event.type === 'identify' ? event.traits : (event.context?.traits as Record<string, unknown> | undefined);
    const isPlain = externalIds === undefined && named === undefined;
    const key = isPlain ? `${file} ${person} ${userId} ${anonymousId}` : '';
    if (isPlain) {
      if (this.#recorded.has(key)) return nothingNew;
      this.#recorded.add(key);
    }
    const identifiers: Identifier[] = [];
    if (userId !== undefined) identifiers.push({ namespace: 'user_id', value: userId });
    if (externalIds !== undefined) identifiers.push(...externalIds);
    for (const name of ['email', 'phone']) {
      const value = named?.[name];
      if (typeof value === 'string') identifiers.push({ namespace: name, value });
    }
    if (anonymousId !== undefined) {
      identifiers.push({ namespace: 'anonymous_id', value: anonymousId, ...(event.everybodysDevice === true ? { everybodys: true } : {}) });
    }
    if (deviceId !== undefined) identifiers.push({ namespace: 'device_id', value: deviceId });
    return identifiers;
  }

  #write(file: FileName, time: number, person: string, identifiers: readonly Identifier[], line: string, broken?: () => string): void {
    // Nothing is known about the time to come, and no system is older than the firm.
    if (time < this.company.start || time >= this.company.until) return;
    const { number } = columns.get(file) as Column;
    const tally = this.#tallies[file];
    const accident = this.#accidents.unit();
    tally.rows++;
    if (accident < dirtRates.malformedRow) {
      tally.malformed++;
      const cut = line.slice(0, Math.floor(line.length / 2)).replaceAll('"', '');
      this.#sink.add(time, number, broken !== undefined && this.#accidents.chance(0.5) ? broken() : cut);
      return;
    }
    if (identifiers.length > 0) this.evidence.record(file, person, identifiers);
    let rows = this.#rowsOf.get(person);
    if (rows === undefined) {
      rows = {};
      this.#rowsOf.set(person, rows);
    }
    rows[file] = (rows[file] ?? 0) + 1;
    const late = accident > 1 - dirtRates.lateRow;
    const arrival = late ? Math.min(this.company.until, time + this.#accidents.exponential(1 / (4 * 86_400_000))) : time;
    if (late) tally.late++;
    this.#sink.add(arrival, number, line);
    if (this.#accidents.chance(dirtRates.duplicateRow)) {
      tally.rows++;
      tally.duplicates++;
      this.#sink.add(Math.min(this.company.until, arrival + this.#accidents.exponential(1 / 3_600_000)), number, line);
    }
  }
}

const nothingNew: readonly Identifier[] = [];

function externalId({ namespace, value }: Identifier): Record<string, string> {
  return { id: value, type: namespace, collection: 'users', encoding: 'none' };
}

/** The JSON text of a context of which `around` is already text. */
function joinContexts(around: string | undefined, context: Record<string, unknown> | undefined): string {
  if (around === undefined) return JSON.stringify(context ?? {});
  if (context === undefined) return around;
  const more = JSON.stringify(context);
  return more === '{}' ? around : `${around.slice(0, -1)},${more.slice(1)}`;
}
