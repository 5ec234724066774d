import { ibanLengthOf } from './iban.ts';

/**
 * The quick look at a body's bytes that decides whether anything slower has to be done. It may say "perhaps" too often, never "no"
 * wrongly: what `sealText` would change, this must see (a property test holds it to that). One pass, a table look-up a byte or so:
 * about half of what parsing the same JSON costs.
 */

const other = 0;
const letter = 1;
const digit = 2;
const escaping = 3;

const kindOf = new Uint8Array(256);
for (let offset = 0; offset < 26; offset += 1) {
  kindOf[65 + offset] = letter;
  kindOf[97 + offset] = letter;
}
for (let offset = 0; offset < 10; offset += 1) kindOf[48 + offset] = digit;
// Backslash, percent, and the lead bytes of digits in other scripts (full width, Arabic-Indic).
for (const byte of [0x5c, 0x25, 0xef, 0xd9, 0xdb]) kindOf[byte] = escaping;

/** The field names as one machine over letters without case; digits, spaces, underscores and hyphens inside a name are passed over. */
export interface NameMachine {
  readonly next: Uint16Array;
  readonly accepts: Uint8Array;
}

// A letter's low five bits are its place in the alphabet, in either case.
const rowLength = 32;

/** Compiles normalised field names (`a-z0-9`). A name without a letter would match everywhere and is left out. */
export function compileNames(names: Iterable<string>): NameMachine {
  const rows: number[][] = [new Array(rowLength).fill(0)];
  const accepting = new Set<number>();
  for (const name of names) {
    let state = 0;
    for (const symbol of name.replace(/[^a-z]/g, '')) {
      const row = rows[state] as number[];
      const place = symbol.charCodeAt(0) & 31;
      if (row[place] === 0) row[place] = rows.push(new Array(rowLength).fill(0)) - 1;
      state = row[place] as number;
    }
    if (state !== 0) accepting.add(state);
  }
  const next = new Uint16Array(rows.length * rowLength);
  rows.forEach((row, state) => {
    next.set(row, state * rowLength);
  });
  return { next, accepts: Uint8Array.from(rows, (_, state) => (accepting.has(state) ? 1 : 0)) };
}

/** False: the bytes certainly hold no number to seal, and no integer that a double cannot hold exactly. */
export function mayHoldNumbers(bytes: Uint8Array, machine: NameMachine): boolean {
  const { length } = bytes;
  let at = 0;
  while (at < length) {
    const kind = kindOf[bytes[at] as number];
    if (kind === other) {
      at += 1;
    } else if (kind === letter) {
      at = endOfWord(bytes, at, machine);
      if (at < 0) return true;
    } else if (kind === digit) {
      if (startsNumber(bytes, at)) return true;
      at += 1;
      while (kindOf[bytes[at] as number] === digit) at += 1;
    } else {
      if (hidesSymbols(bytes, at) || namesAfterEscape(bytes, at, machine)) return true;
      at += 1 + escapeLength(bytes, at);
    }
  }
  return false;
}

/** Where the word that begins at `at` ends, or -1 when it is one of the names. */
function endOfWord(bytes: Uint8Array, from: number, { next, accepts }: NameMachine): number {
  let at = from + 1;
  let state = next[(bytes[from] as number) & 31] as number;
  let firstGap = 0;
  while (state !== 0) {
    const byte = bytes[at];
    const kind = byte === undefined ? other : kindOf[byte];
    if (kind === letter) {
      state = next[state * rowLength + ((byte as number) & 31)] as number;
      at += 1;
    } else if (accepts[state] === 1) return -1;
    else if (kind === digit) {
      if (startsNumber(bytes, at)) return -1;
      at += 1;
    } else if (byte === 0x5f || byte === 0x2d || byte === 0x20 || byte === 0x2b || isSpacingEscape(bytes, at)) {
      at += 1 + escapeLength(bytes, at);
      if (firstGap === 0) firstGap = at;
    } else return firstGap === 0 ? at : firstGap;
  }
  // `card iban` is no name that begins with "card": the second word may be one.
  if (firstGap !== 0) return firstGap;
  while (kindOf[bytes[at] as number] === letter) at += 1;
  return at;
}

