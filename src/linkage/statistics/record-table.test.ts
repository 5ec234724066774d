import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personRules } from './blocking-rule.ts';
import { Blocks } from './blocks.ts';
import { KeyNumbers, keyOfNumbers } from './key-numbers.ts';
import { normaliseRecord } from './normalise-record.ts';
import { normalFields, personFields } from './person-field.ts';
import { placeOf, RecordTable, tableOf } from './record-table.ts';
import { ValueDictionary } from './value-dictionary.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '漢', '😀', ' '), maxLength: 6 });

describe('a dictionary of values', () => {
  it('gives each text one number, and the text back', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3_000 }), (texts) => {
        const dictionary = new ValueDictionary();
        const numbers = texts.map((one) => dictionary.numberOf(one));
        expect(numbers.map((number) => dictionary.textOf(number))).toEqual(texts);
        expect(dictionary.count).toBe(new Set(['', ...texts]).size);
      }),
      { numRuns: 20 },
    );
  });

  it('grows', () => {
    const dictionary = new ValueDictionary();
    const texts = Array.from({ length: 20_000 }, (_, at) => `value ${at} ${'x'.repeat(at % 40)}`);
    const numbers = texts.map((one) => dictionary.numberOf(one));
    expect(texts.map((one) => dictionary.numberOf(one))).toEqual(numbers);
    expect(dictionary.textOf(numbers[12_345] as number)).toBe(texts[12_345]);
  });
});

describe('numbers of keys', () => {
  it('are one for each key, in the order in which keys come', () => {
    const numbers = new KeyNumbers();
    const keys = Array.from({ length: 5_000 }, (_, at) => keyOfNumbers([at, 7 * at]));
    expect(keys.map((key) => numbers.numberOf(key))).toEqual(keys.map((_, at) => at + 1));
    expect(keys.map((key) => numbers.numberOf(key))).toEqual(keys.map((_, at) => at + 1));
    expect([...numbers.keys()]).toEqual(keys);
  });
});

const person = fc.record({
  given_name: fc.constantFrom('Ana', 'Bob', 'Robert', ''),
  surname: fc.constantFrom('Silva', 'Costa', 'Silvas', ''),
  birth_date: fc.constantFrom('1980-01-02', '1980-02-01', ''),
  email: fc.constantFrom('ana@x.test', 'bob@y.test', ''),
  postcode: fc.constantFrom('1000', '2000', ''),
});

describe('a table of records', () => {
  it('gives back what was put in, and counts it', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 200 }), (people) => {
        const records = people.map(normaliseRecord);
        const table = tableOf(records);
        expect(table.count).toBe(records.length);
        for (const [at, record] of records.entries()) for (const field of normalFields) expect(table.textOf(at, field)).toBe(record[field]);
        for (const field of personFields) {
          const counts = table.countsOf(field);
          for (const [at, record] of records.entries()) {
            const others = records.filter((one) => record[field] !== '' && one[field] === record[field]).length;
            expect(counts[table.words[table.rowOf(at) + placeOf(field)] as number]).toBe(others);
          }
        }
      }),
    );
  });
});

describe('blocks', () => {
  it('bring any two records that share what a rule asks for, each pair first under one rule', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 30 }), (people) => {
        const records = people.map(normaliseRecord);
        const table = new RecordTable();
        for (const record of records) table.add(record);
        const blocks = new Blocks(records.length, personRules.length);
        for (const rule of personRules) blocks.add(table, rule);
        blocks.keep(personRules.map(({ name }) => ({ name, pairs: 0, pairsUsed: 0, sizeMax: 1_000 })));
        const firsts: string[] = [];
        const byRule = new Set<string>();
        for (const _ of blocks.walk((a, b, rule) => {
          byRule.add(`${a} ${b} ${personRules[rule]?.name}`);
          if (blocks.isFirst(a, b, rule)) firsts.push(`${a} ${b}`);
        }));
        const sharing = records.flatMap((one, a) =>
          records.flatMap((other, b) => (a < b && one.email !== '' && one.email === other.email ? [`${a} ${b} email`] : [])),
        );
        expect([...byRule].filter((each) => each.endsWith(' email')).sort()).toEqual(sharing.sort());
        expect(new Set(firsts).size).toBe(firsts.length);
        expect(new Set(firsts)).toEqual(new Set([...byRule].map((each) => each.split(' ').slice(0, 2).join(' '))));
      }),
    );
  });
});
