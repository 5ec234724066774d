import type { TextEncoding } from './file-shape.ts';
import { connectorLimits } from './limits.ts';
import type { BrokenRow, CellRow } from './row.ts';
import { decodeText, encodeText, needsDecoding } from './text-decoding.ts';

export interface DelimitedShape {
  /** One to three characters, or '' for columns parted by white space. */
  readonly delimiter: string;
  /** The quote character, or '' for none. */
  readonly quote: string;
  readonly encoding: TextEncoding;
}

const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const tab = 9;
const zero = '\u0000';

/** What came of looking for one quoted record: cells and where it ends, a fault, or that more text is needed. */
type QuotedRecord = { cells: string[]; end: number; lines: number } | 'unfinished' | { fault: string };

/**
 * Cuts bytes-in-a-string into records, chunk by chunk, keeping no more than one record. Physical lines are counted as an
 * editor counts them (CR LF, LF and a lone CR each end one, inside quotes too). A record with broken quotes costs its own
 * first line only: reading goes on with the very next line. Rules of quoting: RFC 4180, with blanks before a quote allowed.
 */
export class RecordSplitter {
  private rest = '';
  private position = 0;
  private line = 1;
  /** Where the next LF stands (or the end of the text), so that a file with lone CRs is not searched again for every line. */
  private feedAt: number | undefined;
  private insideLongLine = false;
  private readonly delimiter: string;
  private readonly quoteCode: number;
  private readonly quote: string;
  private readonly encoding: TextEncoding;

  constructor(shape: DelimitedShape) {
    this.delimiter = encodeText(shape.delimiter, shape.encoding);
    this.quote = shape.quote;
    this.quoteCode = shape.quote === '' ? -1 : shape.quote.charCodeAt(0);
    this.encoding = shape.encoding;
  }

  /** Takes the next chunk and gives the records that are now complete; the last call says so with `atEnd`. */
  push(chunk: string, atEnd: boolean): Array<CellRow | BrokenRow> {
    this.rest = this.position === 0 ? this.rest + chunk : this.rest.slice(this.position) + chunk;
    this.position = 0;
    this.feedAt = undefined;
    const rows: Array<CellRow | BrokenRow> = [];
    while (this.position < this.rest.length) {
      const row = this.next(atEnd);
      if (row === undefined) break;
      if (row !== 'blank') rows.push(row);
    }
    return rows;
  }

  /** One record, 'blank' for an empty line, undefined when more text is needed. */
  private next(atEnd: boolean): CellRow | BrokenRow | 'blank' | undefined {
    const start = this.position;
    const end = this.lineEnd(start, atEnd);
    if (this.insideLongLine) return this.skipLongLine(end);
    if (end === undefined)
      return this.rest.length - start > connectorLimits.recordBytesMax ? this.tooLong(start, this.rest.length) : undefined;
    const text = this.rest.slice(start, end);
    if (text.length > connectorLimits.recordBytesMax) return this.tooLong(start, end);
    if (this.quote !== '' && text.includes(this.quote)) return this.quoted(start, end, atEnd);
    this.position = this.afterLine(end);
    const line = this.line++;
    if (text === '') return 'blank';
    if (text.includes(zero)) return this.zeroByte(line, text);
    const plain = needsDecoding(text) ? decodeText(text, this.encoding) : text;
    if (plain === undefined) return this.notText(line, text);
    return this.delimiter === '' ? columnsOf(line, plain) : { line, cells: plain.split(this.plainDelimiter()) };
  }

  private plainDelimiter(): string {
    return needsDecoding(this.delimiter) ? (decodeText(this.delimiter, this.encoding) ?? this.delimiter) : this.delimiter;
  }

  /** Position of the line break that ends the line, or of the end of the file; undefined when that is not known yet. */
  private lineEnd(start: number, atEnd: boolean): number | undefined {
    if (this.feedAt === undefined || this.feedAt < start) {
      const found = this.rest.indexOf('\n', start);
      this.feedAt = found < 0 ? this.rest.length : found;
    }
    const feed = this.feedAt;
    const back = this.rest.slice(start, feed).indexOf('\r');
    if (back >= 0 && (start + back + 1 < this.rest.length || atEnd)) return start + back;
    return feed < this.rest.length || atEnd ? feed : undefined;
  }

  private afterLine(end: number): number {
    if (this.rest.charCodeAt(end) === carriageReturn && this.rest.charCodeAt(end + 1) === lineFeed) return end + 2;
    return end + 1;
  }

  /** A record that has a quote in its first line, which may hold line breaks. */
  private quoted(start: number, firstLineEnd: number, atEnd: boolean): CellRow | BrokenRow | 'blank' | undefined {
    const record = this.scanQuoted(start, atEnd);
    if (record === 'unfinished') {
      if (!atEnd && this.rest.length - start <= connectorLimits.recordBytesMax) return undefined;
      return this.brokenLine(
        start,
        firstLineEnd,
        'opens a quote that is never closed; close it, or write the quote twice if it belongs to the text',
      );
    }
    if ('fault' in record) return this.brokenLine(start, firstLineEnd, record.fault);
    const line = this.line;
    this.line += record.lines;
    this.position = record.end;
    if (record.cells.some((cell) => cell.includes(zero))) return this.zeroByte(line, record.cells.join(this.delimiter));
    for (let index = 0; index < record.cells.length; index++) {
      const cell = record.cells[index] as string;
      if (!needsDecoding(cell)) continue;
      const plain = decodeText(cell, this.encoding);
      if (plain === undefined) return this.notText(line, record.cells.join(this.delimiter));
      record.cells[index] = plain;
    }
    return { line, cells: record.cells };
  }

