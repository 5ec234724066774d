const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Whether the calendar has this day; months begin with 1. Pure. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  return (
    month >= 1 && month <= 12 && day >= 1 && day <= (daysInMonth[month - 1] as number) && (month !== 2 || day < 29 || isLeapYear(year))
  );
}

/**
 * Milliseconds since 1970 of a time that a person or program wrote; undefined for what is none. `Date.parse` takes the 30th of February for
 * the 2nd of March: a day that the calendar does not have is no day here. Pure.
 */
export function parseInstant(text: string): number | undefined {
  const [, year, month, day] = /^\s*(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? [];
  if (year !== undefined && !isCalendarDay(Number(year), Number(month), Number(day))) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
