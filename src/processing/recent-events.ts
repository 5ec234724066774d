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

// Half a minute of a full line. When the warehouse is away for longer, timelines say how far behind they are.
const eventsMax = 300_000;

/**
 * The events between their transaction and their arrival in the warehouse, by block: a timeline read in that moment finds them here.
 * Bounded: the oldest block goes first.
 */
export class RecentEvents {
  readonly #blocks = new Map<number, AppliedEvent[]>();
  readonly #byIdentifier = new Map<number, Set<AppliedEvent>>();
  #size = 0;

  add(block: number, events: readonly AppliedEvent[]): void {
    this.#blocks.set(block, [...events]);
    this.#size += events.length;
    for (const event of events) {
      const others = this.#byIdentifier.get(event.owner.id);
      if (others) others.add(event);
      else this.#byIdentifier.set(event.owner.id, new Set([event]));
    }
    for (const oldest of this.#blocks.keys()) {
      if (this.#size <= eventsMax) break;
      this.delivered([oldest]);
    }
  }

  /** These blocks are in the warehouse now. */
  delivered(blocks: readonly number[]): void {
    for (const block of blocks) {
      const events = this.#blocks.get(block) ?? [];
      this.#blocks.delete(block);
      this.#size -= events.length;
      for (const event of events) {
        const others = this.#byIdentifier.get(event.owner.id);
        others?.delete(event);
        if (others?.size === 0) this.#byIdentifier.delete(event.owner.id);
      }
    }
  }

  of(identifierIds: readonly number[]): RecentEvent[] {
    return identifierIds.flatMap((id) =>
      [...(this.#byIdentifier.get(id) ?? [])].map(({ prepared: { event, body } }) => ({
        identifierId: id,
        time: event.time,
        receivedAt: event.receivedAt,
        sourceId: event.sourceId,
        messageId: event.messageId,
        kind: event.kind,
        name: event.name,
        channel: event.channel,
        body,
      })),
    );
  }
}
