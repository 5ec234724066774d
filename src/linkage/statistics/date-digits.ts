/*
 * A date as one number: its eight digits, `YYYYMMDD`, four bits each. Dates are compared more than most, and hardly ever alike: a few steps on numbers instead of a look at letters.
 */

const bitsPerDigit = 4;
const digitMask = 15;
const twoDigitsMask = 255;
const digitsPerDate = 8;
const monthDays = 31;
/** Days of a year, as `dayNumberOf` has them. */
export const dayNumbersPerYear = 12 * monthDays;
/** What more than two edits are told as. */
const manyEdits = 3;

/** The digits of a date; 0 of what is none. */
export function dateDigits(text: string): number {
  return /^\d{8}$/.test(text) ? Number.parseInt(text, 16) : 0;
}

/** A number for each date, in their order: every month is taken to have 31 days. Pure. */
export function dayNumberOf(digits: number): number {
  const year = 100 * twoDigits(digits >>> 24) + twoDigits(digits >>> 16);
  return year * dayNumbersPerYear + twoDigits(digits >>> 8) * monthDays + twoDigits(digits);
}

function twoDigits(digits: number): number {
  return 10 * ((digits >>> bitsPerDigit) & digitMask) + (digits & digitMask);
}

/** Edits between two dates as `editsIn` counts them; 3 are more than two. Pure. */
export function editsOfDates(one: number, other: number): number {
  const apart = one ^ other;
  if (apart === 0) return 0;
  const differing = digitsIn(apart);
  if (differing === 1) return 1;
  // Only what lies between the first digit that differs and the last.
  const from = trailing(apart);
  const length = digitsPerDate - (Math.clz32(apart) >>> 2) - from;
  const [left, right] = [low(one >>> (bitsPerDigit * from), length), low(other >>> (bitsPerDigit * from), length)];
  if (length === 2 && areSwapped(left, right)) return 1;
  if (differing === 2 || isMoved(left, right, length) || isMoved(right, left, length)) return 2;
  if (differing > 4) return manyEdits;
  const rest = length - 2;
  const beginsSwapped = areSwapped(left >>> (bitsPerDigit * rest), right >>> (bitsPerDigit * rest));
  if (beginsSwapped && isOneEdit(low(left, rest), low(right, rest))) return 2;
  const endsSwapped = areSwapped(left & twoDigitsMask, right & twoDigitsMask);
  return endsSwapped && isOneEdit(left >>> (2 * bitsPerDigit), right >>> (2 * bitsPerDigit)) ? 2 : manyEdits;
}

/** One changed digit, or two neighbours in each other's place. */
function isOneEdit(left: number, right: number): boolean {
  const apart = left ^ right;
  const differing = digitsIn(apart);
  if (differing !== 2) return differing === 1;
  const from = bitsPerDigit * trailing(apart);
  return (
    low(apart >>> from, digitsPerDate) <= twoDigitsMask && areSwapped((left >>> from) & twoDigitsMask, (right >>> from) & twoDigitsMask)
  );
}

/** The first digit was left out, and another put in at the end. */
function isMoved(left: number, right: number, length: number): boolean {
  return low(left, length - 1) === right >>> bitsPerDigit;
}

function areSwapped(left: number, right: number): boolean {
  return (
    ((left << bitsPerDigit) & twoDigitsMask) === (right & (digitMask << bitsPerDigit)) && left >>> bitsPerDigit === (right & digitMask)
  );
}

/** How many of eight digits are not 0. */
function digitsIn(digits: number): number {
  const twoBits = digits | (digits >>> 1);
  return Math.imul((twoBits | (twoBits >>> 2)) & 0x11111111, 0x11111111) >>> 28;
}

/** How many digits at the end are 0. */
function trailing(digits: number): number {
  return (31 - Math.clz32(digits & -digits)) >>> 2;
}

/** The last digits. */
function low(digits: number, count: number): number {
  return count === digitsPerDate ? digits >>> 0 : digits & ((1 << (bitsPerDigit * count)) - 1);
}
