import type { AppliedEvent } from './apply-batch.ts';

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

// A few seconds of a full line, some 150 MB. When the warehouse is away for longer, timelines say how far behind they are.
const eventsMax = 50_000;

/**
 * The events between their transaction and their arrival in the warehouse, by block: a timeline read in that moment finds them here.
 * Bounded: the oldest block goes first.
 */
export class RecentEvents {
  readonly #blocks = new Map<number, { events: readonly RecentEvent[]; lines: string }>();
  readonly #byIdentifier = new Map<number, Set<RecentEvent>>();
  #size = 0;

  add(block: number, applied: readonly AppliedEvent[], lines: string): void {
    // Only what a timeline shows is held: the rest of a batch must be free to go.
    const events = applied.map(recentEventOf);
    this.#blocks.set(block, { events, lines });
    this.#size += events.length;
    for (const event of events) {
      const others = this.#byIdentifier.get(event.identifierId);
      if (others) others.add(event);
      else this.#byIdentifier.set(event.identifierId, new Set([event]));
    }
    for (const oldest of this.#blocks.keys()) {
      if (this.#size <= eventsMax) break;
      this.delivered([oldest]);
    }
  }

  /** These blocks are in the warehouse now. */
  delivered(blocks: readonly number[]): void {
    for (const block of blocks) {
      const events = this.#blocks.get(block)?.events ?? [];
      this.#blocks.delete(block);
      this.#size -= events.length;
      for (const event of events) {
        const others = this.#byIdentifier.get(event.identifierId);
        others?.delete(event);
        if (others?.size === 0) this.#byIdentifier.delete(event.identifierId);
      }
    }
  }

  /** The JSON lines of a block, for the sender. */
  linesOf(block: number): string | undefined {
    return this.#blocks.get(block)?.lines;
  }

  of(identifierIds: readonly number[]): RecentEvent[] {
    return identifierIds.flatMap((id) => [...(this.#byIdentifier.get(id) ?? [])]);
  }
}

function recentEventOf({ prepared: { event, body }, owner }: AppliedEvent): RecentEvent {
  const { time, receivedAt, sourceId, messageId, kind, name, channel } = event;
  return { identifierId: owner.id, time, receivedAt, sourceId, messageId, kind, name, channel, body };
}
