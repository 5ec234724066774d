import { expect, it } from 'vitest';
import { problemsByPlace } from './problems-by-place.ts';

it('says each problem beside its field, and the rest below', () => {
  const problems = problemsByPlace([
    { at: 'keyFact', message: 'is too long' },
    { at: 'fields.rows[0].values', message: 'has 1 entry' },
    { at: 'fields.rows[1].values', message: 'has 1 entry' },
    { at: 'rights.channels', message: 'is no list' },
  ]);
  expect(problems.at('keyFact')).toBe('is too long');
  expect(problems.at('fields.rows')).toBe('has 1 entry');
  expect(problems.at('title')).toBeUndefined();
  expect(problems.rest()).toEqual([{ at: 'rights.channels', message: 'is no list' }]);
});
