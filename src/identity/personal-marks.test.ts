import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerEvent } from '../event/index.ts';
import type { JsonObject, SourceId } from '../foundation/index.ts';
import {
  agree,
  birthYearOf,
  contradict,
  decodeMarks,
  differencesOf,
  encodeMarks,
  marksOf,
  mergeMarks,
  noMarks,
  type PersonalMarks,
} from './personal-marks.ts';

function marks(givenNames: string | string[] | null, birthday?: string, familyName?: string): PersonalMarks {
  return {
    givenNames: givenNames === null ? [] : [givenNames].flat(),
    familyNames: familyName === undefined ? [] : [familyName],
    birthdays: birthday === undefined ? [] : [birthday],
  };
}

function eventOf(kind: CustomerEvent['kind'], traits: JsonObject, context: JsonObject = {}): CustomerEvent {
  const sourceId = 1 as SourceId;
  return {
    messageId: 'm',
    kind,
    name: '',
    sourceId,
    channel: 'web',
    time: 1,
    receivedAt: 1,
    properties: {},
    traits,
    context,
    integrations: {},
  };
}

describe('marks that tell people apart', () => {
  it('forgive misspellings, initials and short forms', () => {
    for (const [left, right] of [
      ['maya', 'maja'],
      ['elisabeth', 'elizabeht'],
      ['m', 'maya'],
      ['max', 'maximilian'],
      ['noah', 'noa'],
    ]) {
      expect(contradict(marks(left as string), marks(right as string))).toBe(false);
    }
  });

  it('know different names for different people, unless the birthday says otherwise', () => {
    expect(contradict(marks('maya'), marks('jonas'))).toBe(true);
    expect(contradict(marks('maya', '1980-05-04'), marks('jonas', '1980-05-04'))).toBe(false);
  });

  it('know that a person has several names, and that colleagues may share the first', () => {
    expect(contradict(marks(['edward', 'ted']), marks('ted'))).toBe(false);
    expect(contradict(marks('gregory', undefined, 'lee'), marks('gregory', undefined, 'moore'))).toBe(true);
    expect(contradict(marks('gregory', undefined, 'lee'), marks('gregory'))).toBe(false);
  });

  it('let birthdays decide, with one slip forgiven', () => {
    expect(contradict(marks('maya', '1980-05-04'), marks('maya', '1980-04-05'))).toBe(false);
    expect(contradict(marks('maya', '1980-05-04'), marks('maya', '1981-05-04'))).toBe(false);
    expect(contradict(marks('maya', '1980-05-04'), marks('maya', '2004-11-23'))).toBe(true);
  });

  it('let years of birth speak where no more is known, and a year alone makes nobody one', () => {
    const born = (birthYear: number | string) => marksOf(eventOf('identify', { name: 'Rui Silva', birth_year: birthYear }));
    expect(contradict(born(1961), born('1989'))).toBe(true);
    expect(contradict(born(1961), marks('rui', '1989-11-23', 'silva'))).toBe(true);
    expect(contradict(born(1961), born(1962))).toBe(false);
    expect(contradict(marks('ana', '1961'), marks('rui', '1961'))).toBe(true);
    expect(agree(marks(null, '1961'), marks(null, '1961'))).toBe(false);
    expect(born(61)).toEqual(born('unknown'));
  });

  it('say in what two differ', () => {
    expect(differencesOf(marks('ana', '1961-03-07'), marks('rui', '1989'))).toEqual(['names', 'birth_years']);
    expect(differencesOf(marks('rui', '1961-03-07'), marks('rui', '1961-11-23'))).toEqual(['birthdays']);
    expect(differencesOf(marks('rui', '1961-03-07'), marks('ruy', '1961-07-03'))).toEqual([]);
    expect(birthYearOf(marks('rui', '1961-03-07'))).toBe(1961);
    expect(birthYearOf(mergeMarks(marks('rui', '1961'), marks('rui', '1989-11-23')))).toBeUndefined();
  });

  it('say nothing where nothing is known', () => {
    expect(contradict(noMarks, marks('maya', '1980-05-04'))).toBe(false);
  });
});

