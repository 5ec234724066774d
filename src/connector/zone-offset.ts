import { dayMs, minuteMs } from '../foundation/index.ts';

/** Milliseconds that a zone's clock is ahead of UTC at an instant. */
export type ZoneOffset = (utcMs: number) => number;

// Enough for a century of days of one zone; beyond it the table starts anew.
const daysRemembered = 40_000;

const zones = new Map<string, ZoneOffset>();

/**
 * The offsets of a zone, remembered by day: files are full of dates, and asking the platform costs microseconds each time.
 * A day without a change of the clock is known by its two ends; on a day with one every instant is asked for.
 */
export function zoneOffset(name: string): ZoneOffset {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const ask = platformOffset(name);
  const days = new Map<number, number | undefined>();
  const offset: ZoneOffset = (utcMs) => {
    const day = Math.floor(utcMs / dayMs);
    let found = days.get(day);
    if (found === undefined && !days.has(day)) {
      const first = ask(day * dayMs);
      found = first === ask((day + 1) * dayMs - 1) ? first : undefined;
      if (days.size >= daysRemembered) days.clear();
      days.set(day, found);
    }
    return found ?? ask(utcMs);
  };
  zones.set(name, offset);
  return offset;
}

function platformOffset(name: string): ZoneOffset {
  if (name === 'UTC') return () => 0;
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: name,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (utcMs) => {
    const part: Record<string, string> = {};
    for (const { type, value } of format.formatToParts(utcMs)) part[type] = value;
    const local = Date.UTC(2000, Number(part.month) - 1, Number(part.day), Number(part.hour), Number(part.minute), Number(part.second));
    const date = new Date(local);
    date.setUTCFullYear(part.era?.startsWith('B') ? 1 - Number(part.year) : Number(part.year), Number(part.month) - 1, Number(part.day));
    return date.getTime() - Math.floor(utcMs / 1000) * 1000;
  };
}

/**
 * The instant at which a zone's clock shows a local time (given as if it were UTC). An hour that the clock shows twice means its
 * first pass; an hour that it leaps over is read with the clock as it was before: the rule of RFC 5545 and of `Temporal`.
 */
export function instantOf(localMs: number, offset: ZoneOffset): number {
  const before = offset(localMs - dayMs);
  const after = offset(localMs + dayMs);
  if (before === after) return localMs - offset(localMs - before);
  const candidates = [localMs - before, localMs - after].filter((instant, index) => offset(instant) === (index === 0 ? before : after));
  return candidates.length > 0 ? Math.min(...candidates) : localMs - before;
}

/** Minutes of a UTC offset as text: `Z`, `+02`, `+0200`, `-03:30`; undefined when it is none. */
export function offsetMsOf(text: string): number | undefined {
  if (text === 'Z' || text === 'z') return 0;
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(text);
  if (match === null) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return (match[1] === '-' ? -minutes : minutes) * minuteMs;
}