/**
 * Whether a name begins behind `\\n`: in JSON inside JSON that is a line's end, after which a word begins; elsewhere it is a backslash and
 * a word with an n, which the loop reads next.
 */
function namesAfterEscape(bytes: Uint8Array, at: number, machine: NameMachine): boolean {
  if (bytes[at] !== 0x5c || bytes[at + 1] !== 0x5c || kindOf[bytes[at + 2] as number] !== letter) return false;
  const start = at + 2 + escapeLength(bytes, at + 1);
  return kindOf[bytes[start] as number] === letter && endOfWord(bytes, start, machine) < 0;
}

// The shortest card number has 14 digits. JSON integers from 16 digits on may be beyond what a double holds exactly.
const digitsToSuspect = 14;
const digitsBeyondDouble = 16;
// Between two digits of one number stand at most two of: a space, a dash, a dot, a slash, or an escape of them (`\u00a0`, `%252520`).
const gapBytesMax = 16;

/** Whether the digits that begin at `at` may be a card number, an IBAN's, or an integer too large to be exact. */
function startsNumber(bytes: Uint8Array, at: number): boolean {
  const before = bytes[at - 1] as number;
  // Digits after a decimal point are a fraction.
  if (before === 0x2e && isDigit(bytes[at - 2]) && !endsEscape(bytes, at - 2)) return false;
  if (kindOf[before] === letter && isDigit(bytes[at + 1]) && mayBeIban(bytes, at)) return true;
  let digits = 1;
  while (isDigit(bytes[at + digits])) digits += 1;
  if (digits >= digitsBeyondDouble) return true;
  // Cards begin with 2 to 6; 1 begins every time of these decades in milliseconds, which would make every batch suspicious.
  const first = bytes[at] as number;
  if (first < 50 || first > 54) return false;
  let gap = 0;
  for (let index = at + digits; digits < digitsToSuspect; index += 1) {
    const byte = bytes[index];
    if (byte === undefined) return false;
    if (kindOf[byte] === digit) {
      digits += 1;
      gap = 0;
    } else if (gap < gapBytesMax && mayStandInGap(byte)) {
      const rest = escapeLength(bytes, index);
      gap += 1 + rest;
      index += rest;
    } else return false;
  }
  return true;
}

function mayStandInGap(byte: number): boolean {
  return (
    byte === 0x20 ||
    (byte >= 0x2b && byte <= 0x2f && byte !== 0x2c) ||
    byte === 0x5f ||
    byte === 0x25 ||
    byte === 0x5c ||
    byte >= 0x80 ||
    (byte >= 0x09 && byte <= 0x0d)
  );
}

/** Whether the digit at `at` is the last of an escape (`%20`, `\u0020`) and so no digit at all. */
function endsEscape(bytes: Uint8Array, at: number): boolean {
  let start = at;
  while (isHex(bytes[start])) start -= 1;
  return bytes[start] === 0x25 || bytes[start] === 0x75;
}

/** IBANs: two letters of a country, two digits, then as many letters or digits as the country's have, and check digits that hold. */
function mayBeIban(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at - 2] as number;
  const second = bytes[at - 1] as number;
  if (kindOf[first] !== letter || !mayBegin(bytes, at - 3)) return false;
  let wanted = ibanLengthOf(first, second) - 4;
  let remainder = 0;
  let gap = 0;
  for (let index = at + 2; wanted > 0; index += 1) {
    const byte = bytes[index];
    if (byte === undefined) return false;
    const kind = kindOf[byte];
    if (kind === digit || kind === letter) {
      remainder = kind === digit ? (remainder * 10 + byte - 48) % 97 : withLetter(remainder, byte);
      wanted -= 1;
      gap = 0;
    } else if (gap < gapBytesMax && mayStandInGap(byte)) {
      const rest = escapeLength(bytes, index);
      gap += 1 + rest;
      index += rest;
    } else return false;
  }
  if (wanted < 0) return false;
  remainder = withLetter(withLetter(remainder, first), second);
  return (remainder * 100 + ((bytes[at] as number) - 48) * 10 + (bytes[at + 1] as number) - 48) % 97 === 1;
}

