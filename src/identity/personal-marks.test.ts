import { describe, expect, it } from 'vitest';
import { contradict, noMarks, type PersonalMarks } from './personal-marks.ts';

function marks(givenName: string | null, birthday: string | null = null): PersonalMarks {
  return { ...noMarks, givenName, birthday };
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

  it('let birthdays decide, with one slip forgiven', () => {
    expect(contradict(marks('maya', '1980-05-04'), marks('maya', '1980-04-05'))).toBe(false);
    expect(contradict(marks('maya', '1980-05-04'), marks('maya', '1981-05-04'))).toBe(false);
    expect(contradict(marks('maya', '1980-05-04'), marks('maya', '2004-11-23'))).toBe(true);
  });

  it('say nothing where nothing is known', () => {
    expect(contradict(noMarks, marks('maya', '1980-05-04'))).toBe(false);
  });
});
