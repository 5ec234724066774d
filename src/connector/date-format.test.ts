import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dateFormatProblem, dateReader } from './date-format.ts';
import { guessDateFormat } from './guess-date-format.ts';
import { zoneOffset } from './zone-offset.ts';

const at = (text: string, format?: string, zone = 'UTC'): string | undefined => {
  const time = dateReader(format, zone)(text);
  return time === undefined ? undefined : new Date(time).toISOString();
};

describe('a zone', () => {
  it('gives the same instants as Temporal, in hours that a clock leaps over or shows twice too', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'America/Sao_Paulo',
      'Pacific/Apia',
      'Africa/Casablanca',
    ];
    const local = fc.record({
      zone: fc.constantFrom(...zones),
      year: fc.integer({ min: 1950, max: 2035 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
    });
    fc.assert(
      fc.property(local, ({ zone, ...parts }) => {
        const plain = Temporal.PlainDateTime.from(parts);
        expect(dateReader('iso', zone)(plain.toString())).toBe(plain.toZonedDateTime(zone).epochMilliseconds);
      }),
      { numRuns: 500 },
    );
    for (const [text, zone] of [
      ['2024-03-31T02:30:00', 'Europe/Berlin'],
      ['2024-10-27T02:30:00', 'Europe/Berlin'],
      ['2024-03-10T02:59:59', 'America/New_York'],
      ['2024-11-03T01:00:00', 'America/New_York'],
      ['2011-12-30T12:00:00', 'Pacific/Apia'],
    ] as const) {
      expect(dateReader('iso', zone)(text)).toBe(Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds);
    }
  });

  it('is asked once a day of it, not once a date', () => {
    const offset = zoneOffset('Europe/Lisbon');
    const day = Date.UTC(2024, 5, 1);
    offset(day);
    const begun = performance.now();
    for (let second = 0; second < 50_000; second++) offset(day + second * 1000);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});

describe('a date', () => {
  it('is read in many formats', () => {
    expect(at('19970101', 'yyyyMMdd')).toBe('1997-01-01T00:00:00.000Z');
    expect(at('12/1/10 8:26', 'M/d/yy H:mm')).toBe('2010-12-01T08:26:00.000Z');
    expect(at('01.02.2023 13:05', 'dd.MM.yyyy HH:mm', 'Europe/Berlin')).toBe('2023-02-01T12:05:00.000Z');
    expect(at('3. März 2021', 'd. MMM yyyy')).toBe('2021-03-03T00:00:00.000Z');
    expect(at('2 de marzo de 2020', "d 'de' MMM 'de' yyyy")).toBe('2020-03-02T00:00:00.000Z');
    expect(at('Nov 3, 2021, 12:05 AM', 'MMM d, yyyy, h:mm a')).toBe('2021-11-03T00:05:00.000Z');
    expect(at('10/Oct/2000:13:55:36 -0700', 'dd/MMM/yyyy:HH:mm:ss XXX')).toBe('2000-10-10T20:55:36.000Z');
    expect(at('1700000000', 'unix')).toBe('2023-11-14T22:13:20.000Z');
    expect(at('1700000000123', 'unixMs')).toBe('2023-11-14T22:13:20.123Z');
    expect(at('44562.5', 'excel')).toBe('2022-01-01T12:00:00.000Z');
    expect(at('2024-02-29T10:00:00.1234+02:00')).toBe('2024-02-29T08:00:00.123Z');
    expect(at('2024-02-29 24:00')).toBe('2024-03-01T00:00:00.000Z');
  });

  it('is refused when no calendar has it', () => {
    for (const text of ['2023-02-29', '2023-13-01', '2023-00-10', '2023-06-31', '2023-01-01T25:00', 'yesterday', ''])
      expect(at(text)).toBeUndefined();
    expect(at('32.01.2023', 'dd.MM.yyyy')).toBeUndefined();
    expect(at('13:00 PM 01.01.2023', 'hh:mm a dd.MM.yyyy')).toBeUndefined();
    expect(at('1 Foo 2023', 'd MMM yyyy')).toBeUndefined();
  });

  it('of years 1601 and 9999 is what it says; what to make of it is decided elsewhere', () => {
    expect(at('1601-01-01')).toBe('1601-01-01T00:00:00.000Z');
    expect(at('9999-12-31T23:59:59Z')).toBe('9999-12-31T23:59:59.000Z');
  });

  it('has its format found, with a word where day and month could be the other way round', () => {
    expect(guessDateFormat(['19970101', '19970112'])).toEqual({ format: 'yyyyMMdd' });
    expect(guessDateFormat(['12/1/10 8:26', '12/13/10 9:00'])).toEqual({ format: 'M/d/yy H:mm' });
    expect(guessDateFormat(['05/04/2020', '06/07/2020'])).toEqual({ format: 'dd/MM/yyyy', ambiguousWith: 'MM/dd/yyyy' });
    expect(guessDateFormat(['1/4/2020', '6/7/2020'])).toEqual({ format: 'M/d/yyyy', ambiguousWith: 'd/M/yyyy' });
    expect(guessDateFormat(['05/04/2020', '25/07/2020'])).toEqual({ format: 'dd/MM/yyyy' });
    expect(guessDateFormat(['2020-01-01T00:00:00Z'])).toEqual({ format: 'iso' });
    expect(guessDateFormat(['44562', '44563'], true)).toEqual({ format: 'excel' });
    expect(guessDateFormat(['44562', '44563'])).toBeUndefined();
    expect(guessDateFormat(['hello', 'world'], true)).toBeUndefined();
    expect(
      guessDateFormat(['19081399', ...Array.from({ length: 20 }, (_, day) => `199902${String(day + 1).padStart(2, '0')}`)], true),
    ).toEqual({ format: 'yyyyMMdd' });
  });

  it('says what is wrong with a format', () => {
    expect(dateFormatProblem('dd.MM.yyyy')).toBeUndefined();
    expect(dateFormatProblem('iso')).toBeUndefined();
    expect(dateFormatProblem('dd.MM')).toMatch(/needs a year/);
    expect(dateFormatProblem('yyyy-MM-dd QQ')).toMatch(/"QQ"/);
    expect(dateFormatProblem('yyyy-MM-dd hh:mm')).toMatch(/needs a \(AM or PM\)/);
  });
});
