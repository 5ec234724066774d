import { createHash, randomBytes } from 'node:crypto';
import { type Clock, Conflict, hourMs, InvalidInput, NotFound, type SourceId } from '../foundation/index.ts';
import type { Postgres, Sql } from '../storage/index.ts';
import type { Channel } from './channel.ts';
import * as queries from './queries/source.ts';
import { problemsOfValues, type Source, type SourceChange, type SourceKind, type SourceWish } from './source.ts';

/** A write key as it may be shown: the key itself is shown once, when it is made. */
export interface WriteKey {
  readonly id: number;
  readonly sourceId: SourceId;
  /** The first characters, to tell keys apart. */
  readonly prefix: string;
  readonly createdAt: number;
  /** Replaced by a newer one: accepted until then. */
  readonly expiresAt: number | null;
}

/** All sources and keys, in memory; every copy of the product and its processing thread keeps one. */
export interface SourceDirectory {
  list(): readonly Source[];
  find(id: number): Source | undefined;
  keysOf(id: number): readonly WriteKey[];
  /** The source of a write key, from memory: this is asked thousands of times a second. */
  findByKey(key: string): Source | undefined;
  /** Adds a source with its first key. @throws Conflict `source.name_taken` */
  add(sql: Sql, wish: SourceWish): Promise<{ source: Source; writeKey: string }>;
  /** @throws NotFound `source.not_found`; Conflict `source.name_taken`; InvalidInput `source.invalid` */
  change(sql: Sql, id: number, change: SourceChange): Promise<Source>;
  /** A new key; the earlier ones work for `graceHours` more. @throws NotFound `source.not_found` */
  rotateKey(sql: Sql, id: number, graceHours: number): Promise<string>;
  /** Ends a key at once. @throws NotFound `source.no_such_key` */
  removeKey(sql: Sql, id: number, keyId: number): Promise<void>;
  /** Reads everything again; resolves when memory is as new as the database was at the call. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

export interface SourceDirectoryDependencies {
  readonly postgres: Postgres;
  readonly clock: Clock;
  readonly onProblem?: (message: string, error?: unknown) => void;
}

// A lost notification is made good within this time.
const reloadMs = 30_000;
const keyBytes = 24;
const prefixLength = 6;

/** Opens the directory: reads all sources and follows their changes. */
export async function createSourceDirectory({ postgres, clock, onProblem }: SourceDirectoryDependencies): Promise<SourceDirectory> {
  let sources = new Map<number, Source>();
  let keys: WriteKey[] = [];
  let byHash = new Map<string, WriteKey>();

  const refresh = async (): Promise<void> => {
    const [sourceRows, keyRows] = await Promise.all([
      postgres.query<queries.SourceRow>(queries.allSources),
      postgres.query<queries.WriteKeyRow>(queries.allKeys),
    ]);
    sources = new Map(sourceRows.map((row) => [row.id, sourceOf(row)]));
    keys = keyRows.map(keyOf);
    byHash = new Map(keyRows.map((row, index) => [row.hash.toString('base64'), keys[index] as WriteKey]));
  };
  const refreshQuietly = (): void => {
    refresh().catch((error: unknown) => onProblem?.('sources could not be read again; those in memory stay in use', error));
  };
  const stopListening = await postgres.listen('source_changed', refreshQuietly);
  const timer = setInterval(refreshQuietly, reloadMs);
  timer.unref();
  await refresh();

  const makeKey = async (sql: Sql, sourceId: number): Promise<{ id: number; key: string }> => {
    const key = randomBytes(keyBytes).toString('base64url');
    const [row] = await sql.query<{ id: number }>(queries.addKey, [sourceId, hashKey(key), key.slice(0, prefixLength), clock.now()]);
    return { id: row?.id as number, key };
  };

  return {
    list: () => [...sources.values()],
    find: (id) => sources.get(id),
    keysOf: (id) => keys.filter((key) => key.sourceId === id),
    findByKey: (key) => {
      const found = byHash.get(hashKey(key).toString('base64'));
      if (found === undefined || (found.expiresAt !== null && clock.now() >= found.expiresAt)) return undefined;
      return sources.get(found.sourceId);
    },
    add: async (sql, wish) => {
      const [row] = await sql.query<queries.SourceRow>(queries.addSource, [
        wish.name,
        wish.channel,
        wish.kind,
        wish.marketingOwner,
        wish.technologyOwner,
        wish.timezone,
        wish.currency,
        clock.now(),
      ]);
      if (row === undefined) throw nameTaken(wish.name);
      const { key } = await makeKey(sql, row.id);
      await sql.query(queries.notifySourcesChanged);
      return { source: sourceOf(row), writeKey: key };
    },
    change: async (sql, id, change) => {
      const problems = problemsOfValues(change);
      if (problems.length > 0) throw new InvalidInput('source.invalid', problems);
      const taken = [...sources.values()].some((other) => other.id !== id && other.name.toLowerCase() === change.name?.toLowerCase());
      if (taken) throw nameTaken(change.name ?? '');
      const [row] = await sql.query<queries.SourceRow>(queries.changeSource, [
        id,
        change.name ?? null,
        change.channel ?? null,
        change.marketingOwner ?? null,
        change.technologyOwner ?? null,
        change.timezone ?? null,
        change.currency ?? null,
        change.enabled ?? null,
      ]);
      if (row === undefined) throw notFound();
      await sql.query(queries.notifySourcesChanged);
      return sourceOf(row);
    },
    rotateKey: async (sql, id, graceHours) => {
      if (!sources.has(id)) throw notFound();
      const { id: keyId, key } = await makeKey(sql, id);
      await sql.query(queries.expireOtherKeys, [id, keyId, clock.now() + graceHours * hourMs]);
      await sql.query(queries.notifySourcesChanged);
      return key;
    },
    removeKey: async (sql, id, keyId) => {
      const rows = await sql.query(queries.removeKey, [id, keyId]);
      if (rows.length === 0) throw new NotFound('source.no_such_key', 'this source has no such key');
      await sql.query(queries.notifySourcesChanged);
    },
    refresh,
    close: async () => {
      clearInterval(timer);
      await stopListening();
    },
  };
}

function hashKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

function sourceOf(row: queries.SourceRow): Source {
  return {
    id: row.id as SourceId,
    name: row.name,
    channel: row.channel as Channel,
    kind: row.kind as SourceKind,
    marketingOwner: row.marketing_owner,
    technologyOwner: row.technology_owner,
    timezone: row.timezone,
    currency: row.currency,
    enabled: row.enabled,
    createdAt: row.created_at,
  };
}

function keyOf(row: queries.WriteKeyRow): WriteKey {
  return { id: row.id, sourceId: row.source_id as SourceId, prefix: row.prefix, createdAt: row.created_at, expiresAt: row.expires_at };
}

function nameTaken(name: string): Conflict {
  return new Conflict('source.name_taken', `there is a source called ${name} already; choose another name`);
}

function notFound(): NotFound {
  return new NotFound('source.not_found', 'there is no such source');
}
