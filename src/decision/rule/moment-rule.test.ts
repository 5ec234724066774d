import { describe, expect, it } from 'vitest';
import { problemsOfMoment } from './moment-rule.ts';

describe('a condition about the moment', () => {
  it('asks only for ways in that there are', () => {
    expect(problemsOfMoment({ moment: 'route', is: ['social_sign_in', 'app'] })).toEqual([]);
    expect(problemsOfMoment({ moment: 'route', is: ['facebook'] })).toEqual([
      { at: 'when.is', message: expect.stringMatching(/^is some of ad, app, .*social_sign_in/) },
    ]);
  });

  it('says what is wrong with a condition about the person once, at its place', () => {
    const person = { any: [{ measure: 'nope', min: 1 }, { measure: 'profit' }, { occasion: 'sometimes' }, { what: 1 }] };
    const problems = problemsOfMoment({ all: [{ moment: 'known' }, person] }, 'rules[0].when');
    expect(problems.map(({ at }) => at.replace('rules[0].when.all[1].any', ''))).toEqual([
      ...['[0].measure', '[1]', '[1].currency', '[2].of', '[2].minShare', '[2].minCount', '[2].occasion', '[3]'],
    ]);
    for (const { message } of problems) expect(message).not.toMatch(/Expected|union|property/);
    expect(problems[0]?.message).toMatch(/^must be one of profitTenth, /);
    expect(problems[5]?.message).toBe('is missing: a whole number from 1 to 1000');
    expect(problems.at(-1)?.message).toMatch(/it can ask for moment, group, measure/);
  });

  it('takes any word where firms have their own', () => {
    expect(problemsOfMoment({ moment: 'campaign', is: ['spring'] })).toEqual([]);
  });
});
