import { unpackText } from '../event/index.ts';
import { type HistoryBlock, type HistoryRow, lineBeginning, rowOf } from './history-block.ts';

/** An applied event that history does not hold yet, in the shape in which a timeline shows it. */
export interface RecentEvent {
  readonly identifierId: number;
  readonly time: number;
  readonly receivedAt: number;
  readonly sourceId: number;
  readonly messageId: string;
  readonly kind: string;
  readonly name: string;
  readonly channel: string;
  readonly body: string;
}

// A minute of a full line; packed, some 40 MB outside the heap. When the warehouse is away for longer, timelines say how far behind they are.
const eventsMax = 500_000;

/**
 * The events between their transaction and their arrival in the warehouse, by block: a timeline read in that moment finds them here.
 * Blocks stay packed, as most go to the warehouse without anybody asking. Bounded: the oldest block goes first.
 */
export class RecentEvents {
  readonly #blocks = new Map<number, HistoryBlock>();
  #size = 0;

  add(block: HistoryBlock): void {
    this.#blocks.set(block.number, block);
    this.#size += block.rows;
    for (const oldest of this.#blocks.keys()) {
      if (this.#size <= eventsMax) break;
      this.delivered([oldest]);
    }
  }

  /** These blocks are in the warehouse now. */
  delivered(blocks: readonly number[]): void {
    for (const number of blocks) {
      this.#size -= this.#blocks.get(number)?.rows ?? 0;
      this.#blocks.delete(number);
    }
  }

  /** The rows of a block, packed, for the sender. */
  packedRowsOf(block: number): Buffer | undefined {
    return this.#blocks.get(block)?.packed;
  }

  of(identifierIds: readonly number[]): RecentEvent[] {
    const events: RecentEvent[] = [];
    for (const { identifierIds: held, packed } of this.#blocks.values()) {
      const asked = identifierIds.filter((id) => held.has(id));
      if (asked.length === 0) continue;
      const beginnings = asked.map(lineBeginning);
      for (const line of unpackText(packed).split('\n')) {
        if (beginnings.some((beginning) => line.startsWith(beginning))) events.push(recentEventOf(rowOf(line)));
      }
    }
    return events;
  }
}

function recentEventOf(row: HistoryRow): RecentEvent {
  const { time, kind, name, channel, body } = row;
  return {
    identifierId: row.identifier_id,
    time,
    receivedAt: row.received_at,
    sourceId: row.source_id,
    messageId: row.message_id,
    kind,
    name,
    channel,
    body,
  };
}
