import { BoundedCache, type Clock, type JsonObject, type JsonValue, minuteMs } from '../foundation/index.ts';
import type { Postgres, Sql } from '../storage/index.ts';
import type { AnchorStore } from './anchor.ts';
import { appendToChain, type TimedEntry } from './append-entries.ts';
import { type Actor, type AuditEntry, sealEntry } from './audit-entry.ts';
import { type AuditRow, type HeadRow, readHead, selectEntries, selectEntry } from './queries/audit.ts';
import { type AuditVerdict, verifyAudit } from './verify-audit.ts';
import { createGroupWriter } from './write-in-groups.ts';

/** An entry as it is read back. */
export interface AuditRecord extends AuditEntry {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly details: JsonObject;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
}

export interface AuditFilter {
  readonly before?: number;
  readonly subject?: string;
  /** An action (`people.read`) or everything under a room (`people`). */
  readonly action?: string;
  readonly actor?: string;
  /** Milliseconds since 1970: from `since`, up to but not at `until`. */
  readonly since?: number;
  readonly until?: number;
  readonly limit?: number;
}

export interface Audit {
  /**
   * Takes an entry for the log; it is on disk some 20 ms later and at the latest when the product stops in order. For reads, and
   * for changes outside a transaction. @throws Unavailable `governance.audit_full` when the log cannot keep up: then do not go on.
   */
  record(entry: AuditEntry): Promise<void>;
  /**
   * Takes an entry for a look at somebody: looks of one actor at one subject are one entry in a quarter of an hour, for an open page looks
   * again at whatever happens. Changes go through the other two, each its own entry. @throws as `record`
   */
  recordLook(entry: AuditEntry): Promise<void>;
  /** Adds entries with the change itself, in its transaction: both or neither. The last step of that transaction. */
  recordIn(sql: Sql, ...entries: AuditEntry[]): Promise<void>;
  /** Newest first; `next` is the `before` of the page that follows. */
  list(filter: AuditFilter): Promise<{ entries: AuditRecord[]; next?: number }>;
  /** Reads the log from its beginning and reports the first place that is not as it was written. */
  verify(): Promise<AuditVerdict>;
  /** Resolves when everything recorded before is on disk. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export interface AuditDependencies {
  readonly postgres: Postgres;
  readonly clock: Clock;
  /** At least 32 bytes that the database does not hold. */
  readonly key: Buffer;
  /** Replaces full card and account numbers in a value: what is written here stays for ever. */
  readonly seal: <Value extends JsonValue>(value: Value) => Value;
  readonly anchors?: AnchorStore;
  readonly onProblem?: (message: string, error?: unknown) => void;
}

// How much of the log's end could be cut off together with its head unnoticed; each write is one small file.
const anchorMs = 10_000;
// Who sat with a person's page for an hour is told by four entries as well as by four hundred.
const lookMs = 15 * minuteMs;
// A few hundred readers with some tens of people each in a quarter of an hour; one that is forgotten costs one more entry.
const looksKnownMax = 20_000;
const pageRowsDefault = 50;
const pageRowsMax = 500;

export function createAudit(dependencies: AuditDependencies): Audit {
  const { postgres, clock, key, seal, anchors, onProblem } = dependencies;
  const writer = createGroupWriter<TimedEntry>({
    write: async (group) => {
      await postgres.transaction((sql) => appendToChain(sql, group, key));
    },
    ...(onProblem === undefined ? {} : { onProblem }),
  });

  const record = (entry: AuditEntry): Promise<void> => writer.add({ entry: sealEntry(entry, seal), time: clock.now() });

  let anchoring: Promise<void> = Promise.resolve();
  let isAnchorRefused = false;
  const keepAnchor = (): Promise<void> => {
    if (anchors === undefined || isAnchorRefused) return Promise.resolve();
    anchoring = anchoring.then(async () => {
      try {
        isAnchorRefused = !(await moveAnchor(postgres, anchors));
        if (isAnchorRefused) onProblem?.('the audit log is not the one that its anchor has seen; run the audit check');
      } catch (error) {
        onProblem?.('the anchor of the audit log could not be written', error);
      }
    });
    return anchoring;
  };
  const timer = setInterval(() => void keepAnchor(), anchorMs);
  timer.unref();

  return {
    record,
    recordLook: oncePerSpan(record, clock),
    async recordIn(sql, ...entries) {
      const time = clock.now();
      await appendToChain(
        sql,
        entries.map((entry) => ({ entry: sealEntry(entry, seal), time })),
        key,
      );
    },
    list: (filter) => listEntries(postgres, filter),
    async verify() {
      await writer.flush();
      return verifyAudit(postgres, key, anchors);
    },
    flush: () => writer.flush(),
    async close() {
      clearInterval(timer);
      try {
        await writer.close();
      } finally {
        await keepAnchor();
      }
    },
  };
}

/** Takes the first of equal looks in a span; who looks meanwhile waits for the same entry, and what was refused is tried anew. */
function oncePerSpan(record: Audit['record'], clock: Clock): Audit['recordLook'] {
  const looks = new BoundedCache<string, { readonly time: number; readonly taken: Promise<void> }>(looksKnownMax);
  return (entry) => {
    const key = JSON.stringify([entry.actor.kind, entry.actor.id ?? null, entry.actor.name, entry.action, entry.subject]);
    const time = clock.now();
    const before = looks.get(key);
    if (before !== undefined && time - before.time < lookMs) return before.taken;
    const taken = record(entry);
    looks.set(key, { time, taken });
    taken.catch(() => looks.delete(key));
    return taken;
  };
}

/** Writes the head of now beside the database; false when the log does not contain the anchor's entry, which is then left as evidence. */
async function moveAnchor(sql: Sql, anchors: AnchorStore): Promise<boolean> {
  const anchor = await anchors.read();
  const [head] = await sql.query<HeadRow>(readHead);
  if (anchor === 'unreadable' || head === undefined) return false;
  if (anchor !== undefined && anchor.id > 0) {
    if (anchor.id > head.id) return false;
    if (anchor.id === head.id) return anchor.hash.equals(head.hash);
    const [row] = await sql.query<AuditRow>(selectEntry, [anchor.id]);
    if (!row?.hash.equals(anchor.hash)) return false;
  }
  await anchors.write(head);
  return true;
}

async function listEntries(sql: Sql, filter: AuditFilter): Promise<{ entries: AuditRecord[]; next?: number }> {
  const limit = Math.min(filter.limit ?? pageRowsDefault, pageRowsMax);
  const { before, subject, action, actor, since, until } = filter;
  const params = [before ?? null, subject ?? null, action ?? null, actor ?? null, since ?? null, until ?? null, limit + 1];
  const rows = await sql.query<AuditRow>(selectEntries, params);
  const entries = rows.slice(0, limit).map(recordOf);
  const last = entries.at(-1);
  return { entries, ...(rows.length > limit && last !== undefined ? { next: last.id } : {}) };
}

function recordOf(row: AuditRow): AuditRecord {
  return {
    id: row.id,
    time: row.time,
    actor: { kind: row.actor_kind as Actor['kind'], name: row.actor_name, ...(row.actor_id === null ? {} : { id: row.actor_id }) },
    action: row.action,
    subject: row.subject,
    ...(row.reason === null ? {} : { reason: row.reason }),
    details: JSON.parse(row.details) as JsonObject,
    hash: row.hash.toString('hex'),
  };
}
