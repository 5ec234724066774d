import { dayMs, isCalendarDay, parseInstant } from '../../foundation/index.ts';

/** From a moment to a moment, milliseconds since 1970, the second no longer in it. */
export interface Period {
  readonly from: number;
  readonly until: number;
}

export const always: Period = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };

const dayShape = /^(\d{4})-(\d{2})-(\d{2})$/;
const momentShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A day such as `2026-09-12`. Pure. */
export function isDay(text: string): boolean {
  const [, year, month, day] = dayShape.exec(text) ?? [];
  return year !== undefined && isCalendarDay(Number(year), Number(month), Number(day));
}

/** A moment that says how far from UTC its clock is: `2026-09-12T10:00+01:00`. Pure. */
export function isMoment(text: string): boolean {
  return momentShape.test(text) && parseInstant(text) !== undefined;
}

/** Where a period with these ends begins and ends: a day is the whole of it, in UTC, and a moment is itself. Pure. */
export function periodOf({ from, until }: { readonly from?: string | undefined; readonly until?: string | undefined }): Period {
  return {
    from: from === undefined ? always.from : (parseInstant(from) ?? always.until),
    until: until === undefined ? always.until : (parseInstant(until) ?? always.from) + (dayShape.test(until) ? dayMs : 0),
  };
}

/** What lies in all of them. Pure. */
export function overlap(periods: readonly Period[]): Period {
  return {
    from: Math.max(...periods.map(({ from }) => from)),
    until: Math.min(...periods.map(({ until }) => until)),
  };
}
