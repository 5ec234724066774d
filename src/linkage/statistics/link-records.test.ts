import { describe, expect, it } from 'vitest';
import { levelsOf, patternOfPair, personComparisons } from './comparison.ts';
import { explainPair, type KnownPair, type LinkedRecords, linkRecords, planLinkage } from './link-records.ts';
import { normaliseRecord } from './normalise-record.ts';
import { type PersonField, type PersonRecord, personFields } from './person-field.ts';
import { tableOf } from './record-table.ts';

const givenNames = 'ada bruno carla david elena frank greta hugo irene jonas klara luca mara nils olga paula'.split(' ');
const surnames = 'abel brandt costa dias ebner fischer gomes huber iversen jansen keller lopes maier neves olsen pires'.split(' ');

/** People who have nothing to do with each other, by their number. */
function stranger(number: number): PersonRecord {
  return {
    given_name: givenNames[number % 16] as string,
    surname: surnames[(number * 7 + Math.floor(number / 16)) % 16] as string,
    birth_date: `${1940 + ((number * 13) % 60)}-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + ((number * 5) % 28)).padStart(2, '0')}`,
    town: ['porto', 'wien', 'oslo', 'leeds'][number % 4] as string,
    email: `person${number * 37}@example.test`,
  };
}

const strangers = Array.from({ length: 200 }, (_, number) => stranger(number));
// Everybody but the last forty once more, with one thing or another changed.
const again = strangers.slice(0, 160).map((one, number): PersonRecord => {
  if (number % 5 === 0) return { ...one, given_name: one.surname as string, surname: one.given_name as string };
  if (number % 5 === 1) return { ...one, birth_date: `${one.birth_date?.slice(0, 9)}0`, email: '' };
  if (number % 5 === 2) return { ...one, surname: `${one.surname}x` };
  if (number % 5 === 3) return { given_name: one.given_name as string, birth_date: one.birth_date as string, email: one.email as string };
  return one;
});
const records = [...strangers, ...again];

async function planned(some: readonly PersonRecord[]) {
  return planLinkage(tableOf(some.map(normaliseRecord)));
}

async function link(some: readonly PersonRecord[], known: readonly KnownPair[] = []): Promise<LinkedRecords> {
  return linkRecords(await planned(some), { pairs: known });
}

const linked = await link(records);

describe('linkage', () => {
  it('has a comparison for every field, in the order of the columns', () => {
    expect(personComparisons.map(({ field }) => field)).toEqual([...personFields]);
  });

  it('finds who is written twice, and joins nobody else', () => {
    const wanted = records.map((_, at) => (at < 200 ? at : at - 200));
    expect([...linked.person]).toEqual(wanted);
  });

  it('brings each pair once, and says before what each rule brings', async () => {
    const keys = linked.pairs.map(({ a, b }) => `${a} ${b}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(linked.pairs.every(({ a, b }) => a < b)).toBe(true);
    const { rules } = await planned(records);
    expect(rules.find(({ name }) => name === 'email')).toEqual({ name: 'email', pairs: 128, pairsUsed: 128, sizeMax: 2 });
    expect(linked.pairsCompared).toBeLessThanOrEqual(rules.reduce((sum, { pairsUsed }) => sum + pairsUsed, 0));
  });

  it('explains every score to the last bit', () => {
    expect(linked.pairs.length).toBeGreaterThan(100);
    for (const pair of linked.pairs) {
      const sum = explainPair(linked.weights, pair).reduce((total, { bits }) => total + bits, 0);
      expect(sum).toBeCloseTo(pair.bits, 6);
    }
  });

  it('says the same when it is asked again', async () => {
    const { pairs, agreement } = await link(records);
    expect(agreement).toEqual(linked.agreement);
    expect(pairs).toEqual(linked.pairs);
  });

  it('gives way while it works, and does not do otherwise for it', async () => {
    let turns = 0;
    const plan = await planned(records);
    const { person } = await linkRecords(plan, {}, async () => {
      turns++;
    });
    expect(turns).toBeGreaterThan(0);
    expect([...person]).toEqual([...linked.person]);
  });

  it('holds to what is known', async () => {
    const { person } = await link(records, [
      { a: 4, b: 204, isOne: false },
      { a: 7, b: 11, isOne: true },
    ]);
    expect(person[204]).not.toBe(person[4]);
    expect(person[11]).toBe(person[7]);
  });

  it('joins nobody where there is nobody, or one', async () => {
    expect([...(await link([])).person]).toEqual([]);
    expect([...(await link([stranger(1)])).person]).toEqual([0]);
  });
});

type Case = readonly [one: PersonRecord, other: PersonRecord, levels: Readonly<Partial<Record<PersonField, string>>>];
const born = { birth_date: '1984-03-07' };
const here = { street: 'Tullaroop Street', address_line: '', street_number: '12a', postcode: '2776', phone: '+351 912 345 678' };
const there = { street: 'Glen View', address_line: 'tullaroop street', street_number: '12', postcode: '2767', phone: '912345678' };
const cases: Readonly<Record<string, Case>> = {
  'a short form of a name': [{ given_name: 'Bob' }, { given_name: 'Robert' }, { given_name: 'nickname', surname: 'missing' }],
  'an initial': [{ given_name: 'J.' }, { given_name: 'John' }, { given_name: 'initial' }],
  'names that were swapped': [
    { given_name: 'Ana', surname: 'Costa' },
    { given_name: 'Costa', surname: 'Ana' },
    { given_name: 'swapped', surname: 'missing' },
  ],
  'accents and capitals': [{ surname: 'Gonçalves' }, { surname: 'GONCALVES' }, { surname: 'equal' }],
  'an address made of a name that many have': [
    { given_name: 'Guadalupe', surname: 'Smith', email: 'guadalupe.smith.an@fernmail.test' },
    { given_name: 'Guadalupe', surname: 'Martin', email: 'guadalupe.martin2@quarry.test' },
    { email: 'missing' },
  ],
  'a letter that is missing': [{ surname: 'Fischer' }, { surname: 'Fisher' }, { surname: 'one_edit' }],
  'a date in another writing': [born, { birth_date: '07/03/1984' }, { birth_date: 'equal' }],
  'day and month swapped': [born, { birth_date: '19840703' }, { birth_date: 'day_and_month_swapped' }],
  'a wrong digit in a date': [born, { birth_date: '1984-03-09' }, { birth_date: 'one_digit' }],
  'a date within a year': [born, { birth_date: '1984-12-25' }, { birth_date: 'within_a_year' }],
  'a date that is not known': [born, { birth_date: '' }, { birth_date: 'missing' }],
  'an address with its lines swapped': [here, there, { street: 'in_another_line', address_line: 'missing' }],
  'numbers that are nearly the same': [here, there, { street_number: 'one_edit', postcode: 'one_edit', phone: 'last_digits' }],
  'a national number with two digits swapped': [
    { national_number: '6988048' },
    { national_number: '698-8084' },
    { national_number: 'one_edit' },
  ],
};

describe('agreement of two records', () => {
  it.each(Object.entries(cases))('is told for %s', (_name, [one, other, wanted]) => {
    const table = tableOf([one, other].map(normaliseRecord));
    const levels = levelsOf(patternOfPair(personComparisons)(table, table.rowOf(0), table.rowOf(1)), personComparisons);
    const named = Object.keys(wanted).map((field) => {
      const place = personFields.indexOf(field as PersonField);
      return [field, personComparisons[place]?.levels[(levels[place] as number) - 1]?.name ?? 'missing'];
    });
    expect(Object.fromEntries(named)).toEqual(wanted);
  });
});
