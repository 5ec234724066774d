import { dayMs } from '../foundation/index.ts';
import { monthByName } from './month-names.ts';
import type { Cell } from './row.ts';
import { instantOf, offsetMsOf, zoneOffset } from './zone-offset.ts';

/** Formats with a meaning of their own, beside patterns such as `dd.MM.yyyy HH:mm`. */
export const namedDateFormats = ['iso', 'unix', 'unixMs', 'excel'] as const;

/** Turns a cell into milliseconds UTC; undefined when it is not such a date. */
export type DateReader = (cell: Cell) => number | undefined;

interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  afternoon?: boolean;
  hourOf12?: boolean;
  offsetMs?: number;
}

const isoPattern =
  /^([+-]\d{6}|\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|z|[+-]\d{2}(?::?\d{2})?|UTC)?)?$/;
const isoDay = /^(?:[+-]\d{6}|\d{4})-\d{2}-\d{2}$/;
// 30 December 1899: the day from which Lotus, Excel and OpenDocument count.
const excelEpochMs = Date.UTC(1899, 11, 30);

/** Reads a format once and gives the reader for its dates. `format` undefined means ISO 8601 in its usual shapes. */
export function dateReader(format: string | undefined, timezone: string): DateReader {
  const offset = zoneOffset(timezone);
  const toInstant = (time: LocalTime): number | undefined => {
    const local = localMsOf(time);
    if (local === undefined) return undefined;
    return time.offsetMs === undefined ? instantOf(local, offset) : local - time.offsetMs;
  };
  switch (format ?? 'iso') {
    case 'iso':
      return (cell) => {
        const time = typeof cell === 'string' ? parseIso(cell.trim()) : undefined;
        return time === undefined ? undefined : toInstant(time);
      };
    case 'unix':
      return (cell) => scaled(cell, 1000);
    case 'unixMs':
      return (cell) => scaled(cell, 1);
    case 'excel':
      return (cell) => {
        const days = scaled(cell, dayMs);
        return days === undefined ? undefined : instantOf(excelEpochMs + days, offset);
      };
    default: {
      const parse = patternParser(format as string);
      return (cell) => {
        const text = typeof cell === 'number' ? String(cell) : typeof cell === 'string' ? cell.trim() : '';
        const time = text === '' ? undefined : parse(text);
        return time === undefined ? undefined : toInstant(time);
      };
    }
  }
}

/** Whether a cell of this format states a day and no time of it. */
export function dayReader(format: string | undefined): (cell: Cell) => boolean {
  if (format === undefined || format === 'iso') return (cell) => typeof cell === 'string' && isoDay.test(cell.trim());
  if ((namedDateFormats as readonly string[]).includes(format)) return () => false;
  const isDay = !piecesOf(format).some(({ letter }) => letter === 'H' || letter === 'h');
  return () => isDay;
}

/** What is wrong with a date format, in a sentence; undefined when it can be used. */
export function dateFormatProblem(format: string): string | undefined {
  if ((namedDateFormats as readonly string[]).includes(format)) return undefined;
  const pieces = piecesOf(format);
  const fields = new Set(pieces.filter((piece) => piece.letter !== undefined).map((piece) => piece.letter));
  const unknown = pieces.find((piece) => piece.letter !== undefined && !(piece.letter in fieldPatterns));
  if (unknown !== undefined) {
    return `"${unknown.text}" is no part of a date; use yyyy or yy, MM or MMM, dd, HH or hh with a, mm, ss, SSS, XXX, and quote words: 'at'`;
  }
  if (!fields.has('y') || !fields.has('M') || !fields.has('d'))
    return 'a date needs a year (yyyy), a month (MM) and a day (dd); or use iso, unix, unixMs, excel';
  if (fields.has('h') && !fields.has('a')) return 'hh counts to 12 and needs a (AM or PM); use HH for 24 hours';
  return undefined;
}

function scaled(cell: Cell, factor: number): number | undefined {
  const value = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell;
  return typeof value === 'number' && Number.isFinite(value) ? Math.round(value * factor) : undefined;
}

function parseIso(text: string): LocalTime | undefined {
  const match = isoPattern.exec(text);
  if (match === null) return undefined;
  const time: LocalTime = {
    year: Number(match[1]),
    month: Number(match[2]),
    day: Number(match[3]),
    hour: Number(match[4] ?? 0),
    minute: Number(match[5] ?? 0),
    second: Number(match[6] ?? 0),
    millisecond: Math.floor(Number(`0.${match[7] ?? 0}`) * 1000 + 1e-6),
  };
  if (match[8] !== undefined) time.offsetMs = match[8] === 'UTC' ? 0 : (offsetMsOf(match[8]) ?? 0);
  return time;
}

