import { describe, expect, it } from 'vitest';
import type { InvalidInput } from '../../foundation/index.ts';
import { signalOf } from './judge-moment.ts';
import { requireSignals, type SignalsKnown } from './signal-name.ts';

const problemsOf = (names: string[], known: SignalsKnown = {}) => {
  try {
    requireSignals(names, (place) => `without[${place}]`, known);
    return [];
  } catch (error) {
    return (error as InvalidInput).problems;
  }
};

describe('the name of a signal', () => {
  it('is one that there is, or one of a family', () => {
    const names = ['visitNumber', 'openProblem', 'acts', 'searches', 'override', 'profit', 'trait', 'trait:city', 'did:$page', 'group:7'];
    expect(problemsOf([...names, 'read:welcome', 'intent', 'intent:hills', 'sequence:', 'permission:marketing'])).toEqual([]);
  });

  it('is refused where nothing has it, with what can be named', () => {
    const problems = problemsOf(['vistNumber', 'visitNumber', 'nonsense:city', 'group:runners', 'intent:', ''], { used: ['stage'] });
    expect(problems.map(({ at }) => at)).toEqual([0, 2, 3, 4, 5].map((place) => `without[${place}]`));
    expect(problems[0]?.message).toMatch(
      /^vistNumber is no signal: name one of visitNumber, hour.*intent:….*trait:….*decision used stage$/,
    );
  });

  it('is of a topic that there is, but for what a decision used then', () => {
    const isTopic = (key: string) => key === 'hills';
    expect(problemsOf(['intent:hills', 'intent:snow'], { isTopic, used: ['intent:snow'] })).toEqual([]);
    expect(problemsOf(['intent:snow'], { isTopic })[0]?.message).toContain('no topic and no product of the tag standard');
  });

  it('is that of what is asked for, in whatever order a condition is written', () => {
    expect(signalOf({ is: ['Porto'], trait: 'city' })).toBe('trait:city');
    expect(signalOf({ min: 3, did: '$page' })).toBe('did:$page');
    expect(signalOf({ currency: 'EUR', min: 3, measure: 'profit' })).toBe('profit');
    expect(signalOf({ channel: 'email', permission: 'marketing' })).toBe('permission:marketing');
    expect(problemsOf([signalOf({ sequence: [{ did: 'a' }, { did: 'b' }] })])).toEqual([]);
  });
});
