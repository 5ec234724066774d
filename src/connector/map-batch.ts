import { checkEvent, type InboxEntry } from '../event/index.ts';
import { newUuid } from '../foundation/index.ts';
import type { Source } from '../source/index.ts';
import { FingerprintBlock, type KnownRows } from './known-rows.ts';
import { connectorLimits } from './limits.ts';
import type { OpenedImport } from './open-import.ts';
import { isBroken, isObjectRow, type Row, textsOf } from './row.ts';

/** Replaces full card and account numbers in JSON text. */
export type SealText = (json: string) => string;

/** A refused row as it is kept: numbers sealed. */
export interface RefusedRowContent {
  readonly line: number;
  readonly reason: string;
  /** The row as a JSON object (column → text), or as a JSON text where it could not be cut into cells. */
  readonly content: string;
}

/** What became of a run of rows. */
export interface RowCounts {
  read: number;
  accepted: number;
  known: number;
  skipped: number;
}

export interface BatchSurroundings {
  readonly opened: OpenedImport;
  readonly known: Pick<KnownRows, 'has' | 'add'>;
  readonly seal: SealText;
  readonly source: Pick<Source, 'id' | 'channel'>;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  /** Bytes of the largest event that is taken. */
  readonly eventBytesMax: number;
}

/** Gathers rows until they fill one entry of the inbox. */
export class MappedBatch {
  readonly counts: RowCounts = { read: 0, accepted: 0, known: 0, skipped: 0 };
  readonly refused: RefusedRowContent[] = [];
  readonly fingerprints = new FingerprintBlock();
  private readonly events: string[] = [];
  private characters = 0;
  private readonly surroundings: BatchSurroundings;

  constructor(surroundings: BatchSurroundings) {
    this.surroundings = surroundings;
  }

  get isFull(): boolean {
    return this.counts.read >= connectorLimits.batchRows || this.characters >= connectorLimits.batchBytesMax;
  }

  get isEmpty(): boolean {
    return this.counts.read === 0;
  }

  /** Takes the next row of the file. */
  take(row: Row): void {
    this.counts.read++;
    const reason = this.refusalOf(row);
    if (reason !== undefined)
      this.refused.push(sealedRefusal(row, reason, this.surroundings.opened.opened.columns, this.surroundings.seal));
  }

  /** Makes an event of the row, or says why it is refused. */
  private refusalOf(row: Row): string | undefined {
    const { opened, known, source, receivedAt, eventBytesMax, seal } = this.surroundings;
    if (isBroken(row)) return row.reason;
    const named = opened.identity.next(row);
    if ('problem' in named) return named.problem;
    if (known.has(named.high, named.low)) {
      this.counts.known++;
      return undefined;
    }
    const mapped = opened.map(row, named.messageId);
    if ('problem' in mapped) return mapped.problem;
    if ('skipped' in mapped) {
      this.counts.skipped++;
      return undefined;
    }
    // The same check that awaits the event behind the inbox, made here so that a person gets it with the line.
    const checked = checkEvent(mapped.event, { sourceId: source.id, channel: source.channel, receivedAt, eventBytesMax });
    if (!checked.ok) return checked.message;
    // One by one: a number in one event would make the slow look go over all of its neighbours.
    const text = seal(JSON.stringify(mapped.event));
    this.events.push(text);
    this.characters += text.length;
    this.counts.accepted++;
    this.fingerprints.add(named.high, named.low);
    // Columns that the mapping calls unique may repeat inside the file; whole rows are told apart by their appearance.
    if (opened.identity.standsAlone) known.add(named.high, named.low);
    return undefined;
  }

  /** The entry for the inbox; undefined when no row of the batch became an event. */
  entry(): InboxEntry | undefined {
    if (this.events.length === 0) return undefined;
    const { source, receivedAt } = this.surroundings;
    const receiptId = newUuid();
    return {
      receiptId,
      sourceId: source.id,
      protocol: 'segment',
      receivedAt,
      meta: { call: 'batch', receiptId },
      body: `{"batch":[${this.events.join(',')}]}`,
      wantReceipt: false,
    };
  }
}

/** Numbers are sealed in the reason as well: it quotes the row. */
export function sealedRefusal(row: Row, reason: string, columns: readonly string[] | undefined, seal: SealText): RefusedRowContent {
  const texts = textsOf(row);
  const isTable = columns !== undefined && !isBroken(row) && !isObjectRow(row);
  const content = isTable
    ? Object.fromEntries(columns.map((column, index) => [column, (texts[index] ?? '').slice(0, connectorLimits.refusedTextCharactersMax)]))
    : (texts[0] ?? '').slice(0, connectorLimits.refusedTextCharactersMax);
  const sealed = JSON.parse(seal(JSON.stringify({ reason, content }))) as { reason: string; content: unknown };
  return { line: row.line, reason: sealed.reason.toWellFormed().replaceAll('\0', '\uFFFD'), content: JSON.stringify(sealed.content) };
}
