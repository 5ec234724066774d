import { dayMs } from '../../foundation/index.ts';
import { type Season, seasonYearDays, timeOf } from './visit-time.ts';

const months = 12;

/** How many visits a day of each month sees over one of an even year, January first. Pure. */
export function monthsOf(season: Season): number[] {
  const time = timeOf(season);
  const [worth, days] = [new Array<number>(months).fill(0), new Array<number>(months).fill(0)];
  for (let day = season.yearDay; day < season.yearDay + seasonYearDays; day += 1) {
    const month = new Date(day * dayMs).getUTCMonth();
    worth[month] = (worth[month] as number) + time.at(day) - time.at(day - 1);
    days[month] = (days[month] as number) + 1;
  }
  return worth.map((sum, month) => sum / (days[month] as number));
}