/** A letter stands for 10 to 35 in the sum that the check digits are made of. */
function withLetter(remainder: number, byte: number): number {
  return (remainder * 100 + (byte & 31) + 9) % 97;
}

/** Whether a word may begin behind `at`: there is no letter or digit, unless it is the end of an escape (`\n`, `%20`). */
function mayBegin(bytes: Uint8Array, at: number): boolean {
  const kind = kindOf[bytes[at] as number];
  return (kind !== letter && kind !== digit) || bytes[at - 1] === 0x5c || endsEscape(bytes, at);
}

/** The number of bytes after this one that belong to its escape: `%2520` 4, `\u00a0` 5, `\t` 1; 0 for a plain byte. */
function escapeLength(bytes: Uint8Array, at: number): number {
  if (bytes[at] === 0x5c) {
    if (bytes[at + 1] !== 0x75) return isDigit(bytes[at + 1]) ? 0 : 1;
    return isHex(bytes[at + 2]) && isHex(bytes[at + 3]) && isHex(bytes[at + 4]) && isHex(bytes[at + 5]) ? 5 : 1;
  }
  if (bytes[at] !== 0x25 || !isHex(bytes[at + 1]) || !isHex(bytes[at + 2])) return 0;
  let length = 2;
  // %25 is the percent sign itself: what follows may be the escape that was escaped again.
  while (bytes[at + length - 1] === 0x32 && bytes[at + length] === 0x35 && isHex(bytes[at + length + 1]) && isHex(bytes[at + length + 2]))
    length += 2;
  return length;
}

/** `%20`, `%2B`, `\u002d` stand where a name may have a space, a plus or a hyphen (an escaped underscore is suspicious anyway). */
function isSpacingEscape(bytes: Uint8Array, at: number): boolean {
  const end = at + escapeLength(bytes, at);
  return end > at + 1 && bytes[end - 1] === 0x32;
}

/** Escapes of ASCII, and digits of other scripts, could hide a number or a name from this pass: then the slower one looks. */
function hidesSymbols(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at];
  const one = bytes[at + 1] as number;
  if (lead === 0x25) {
    // %30 to %39 are digits; %41 to %7A hold the letters and the underscore, which only odd encoders escape. %40 is the @ of an address.
    const end = at + escapeLength(bytes, at);
    const tens = bytes[end - 1];
    return (
      end > at &&
      (tens === 0x33 ? isDigit(bytes[end]) : tens === 0x34 || tens === 0x36 ? bytes[end] !== 0x30 : tens === 0x35 || tens === 0x37)
    );
  }
  if (lead === 0x5c) {
    if (one !== 0x75) return false;
    const two = bytes[at + 2] as number;
    const three = bytes[at + 3] as number;
    if (two !== 0x30) return (two | 0x20) === 0x66 && (three | 0x20) === 0x66;
    const tens = bytes[at + 4] as number;
    return three === 0x36 || (three === 0x30 && (tens === 0x33 ? isDigit(bytes[at + 5]) : tens >= 0x34 && tens <= 0x37));
  }
  return lead === 0xef ? one === 0xbc : one >= 0xa0 && one <= 0xb9;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}

function isHex(byte: number | undefined): boolean {
  return isDigit(byte) || (byte !== undefined && (byte | 0x20) >= 97 && (byte | 0x20) <= 102);
}
