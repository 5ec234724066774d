import { dayMs, hourMs, isCalendarDay, isLeapYear, type JsonObject, type JsonValue } from '../foundation/index.ts';

// No digital record of a customer is older; the zeros of other clocks (1601, 1899, 1904, 1970) are.
export const earliestTimeMs = Date.UTC(1980, 0, 1);
// A sender's clock may be ahead by its time zone, set wrong as local time; what is further ahead is a mistake, not a clock.
export const futureToleranceMs = dayMs;

const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const zone = /(?:Z|GMT|UTC|[+-]\d{2}:?\d{2})\s*$/i;
const isoWithoutZone = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;
const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Milliseconds since 1970 UTC of what a sender wrote as a time: ISO 8601 (without a zone it is UTC, as Segment has it), RFC 2822 with
 * a zone, or a number since 1970 in seconds, milliseconds or microseconds, also as text. Undefined for anything else: a guess at
 * `03/04/2026` would be wrong for half of the world.
 */
export function parseTime(value: JsonValue | undefined): number | undefined {
  if (typeof value === 'string') return parseIso(value) ?? parseOther(value.trim());
  return typeof value === 'number' ? scaled(value) : undefined;
}

/** The usual form, `2026-11-22T03:49:12.383Z`, without the cost of `Date.parse`. */
function parseIso(text: string): number | undefined {
  const { length } = text;
  if ((length !== 24 && length !== 20) || text.charCodeAt(length - 1) !== 0x5a || text.charCodeAt(10) !== 0x54) return undefined;
  const year = digits(text, 0) * 1000 + digits(text, 1) * 100 + digits(text, 2) * 10 + digits(text, 3);
  const month = digits(text, 5) * 10 + digits(text, 6);
  const day = digits(text, 8) * 10 + digits(text, 9);
  const hour = digits(text, 11) * 10 + digits(text, 12);
  const minute = digits(text, 14) * 10 + digits(text, 15);
  const second = digits(text, 17) * 10 + digits(text, 18);
  const ms = length === 20 ? 0 : digits(text, 20) * 100 + digits(text, 21) * 10 + digits(text, 22);
  // One comparison finds every symbol that is no digit: those count as NaN.
  if (Number.isNaN(year + month + day + hour + minute + second + ms)) return undefined;
  if (text.charCodeAt(4) !== 0x2d || text.charCodeAt(7) !== 0x2d || text.charCodeAt(13) !== 0x3a || text.charCodeAt(16) !== 0x3a)
    return undefined;
  if (length === 24 && text.charCodeAt(19) !== 0x2e) return undefined;
  if (!isCalendarDay(year, month, day)) return undefined;
  if (hour > 23 || minute > 59 || second > 59 || year < 1) return undefined;
  const past = year - 1;
  const days =
    past * 365 +
    Math.floor(past / 4) -
    Math.floor(past / 100) +
    Math.floor(past / 400) +
    (daysBeforeMonth[month - 1] as number) +
    (month > 2 && isLeapYear(year) ? 1 : 0) +
    day -
    1;
  return (days - 719_162) * dayMs + hour * 3_600_000 + minute * 60_000 + second * 1000 + ms;
}

function digits(text: string, at: number): number {
  const digit = text.charCodeAt(at) - 48;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
}

function parseOther(text: string): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? [];
  // Date.parse takes the 30th of February for the 2nd of March.
  if (year !== undefined && !isCalendarDay(Number(year), Number(month), Number(day))) return undefined;
  if (/^\d{9,17}(?:\.\d+)?$/.test(text)) return scaled(Number(text));
  if (isoWithoutZone.test(text)) return valid(Date.parse(`${text.replace(' ', 'T')}Z`));
  if (isoDate.test(text) || (zone.test(text) && /\d{4}/.test(text))) return valid(Date.parse(text));
  return undefined;
}

/** A number since 1970 in the unit that makes it a time of these decades; 0 stays 0, to be refused as out of range. */
function scaled(value: number): number | undefined {
  if (!Number.isFinite(value) || value < 0) return undefined;
  if (value >= 1e14) return Math.floor(value / 1000);
  return value >= 1e11 ? Math.floor(value) : Math.floor(value * 1000);
}

function valid(ms: number): number | undefined {
  return Number.isNaN(ms) ? undefined : ms;
}

// All events of a batch were sent at one time: the text is parsed once.
let lastSentAt: JsonValue | undefined;
let lastSentAtMs: number | undefined;

function parseSentAt(sentAt: JsonValue | undefined): number | undefined {
  if (sentAt === undefined || sentAt === null) return undefined;
  if (sentAt !== lastSentAt) {
    lastSentAtMs = parseTime(sentAt);
    lastSentAt = sentAt;
  }
  return lastSentAtMs;
}

export type EventTime =
  | { readonly ok: true; readonly time: number; readonly clockSkewMs: number }
  | { readonly ok: false; readonly at: 'timestamp' | 'originalTimestamp'; readonly message: string };

/**
 * When an event happened, by Segment's rule for clocks that are wrong: `receivedAt − (sentAt − originalTimestamp)`, where a client's
 * `timestamp` is the original one. Without `sentAt` the clock is believed; without a time it happened when it arrived. A time ahead of
 * its arrival by less than a day is the arrival. Refused: what cannot be read, and what lies before 1980 or more than a day ahead.
 */
export function timeOfEvent(times: JsonObject, receivedAt: number): EventTime {
  const at = times.originalTimestamp === undefined || times.originalTimestamp === null ? 'timestamp' : 'originalTimestamp';
  const given = times[at];
  if (given === undefined || given === null || given === '') return { ok: true, time: receivedAt, clockSkewMs: 0 };
  const original = parseTime(given);
  if (original === undefined)
    return { ok: false, at, message: 'cannot be read as a time; send ISO 8601, for example 2026-11-22T03:49:12.383Z' };
  // What another platform has received and worked through already has its time corrected: it is a history being moved in.
  const processed = typeof times.receivedAt === 'string' ? parseTime(times.timestamp) : undefined;
  const sentAt = processed === undefined ? parseSentAt(times.sentAt) : undefined;
  const skew = sentAt === undefined ? 0 : receivedAt - sentAt;
  const corrected = processed ?? original + skew;
  if (inRange(corrected, receivedAt)) return { ok: true, time: Math.min(corrected, receivedAt), clockSkewMs: skew };
  // Nonsense in sentAt alone must not cost the event.
  if (inRange(original, receivedAt)) return { ok: true, time: Math.min(original, receivedAt), clockSkewMs: 0 };
  return { ok: false, at, message: `lies ${whereLies(corrected, receivedAt)}; times from 1980 until one day after arrival are taken` };
}

/** In words for people. Beyond what a calendar reaches there is no date to name. */
function whereLies(time: number, receivedAt: number): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return 'beyond every calendar';
  if (time < receivedAt) return `in the year ${date.getUTCFullYear()}`;
  const hours = Math.floor((time - receivedAt) / hourMs);
  const ahead = hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24).toLocaleString('en')} days`;
  return `${ahead} in the future (${date.toISOString()})`;
}

function inRange(time: number, receivedAt: number): boolean {
  return time >= earliestTimeMs && time <= receivedAt + futureToleranceMs;
}
