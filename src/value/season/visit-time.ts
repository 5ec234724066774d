/**
 * How fast time goes for visits. The models speak of people who come at steady rates; where a garden shop is busy in spring, it is time that goes faster
 * then. All times of histories and forecasts are differences of this time, in days.
 */
export interface VisitTime {
  /** Time at the end of a whole day (since 1970): between two days, as many days as their visits are worth. */
  at(day: number): number;
  /** The same in whole days, of which histories are made: equal histories are then as many, and tables by day as long, as without a season. */
  wholeAt(day: number): number;
  /** The first day at the end of which it is `time` or later. */
  dayBy(time: number): number;
}

/** The calendar: each day is worth the same. */
export const calendarTime: VisitTime = { at: (day) => day, wholeAt: (day) => day, dayBy: (time) => Math.ceil(time) };

/** How many visits each part of the year sees over what an even year would: plain data. */
export interface Season {
  /** A day on which a year begins; a year is 365 days, so that a forecast of 365 days is one of all of it. */
  readonly yearDay: number;
  /** Of the parts of a year in their order; 1 on average over its days. */
  readonly weeks: readonly number[];
}

/** Units of `unitDays` days from the end of one day to the end of another. Pure. */
export function unitsBetween(time: VisitTime, fromDay: number, toDay: number, unitDays: number): number {
  return (time.at(toDay) - time.at(fromDay)) / unitDays;
}

export const seasonYearDays = 365;
export const seasonWeeks = 52;

/** The part of the year that a day of a year (0 … 364) is in. Pure. */
export function weekOfYear(dayOfYear: number): number {
  return Math.floor((dayOfYear * seasonWeeks) / seasonYearDays);
}

/** The day of the year (0 … 364) of a day, with years beginning on `yearDay`. Pure. */
export function dayOfYear(day: number, yearDay: number): number {
  return (((day - yearDay) % seasonYearDays) + seasonYearDays) % seasonYearDays;
}

/** The time in which visits come at steady rates in spite of a season; the calendar without one. Pure. */
export function timeOf(season: Season | undefined): VisitTime {
  if (season === undefined) return calendarTime;
  const { yearDay, weeks } = season;
  // What has gone by at the end of each day of the year.
  const gone = new Float64Array(seasonYearDays);
  let sum = 0;
  for (let day = 0; day < seasonYearDays; day += 1) {
    sum += weeks[weekOfYear(day)] as number;
    gone[day] = sum;
  }
  const yearBegin = (day: number): number => day - dayOfYear(day, yearDay);
  const at = (day: number): number => yearBegin(day) - 1 + ((gone[dayOfYear(day, yearDay)] as number) * seasonYearDays) / sum;
  return {
    at,
    wholeAt: (day) => Math.round(at(day)),
    dayBy: (time) => {
      const from = yearBegin(Math.floor(time)) - 1;
      let [low, high] = [from, from + 2 * seasonYearDays];
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (at(middle) >= time) high = middle;
        else low = middle + 1;
      }
      return low;
    },
  };
}
