import { type Clock, NotFound, type SourceId } from '../foundation/index.ts';
import type { Postgres } from '../storage/index.ts';
import type { Channel } from './channel.ts';
import { type SourceRow, selectKeys, selectSources, type WriteKeyRow } from './queries/source.ts';
import type { Source, SourceKind, WriteKeyId } from './source.ts';
import { hashWriteKey } from './write-key.ts';

/** A write key as lists show it: never the key itself. */
export interface WriteKey {
  readonly id: WriteKeyId;
  readonly sourceId: SourceId;
  /** The first characters, to tell keys apart. */
  readonly prefix: string;
  /** Milliseconds since 1970, all three. */
  readonly createdAt: number;
  readonly expiresAt: number | undefined;
  readonly revokedAt: number | undefined;
}

/** What the path of an event needs to know of a source. */
export interface SourceFacts {
  readonly id: SourceId;
  readonly channel: Channel;
  readonly enabled: boolean;
  readonly currency: string | undefined;
  readonly timezone: string;
}

/** All sources and their keys, answered from memory: a firm has dozens, and the door asks thousands of times a second. */
export interface SourceDirectory {
  /** The source of a write key that works now; undefined for an unknown, ended or revoked key. Disabled sources are found. */
  byKey(writeKey: string): Source | undefined;
  byId(id: number): Source | undefined;
  facts(id: number): SourceFacts | undefined;
  /** @throws NotFound `source.unknown` */
  require(id: number): Source;
  list(): Source[];
  keysOf(id: number): WriteKey[];
  /** Reads all again; resolves when memory is as new as the database was at the call. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

export interface SourceDirectoryDependencies {
  readonly postgres: Postgres;
  readonly clock: Clock;
  /** Told when a reload failed; what is in memory stays in force. */
  readonly onProblem?: (message: string, error?: unknown) => void;
}

// A notification can be lost while the listening connection is being made again; reading two small tables this often closes that hole.
const reloadMs = 15_000;

interface KnownKey {
  readonly sourceId: number;
  readonly endsAt: number;
}

/** Loads sources and keys and keeps the copy in memory current; each process and worker thread makes its own. */
export async function createSourceDirectory(dependencies: SourceDirectoryDependencies): Promise<SourceDirectory> {
  const { postgres, clock, onProblem } = dependencies;
  let sources = new Map<number, Source>();
  let keys = new Map<string, KnownKey>();
  let keyRows: WriteKeyRow[] = [];
  /** What notices told since the last load began: newer than what that load may bring. */
  let noticed: SourceNotice[] = [];
  const note = ({ source, keyHash }: SourceNotice): void => {
    sources.set(source.id, sourceOf(source));
    if (keyHash !== undefined) keys.set(keyHash, { sourceId: source.id, endsAt: Number.POSITIVE_INFINITY });
  };

  const load = async (): Promise<void> => {
    noticed = [];
    const [sourceRows, rows] = await Promise.all([postgres.query<SourceRow>(selectSources), postgres.query<WriteKeyRow>(selectKeys)]);
    sources = new Map(sourceRows.map((row) => [row.id, sourceOf(row)]));
    keyRows = rows;
    keys = new Map(
      rows
        .filter((row) => row.revoked_at === null)
        .map((row) => [row.key_hash, { sourceId: row.source_id, endsAt: row.expires_at ?? Number.POSITIVE_INFINITY }]),
    );
    for (const notice of noticed) note(notice);
  };
  // Reloads run one after another, and each begins after its call: so whoever awaits one sees everything committed before.
  let loading: Promise<void> = Promise.resolve();
  const refresh = (): Promise<void> => {
    const next = loading.catch(() => undefined).then(load);
    loading = next;
    return next;
  };
  const refreshQuietly = (): void => {
    refresh().catch((error: unknown) => onProblem?.('sources could not be read again; those in memory stay in force', error));
  };

  // Listen first, then read: a change between the two is then seen twice, not never.
  const stopListening = await postgres.listen('source_changed', (payload) => {
    // The row travels with the notice: its first events may be here before a query could answer.
    const notice = parsedNotice(payload);
    if (notice !== undefined) {
      noticed.push(notice);
      note(notice);
    }
    refreshQuietly();
  });
  const timer = setInterval(refreshQuietly, reloadMs);
  timer.unref();
  try {
    await refresh();
  } catch (error) {
    clearInterval(timer);
    await stopListening();
    throw error;
  }

  return {
    byKey: (writeKey) => {
      const known = keys.get(hashWriteKey(writeKey));
      return known !== undefined && clock.now() < known.endsAt ? sources.get(known.sourceId) : undefined;
    },
    byId: (id) => sources.get(id),
    facts: (id) => sources.get(id),
    require: (id) => {
      const source = sources.get(id);
      if (source === undefined) throw new NotFound('source.unknown', `there is no source ${id}`);
      return source;
    },
    list: () => [...sources.values()].sort((left, right) => left.id - right.id),
    keysOf: (id) => keyRows.filter((row) => row.source_id === id).map(keyOf),
    refresh,
    close: async () => {
      clearInterval(timer);
      await stopListening();
      await loading.catch(() => undefined);
    },
  };
}

export function sourceOf(row: SourceRow): Source {
  return {
    id: row.id as SourceId,
    name: row.name,
    channel: row.channel as Channel,
    kind: row.kind as SourceKind,
    marketingOwner: row.marketing_owner,
    technologyOwner: row.technology_owner,
    timezone: row.timezone,
    currency: row.currency ?? undefined,
    enabled: row.enabled,
    createdAt: row.created_at,
  };
}

function keyOf(row: WriteKeyRow): WriteKey {
  return {
    id: row.id as WriteKeyId,
    sourceId: row.source_id as SourceId,
    prefix: row.prefix,
    createdAt: row.created_at,
    expiresAt: row.expires_at ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
  };
}

/** What NOTIFY `source_changed` carries: the source as it is now, and a key that it has just got. */
export interface SourceNotice {
  readonly source: SourceRow;
  readonly keyHash?: string;
}

function parsedNotice(payload: string): SourceNotice | undefined {
  try {
    const notice = JSON.parse(payload) as SourceNotice;
    return typeof notice.source.id === 'number' ? notice : undefined;
  } catch {
    // A notice without a source says only that something changed.
    return undefined;
  }
}
