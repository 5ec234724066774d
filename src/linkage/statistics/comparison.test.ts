import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../../test/engines.ts';
import { levelsOf, levelsOfPair, patternExpression, personComparisons } from './comparison.ts';
import { maskedFields, maskOf, masksOf } from './letter-mask.ts';
import { normaliseRecord } from './normalise-record.ts';
import { type PersonRecord, personFields } from './person-field.ts';
import { damerauLevenshtein, jaroWinkler, soundex } from './text-distance.ts';
import { linkageTables } from './warehouse-tables.ts';

let engines: TestEngines;
beforeAll(async () => {
  engines = await testEngines({ warehouseTables: linkageTables });
}, 120_000);
afterAll(() => engines.close());

// Few letters, so that much is nearly the same; also such as take more than a byte.
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'n', 'é', 'ж', '漢'), maxLength: 12 });
const valueFor = (field: (typeof personFields)[number]): fc.Arbitrary<string> => {
  if (field === 'birth_date')
    return fc
      .tuple(fc.integer({ min: 1979, max: 1981 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
  if (field === 'phone') return fc.constantFrom('+351 912 345 678', '912345678', '912345679', '345678', '0912345678');
  if (field === 'email') return fc.tuple(word, fc.constantFrom('x.test', 'y.test')).map((parts) => parts.join('@'));
  if (field === 'given_name') return fc.oneof(word, fc.constantFrom('Bob', 'Robert', 'B.', 'Rob'));
  return word;
};
const person = fc.record(
  Object.fromEntries(personFields.map((field) => [field, fc.option(valueFor(field), { nil: '' })])) as Record<
    keyof PersonRecord,
    fc.Arbitrary<string>
  >,
);
/** Two who have some things in common, some of them in the wrong field. */
const pair = fc
  .tuple(person, person, fc.subarray([...personFields]), fc.constantFrom('', 'names', 'lines'))
  .map(([one, other, fields, swap]) => {
    const shared = { ...other, ...Object.fromEntries(fields.map((field) => [field, one[field]])) };
    if (swap === 'names') return [one, { ...shared, given_name: one.surname, surname: one.given_name }] as const;
    return [one, swap === 'lines' ? { ...shared, street: one.address_line, address_line: one.street } : shared] as const;
  });

describe('the two ways to compare', () => {
  it('say the same of the same pair: ClickHouse of a million, memory of one', async () => {
    const pairs = fc
      .sample(pair, { numRuns: 4_000, seed: 7 })
      .map(([one, other]) => [normaliseRecord(one), normaliseRecord(other)] as const);
    const written = pairs.flatMap((both, at) =>
      both.map((record, side) =>
        JSON.stringify({
          run: 1,
          record: 2 * at + side,
          ...record,
          ...Object.fromEntries(maskedFields.map((field, place) => [maskOf(field), masksOf(record)[place]])),
        }),
      ),
    );
    await engines.warehouse.insert('linkage_record', written.join('\n'), 'pairs');
    const rows = await engines.warehouse.query<{ pattern: number }>(
      `SELECT ${patternExpression(personComparisons)} AS pattern
       FROM (SELECT *, intDiv(record, 2) AS pair FROM linkage_record WHERE record % 2 = 0) AS l
       INNER JOIN (SELECT *, intDiv(record, 2) AS pair FROM linkage_record WHERE record % 2 = 1) AS r USING (pair) ORDER BY pair`,
    );
    const inWarehouse = rows.map(({ pattern }) => levelsOf(pattern, personComparisons));
    expect(pairs.map(([one, other]) => levelsOfPair(personComparisons, one, other))).toEqual(inWarehouse);
    // Each level of each field was met.
    for (const [place, { field, levels }] of personComparisons.entries())
      for (const [level, { name }] of levels.entries())
        expect(inWarehouse.filter((one) => one[place] === level + 1).length, `${field} ${name}`).toBeGreaterThan(0);
  });
});

describe('how like two texts are', () => {
  it('is as published', () => {
    // Winkler 1990, table of examples.
    expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.961, 3);
    expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 3);
    expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.813, 3);
    expect(damerauLevenshtein('fischer', 'fishcer')).toBe(1);
    expect(damerauLevenshtein('kitten', 'sitting')).toBe(3);
    // Knuth 1973.
    expect(['robert', 'rupert', 'ashcraft', 'tymczak', 'pfister', 'honeyman', '', 'жук'].map(soundex)).toEqual([
      'r163',
      'r163',
      'a261',
      't522',
      'p236',
      'h555',
      '',
      '',
    ]);
  });

  it('is the same from both sides, and nothing lies between equals', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(damerauLevenshtein(one, other)).toBe(damerauLevenshtein(other, one));
        expect(jaroWinkler(one, other)).toBeCloseTo(jaroWinkler(other, one), 12);
        expect(damerauLevenshtein(one, one)).toBe(0);
        expect(jaroWinkler(one, one)).toBeCloseTo(1, 12);
      }),
    );
  });
});
