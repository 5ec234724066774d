import { cardLengthMax, cardLengthMin, isCardNumber } from './card-number.ts';
import { ibanLengthOf, isIban } from './iban.ts';
import { isSealed, type Seal } from './seal.ts';

const anyDigit = /[0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/;

/** A text with the card numbers, IBANs and values of sealed names (`iban=…`, `ssn: …`) in it replaced; the same text when there are none. */
export function sealString(text: string, seal: Seal): string {
  if (!anyDigit.test(text)) return text;
  return sealCards(sealIbans(sealNamedValues(text, seal), seal), seal);
}

// Nobody's card or account number is longer; a longer value of a sealed field is free text, of which only the numbers are sealed.
const sealedValueLengthMax = 64;
// One or two digits are a menu choice, not a number that says who someone is.
const sealedDigitsMin = 3;

/** The value of a sealed field. Texts with fewer than three digits (`unknown`, `1`) stay as they are. */
export function sealValueOfField(text: string, seal: Seal): string {
  if (isSealed(text)) return text;
  const normalised = normaliseNumber(text);
  if (normalised.replace(/[^0-9]/g, '').length < sealedDigitsMin) return text;
  if (normalised.length <= sealedValueLengthMax) return seal.reference(normalised);
  const sealed = text.replace(/\d(?:[ ._-]?\d){3,}/g, (number) => seal.reference(normaliseNumber(number)));
  return sealString(sealed, seal);
}

/** A number as it is compared: percent escapes undone, digits of any script as 0-9, letters in capitals, all else left out. */
export function normaliseNumber(text: string): string {
  let normalised = '';
  for (let at = 0; at < text.length; ) {
    const unit = unitAt(text, at);
    if (unit.digit >= 0) normalised += unit.digit;
    else if (/[A-Za-z]/.test(unit.symbol)) normalised += unit.symbol.toUpperCase();
    at = unit.end;
  }
  return normalised;
}

const delimiter = /[=:]|%(?:25)*3[aAdD]/g;
// Up to the next thing that ends a value in a query string, in markup or in running text; a space goes on only before a digit.
const valueAfterName = / ?(?:\\*["'] ?)?((?:[^&;,#\s"'<>(){}[\]%\\]|%(?!(?:25)*(?:2[236]|3[bB]))| (?=\d)){1,200})/y;
const nameLengthMax = 60;

function sealNamedValues(text: string, seal: Seal): string {
  let sealed = '';
  let copied = 0;
  for (const found of text.matchAll(delimiter)) {
    if (found.index < copied || !namesSealedField(nameBefore(text, found.index), seal)) continue;
    valueAfterName.lastIndex = found.index + found[0].length;
    const value = valueAfterName.exec(text)?.[1];
    if (value === undefined) continue;
    const replacement = sealValueOfField(value, seal);
    if (replacement === value) continue;
    sealed += text.slice(copied, valueAfterName.lastIndex - value.length) + replacement;
    copied = valueAfterName.lastIndex;
  }
  return copied === 0 ? text : sealed + text.slice(copied);
}

/** The words directly before a delimiter, escapes undone, without quotes and a closing bracket (`card[number]=`, `"pan": `). */
function nameBefore(text: string, delimiterAt: number): string {
  let end = delimiterAt;
  while (end > 0 && /[ "'\\\]]/.test(text[end - 1] as string)) end -= 1;
  let start = end;
  while (start > 0 && end - start < nameLengthMax && /[A-Za-z0-9 _+%-]/.test(text[start - 1] as string)) start -= 1;
  const words = text
    .slice(start, end)
    .replace(/%(?:25)*([0-7][0-9a-fA-F])/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return /[A-Za-z0-9 _+-]*$/.exec(words.replace(/\] ?$/, ''))?.[0] ?? '';
}

/** In running text the name is the last words of what stands before the colon: `her account number: …`. */
function namesSealedField(words: string, seal: Seal): boolean {
  let rest = words.replaceAll('+', ' ').trim();
  for (;;) {
    if (rest === '') return false;
    if (seal.isSealedField(rest)) return true;
    const space = rest.indexOf(' ');
    rest = space === -1 ? '' : rest.slice(space + 1);
  }
}

// Between two digits or letters of one number.
const gapSymbolsMax = 2;

// Whoever types an IBAN by hand often types it small. Before it stands no letter or digit, unless as the end of an escape.
const ibanStart = /(?:(?<![A-Za-z0-9])|(?<=%(?:25)*[0-7][0-9A-Fa-f]))[A-Za-z]{2}\d{2}/g;

function sealIbans(text: string, seal: Seal): string {
  let sealed = '';
  let copied = 0;
  for (const { index } of text.matchAll(ibanStart)) {
    const iban = index < copied ? undefined : readIban(text, index);
    if (iban === undefined) continue;
    sealed += text.slice(copied, index) + seal.reference(iban.symbols);
    copied = iban.end;
  }
  return copied === 0 ? text : sealed + text.slice(copied);
}

/** The IBAN that begins at `start`, in capitals and without what is printed between its groups; undefined when there is none. */
function readIban(text: string, start: number): { symbols: string; end: number } | undefined {
  const length = ibanLengthOf(text.charCodeAt(start), text.charCodeAt(start + 1));
  if (length === 0) return undefined;
  let symbols = '';
  let end = start;
  let gap = 0;
  for (let at = start; symbols.length < length; ) {
    const unit = unitAt(text, at);
    at = unit.end;
    if (/[A-Za-z0-9]/.test(unit.symbol)) {
      symbols += unit.symbol.toUpperCase();
      end = at;
      gap = 0;
    } else {
      gap += 1;
      if (!unit.spacing || gap > gapSymbolsMax) return undefined;
    }
  }
  return isIban(symbols) && !/[A-Za-z0-9]/.test(text[end] ?? '') ? { symbols, end } : undefined;
}

interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** After a decimal point: `0.4111111111111111` is a fraction, not a card. */
  readonly fraction: boolean;
}

const sealedReference = /sealed:[0-9a-f]{16}:[0-9A-Z]{0,4}/y;

function sealCards(text: string, seal: Seal): string {
  let sealed = '';
  let copied = 0;
  for (let at = 0; at < text.length; ) {
    const symbol = text[at];
    if (symbol === 's') {
      sealedReference.lastIndex = at;
      at = sealedReference.test(text) ? sealedReference.lastIndex : at + 1;
      continue;
    }
    const unit = unitAt(text, at);
    if (unit.digit < 0) {
      at = unit.end;
      continue;
    }
    const { groups, end } = readGroups(text, at);
    for (const card of findCards(text, groups)) {
      sealed += text.slice(copied, card.start) + seal.reference(card.digits);
      copied = card.end;
    }
    at = end;
  }
  return copied === 0 ? text : sealed + text.slice(copied);
}

/** The groups of digits from `from` on that at most two spaces, dashes or dots keep apart. */
function readGroups(text: string, from: number): { groups: DigitGroup[]; end: number } {
  const groups: DigitGroup[] = [];
  let at = from;
  let gap = '';
  for (;;) {
    const start = at;
    let digits = '';
    let unit = unitAt(text, at);
    while (unit.digit >= 0) {
      // Longer than any card: what they are does not matter, and a megabyte of digits is not kept twice.
      if (digits.length <= cardLengthMax) digits += unit.digit;
      at = unit.end;
      unit = unitAt(text, at);
    }
    groups.push({ digits, start, end: at, fraction: gap === '.' });
    const end = at;
    gap = '';
    while (unit.spacing && gap.length < gapSymbolsMax) {
      gap += unit.symbol;
      at = unit.end;
      unit = unitAt(text, at);
    }
    if (unit.digit < 0 || gap === '') return { groups, end };
  }
}

// How card numbers are printed and typed; other ways of parting digits are lists of sizes, dates, phone numbers and UUIDs.
const cardGroupings = new Set(['4-4-4-4', '4-4-4-4-1', '4-4-4-4-2', '4-4-4-4-3', '4-6-5', '4-6-4', '4-4-4-2', '4-4-4-3', '8-8', '6-13']);

function findCards(text: string, groups: readonly DigitGroup[]): DigitGroup[] {
  const found: DigitGroup[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    let digits = '';
    let best: DigitGroup | undefined;
    let last = first;
    for (let next = first; next < groups.length; next += 1) {
      const group = groups[next] as DigitGroup;
      digits += group.digits;
      if (digits.length > cardLengthMax) break;
      if (digits.length < cardLengthMin || !isPrintedSo(groups, first, next) || !isCardNumber(digits)) continue;
      const { start, fraction } = groups[first] as DigitGroup;
      if (fraction || !standsAlone(text, start, group.end, next === first)) continue;
      best = { digits, start, end: group.end, fraction };
      last = next;
    }
    if (best === undefined) continue;
    found.push(best);
    first = last;
  }
  return found;
}

function isPrintedSo(groups: readonly DigitGroup[], first: number, last: number): boolean {
  if (first === last) return true;
  const lengths: number[] = [];
  for (let at = first; at <= last; at += 1) lengths.push((groups[at] as DigitGroup).digits.length);
  return lengths.every((length) => length === 1) || cardGroupings.has(lengths.join('-'));
}

/**
 * Digits glued to letters are part of an id, unless they are all the digits it has, or the letters say that it is a card (`Visa4111…`,
 * `…1111exp12/27`, a magnetic track).
 */
function standsAlone(text: string, start: number, end: number, isOneRun: boolean): boolean {
  if (isOneRun && isOnlyNumberOfItsToken(text, start, end)) return true;
  const before = /(?:%B|[A-Za-z]+)$/.exec(text.slice(Math.max(0, start - 12), start))?.[0];
  if (
    before !== undefined &&
    !/(?:%b|card|karte|carte|number|num|nummer|nr|no|pan|visa|mastercard|amex|discover|jcb|diners|unionpay|cc|mc)$/i.test(before)
  ) {
    return /%(?:25)*[0-9A-Fa-f]{2}$/.test(text.slice(Math.max(0, start - 12), start));
  }
  const after = /^[A-Za-z]+/.exec(text.slice(end, end + 8))?.[0];
  return after === undefined || /^(?:exp|cvv|cvc|cvn|valid|thru|and|with|usd|eur|gbp|d$)/i.test(after);
}

// Longer than any hexadecimal or base64 digest's stretch without a digit.
const glueLengthMax = 32;

/** `abc4111…def`: only letters around the digits. Digests, UUIDs and base64 nearly always have other digits among their letters. */
function isOnlyNumberOfItsToken(text: string, start: number, end: number): boolean {
  const before = /[A-Za-z0-9]*$/.exec(text.slice(Math.max(0, start - glueLengthMax), start))?.[0] ?? '';
  const after = /^[A-Za-z0-9]*/.exec(text.slice(end, end + glueLengthMax))?.[0] ?? '';
  return !/\d/.test(before) && !/\d/.test(after);
}

interface TextUnit {
  /** 0 to 9, or -1. */
  readonly digit: number;
  readonly spacing: boolean;
  readonly symbol: string;
  readonly end: number;
}

const escapedUnit = /%(?:25)*([0-7][0-9a-fA-F])/y;
// Letters of no width (U+00AD, U+200B to U+200D, U+2060, U+FEFF) part digits without a reader's seeing it.
const spacingSymbol = /[\s+\-./_\u00ad\u200b-\u200d\u2060\ufeff\u2010-\u2015\u2212]/;

/** The symbol at `at`, a percent escape of ASCII (however often escaped again) read as what it stands for. */
function unitAt(text: string, at: number): TextUnit {
  let symbol = text[at] ?? '';
  let end = at + 1;
  if (symbol === '%') {
    escapedUnit.lastIndex = at;
    const escaped = escapedUnit.exec(text)?.[1];
    if (escaped !== undefined) {
      symbol = String.fromCharCode(Number.parseInt(escaped, 16));
      end = escapedUnit.lastIndex;
    }
  }
  const digit = digitOf(symbol.charCodeAt(0));
  return { digit, spacing: digit < 0 && symbol !== '' && spacingSymbol.test(symbol), symbol: digit >= 0 ? String(digit) : symbol, end };
}

function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  if (code >= 0x660 && code <= 0x669) return code - 0x660;
  if (code >= 0x6f0 && code <= 0x6f9) return code - 0x6f0;
  if (code >= 0xff10 && code <= 0xff19) return code - 0xff10;
  return -1;
}
