import { dateDigits } from './date-digits.ts';
import { type NormalField, type NormalRecord, normalFields, type PersonField } from './person-field.ts';
import { ValueDictionary } from './value-dictionary.ts';

/** Fields whose likeness is measured letter by letter. */
const measuredFields = [
  'given_name',
  'surname',
  'birth_date',
  'street',
  'street_number',
  'address_line',
  'town',
  'postcode',
  'phone',
  'email',
  'local',
  'national_number',
] as const satisfies readonly NormalField[];

export type MeasuredField = (typeof measuredFields)[number];

/** Fields that stand in each other's place have their values in common. */
const valuesTogether: readonly (readonly NormalField[])[] = [
  ['given_name', 'surname', 'root'],
  ['street', 'address_line'],
];
// A row: the values of all fields, the letters that measured ones have, their lengths, a byte each, what is said of how common values are, and the digits of the birthday.
const fieldCount = normalFields.length;
const lettersFrom = fieldCount;
const lengthsFrom = lettersFrom + measuredFields.length;
/** Bytes of a word. */
export const bytesPerWord = 4;
const lengthWords = Math.ceil(measuredFields.length / bytesPerWord);
const bandsAt = lengthsFrom + lengthWords;
/** Where the digits of the birthday stand in a row, see `dateDigits`. */
export const birthDigitsAt = bandsAt + 1;
const wordsPerRow = birthDigitsAt + 1;
const bitsPerBand = 2;
const bandMask = 2 ** bitsPerBand - 1;
const rowsMin = 16;
/** Longer lengths are told as this. */
export const lengthMax = 255;

/** Where a field stands in a row. */
export function placeOf(field: NormalField): number {
  return normalFields.indexOf(field);
}

/** Where it stands in a row which letters a field has. */
export function lettersPlaceOf(field: MeasuredField): number {
  return lettersFrom + measuredFields.indexOf(field);
}

let tablesMade = 0;

/**
 * Records as numbers in memory outside the heap: a row each, of `wordsPerRow` words of 32 bits, numbered from 0 in the order in which they came. Two records say the same where
 * their words are equal. A million records take some 150 MB, and their different values as much again.
 */
export class RecordTable {
  /** Tells this table from every other without holding on to it. */
  readonly serial = ++tablesMade;
  /** All rows, one after the other; replaced when it grows. */
  words = new Uint32Array(rowsMin * wordsPerRow);
  /** The same memory by bytes. */
  bytes = new Uint8Array(this.words.buffer);
  readonly #dictionaries: readonly ValueDictionary[];
  /** How many records have each value, as counted since the last record was added. */
  readonly #counts = new Map<PersonField, Uint32Array>();
  #count = 0;

  constructor() {
    const together = valuesTogether.map((fields) => ({ fields, dictionary: new ValueDictionary() }));
    this.#dictionaries = normalFields.map(
      (field) => together.find(({ fields }) => fields.includes(field))?.dictionary ?? new ValueDictionary(),
    );
  }

  get count(): number {
    return this.#count;
  }

  /** Adds a record; answers its number. */
  add(record: NormalRecord): number {
    this.#counts.clear();
    const number = this.#count++;
    const from = number * wordsPerRow;
    if (from + wordsPerRow > this.words.length) this.#grow();
    for (let place = 0; place < fieldCount; place++)
      this.words[from + place] = this.dictionaryAt(place).numberOf(record[normalFields[place] as NormalField]);
    measuredFields.forEach((field, at) => {
      const place = placeOf(field);
      const value = this.words[from + place] as number;
      const dictionary = this.dictionaryAt(place);
      this.words[from + lettersFrom + at] = dictionary.maskOf(value);
      this.bytes[bytesPerWord * (from + lengthsFrom) + at] = Math.min(lengthMax, dictionary.lengthOf(value));
    });
    this.words[from + birthDigitsAt] = dateDigits(record.birth_date);
    return number;
  }

  /** Where the row of a record begins. */
  rowOf(record: number): number {
    return record * wordsPerRow;
  }

  dictionaryAt(place: number): ValueDictionary {
    return this.#dictionaries[place] as ValueDictionary;
  }

  textOf(record: number, field: NormalField): string {
    const place = placeOf(field);
    return this.dictionaryAt(place).textOf(this.words[this.rowOf(record) + place] as number);
  }

  /** How common a value is that somebody shares: 0 until `setBand`. */
  bandOf(row: number, place: number): number {
    return ((this.words[row + bandsAt] as number) >>> (bitsPerBand * place)) & bandMask;
  }

  setBand(record: number, place: number, band: number): void {
    const at = this.rowOf(record) + bandsAt;
    this.words[at] = (this.words[at] as number) | (band << (bitsPerBand * place));
  }

  /** How many records have each value of a field, by the value's number; of saying nothing, 0. Counted once for all who ask. */
  countsOf(field: PersonField): Uint32Array {
    const counted = this.#counts.get(field) ?? this.#counted(placeOf(field));
    this.#counts.set(field, counted);
    return counted;
  }

  #counted(place: number): Uint32Array {
    const counts = new Uint32Array(this.dictionaryAt(place).count);
    for (let at = place, end = this.#count * wordsPerRow; at < end; at += wordsPerRow)
      counts[this.words[at] as number] = (counts[this.words[at] as number] as number) + 1;
    counts[0] = 0;
    return counts;
  }

  #grow(): void {
    const grown = new Uint32Array(2 * this.words.length);
    grown.set(this.words);
    this.words = grown;
    this.bytes = new Uint8Array(grown.buffer);
  }
}

/** Where the length of a measured field stands, in bytes from the beginning of a row. */
export function lengthPlaceOf(field: MeasuredField): number {
  return bytesPerWord * lengthsFrom + measuredFields.indexOf(field);
}

/** A table of these records, in their order. */
export function tableOf(records: readonly NormalRecord[]): RecordTable {
  const table = new RecordTable();
  for (const record of records) table.add(record);
  return table;
}