describe('the marks of an event', () => {
  it('are what an identify call states, and what the context of any carries', () => {
    const traits = { name: 'Edward Ó Brien', preferredName: 'Ted', birthday: '1980-05-04T00:00:00Z', company: 'Moore' };
    const stated = { givenNames: ['edward', 'ted'], familyNames: ['brien', 'obrien'], birthdays: ['1980-05-04'] };
    expect(marksOf(eventOf('identify', traits))).toEqual(stated);
    expect(marksOf(eventOf('track', {}, { traits }))).toEqual(stated);
    expect(marksOf(eventOf('track', traits))).toBe(noMarks);
    expect(marksOf(eventOf('identify', { name: 'Moore', firstName: ' ', birthday: '04/05' }))).toBe(noMarks);
  });
});

describe('one person in the lists of several systems', () => {
  const stated = (traits: JsonObject) => marksOf(eventOf('identify', traits));
  const santos = stated({ firstName: 'Maria', lastName: 'Santos Silva' });

  it.each<[string, JsonObject, JsonObject]>([
    ['a family name of two words', { firstName: 'Maria', lastName: 'Santos Silva' }, { name: 'Maria Santos Silva' }],
    ['only the last of them', { firstName: 'Maria', lastName: 'Santos Silva' }, { name: 'Maria Silva' }],
    ['only the first of them', { name: 'Ana García López' }, { firstName: 'Ana', lastName: 'García' }],
    ['a second given name', { firstName: 'Maria João', lastName: 'Silva' }, { name: 'Maria João Silva' }],
    ['hyphens, apostrophes and letters', { firstName: 'Siobhán', lastName: "O'Brien-Łukasz" }, { name: 'Siobhan OBrien Lukasz' }],
    ['short names in other letters', { firstName: 'Þór', lastName: 'Æg' }, { name: 'Thor Aeg' }],
    ['the family first, behind a comma', { firstName: 'Rui', lastName: 'Tavares' }, { name: 'TAVARES, Rui' }],
    ['the family first, without one', { firstName: 'Éva', lastName: 'Nagy' }, { name: 'Nagy Éva' }],
    ['a form of address', { firstName: 'Rui', lastName: 'Tavares' }, { name: 'Dr. Rui Tavares, Jr' }],
  ])('is one with %s', (_, left, right) => {
    expect(contradict(stated(left), stated(right))).toBe(false);
    expect(contradict(stated(right), stated(left))).toBe(false);
  });

  it('is nobody else of the family, and nobody of another', () => {
    expect(contradict(santos, stated({ name: 'Petra Santos Silva' }))).toBe(true);
    expect(contradict(santos, stated({ name: 'SILVA, Tomé' }))).toBe(true);
    expect(contradict(santos, stated({ name: 'Maria Moreira' }))).toBe(true);
  });

  it('is nobody where only a form of address and one name are known', () => {
    expect(stated({ name: 'Mrs Silva' })).toBe(noMarks);
  });
});

const names = fc.array(fc.constantFrom('ada', 'bea', 'cleo', 'dora', 'eva', 'fay', 'gina', 'hana'), { maxLength: 8 });
const anyMarks = fc
  .record({ givenNames: names, familyNames: names, birthdays: fc.constantFrom([], ['1980-05-04'], ['1981-05-04']) })
  .map((some): PersonalMarks => mergeMarks(noMarks, some));

describe('marks put together', () => {
  it('are the same in any order, however often', () => {
    fc.assert(
      fc.property(anyMarks, anyMarks, anyMarks, (a, b, c) => {
        expect(mergeMarks(a, b)).toEqual(mergeMarks(b, a));
        expect(mergeMarks(mergeMarks(a, b), c)).toEqual(mergeMarks(a, mergeMarks(b, c)));
        expect(mergeMarks(mergeMarks(a, b), b)).toEqual(mergeMarks(a, b));
        expect(mergeMarks(a, a)).toBe(a);
      }),
    );
  });

  it('are stored as a text and read back', () => {
    fc.assert(
      fc.property(anyMarks, (one) => {
        expect(decodeMarks(encodeMarks(one))).toEqual(one);
      }),
    );
    expect(encodeMarks(noMarks)).toBeNull();
  });
});
