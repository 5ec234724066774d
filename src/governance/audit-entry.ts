import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { JsonObject, JsonValue } from '../foundation/index.ts';

/** Who did it: a user, a token, the customer whom it is about, in her own space, or the product itself (`system`). A `Caller` is one. */
export interface Actor {
  readonly kind: 'user' | 'token' | 'customer' | 'system';
  readonly id?: number;
  readonly name: string;
}

/** One thing that somebody did or looked at. */
export interface AuditEntry {
  readonly actor: Actor;
  /** What was done: `room.verb`, for example `people.read` or `settings.change`. */
  readonly action: string;
  /** To what: a kind and an id, for example `person:p1042` or `setting:words`. */
  readonly subject: string;
  readonly reason?: string;
  /** Ids, names of fields, counts; never a person's data itself: this log cannot forget. */
  readonly details?: JsonObject;
}

/** An entry in its place in the chain, with exactly the columns that its hash covers. */
export interface ChainedEntry {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly actor_kind: string;
  readonly actor_id: number | null;
  readonly actor_name: string;
  readonly action: string;
  readonly subject: string;
  readonly reason: string | null;
  /** Canonical JSON of the details. */
  readonly details: string;
}

/** The newest entry's number and hash; id 0 and zeros while there is none. */
export interface ChainHead {
  readonly id: number;
  readonly hash: Buffer;
}

const hashBytes = 32;
export const emptyHead: ChainHead = { id: 0, hash: Buffer.alloc(hashBytes) };

/** JSON with sorted keys and no spaces: one text for one value (RFC 8785 for the values that JSON.parse can make). */
export function canonicalJson(value: JsonValue | undefined): string {
  if (value === undefined || value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(',')}}`;
}

/** SHA-256 over the previous hash and the entry's canonical JSON: no entry can change without every later hash changing. */
export function hashOf(entry: ChainedEntry, previousHash: Buffer): Buffer {
  const { id, time, actor_kind, actor_id, actor_name, action, subject, reason, details } = entry;
  const text = canonicalJson({ id, time, actor_kind, actor_id, actor_name, action, subject, reason, details });
  return createHash('sha256').update(previousHash).update(text).digest();
}

/** The head's signature with a key that the database does not hold: who can write the tables still cannot make a chain of his own. */
export function signHead(head: ChainHead, key: Buffer): Buffer {
  return createHmac('sha256', key)
    .update(`loyalty-audit-head:${head.id}:${head.hash.toString('hex')}`)
    .digest();
}

/** Tells keys apart without telling anything about them. */
export function keyIdOf(key: Buffer): string {
  return createHmac('sha256', key).update('loyalty-audit-key-id').digest('hex').slice(0, 16);
}

/** True for a head that our key has signed, and for the empty one that the schema begins with, which nobody has signed yet. */
export function isSignedBy(head: ChainHead, signature: Buffer, key: Buffer): boolean {
  if (head.id === 0 && signature.length === 0) return head.hash.equals(emptyHead.hash);
  const expected = signHead(head, key);
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}

/**
 * The entry as it will be stored. Postgres cannot keep a null character or half a surrogate pair: they are replaced before
 * hashing, since what is hashed must be what is read back.
 */
export function chainEntry(entry: AuditEntry, id: number, time: number): ChainedEntry {
  return {
    id,
    time,
    actor_kind: entry.actor.kind,
    actor_id: entry.actor.id ?? null,
    actor_name: storable(entry.actor.name),
    action: storable(entry.action),
    subject: storable(entry.subject),
    reason: entry.reason === undefined ? null : storable(entry.reason),
    details: canonicalJson(entry.details ?? {}),
  };
}

/** The entry without full card and account numbers: of its texts, and of names, which may have been given before names were sealed. */
export function sealEntry(entry: AuditEntry, seal: <Value extends JsonValue>(value: Value) => Value): AuditEntry {
  // The kind before the colon is ours, and must not be read as the name of a sealed field.
  const colon = entry.subject.indexOf(':') + 1;
  const given: [string, string, string | null, JsonObject | null] = [
    entry.subject.slice(colon),
    entry.actor.name,
    entry.reason ?? null,
    entry.details ?? null,
  ];
  const sealed = seal(given);
  if (sealed === given) return entry;
  const [subject, name, reason, details] = sealed;
  return {
    ...entry,
    actor: { ...entry.actor, name },
    subject: entry.subject.slice(0, colon) + subject,
    ...(reason === null ? {} : { reason }),
    ...(details === null ? {} : { details }),
  };
}

function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
