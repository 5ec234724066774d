import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerEvent } from '../event/index.ts';
import type { JsonObject, SourceId } from '../foundation/index.ts';
import { contradict, decodeMarks, encodeMarks, marksOf, mergeMarks, noMarks, type PersonalMarks } from './personal-marks.ts';

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

  it('say nothing where nothing is known', () => {
    expect(contradict(noMarks, marks('maya', '1980-05-04'))).toBe(false);
  });
});

describe('the marks of an event', () => {
  it('are what an identify call states, and what the context of any carries', () => {
    const traits = { name: 'Edward Ó Brien', preferredName: 'Ted', birthday: '1980-05-04T00:00:00Z', company: 'Moore' };
    const stated = { givenNames: ['edward', 'ted'], familyNames: ['brien'], birthdays: ['1980-05-04'] };
    expect(marksOf(eventOf('identify', traits))).toEqual(stated);
    expect(marksOf(eventOf('track', {}, { traits }))).toEqual(stated);
    expect(marksOf(eventOf('track', traits))).toBe(noMarks);
    expect(marksOf(eventOf('identify', { name: 'Moore', firstName: ' ', birthday: '04/05' }))).toBe(noMarks);
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
