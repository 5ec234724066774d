import { dayMs, minuteMs } from '../foundation/index.ts';
import { localTimeIn } from '../profile/index.ts';
import type { GateRules } from './gate-rules.ts';

const hourText = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
// Nobody has more holidays in a row.
const daysAheadMax = 40;

/** Until when it is a quiet hour where she is; undefined when it is none. Milliseconds since 1970. Pure. */
export function quietUntil({ from, to }: Pick<GateRules['quietHours'], 'from' | 'to'>, zone: string, now: number): number | undefined {
  const local = localTimeIn(zone, now);
  if (local === undefined) return undefined;
  const minute = hourText(local.slice(11, 16));
  const [begin, end] = [hourText(from), hourText(to)];
  const isQuiet = begin <= end ? minute >= begin && minute < end : minute >= begin || minute < end;
  if (!isQuiet) return undefined;
  return atLocal(zone, local.slice(0, 10), minute < end ? 0 : 1, to, now);
}

/** Until when it is a holiday where she is: the morning of the next day that is none. Pure. */
export function holidayUntil(
  rules: Pick<GateRules, 'holidays' | 'quietHours'>,
  country: string,
  zone: string,
  now: number,
): number | undefined {
  const days = rules.holidays.filter((one) => one.country === country.toUpperCase()).flatMap((one) => one.days);
  if (days.length === 0) return undefined;
  const today = localTimeIn(zone, now)?.slice(0, 10);
  if (today === undefined) return undefined;
  let ahead = 0;
  while (ahead < daysAheadMax && isAmong(days, dayAfter(today, ahead))) ahead += 1;
  return ahead === 0 ? undefined : atLocal(zone, today, ahead, rules.quietHours.to, now);
}

function isAmong(days: readonly string[], day: string): boolean {
  return days.includes(day) || days.includes(day.slice(5));
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** The moment when her clock shows a time, some days on; where clocks are set forward over it, the time they then show. */
function atLocal(zone: string, today: string, daysAhead: number, time: string, now: number): number {
  const wanted = Date.parse(`${dayAfter(today, daysAhead)}T${time}:00Z`);
  let at = wanted;
  for (let pass = 0; pass < 2; pass += 1) at = wanted - offsetMs(zone, at);
  return Math.max(at, now + minuteMs);
}

function offsetMs(zone: string, at: number): number {
  const local = localTimeIn(zone, at);
  return local === undefined ? 0 : Date.parse(`${local.slice(0, 19)}Z`) - Math.floor(at / 1000) * 1000;
}
