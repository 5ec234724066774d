import { keyOfNumbers } from './key-numbers.ts';
import type { NormalField } from './person-field.ts';
import { placeOf, type RecordTable } from './record-table.ts';

/** What two records must share to be compared at all. */
export interface BlockingRule {
  readonly name: string;
  /** Fields, all of which both must have and share. */
  readonly parts: readonly BlockingPart[];
  /** Many share it: it serves only where all records are compared at once and few of them stand in one block. */
  readonly isLoose?: true;
}

/** A field, its first letters (four at most), or which of two names comes first in any order that is always the same, and which last. */
export type BlockingPart = NormalField | { readonly start: NormalField; readonly length: number } | { readonly names: 'first' | 'last' };

const namesInOrder: readonly BlockingPart[] = [{ names: 'first' }, { names: 'last' }];

/**
 * The rules for people, from what hardly two share to what many do: the last bring what is left of the pairs that may be compared. Several rules, so that no
 * single mistake hides a pair (Fellegi & Sunter 1969, section 4; Christen 2012, chapter 4).
 */
export const personRules: readonly BlockingRule[] = [
  { name: 'national_number', parts: ['national_number'] },
  { name: 'email', parts: ['email'] },
  { name: 'phone', parts: ['phone'] },
  { name: 'birth_date_and_surname_sound', parts: ['birth_date', 'surname_sound'] },
  { name: 'birth_date_and_given_sound', parts: ['birth_date', 'given_sound'] },
  { name: 'names_in_any_order', parts: namesInOrder },
  { name: 'address', parts: ['street', 'street_number'] },
  { name: 'birth_date_and_postcode', parts: ['birth_date', 'postcode'] },
  { name: 'birth_date_and_town', parts: ['birth_date', 'town'] },
  { name: 'surname_and_postcode', parts: ['surname', 'postcode'] },
  { name: 'given_name_and_postcode', parts: ['root', 'postcode'] },
  { name: 'local_part', parts: ['local'] },
  { name: 'name_sounds_and_birth_year', parts: ['given_sound', 'surname_sound', 'birth_year'] },
  { name: 'day_month_any_order_and_surname', parts: ['day_and_month', { start: 'surname', length: 3 }] },
  { name: 'street_and_town', parts: ['street', 'town'] },
  { name: 'surname_and_town', parts: ['surname', 'town'] },
  { name: 'birth_date', isLoose: true, parts: ['birth_date'] },
  { name: 'street', isLoose: true, parts: ['street'] },
  { name: 'surname', isLoose: true, parts: ['surname'] },
  { name: 'postcode', isLoose: true, parts: ['postcode'] },
  { name: 'given_name', isLoose: true, parts: ['root'] },
  { name: 'town_and_birth_year', isLoose: true, parts: ['town', 'birth_year'] },
];

/** What a rule makes of a record of a table: 0 where it says nothing. */
export function blockingKey({ parts }: BlockingRule): (table: RecordTable, record: number) => number {
  const numbersOf = parts.map(partNumber);
  return (table, record) => {
    const row = table.rowOf(record);
    const numbers = numbersOf.map((numberOf) => numberOf(table, row));
    return numbers.includes(0) ? 0 : keyOfNumbers(numbers);
  };
}

/** What a part of a rule makes of a row, as a number: 0 where it says nothing. */
function partNumber(part: BlockingPart): (table: RecordTable, row: number) => number {
  if (typeof part === 'string') {
    const place = placeOf(part);
    return ({ words }, row) => words[row + place] as number;
  }
  if ('start' in part) {
    const place = placeOf(part.start);
    return (table, row) => {
      const values = table.dictionaryAt(place);
      const value = table.words[row + place] as number;
      let letters = 0;
      for (let at = 0; at < Math.min(part.length, values.lengthOf(value)); at++)
        letters = (letters << 8) | (values.bytes[values.startOf(value) + at] as number);
      return letters;
    };
  }
  const [root, surname] = [placeOf('root'), placeOf('surname')];
  const pick = part.names === 'first' ? Math.min : Math.max;
  return ({ words }, row) => pick(words[row + root] as number, words[row + surname] as number);
}