  private scanQuoted(start: number, atEnd: boolean): QuotedRecord {
    const text = this.rest;
    const cells: string[] = [];
    let lines = 1;
    let at = start;
    for (;;) {
      let open = at;
      while (this.isBlank(open)) open++;
      if (open < text.length && text.charCodeAt(open) === this.quoteCode) {
        const cell = this.scanQuotedCell(open + 1);
        if (cell === undefined) return 'unfinished';
        cells.push(cell.value);
        lines += cell.lineBreaks;
        at = cell.end;
        while (this.isBlank(at)) at++;
      } else {
        const end = this.unquotedEnd(at);
        cells.push(text.slice(at, end));
        at = end;
      }
      if (at >= text.length) return atEnd ? { cells, end: at, lines } : 'unfinished';
      const code = text.charCodeAt(at);
      if (code === lineFeed) return { cells, end: at + 1, lines };
      if (code === carriageReturn) {
        if (at + 1 >= text.length && !atEnd) return 'unfinished';
        return { cells, end: text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1, lines };
      }
      if (this.delimiter === '' || !text.startsWith(this.delimiter, at)) {
        // Part of a longer delimiter may still be on its way.
        if (!atEnd && text.length - at < this.delimiter.length) return 'unfinished';
        return { fault: 'has text after a closing quote; write a quote inside a quoted cell twice' };
      }
      at += this.delimiter.length;
    }
  }

  /** The inside of a quoted cell that begins at `at`; undefined when its closing quote is not there (yet). */
  private scanQuotedCell(at: number): { value: string; end: number; lineBreaks: number } | undefined {
    const text = this.rest;
    let from = at;
    let value = '';
    for (;;) {
      const close = text.indexOf(this.quote, from);
      if (close < 0 || close - at > connectorLimits.recordBytesMax) return undefined;
      value += text.slice(from, close);
      if (text.charCodeAt(close + 1) !== this.quoteCode) return { value, end: close + 1, lineBreaks: countLineBreaks(value) };
      value += this.quote;
      from = close + 2;
    }
  }

  private isBlank(at: number): boolean {
    const code = this.rest.charCodeAt(at);
    return (code === space || code === tab) && code !== this.delimiter.charCodeAt(0);
  }

  private unquotedEnd(start: number): number {
    const text = this.rest;
    const first = this.delimiter.charCodeAt(0);
    for (let at = start; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === lineFeed || code === carriageReturn) return at;
      if (code === first && (this.delimiter.length === 1 || text.startsWith(this.delimiter, at))) return at;
    }
    return text.length;
  }

  private brokenLine(start: number, end: number, reason: string): BrokenRow {
    this.position = this.afterLine(end);
    return { line: this.line++, reason, text: this.shown(this.rest.slice(start, end)) };
  }

  private notText(line: number, byteText: string): BrokenRow {
    return { line, reason: `holds bytes that are not ${this.encoding === 'utf-8' ? 'UTF-8' : 'text'}`, text: this.shown(byteText) };
  }

  /** No text has one and no table of ours takes it: left by a crash or a damaged disk, it says that the row may have lost something. */
  private zeroByte(line: number, byteText: string): BrokenRow {
    return { line, reason: 'holds a zero byte (NUL), as a damaged file does; write the row again', text: this.shown(byteText) };
  }

  /** A line beyond the limit is reported once; the rest of it is skipped as it comes in. */
  private tooLong(start: number, end: number): BrokenRow {
    const text = this.shown(this.rest.slice(start, start + 200));
    this.position = end;
    this.insideLongLine = true;
    return { line: this.line, reason: `is longer than ${connectorLimits.recordBytesMax / 1024 / 1024} MB`, text };
  }

  private skipLongLine(end: number | undefined): 'blank' {
    this.position = end === undefined ? this.rest.length : this.afterLine(end);
    if (end !== undefined) {
      this.insideLongLine = false;
      this.line++;
    }
    return 'blank';
  }

  private shown(byteText: string): string {
    const cut = byteText.slice(0, connectorLimits.refusedTextCharactersMax).replaceAll(zero, '\\u0000');
    return needsDecoding(cut) ? (decodeText(cut, 'ascii-so-far') ?? cut) : cut;
  }
}

function columnsOf(line: number, text: string): CellRow | 'blank' {
  const trimmed = text.trim();
  return trimmed === '' ? 'blank' : { line, cells: trimmed.split(/[ \t]+/) };
}

export function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed) count++;
    else if (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed) count++;
  }
  return count;
}
