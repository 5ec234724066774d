import { hash } from 'node:crypto';
import { type SourceId, textOf } from '../foundation/index.ts';
import { RepeatCounter } from './count-repeats.ts';
import { connectorLimits } from './limits.ts';
import type { Mapping } from './mapping.ts';
import { cellReader, type ReadableRow, trimmedText, valueReader } from './read-value.ts';
import { cellText, isObjectRow } from './row.ts';

export interface IdentityOfRows {
  readonly sourceId: SourceId;
  /** Of this installation: without it a message id could be used to try out what a row holds (a card number, a birthday). */
  readonly secret: string;
  readonly mapping: Mapping;
  readonly columns: readonly string[] | undefined;
  /** Places of the columns that count as a row's content; all when absent. */
  readonly namingColumns?: readonly number[] | undefined;
}

/** A row's message id, and the 64-bit fingerprint by which a later import recognises it. */
export interface NamedRow {
  readonly messageId: string;
  readonly high: number;
  readonly low: number;
}

// Segment's limit, kept by the inbox as well.
const messageIdCharactersMax = 100;
const separator = '\u001f';
const base64Value = new Uint8Array(128);
for (const [value, character] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].entries())
  base64Value[character.charCodeAt(0)] = value;

/**
 * Names each row of a file, in the order of the file, so that the same file (or a part of it, or a longer edition of it) gives
 * the same names again. Columns chosen by the mapping name it, or its whole content does; then a line that stands in the file
 * twice is told apart by which of its appearances this is. Kind and event name take part, so that one file can be read twice with
 * two mappings. Beyond `distinctRowsCounted` different rows, a new row is named by its line too: exact for the same file again,
 * no longer for a longer edition of it.
 */
export class RowIdentity {
  private readonly prefix: string;
  private readonly content: (row: ReadableRow) => string | { problem: string };
  private readonly isGiven: boolean;
  private readonly isTemplate: boolean;
  private readonly counter = new RepeatCounter(connectorLimits.distinctRowsCounted);

  constructor({ sourceId, secret, mapping, columns, namingColumns }: IdentityOfRows) {
    const event = typeof mapping.event === 'object' ? `column:${mapping.event.column}` : (mapping.event ?? '');
    this.prefix = [secret, sourceId, mapping.kind, event, mapping.edition ?? ''].join(separator) + separator;
    this.isGiven = mapping.messageId !== undefined;
    this.isTemplate = this.isGiven && !Array.isArray(mapping.messageId);
    this.content = contentReader(mapping, columns, namingColumns);
  }

  /** The name of the next row. Rows that are refused or skipped later must be named as well: they count as appearances. */
  next(row: ReadableRow): NamedRow | { problem: string } {
    const content = this.content(row);
    if (typeof content !== 'string') return content;
    const digest = hash('sha256', this.prefix + content, 'base64url');
    // 132 bits name a row; other bits of the same digest are its fingerprint. Not in hexadecimal: its long runs of digits look like
    // card numbers, which costs whoever has to rule that out more than everything here.
    const name = digest.slice(0, 22);
    const high = bitsAt(digest, 22);
    const low = bitsAt(digest, 28);
    if (this.isTemplate) return { messageId: content, high, low };
    if (this.isGiven) return { messageId: name, high, low };
    const appearance = this.counter.meet(high, low);
    if (appearance === 1) return { messageId: name, high, low };
    if (appearance === 0) return { messageId: `${name}@${row.line}`, high, low: mixed(low, row.line) };
    return { messageId: `${name}.${appearance}`, high, low: mixed(low, appearance) };
  }

  /** True when a row's name does not depend on the rows before it, so that these need not be read again to go on. */
  get standsAlone(): boolean {
    return this.isGiven;
  }
}

/** 32 bits out of six characters of base64. */
function bitsAt(digest: string, at: number): number {
  let bits = 0;
  for (let index = at; index < at + 6; index++) bits = Math.imul(bits, 64) + (base64Value[digest.charCodeAt(index)] as number);
  return bits >>> 0;
}

/** Another fingerprint for each appearance (the factor is Knuth's: 2^32 over the golden ratio). */
function mixed(low: number, appearance: number): number {
  return (low + Math.imul(appearance, 0x9e3779b1)) >>> 0;
}

function contentReader(
  mapping: Mapping,
  columns: readonly string[] | undefined,
  namingColumns: readonly number[] | undefined,
): (row: ReadableRow) => string | { problem: string } {
  const { messageId } = mapping;
  if (messageId === undefined && mapping.kind === 'segment')
    return (row) => (isObjectRow(row) ? (textOf(row.object.messageId) ?? row.text) : '');
  if (messageId === undefined) {
    return (row) => {
      if (isObjectRow(row)) return row.text;
      const cells = namingColumns === undefined ? row.cells : namingColumns.map((place) => row.cells[place]);
      return cells.map(cellText).join(separator);
    };
  }
  if (Array.isArray(messageId)) {
    const readers = messageId.map((column) => ({ column, read: cellReader(column, columns) }));
    return (row) => {
      const texts = readers.map(({ read }) => trimmedText(read(row)));
      return texts.every((text) => text === '')
        ? { problem: `messageId: ${messageId.map((column) => `"${column}"`).join(', ')} all empty` }
        : texts.join(separator);
    };
  }
  const read = valueReader({ template: messageId.template }, 'messageId', { columns, timezone: 'UTC', decimal: '.' });
  return (row) => {
    const text = read(row, () => undefined);
    if (typeof text !== 'string' || text === '') return { problem: `messageId: "${messageId.template}" is empty` };
    return text.length > messageIdCharactersMax ? { problem: `messageId is longer than ${messageIdCharactersMax} characters` } : text;
  };
}
