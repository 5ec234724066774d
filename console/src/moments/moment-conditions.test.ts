import { describe, expect, it } from 'vitest';
import { isUnfinished } from '../groups/tidy-rule.ts';
import { begunMoment, isMomentUnfinished, kindOfMoment, momentMeasures } from './moment-conditions.ts';

const open = (rule: object) => isMomentUnfinished(rule, isUnfinished);

describe('conditions of a moment', () => {
  it('are told apart from those about the person, also where they have the same name', () => {
    expect(kindOfMoment({ moment: 'channel', is: ['web'] })).toBe('moment.channel');
    expect(kindOfMoment({ channel: 'web', minShare: 0.5 })).toBeUndefined();
    expect(kindOfMoment({ group: 3 })).toBe('group');
  });

  it('begin so that they can be told again', () => {
    for (const name of Object.keys(momentMeasures)) expect(kindOfMoment(begunMoment(`moment.${name}`))).toBe(`moment.${name}`);
    expect(kindOfMoment(begunMoment('audience'))).toBe('audience');
  });

  it('are unfinished while what they ask is left open', () => {
    expect(
      open({
        all: [
          { moment: 'visitNumber', min: 5 },
          { moment: 'route', is: [] },
        ],
      }),
    ).toBe(true);
    expect(open({ all: [{ moment: 'visitNumber', min: 5 }, { not: { moment: 'openProblem' } }] })).toBe(false);
    expect(open(begunMoment('group'))).toBe(true);
    expect(open({ any: [{ moment: 'known' }, { trait: '' }] })).toBe(true);
    expect(open({ all: [] })).toBe(false);
  });
});
