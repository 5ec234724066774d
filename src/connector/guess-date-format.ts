import { type DateReader, dateReader } from './date-format.ts';

// The order settles what fits two ways: padded with zeros, the day comes first as in most of the world; without padding, the month,
// as spreadsheets set to the US write it. The screen shows that it can be read both ways.
const dates = [
  'yyyy-MM-dd',
  'yyyyMMdd',
  'dd.MM.yyyy',
  'd.M.yyyy',
  'dd/MM/yyyy',
  'MM/dd/yyyy',
  'M/d/yyyy',
  'd/M/yyyy',
  'dd-MM-yyyy',
  'd-M-yyyy',
  'MM-dd-yyyy',
  'yyyy/MM/dd',
  'yyyy.MM.dd',
  'yyyy/M/d',
  'yyyy-M-d',
  'd.M.yy',
  'M/d/yy',
  'd/M/yy',
  'd-M-yy',
  'dd MMM yyyy',
  'd MMM yyyy',
  'd. MMM yyyy',
  'dd-MMM-yyyy',
  'd-MMM-yyyy',
  'dd-MMM-yy',
  'd-MMM-yy',
  'dd/MMM/yyyy',
  'MMM d, yyyy',
  'MMM d yyyy',
  'EEE MMM d yyyy',
  "d 'de' MMM 'de' yyyy",
];
const times = [
  '',
  ' HH:mm:ss',
  ' HH:mm',
  ' H:mm',
  ' H:mm:ss',
  ' HH:mm:ss.SSS',
  ' hh:mm:ss a',
  ' h:mm a',
  ' h:mm:ss a',
  ' HH.mm',
  ', HH:mm',
  ', HH:mm:ss',
  ', h:mm a',
  "'T'HH:mm:ss",
  ':HH:mm:ss',
  ' HH:mm:ss XXX',
  ':HH:mm:ss XXX',
  ' h:mma',
  'HHmmss',
  ' HHmmss',
];

export interface DateGuess {
  readonly format: string;
  /** Another format reads all samples as well, with another meaning (day and month could be either way round). */
  readonly ambiguousWith?: string;
}

// Real columns have a few impossible dates; where the heading promises dates, more of them are forgiven.
const shareMin = 0.95;
const shareMinWhereExpected = 0.8;

/**
 * The format that reads the samples; undefined when none reads nearly all. Bare numbers are seconds, milliseconds or
 * spreadsheet days; the last, and a larger share of faults, only where `dateExpected` says that the heading promises dates.
 */
export function guessDateFormat(samples: readonly string[], dateExpected = false): DateGuess | undefined {
  const filled = samples.map((sample) => sample.trim()).filter((sample) => sample !== '');
  if (filled.length === 0) return undefined;
  const least = (dateExpected ? shareMinWhereExpected : shareMin) * filled.length;
  if (hits('iso', filled) >= least) return { format: 'iso' };
  // The first sample may be one of the impossible dates.
  const candidates = new Set(
    [filled[0], filled[Math.floor(filled.length / 2)], filled.at(-1)].flatMap((sample) => candidatesFor(sample ?? '')),
  );
  let best: { format: string; count: number } | undefined;
  const counts = new Map<string, number>();
  for (const format of candidates) {
    const count = hits(format, filled);
    counts.set(format, count);
    if (count >= least && count > (best?.count ?? 0)) best = { format, count };
  }
  if (best === undefined) return guessNumberFormat(filled, dateExpected);
  const { format: chosen, count: chosenCount } = best;
  const other = [...counts].find(([format, count]) => count === chosenCount && differs(format, chosen, filled))?.[0];
  return other === undefined ? { format: chosen } : { format: chosen, ambiguousWith: other };
}

const readers = new Map<string, DateReader>();

/** Every column of a file is tried with the same few hundred formats: each is made ready once. */
function readerOf(format: string): DateReader {
  const reader = readers.get(format) ?? dateReader(format, 'UTC');
  readers.set(format, reader);
  return reader;
}

function hits(format: string, samples: readonly string[]): number {
  const read = readerOf(format);
  return samples.filter((sample) => sensible(read(sample))).length;
}

function guessNumberFormat(samples: readonly string[], dateExpected: boolean): DateGuess | undefined {
  if (!samples.every((sample) => /^\d{5,13}(\.\d+)?$/.test(sample))) return undefined;
  const numbers = samples.map(Number);
  if (numbers.every((value) => value >= 9e11 && value < 5e12)) return { format: 'unixMs' };
  if (numbers.every((value) => value >= 3e8 && value < 5e9)) return { format: 'unix' };
  return dateExpected && numbers.every((value) => value >= 15_000 && value < 80_000) ? { format: 'excel' } : undefined;
}

function differs(format: string, chosen: string, samples: readonly string[]): boolean {
  const [one, two] = [readerOf(format), readerOf(chosen)];
  return samples.some((sample) => one(sample) !== two(sample));
}

/** All formats that read one sample; the sample's own digits rule most out at once. */
function candidatesFor(sample: string): string[] {
  const formats: string[] = [];
  if (!/\d/.test(sample)) return formats;
  for (const date of dates) {
    for (const time of times) {
      const format = date + time;
      if (sensible(readerOf(format)(sample))) formats.push(format);
    }
  }
  return formats;
}

/** Dates of living people and their dealings: from 1850 to a century ahead. */
function sensible(time: number | undefined): boolean {
  return time !== undefined && time > -3_786_912_000_000 && time < 7_258_118_400_000;
}