/** The local time as if it were UTC; undefined for the 31st of June. A 24:00 is the next day's midnight, a leap second the next second. */
function localMsOf(time: LocalTime): number | undefined {
  let hour = time.hour;
  if (time.hourOf12) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (time.afternoon ? 12 : 0);
  }
  if (hour > 24 || time.minute > 59 || time.second > 60 || (hour === 24 && (time.minute > 0 || time.second > 0))) return undefined;
  if (time.month < 1 || time.month > 12 || time.day < 1 || time.day > 31) return undefined;
  const midnight = Date.UTC(2000, time.month - 1, time.day);
  const date = new Date(midnight);
  date.setUTCFullYear(time.year, time.month - 1, time.day);
  if (date.getUTCDate() !== time.day) return undefined;
  return date.getTime() + ((hour * 60 + time.minute) * 60 + time.second) * 1000 + time.millisecond;
}

interface PatternPiece {
  readonly text: string;
  /** The letter of a field; undefined for literal text. */
  readonly letter: string | undefined;
}

const fieldPatterns: Record<string, (length: number) => string> = {
  y: (length) => (length === 2 ? '(\\d{2})' : '(\\d{4})'),
  M: (length) => (length >= 3 ? '([\\p{L}.]+)' : length === 2 ? '(\\d{2})' : '(\\d{1,2})'),
  d: (length) => (length === 2 ? '(\\d{2})' : '(\\d{1,2})'),
  H: (length) => (length === 2 ? '(\\d{2})' : '(\\d{1,2})'),
  h: (length) => (length === 2 ? '(\\d{2})' : '(\\d{1,2})'),
  m: (length) => (length === 2 ? '(\\d{2})' : '(\\d{1,2})'),
  s: (length) => (length === 2 ? '(\\d{2})' : '(\\d{1,2})'),
  S: () => '(\\d{1,9})',
  a: () => '([AaPp]\\.?\\s?[Mm]\\.?)',
  X: () => '(Z|[+-]\\d{2}(?::?\\d{2})?)',
  // The name of the weekday says nothing that the date does not.
  E: () => '([\\p{L}.]+)',
};

function piecesOf(format: string): PatternPiece[] {
  const pieces: PatternPiece[] = [];
  for (const match of format.matchAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+|'/g)) {
    if (match[1] !== undefined) pieces.push({ text: match[1].replaceAll("''", "'"), letter: undefined });
    // ISO's T stands between date and time in many a pattern and is no field.
    else if (match[0] === 'T') pieces.push({ text: 'T', letter: undefined });
    else pieces.push({ text: match[0], letter: match[2] });
  }
  return pieces;
}

function patternParser(format: string): (text: string) => LocalTime | undefined {
  const pieces = piecesOf(format);
  const fields: string[] = [];
  let pattern = '';
  for (const { text, letter } of pieces) {
    const field = letter === undefined ? undefined : fieldPatterns[letter];
    if (field === undefined || letter === undefined) {
      pattern += text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
      continue;
    }
    fields.push(letter === 'y' && text.length === 2 ? 'yy' : letter === 'M' && text.length >= 3 ? 'MMM' : letter);
    pattern += field(text.length);
  }
  const expression = new RegExp(`^${pattern}$`, 'u');
  return (text) => {
    const match = expression.exec(text);
    if (match === null) return undefined;
    const time: LocalTime = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 };
    for (let index = 0; index < fields.length; index++) {
      if (!setField(time, fields[index] as string, match[index + 1] as string)) return undefined;
    }
    return time;
  };
}

function setField(time: LocalTime, field: string, text: string): boolean {
  switch (field) {
    case 'yy':
      // POSIX's pivot: 69–99 are of the twentieth century.
      time.year = Number(text) + (Number(text) >= 69 ? 1900 : 2000);
      return true;
    case 'y':
      time.year = Number(text);
      return true;
    case 'M':
      time.month = Number(text);
      return true;
    case 'MMM':
      time.month = monthByName(text) ?? 0;
      return time.month > 0;
    case 'd':
      time.day = Number(text);
      return true;
    case 'h':
      time.hourOf12 = true;
      time.hour = Number(text);
      return true;
    case 'H':
      time.hour = Number(text);
      return true;
    case 'm':
      time.minute = Number(text);
      return true;
    case 's':
      time.second = Number(text);
      return true;
    case 'S':
      time.millisecond = Math.floor(Number(`0.${text}`) * 1000 + 1e-6);
      return true;
    case 'a':
      time.afternoon = /^p/i.test(text);
      return true;
    case 'X':
      time.offsetMs = offsetMsOf(text) ?? 0;
      return true;
    default:
      return true;
  }
}
