/** Times as people say them. Every function is told the instant, the zone and the language: none of them asks the machine. */

export interface TimeSetting {
  locale: string;
  /** IANA name; an unknown one is read as UTC. */
  zone: string;
  /** Milliseconds since 1970, by the server's clock. */
  now: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
// After two weeks "17 days ago" is harder to place than a date.
const agoDaysMax = 13;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** A formatter costs far more to make than to use, and a timeline makes thousands of lines. */
function formatterOf(locale: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${zone}|${JSON.stringify(options)}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    formatters.set(key, formatter);
  }
  return formatter;
}

/** True for a zone that this browser knows. */
export function isZone(zone: string | undefined): zone is string {
  if (zone === undefined || zone === '') return false;
  try {
    formatterOf('en', zone, {});
    return true;
  } catch {
    return false;
  }
}

export function zoneOr(zone: string | undefined, otherwise: string): string {
  return isZone(zone) ? zone : otherwise;
}

/** The calendar day in the zone, as `2026-11-13`; sorts as text. */
export function dayOf(time: string | number, zone: string): string {
  const parts = formatterOf('en-CA', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(new Date(time));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

function daysBetween(earlier: string, later: string): number {
  return Math.round((Date.parse(`${later}T00:00:00Z`) - Date.parse(`${earlier}T00:00:00Z`)) / dayMs);
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** `Today`, `Yesterday`, `Thu 13 Nov`, or `Wed 13 Nov 2024` for another year. */
export function dayHeading(time: string | number, { locale, zone, now }: TimeSetting): string {
  const day = dayOf(time, zone);
  const today = dayOf(now, zone);
  const days = daysBetween(day, today);
  if (days === 0 || days === 1) return capitalised(new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day'));
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  return capitalised(
    formatterOf(locale, zone, { weekday: 'short', day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }).format(
      new Date(time),
    ),
  );
}

/** `13 Nov`, or `13 Nov 2024` for another year. */
export function shortDate(time: string | number, { locale, zone, now }: TimeSetting): string {
  const sameYear = dayOf(time, zone).slice(0, 4) === dayOf(now, zone).slice(0, 4);
  return formatterOf(locale, zone, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }).format(new Date(time));
}

/** `13 November`, or `13 November 2024` for another year. */
export function longDate(time: string | number, { locale, zone, now }: TimeSetting): string {
  const sameYear = dayOf(time, zone).slice(0, 4) === dayOf(now, zone).slice(0, 4);
  return formatterOf(locale, zone, { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) }).format(new Date(time));
}

/** The time of day, `14:20` or `2:20 PM` as the language has it. */
export function clockTime(time: string | number, { locale, zone }: Pick<TimeSetting, 'locale' | 'zone'>): string {
  return formatterOf(locale, zone, { hour: '2-digit', minute: '2-digit' }).format(new Date(time));
}

/** Nothing left open: weekday, date, second and zone. */
export function exactTime(time: string | number, { locale, zone }: Pick<TimeSetting, 'locale' | 'zone'>): string {
  return formatterOf(locale, zone, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(time));
}

/** `now`, `3 minutes ago`, `yesterday`, `6 days ago`, then a date. Times to come read `in 3 minutes`. */
export function ago(time: string | number, setting: TimeSetting): string {
  const at = new Date(time).getTime();
  const sinceMs = setting.now - at;
  const relative = new Intl.RelativeTimeFormat(setting.locale, { numeric: 'auto' });
  const size = Math.abs(sinceMs);
  const sign = sinceMs >= 0 ? -1 : 1;
  if (size < minuteMs) return relative.format(0, 'second');
  if (size < hourMs) return relative.format(sign * Math.floor(size / minuteMs), 'minute');
  const days = daysBetween(dayOf(at, setting.zone), dayOf(setting.now, setting.zone));
  if (days === 0 || size < 6 * hourMs) return relative.format(sign * Math.floor(size / hourMs), 'hour');
  if (Math.abs(days) <= agoDaysMax) return relative.format(-days, 'day');
  return shortDate(at, setting);
}

/** So many days back, in the largest unit that fits: `12 days ago`, `5 months ago`, `2 years ago`. */
export function ageText(days: number, locale: string): string {
  const whole = Math.max(0, Math.floor(days));
  const [value, unit]: [number, 'day' | 'month' | 'year'] =
    whole < 60 ? [whole, 'day'] : whole < 730 ? [Math.floor(whole / 30.44), 'month'] : [Math.floor(whole / 365.25), 'year'];
  return new Intl.RelativeTimeFormat(locale).format(-value, unit);
}

/** `42 sec`, `6 min`, `1 hr 12 min`: at most two parts. */
export function durationText(seconds: number, locale: string): string {
  const say = (value: number, unit: string) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return say(whole, 'second');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return say(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? say(hours, 'hour') : `${say(hours, 'hour')} ${say(minutes % 60, 'minute')}`;
  return say(Math.floor(hours / 24), 'day');
}

/** How far the zone is from another at that moment, in hours east. */
export function hoursApart(zone: string, other: string, at: number): number {
  const offset = (name: string) => {
    const parts = formatterOf('en-GB', name, {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      hourCycle: 'h23',
    }).formatToParts(at);
    const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
    return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  };
  return (offset(zone) - offset(other)) / hourMs;
}
