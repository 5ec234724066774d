import { describe, expect, it } from 'vitest';
import { frequentValues } from '../statistics/frequent-values.ts';
import { normaliseRecord } from '../statistics/normalise-record.ts';
import type { PersonRecord } from '../statistics/person-field.ts';
import { tableOf } from '../statistics/record-table.ts';
import { scorePair, startingModel } from './linkage-model.ts';

const records = 140;
const home = { street: 'Rua Nova', street_number: '12', town: 'Porto', postcode: '4050-100' };

/** The chance that two are one among so many, of whom some have their names. */
function chanceOf(one: PersonRecord, other: PersonRecord, namesakes = 0): number {
  const others = Array.from({ length: namesakes }, (_, at) => (at % 2 === 0 ? { given_name: one.given_name } : { surname: one.surname }));
  const table = tableOf([one, other, ...others].map((record) => normaliseRecord(record as PersonRecord)));
  return scorePair(startingModel(records, frequentValues(table, records)), table, 0, 1).chance;
}

describe('before anything is learned', () => {
  it('a misspelt name at one home is likelier one person than two, whatever else her address for e-mail is', () => {
    const one = { ...home, given_name: 'Silvia', surname: 'Vasconcelos', email: 'sva.10@one.test' };
    for (const email of ['sva.24@one.test', 'club9931@two.test', ''])
      expect(chanceOf(one, { ...one, given_name: 'Sílvya', email })).toBeGreaterThan(0.5);
  });

  it('a short form of a name at one home is likelier one person than two, and two names are not', () => {
    const one = { ...home, surname: 'Teixeira' };
    const chanceOfNames = (...names: [string, string]) => chanceOf({ ...one, given_name: names[0] }, { ...one, given_name: names[1] });
    for (const names of [
      ['José', 'Zé'],
      ['Joaquim', 'Quim'],
      ['Margarida', 'Guida'],
      ['Eduardo', 'Edu'],
      ['António', 'Tó'],
      ['William', 'Bill'],
    ])
      expect(chanceOfNames(...(names as [string, string])), names.join()).toBeGreaterThan(0.5);
    expect(chanceOfNames('José', 'Joaquim')).toBeLessThan(0.5);
    expect(chanceOfNames('Bill', 'Margaret')).toBeLessThan(0.5);
  });

  it('strangers whose addresses are numbered are two', () => {
    const [one, other] = ['cco.104@mail.test', 'cco.179@mail.test'].map((email) => ({ surname: 'Costa', email }));
    expect(chanceOf({ ...one, given_name: 'Carla' } as PersonRecord, { ...other, given_name: 'Carlos' } as PersonRecord)).toBeLessThan(0.5);
  });

  it('a name says less where more of the few have it', () => {
    const one = { given_name: 'Ana', surname: 'Costa', town: 'Porto' };
    const chances = [0, 8, 30].map((namesakes) => chanceOf(one, one, namesakes));
    expect(chances.toSorted((less, more) => more - less)).toEqual(chances);
    expect(chances[0]).toBeGreaterThan(0.8);
    expect(chances[2]).toBeLessThan(0.5);
  });
});
