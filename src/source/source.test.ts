import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../foundation/index.ts';
import { checkSource } from './source.ts';

const whole = { name: ' Web shop ', channel: 'web', kind: 'sdk', marketingOwner: 'Ana Reis', technologyOwner: 'Tom Berg' };

describe('a source', () => {
  it('is taken with its names trimmed and defaults filled in', () => {
    expect(checkSource(whole)).toEqual({
      name: 'Web shop',
      channel: 'web',
      kind: 'sdk',
      marketingOwner: 'Ana Reis',
      technologyOwner: 'Tom Berg',
      timezone: 'UTC',
      currency: undefined,
      enabled: true,
    });
  });

  it('needs an owner in marketing and one in technology, and says so together with every other problem', () => {
    try {
      checkSource({
        name: 'x'.repeat(81),
        channel: 'fax',
        kind: 'pigeon',
        marketingOwner: '  ',
        timezone: 'Mars/Olympus',
        currency: 'XYZ',
      });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidInput);
      const problems = (error as InvalidInput).problems;
      expect(problems.map((problem) => problem.at)).toEqual([
        'name',
        'marketingOwner',
        'technologyOwner',
        'channel',
        'kind',
        'timezone',
        'currency',
      ]);
      expect(problems[1]?.message).toContain('marketing');
      expect(problems[2]?.message).toContain('technology');
    }
  });

  it('keeps what a change does not name, and gives up its currency for null', () => {
    const before = { ...checkSource({ ...whole, currency: 'eur' }), id: 1 as never, createdAt: 0 };
    expect(before.currency).toBe('EUR');
    expect(checkSource({ enabled: false }, before)).toMatchObject({ name: 'Web shop', currency: 'EUR', enabled: false });
    expect(checkSource({ currency: null }, before).currency).toBeUndefined();
    expect(() => checkSource({ marketingOwner: '' }, before)).toThrow(/marketing/);
  });
});
