import { expect, it } from 'vitest';
import { changedKeys } from './change-marks.ts';

it('marks what is new and what says something else, and nothing else', () => {
  const before = new Map([
    ['fact email', 'a'],
    ['fact phone', '1'],
    ['words x', 'hello'],
  ]);
  const after = new Map([
    ['fact email', 'b'],
    ['fact phone', '1'],
    ['device d', 'Phone'],
  ]);
  expect(changedKeys(before, after)).toEqual(['fact email', 'device d']);
});
