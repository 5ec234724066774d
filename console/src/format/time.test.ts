import { describe, expect, it } from 'vitest';
import { ageText, ago, clockTime, dayHeading, dayOf, durationText, exactTime, hoursApart, isZone, shortDate, zoneOr } from './time.ts';

const now = Date.parse('2026-11-22T14:32:10Z');
const lisbon = { locale: 'en-GB', zone: 'Europe/Lisbon', now };

describe('the day a moment belongs to', () => {
  it('depends on the zone of the person, not on the machine', () => {
    expect(dayOf('2026-11-21T23:30:00Z', 'Europe/Lisbon')).toBe('2026-11-21');
    expect(dayOf('2026-11-21T23:30:00Z', 'Pacific/Auckland')).toBe('2026-11-22');
  });

  it('is named today, yesterday, then by date, with the year when it is another', () => {
    expect(dayHeading('2026-11-22T00:10:00Z', lisbon)).toBe('Today');
    expect(dayHeading('2026-11-21T23:59:00Z', lisbon)).toBe('Yesterday');
    expect(dayHeading('2026-11-13T10:00:00Z', lisbon)).toBe('Fri 13 Nov');
    expect(dayHeading('2024-11-13T10:00:00Z', lisbon)).toContain('2024');
  });

  it('is named in the language of the reader', () => {
    expect(dayHeading('2026-11-22T00:10:00Z', { ...lisbon, locale: 'pt-PT' })).toBe('Hoje');
  });

  it('calls a moment today across midnight of the reader when it is today for the person', () => {
    const auckland = { locale: 'en-GB', zone: 'Pacific/Auckland', now };
    expect(dayHeading('2026-11-22T12:00:00Z', auckland)).toBe('Today');
    expect(dayHeading('2026-11-22T10:30:00Z', auckland)).toBe('Yesterday');
  });
});

describe('how long ago', () => {
  it('grows from now over minutes, hours and days to a date', () => {
    expect(ago('2026-11-22T14:32:00Z', lisbon)).toBe('now');
    expect(ago('2026-11-22T14:29:00Z', lisbon)).toBe('3 minutes ago');
    expect(ago('2026-11-22T09:32:00Z', lisbon)).toBe('5 hours ago');
    expect(ago('2026-11-21T09:32:00Z', lisbon)).toBe('yesterday');
    expect(ago('2026-11-15T09:32:00Z', lisbon)).toBe('7 days ago');
    expect(ago('2026-10-15T09:32:00Z', lisbon)).toBe('15 Oct');
    expect(ago('2023-10-15T09:32:00Z', lisbon)).toBe('15 Oct 2023');
  });

  it('says hours, not yesterday, for a short while across midnight', () => {
    expect(ago('2026-11-21T22:00:00Z', { ...lisbon, now: Date.parse('2026-11-22T01:00:00Z') })).toBe('3 hours ago');
  });

  it('reads forward for what is to come', () => {
    expect(ago('2026-11-22T14:40:30Z', lisbon)).toBe('in 8 minutes');
  });
});

describe('plain pieces', () => {
  it('gives the time of day in the zone', () => {
    expect(clockTime('2026-11-22T14:32:00Z', lisbon)).toBe('14:32');
    expect(clockTime('2026-11-22T14:32:00Z', { locale: 'en-GB', zone: 'Pacific/Auckland' })).toBe('03:32');
  });

  it('leaves nothing open when exact', () => {
    const text = exactTime('2026-11-22T14:32:10Z', lisbon);
    expect(text).toContain('14:32:10');
    expect(text).toContain('November 2026');
    expect(text).toMatch(/GMT|WET|UTC/);
  });

  it('shortens dates of this year', () => {
    expect(shortDate('2026-11-13T10:00:00Z', lisbon)).toBe('13 Nov');
    expect(shortDate('2025-11-13T10:00:00Z', lisbon)).toBe('13 Nov 2025');
  });

  it('says ages and durations in the unit that fits', () => {
    expect(ageText(1, 'en')).toBe('1 day ago');
    expect(ageText(200, 'en')).toBe('6 months ago');
    expect(ageText(1100, 'pt-PT')).toBe('há 3 anos');
    expect(durationText(42, 'en')).toBe('42 sec');
    expect(durationText(360, 'en')).toBe('6 min');
    expect(durationText(4320, 'en')).toBe('1 hr 12 min');
    expect(durationText(400_000, 'en')).toBe('4 days');
  });

  it('survives zones that nobody knows', () => {
    expect(isZone('Mars/Olympus')).toBe(false);
    expect(zoneOr('Mars/Olympus', 'UTC')).toBe('UTC');
    expect(zoneOr(undefined, 'UTC')).toBe('UTC');
    expect(zoneOr('Europe/Lisbon', 'UTC')).toBe('Europe/Lisbon');
  });

  it('knows how far two zones are apart, halves included', () => {
    expect(hoursApart('Pacific/Auckland', 'Europe/Lisbon', now)).toBe(13);
    expect(hoursApart('Asia/Kolkata', 'UTC', now)).toBe(5.5);
  });
});
