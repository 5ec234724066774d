import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../foundation/index.ts';
import { levelsOf, patternOfPair, personComparisons } from './comparison.ts';
import { normaliseRecord } from './normalise-record.ts';
import { type NormalField, type NormalRecord, type PersonField, type PersonRecord, personFields } from './person-field.ts';
import { tableOf } from './record-table.ts';
import { damerauLevenshtein, jaroWinkler, soundex } from './text-distance.ts';

// Few letters, so that much is nearly the same; also such as take more than a byte.
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'n', 'é', 'ж', '漢'), maxLength: 12 });
const valueFor = (field: (typeof personFields)[number]): fc.Arbitrary<string> => {
  if (field === 'birth_date')
    return fc
      .tuple(fc.integer({ min: 1979, max: 1981 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
  if (field === 'phone') return fc.constantFrom('+351 912 345 678', '912345678', '912345679', '345678', '0912345678');
  if (field === 'email')
    return fc.tuple(word, fc.constantFrom('', '', '1', '23', '24'), fc.constantFrom('@x.test', '@y.test')).map((parts) => parts.join(''));
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

const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const edits = (one: string, other: string): number => editDistance(bytesOf(one), bytesOf(other));

/** What each level asks of two records, said plainly. */
function plainly(one: NormalRecord, other: NormalRecord): Record<PersonField, Readonly<Record<string, boolean>> | undefined> {
  const both = (field: NormalField): [string, string] => [one[field], other[field]];
  const isSame = (field: NormalField): boolean => one[field] === other[field];
  const says = (...fields: NormalField[]): boolean => fields.every((field) => one[field] !== '' && other[field] !== '');
  const alike = (field: NormalField, least: number): boolean => jaroWinkler(...both(field)) >= least - 1e-9;
  const isSwapped =
    says('given_name', 'surname') &&
    jaroWinkler(one.given_name, other.surname) >= 0.88 - 1e-9 &&
    jaroWinkler(one.surname, other.given_name) >= 0.88 - 1e-9 &&
    !alike('given_name', 0.88);
  const inAnotherLine = says('street') && !isSame('street') && (one.street === other.address_line || other.street === one.address_line);
  const shareName = isSame('root') || isSame('surname') || alike('given_name', 0.88) || alike('surname', 0.88);
  const fromName = says('root') && shareName && !isSame('email') && alike('local', 0.8) && (!isSame('local') || !says('local_number'));
  const otherNumber = says('local_number') && !isSame('local_number') && (edits(...both('email')) <= 2 || alike('local', 0.88));
  const days = both('birth_date').map((date) => Number(date.slice(0, 4)) * 372 + Number(date.slice(4, 6)) * 31 + Number(date.slice(6)));
  const place = (field: NormalField, least: number) => ({ one_edit: edits(...both(field)) === 1, much_alike: alike(field, least) });
  return {
    given_name: {
      nickname: isSame('root'),
      one_edit: edits(...both('given_name')) === 1,
      much_alike: alike('given_name', 0.88),
      swapped: isSwapped,
      initial: both('given_name').some((name) => bytesOf(name).length === 1) && one.given_name[0] === other.given_name[0],
      somewhat_alike: alike('given_name', 0.75),
    },
    surname: isSwapped ? undefined : { ...place('surname', 0.88), somewhat_alike: alike('surname', 0.75) },
    birth_date: {
      one_digit: edits(...both('birth_date')) === 1,
      day_and_month_swapped: one.birth_date === other.birth_date.replace(/^(....)(..)(..)$/, '$1$3$2'),
      day_and_month: one.birth_date.slice(4) === other.birth_date.slice(4),
      two_digits: edits(...both('birth_date')) === 2,
      within_a_year: Math.abs((days[0] as number) - (days[1] as number)) <= 372,
    },
    street: { ...place('street', 0.9), in_another_line: inAnotherLine },
    street_number: { one_edit: edits(...both('street_number')) === 1 },
    address_line: inAnotherLine ? undefined : place('address_line', 0.9),
    town: place('town', 0.85),
    postcode: { one_edit: edits(...both('postcode')) === 1 },
    region: {},
    phone: {
      last_digits: both('phone').every(({ length }) => length >= 7) && one.phone.slice(-7) === other.phone.slice(-7),
      one_edit: edits(...both('phone')) === 1,
    },
    email: fromName
      ? undefined
      : {
          ...{ local_part: isSame('local'), other_number: otherNumber },
          ...{ two_edits: edits(...both('email')) <= 2, much_alike: alike('local', 0.9) },
        },
    national_number: { one_edit: edits(...both('national_number')) === 1, two_edits: edits(...both('national_number')) === 2 },
  };
}

describe('comparing two records', () => {
  it('finds the first level that holds, though most are never asked', () => {
    const pairs = fc
      .sample(pair, { numRuns: 6_000, seed: 7 })
      .map(([one, other]) => [normaliseRecord(one), normaliseRecord(other)] as const);
    const met = new Map<string, number>();
    const table = tableOf(pairs.flat());
    const patternOf = patternOfPair(personComparisons);
    for (const [at, [one, other]] of pairs.entries()) {
      const levels = levelsOf(patternOf(table, table.rowOf(2 * at), table.rowOf(2 * at + 1)), personComparisons);
      const asked = plainly(one, other);
      const told = levels.map((level, place) => personComparisons[place]?.levels[level - 1]?.name ?? 'missing');
      const wanted = personFields.map((field) => {
        if (one[field] === '' || other[field] === '' || asked[field] === undefined) return 'missing';
        if (one[field] === other[field]) return 'equal';
        return Object.entries(asked[field]).find(([, holds]) => holds)?.[0] ?? 'different';
      });
      expect(told, JSON.stringify([one, other])).toEqual(wanted);
      told.forEach((name, place) => {
        met.set(`${personFields[place]} ${name}`, (met.get(`${personFields[place]} ${name}`) ?? 0) + 1);
      });
    }
    for (const { field, levels } of personComparisons)
      for (const { name } of levels) expect(met.get(`${field} ${name}`), `${field} ${name}`).toBeGreaterThan(0);
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
