import type { JsonObject, SourceId } from '../foundation/index.ts';
import type { Channel } from '../source/index.ts';
import type { WireProtocol } from './wire/protocol.ts';

/** What the door must know of a sender: who it is, and whether it may send now. */
export interface SourceAtDoor {
  readonly id: SourceId;
  readonly channel: Channel;
  readonly enabled: boolean;
}

/** Finds the source that holds a write key; undefined when no source does. Asked once a request: expected to answer from memory. */
export type FindSource = (writeKey: string) => Promise<SourceAtDoor | undefined>;

/** One request as it is made durable before it is answered. Numbers are sealed in `body` and `meta` already. */
export interface InboxEntry {
  /** A UUID; events that came without a message id are named after it. */
  readonly receiptId: string;
  readonly sourceId: SourceId;
  readonly protocol: WireProtocol;
  /** Milliseconds since 1970 UTC. */
  readonly receivedAt: number;
  /** A `WireMeta`: what the request said outside its body. */
  readonly meta: JsonObject;
  /** JSON text, or the same as UTF-8 bytes where they are at hand. May hold the escapes of NUL and of lone surrogates. */
  readonly body: string | Buffer;
  readonly wantReceipt: boolean;
  /** Goes before what waits and is not: somebody says what she allows from now on. */
  readonly urgent?: boolean;
}

/** What became of one event of a request. */
export interface EventOutcome {
  readonly messageId: string;
  readonly status: 'accepted' | 'duplicate' | 'quarantined' | 'withheld';
  /** quarantined, withheld: a stable code such as `event.no_identity`, and what to do about it. */
  readonly reason?: string;
  readonly message?: string;
}

/** A receipt as it stands; without `events` while they wait to be processed. */
export interface Receipt {
  readonly sourceId: SourceId;
  readonly events?: readonly EventOutcome[];
}

export interface InboxPort {
  /** Resolves when the entry is on disk. @throws LimitReached, Unavailable when the sender should come back later. */
  accept(entry: InboxEntry): Promise<void>;
  /**
   * Whether so little waits to be processed that the next entry of an import holds up live events by no more than a second: asked by
   * those who can wait before they `accept`. @throws Unavailable
   */
  hasRoomForImports(): Promise<boolean>;
  /** The receipt of an entry that wanted one; undefined when there is none, or it was forgotten. */
  receipt(receiptId: string): Promise<Receipt | undefined>;
  /** The outcome of each event of an entry that wanted a receipt; undefined when it is not known within `timeoutMs`. */
  outcome(receiptId: string, timeoutMs: number): Promise<readonly EventOutcome[] | undefined>;
}

/** A body that came with a valid key and that cannot be read as events. */
export interface UnreadableBody {
  readonly sourceId: SourceId;
  readonly protocol: WireProtocol;
  readonly receivedAt: number;
  readonly meta: JsonObject;
  /** A stable code such as `event.not_json`. */
  readonly reason: string;
  readonly message: string;
  /** Where in the body: `line 1, column 34`, `batch`. */
  readonly at: string;
  /** The text as it came, numbers sealed. May hold NUL bytes: quarantine writes them as escapes. */
  readonly body: string;
}

export interface QuarantinePort {
  /** Resolves when the body is on disk. @throws LimitReached, Unavailable when the sender should come back later. */
  keepUnreadable(body: UnreadableBody): Promise<void>;
}
