import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarTime, dayOfYear, type Season, seasonWeeks, seasonYearDays, timeOf, unitsBetween, weekOfYear } from './visit-time.ts';

const days = fc.integer({ min: -2_000, max: 40_000 });
/** Any season, its days 1 on average. */
const seasons: fc.Arbitrary<Season> = fc
  .record({ yearDay: days, parts: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: seasonWeeks, maxLength: seasonWeeks }) })
  .map(({ yearDay, parts }) => {
    const sum = Array.from({ length: seasonYearDays }, (_, day) => parts[weekOfYear(day)] as number).reduce((all, one) => all + one, 0);
    return { yearDay, weeks: parts.map((part) => (part * seasonYearDays) / sum) };
  });

describe('the time in which visits come at steady rates', () => {
  it('is the calendar without a season', () => {
    expect(timeOf(undefined)).toBe(calendarTime);
    const even = timeOf({ yearDay: 20_454, weeks: new Array<number>(seasonWeeks).fill(1) });
    fc.assert(
      fc.property(days, (day) => {
        expect(even.at(day)).toBeCloseTo(day, 8);
        expect([even.wholeAt(day), even.dayBy(day - 1e-6)]).toEqual([day, day]);
      }),
    );
  });

  it('is a whole year in a year, wherever that begins', () => {
    fc.assert(
      fc.property(seasons, days, (season, day) => {
        expect(unitsBetween(timeOf(season), day, day + seasonYearDays, 1)).toBeCloseTo(seasonYearDays, 8);
        expect(timeOf(season).wholeAt(day + seasonYearDays) - timeOf(season).wholeAt(day)).toBe(seasonYearDays);
      }),
    );
  });

  it('goes by with each day as far as the day is worth, and never back', () => {
    fc.assert(
      fc.property(seasons, days, (season, day) => {
        const time = timeOf(season);
        expect(time.at(day) - time.at(day - 1)).toBeCloseTo(season.weeks[weekOfYear(dayOfYear(day, season.yearDay))] as number, 7);
        expect(time.wholeAt(day)).toBeGreaterThanOrEqual(time.wholeAt(day - 1));
      }),
    );
  });

  it('says which day it is', () => {
    fc.assert(
      fc.property(seasons, days, fc.double({ min: 0, max: 3_000, noNaN: true }), (season, day, ahead) => {
        const time = timeOf(season);
        const found = time.dayBy(time.at(day) + ahead);
        expect(time.at(found)).toBeGreaterThanOrEqual(time.at(day) + ahead - 1e-7);
        expect(time.at(found - 1)).toBeLessThan(time.at(day) + ahead + 1e-7);
      }),
    );
  });
});
