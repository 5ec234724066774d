import type { Caller } from './caller.ts';

/** A caller that was found for a secret, and what must be known to forget it in time. */
export interface KnownCaller {
  readonly caller: Caller;
  readonly sessionId?: number;
  /** When the session or token ends by itself; milliseconds since 1970. */
  readonly validUntil: number;
}

interface Entry extends KnownCaller {
  readonly readAt: number;
}

// Every open desk of a large firm, some 300 bytes each.
const entriesMax = 10_000;
// What a revocation costs at most when its notification is lost; and one read per session in that time is nothing.
const freshMs = 5_000;

/** Callers by the hash of their secret, so that a request costs microseconds. Bounded: the one unused for longest leaves first. */
export class CallerCache {
  readonly #entries = new Map<string, Entry>();
  /** Counts what was forgotten. Whoever reads the database notes it first: if it moved meanwhile, what was read may be old already. */
  generation = 0;

  get(key: string, now: number): KnownCaller | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    if (now >= entry.readAt + freshMs || now < entry.readAt || now >= entry.validUntil) return undefined;
    // Put back at the end: a Map keeps the order of insertion, which here is the order of use.
    this.#entries.set(key, entry);
    return entry;
  }

  set(key: string, known: KnownCaller, now: number, generation: number): void {
    if (generation !== this.generation) return;
    this.#entries.delete(key);
    this.#entries.set(key, { ...known, readAt: now });
    if (this.#entries.size > entriesMax) {
      const [oldest] = this.#entries.keys();
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
  }

  /** Forgets what a notification names: `user:3`, `token:5`, `session:9`, or everything. */
  forget(what: string): void {
    this.generation += 1;
    const [kind, id] = what.split(':');
    if (kind === undefined || id === undefined) {
      this.#entries.clear();
      return;
    }
    for (const [key, entry] of this.#entries) {
      const isMeant = kind === 'session' ? entry.sessionId === Number(id) : entry.caller.kind === kind && entry.caller.id === Number(id);
      if (isMeant) this.#entries.delete(key);
    }
  }
}
