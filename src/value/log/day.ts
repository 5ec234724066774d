import { dayMs, parseInstant } from '../../foundation/index.ts';

export const daysAYear = 365.25;

/** A day as people write it: `2026-03-01`. Pure. */
export function dayText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The day that `dayText` would write so, as days since 1970; undefined for what is no day of the calendar. Pure. */
export function dayOfText(text: string): number | undefined {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseInstant(text) : undefined;
  return time === undefined ? undefined : time / dayMs;
}

/** The day so many years before another, to the day. Pure. */
export function yearsBefore(day: number, years: number): number {
  return day - Math.round(years * daysAYear);
}
