import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type PersonField, type PersonRecord, personFields } from '../src/linkage/index.ts';

/** A file of people in which a column says who is who, and what its other columns are. */
export interface LabelledFile {
  readonly name: string;
  readonly path: string;
  readonly columns: Readonly<Partial<Record<PersonField, string>>>;
  /** The column that is equal for records of one person. */
  readonly truth: string;
  /** Of its value, what the first group of this finds; all of it when absent. */
  readonly truthPart?: RegExp;
  /** Six in ten people live two in a home, as `withHomes` has them move together. */
  readonly inHomes?: boolean;
}

export interface LabelledPeople {
  readonly records: readonly PersonRecord[];
  readonly truth: readonly string[];
}

const febrlColumns = {
  given_name: 'given_name',
  surname: 'surname',
  birth_date: 'date_of_birth',
  street: 'address_1',
  street_number: 'street_number',
  address_line: 'address_2',
  town: 'suburb',
  postcode: 'postcode',
  region: 'state',
  national_number: 'soc_sec_id',
} as const;

/** Public files with known answers, in the folder of public data: Febrl (Christen 2008) and Splink's made-up thousand. */
export function publicPeople(folder: string): LabelledFile[] {
  const febrl = [3, 1, 2].map((number) => ({
    name: `febrl${number}`,
    path: join(folder, 'er-febrl', `dataset${number}.csv`),
    columns: febrlColumns,
    truth: 'rec_id',
    truthPart: /^(rec-\d+)-/,
  }));
  const fake = {
    name: 'fake_1000',
    path: join(folder, 'er-splink', 'fake_1000.csv'),
    columns: { given_name: 'first_name', surname: 'surname', birth_date: 'dob', town: 'city', email: 'email' },
    truth: 'cluster',
  };
  const homes = febrl.slice(0, 1).map((one) => ({ ...one, name: 'febrl3_in_homes', inHomes: true }));
  return [...febrl, ...homes, fake];
}

/** `a=given_name,b=surname`: the file's column first. @throws Error for a field that there is not. */
export function columnsOf(text: string): LabelledFile['columns'] {
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  for (const [column, field] of pairs)
    if (!personFields.includes(field as PersonField)) throw new Error(`${column}=${field}: a column is one of ${personFields.join(', ')}`);
  return Object.fromEntries(pairs.map(([column, field]) => [field, column]));
}

/**
 * The people of a file, in an order that says nothing of who is who: files of this kind often have the records of a person one after the other.
 * @throws Error when a column is missing.
 */
export function readLabelledPeople({ path, columns, truth, truthPart, inHomes }: LabelledFile): LabelledPeople {
  const rows: Record<string, string>[] = parse(readFileSync(path), { columns: true, trim: true, bom: true });
  const missing = [truth, ...Object.values(columns)].filter((column) => rows[0] !== undefined && !(column in rows[0]));
  if (missing.length > 0) throw new Error(`${path} has no column ${missing.join(', ')}: it has ${Object.keys(rows[0] ?? {}).join(', ')}`);
  const people = rows.map((row, at) => ({
    record: Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, row[column] ?? ''])),
    truth: truthPart?.exec(row[truth] ?? '')?.[1] ?? row[truth] ?? '',
    place: Math.imul(at + 1, 0x9e3779b1) >>> 0,
  }));
  people.sort((one, other) => one.place - other.place);
  const read = { records: people.map(({ record }) => record), truth: people.map((person) => person.truth) };
  return inHomes ? withHomes(read) : read;
}

const homeFields = ['surname', 'street', 'street_number', 'address_line', 'town', 'postcode', 'region'] as const;

/** The same people, of whom every other of six in ten has the surname and address of another, with whatever mistakes are in that other's records. Pure. */
function withHomes({ records, truth }: LabelledPeople): LabelledPeople {
  const people = [...new Set(truth)];
  const moving = new Map(
    people.slice(0, Math.floor(people.length * 0.6)).flatMap((one, at, some) => (at % 2 === 0 ? [] : [[one, some[at - 1]]])),
  );
  const placesOf = placesByPerson(truth);
  const moved = records.map((record, at) => {
    const places = placesOf.get(moving.get(truth[at] as string) ?? '') ?? [at];
    const host = records[places[at % places.length] as number] as PersonRecord;
    return { ...record, ...Object.fromEntries(homeFields.map((field) => [field, host[field] ?? ''])) };
  });
  return { records: moved, truth };
}

function placesByPerson(truth: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  truth.forEach((one, at) => {
    places.set(one, [...(places.get(one) ?? []), at]);
  });
  return places;
}
