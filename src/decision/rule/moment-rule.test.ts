import { describe, expect, it } from 'vitest';
import { problemsOfMoment } from './moment-rule.ts';

describe('a condition about the moment', () => {
  it('asks only for ways in that there are', () => {
    expect(problemsOfMoment({ moment: 'route', is: ['social_sign_in', 'app'] })).toEqual([]);
    expect(problemsOfMoment({ moment: 'route', is: ['facebook'] })).toEqual([
      { at: 'when.is', message: expect.stringMatching(/^is some of ad, app, .*social_sign_in/) },
    ]);
  });

  it('takes any word where firms have their own', () => {
    expect(problemsOfMoment({ moment: 'campaign', is: ['spring'] })).toEqual([]);
  });
});
