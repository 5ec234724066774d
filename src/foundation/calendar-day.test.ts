import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCalendarDay, parseInstant } from './calendar-day.ts';

describe('a day as people write it', () => {
  it('is one that the calendar has', () => {
    const no = ['2026-02-30', '2026-02-29', '2100-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '2026-02-30T10:00:00Z'];
    for (const text of [...no, 'soon', '']) expect([text, parseInstant(text)]).toEqual([text, undefined]);
    expect(parseInstant('2024-02-29')).toBe(Date.UTC(2024, 1, 29));
    expect(parseInstant('2026-03-01T08:00:00+01:00')).toBe(Date.UTC(2026, 2, 1, 7));
  });

  it('is what the calendar writes, for every day and for no other', () => {
    const part = (value: number, length: number) => String(value).padStart(length, '0');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, day) => {
          const text = `${part(year, 4)}-${part(month, 2)}-${part(day, 2)}`;
          const time = parseInstant(text);
          expect(time !== undefined).toBe(isCalendarDay(year, month, day));
          if (time !== undefined) expect(new Date(time).toISOString().slice(0, 10)).toBe(text);
        },
      ),
    );
  });
});
