import { type PersonField, personFields } from './person-field.ts';
import { placeOf, type RecordTable } from './record-table.ts';

/** The values of a field that most records have, with how many, and how many records have any other at most. */
export interface FieldValues {
  readonly values: readonly (readonly [value: string, records: number])[];
  readonly othersMax: number;
}

// What two records have may be one person's.
const recordsMin = 3;

/** Of each field the values that most records have, from three on; of equally many those that come first in the alphabet. Pure; a pass over all values. */
export function frequentValues(table: RecordTable, most: number): Readonly<Record<PersonField, FieldValues>> {
  const fields = personFields.map((field) => {
    const dictionary = table.dictionaryAt(placeOf(field));
    const counts = table.countsOf(field);
    const common: [value: number, records: number][] = [];
    counts.forEach((records, value) => {
      if (records >= recordsMin) common.push([value, records]);
    });
    const values = common
      .sort(([, one], [, other]) => other - one)
      .slice(0, most)
      .map(([value, records]) => [dictionary.textOf(value), records] as const)
      .sort(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1));
    return [field, { values, othersMax: common.length > most ? (values.at(-1)?.[1] ?? recordsMin - 1) : recordsMin - 1 }];
  });
  return Object.fromEntries(fields) as Readonly<Record<PersonField, FieldValues>>;
}
