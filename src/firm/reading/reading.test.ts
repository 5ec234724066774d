import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../foundation/index.ts';
import { emptySummary, type Summary } from '../../profile/index.ts';
import { buyingRoles } from '../role/buying-role.ts';
import { type ReadPerson, readAccount } from './account-reading.ts';
import { readingLevels, readPerson } from './person-reading.ts';

const now = Date.parse('2026-05-04T08:00:00Z');
const ago = (days: number) => now - days * dayMs;

/** A summary with these names of events, each with the days since it was last. */
function summary(names: Readonly<Record<string, number>>, opinions: Summary['opinions'] = []): Summary {
  const last = Math.max(0, ...Object.values(names).map(ago));
  return {
    ...emptySummary(),
    ...{ count: Object.keys(names).length, last, opinions },
    names: Object.entries(names).map(([name, days]) => [name, 1, Math.floor(ago(days) / 1000)]),
  };
}
const levelOf = (...summaries: Summary[]) => readPerson(summaries, now).level;
const seen = { 'Product Viewed': 3, 'Cart Viewed': 3, 'Signed In': 3 };

describe('how somebody stands with us', () => {
  it('goes by what is open, then what was, then what she said, then whether she is there', () => {
    expect(levelOf(summary({ ...seen, 'Complaint Made': 1 }))).toBe('strained');
    expect(levelOf(summary({ ...seen, 'Complaint Made': 2, 'Complaint Resolved': 1 }))).toBe('troubled');
    expect(levelOf(summary({ ...seen, 'Complaint Made': 200, 'Complaint Resolved': 100 }))).toBe('steady');
    expect(levelOf(summary(seen, [['nps', 1, 300, ago(10), 300]]))).toBe('troubled');
    expect(levelOf(summary(seen, [['nps', 1, 1000, ago(10), 1000]]))).toBe('warm');
    expect(levelOf(summary(seen, [['nps', 1, 700, ago(10), 700]]))).toBe('steady');
    expect(levelOf(summary({ 'Product Viewed': 300, 'Cart Viewed': 250, 'Signed In': 200 }))).toBe('quiet');
    expect(levelOf(summary({ 'Product Viewed': 3 }))).toBe('unknown');
    expect(levelOf()).toBe('unknown');
  });

  it('looks at all that she is known by', () => {
    expect(levelOf(summary(seen), summary({ 'Case Opened': 1 }))).toBe('strained');
    expect(levelOf(summary({ 'Case Closed': 1 }), summary({ 'Case Opened': 2 }))).toBe('troubled');
  });
});

const person = fc.record({
  level: fc.constantFrom(...readingLevels, 'unknown' as const),
  buyingRoles: fc.uniqueArray(fc.constantFrom(...buyingRoles), { maxLength: 3 }),
});
const rank = (level: string) => (readingLevels as readonly string[]).indexOf(level);

describe('how an account stands with us', () => {
  it('does not depend on the order of its people', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 10 }), (people) => {
        expect(readAccount([...people].reverse())).toEqual(readAccount(people));
      }),
    );
  });

  it('gets no better when somebody gets worse', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 10 }), fc.nat(), fc.nat(4), (people, which, to) => {
        const at = which % people.length;
        const one = people[at] as ReadPerson;
        const worse = readingLevels[to] as (typeof readingLevels)[number];
        if (one.level === 'unknown' || rank(worse) > rank(one.level)) return;
        const after = readAccount(people.map((each, place) => (place === at ? { ...each, level: worse } : each)));
        const before = readAccount(people);
        expect(rank(after.level)).toBeLessThanOrEqual(rank(before.level));
        expect(after.score as number).toBeLessThanOrEqual(before.score as number);
      }),
    );
  });

  it('is troubled at best while somebody has an open problem', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 10 }), (people) => {
        const reading = readAccount([...people, { level: 'strained', buyingRoles: [] }]);
        expect(rank(reading.level)).toBeLessThanOrEqual(rank('troubled'));
      }),
    );
  });

  it('is troubled at best where most are, by weight', () => {
    const of = (level: ReadPerson['level'], ...buyingRoles: ReadPerson['buyingRoles']): ReadPerson => ({ level, buyingRoles });
    expect(readAccount([of('steady'), of('troubled'), of('troubled')])).toMatchObject({
      level: 'troubled',
      score: 43,
      heldDown: 'mostTroubled',
    });
    expect(readAccount([of('steady', 'decider'), of('troubled'), of('troubled')])).toMatchObject({ level: 'quiet', score: 54 });
    expect(readAccount([of('steady'), of('troubled')])).toMatchObject({ level: 'quiet', score: 50 });
    expect(readAccount([of('troubled'), of('troubled')])).toEqual({ level: 'troubled', score: 30, readFrom: 2, people: 2 });
  });

  it('lets who decides weigh more, and says of how many it knows', () => {
    const steady: ReadPerson = { level: 'steady', buyingRoles: ['user'] };
    const decider: ReadPerson = { level: 'warm', buyingRoles: ['user', 'decider'] };
    expect(readAccount([steady, decider])).toEqual({ level: 'warm', score: 85, readFrom: 2, people: 2 });
    expect(readAccount([steady, { level: 'unknown', buyingRoles: [] }])).toMatchObject({ level: 'steady', readFrom: 1, people: 2 });
    expect(readAccount([])).toEqual({ level: 'unknown', readFrom: 0, people: 0 });
  });
});
