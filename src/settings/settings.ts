import { type Clock, Conflict, Defect, InvalidInput, type JsonValue, NotFound, type Problem } from '../foundation/index.ts';
import type { Postgres, Sql } from '../storage/index.ts';
import { insertVersion, notifyChanged, selectHistory, selectNewest, selectVersion, type VersionRow } from './queries/version.ts';
import { deepFreeze, parseStored, type Setting } from './setting.ts';

/** A setting with its value now, as screens show it. */
export interface SettingState {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly schema: object;
  readonly value: JsonValue;
  readonly default: JsonValue;
  /** The permission to change it, besides the one that every setting needs. */
  readonly alsoNeeds?: string;
  readonly reveals: Readonly<Record<string, string>>;
  /** 0 while nobody has changed it. */
  readonly version: number;
  readonly changedBy?: string;
  /** Milliseconds since 1970. */
  readonly changedAt?: number;
  readonly reason?: string;
  /** Why the stored value is not in use (an older release wrote it and this one does not take it): the default is. */
  readonly problems?: readonly Problem[];
}

export interface SettingVersion {
  readonly version: number;
  readonly value: JsonValue;
  readonly changedBy: string;
  readonly changedAt: number;
  readonly reason: string;
  /** The version whose value this one brought back (0: the default), when it was an undo. */
  readonly restores?: number;
}

export interface SettingChange {
  readonly key: string;
  readonly value: unknown;
  /** The version that the author was looking at; another one in the meantime is a conflict. */
  readonly version: number;
  readonly reason: string;
  readonly by: string;
}

export interface Settings {
  /** The value in force, from memory. The same object until it changes, so a reader may keep what it worked out from it. */
  read<Value>(setting: Setting<Value>): Value;
  /** Calls `listener` after a setting's value has changed; returns a function that stops it. */
  onChange(setting: Setting, listener: () => void): () => void;
  list(): SettingState[];
  /** @throws NotFound `settings.unknown_setting` */
  state(key: string): SettingState;
  /** Newest first. @throws NotFound `settings.unknown_setting` */
  history(key: string, before?: number, limit?: number): Promise<SettingVersion[]>;
  /**
   * Adds a version inside the caller's transaction (which may write the audit log too); it is in force everywhere ≤ 1 s after commit.
   * @throws InvalidInput `settings.invalid_value` with every problem; Conflict `settings.changed_meanwhile`; NotFound `settings.unknown_setting`
   */
  change(sql: Sql, change: SettingChange): Promise<SettingVersion>;
  /** A new version with the value before the newest one; repeated, it walks further back. @throws as `change`, and Conflict `settings.nothing_to_undo` */
  undo(sql: Sql, undo: Omit<SettingChange, 'value'>): Promise<SettingVersion>;
  /** Reads the values again; resolves when memory is as new as the database was at the call. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

export interface SettingsDependencies {
  readonly postgres: Postgres;
  readonly clock: Clock;
  /** Every setting that any room declares. */
  readonly definitions: readonly Setting[];
  /** Told when a reload failed (the old values stay in force) or a stored value cannot be used. */
  readonly onProblem?: (message: string, error?: unknown) => void;
}

interface Current {
  readonly setting: Setting;
  row: VersionRow | undefined;
  value: unknown;
  problems: readonly Problem[] | undefined;
}

// A notification can be lost while the listening connection is being made again; reading one small table this often closes that hole.
const reloadMs = 15_000;
const historyRowsMax = 200;
// A reason is a sentence or two that somebody will read years later.
const reasonCharactersMax = 1_000;

/** Loads every setting and keeps the copy in memory current; each process and worker thread makes its own. */
export async function createSettings(dependencies: SettingsDependencies): Promise<Settings> {
  const { postgres, clock, onProblem } = dependencies;
  const byKey = new Map<string, Current>();
  const listeners = new Map<string, Set<() => void>>();
  for (const setting of dependencies.definitions) {
    if (byKey.has(setting.key)) throw new Defect(`setting ${setting.key} is declared twice`);
    byKey.set(setting.key, { setting, row: undefined, value: setting.default, problems: undefined });
  }

  const take = (row: VersionRow): void => {
    const current = byKey.get(row.key);
    // A key that this release does not know belongs to another one; its value waits untouched.
    if (current === undefined || (current.row !== undefined && current.row.version >= row.version)) return;
    const before = current.value;
    const stored = parseStored(row.value);
    const problems = stored === undefined ? [{ at: 'value', message: 'is not JSON' }] : current.setting.problemsOf(stored);
    current.row = row;
    current.problems = problems.length > 0 ? problems : undefined;
    current.value = problems.length > 0 ? current.setting.default : deepFreeze(stored);
    if (problems.length > 0) onProblem?.(`setting ${row.key} version ${row.version} cannot be used; the default is in force`);
    if (JSON.stringify(before) === JSON.stringify(current.value)) current.value = before;
    else for (const listener of listeners.get(row.key) ?? []) listener();
  };

  // Reloads run one after another, and each begins after its call: so whoever awaits one sees everything committed before.
  let reloading: Promise<void> = Promise.resolve();
  const refresh = (): Promise<void> => {
    const next = reloading
      .catch(() => undefined)
      .then(async () => {
        for (const row of await postgres.query<VersionRow>(selectNewest, [null])) take(row);
      });
    reloading = next;
    return next;
  };
  const refreshQuietly = (): void => {
    refresh().catch((error: unknown) => onProblem?.('settings could not be read again; the values in memory stay in force', error));
  };

  // Listen first, then read: a change between the two is then seen twice, not never.
  const stopListening = await postgres.listen('settings_changed', refreshQuietly);
  const timer = setInterval(refreshQuietly, reloadMs);
  timer.unref();
  try {
    await refresh();
  } catch (error) {
    clearInterval(timer);
    await stopListening();
    throw error;
  }

  const find = (key: string): Current => {
    const current = byKey.get(key);
    if (current === undefined) throw new NotFound('settings.unknown_setting', `there is no setting ${key}`);
    return current;
  };

  return {
    read<Value>(setting: Setting<Value>): Value {
      const current = byKey.get(setting.key);
      if (current === undefined) throw new Defect(`setting ${setting.key} was not handed to createSettings`);
      return current.value as Value;
    },
    onChange(setting, listener) {
      const set = listeners.get(setting.key) ?? new Set();
      listeners.set(setting.key, set.add(listener));
      return () => set.delete(listener);
    },
    list: () => [...byKey.values()].map(stateOf).sort((a, b) => a.title.localeCompare(b.title)),
    state: (key) => stateOf(find(key)),
    async history(key, before, limit = 50) {
      find(key);
      const rows = await postgres.query<VersionRow>(selectHistory, [key, before ?? null, Math.min(limit, historyRowsMax)]);
      return rows.map(versionOf);
    },
    async change(sql, change) {
      const { setting } = find(change.key);
      const problems = [...setting.problemsOf(change.value), ...problemsOfReason(change.reason)];
      if (problems.length > 0) throw new InvalidInput('settings.invalid_value', problems);
      return addVersion(sql, clock, change, JSON.stringify(change.value), null);
    },
    async undo(sql, undo) {
      const { setting } = find(undo.key);
      const problems = problemsOfReason(undo.reason);
      if (problems.length > 0) throw new InvalidInput('settings.invalid_value', problems);
      const { restores, value } = await valueBefore(sql, setting, undo.version);
      return addVersion(sql, clock, undo, value, restores);
    },
    refresh,
    async close() {
      clearInterval(timer);
      await stopListening();
      await reloading.catch(() => undefined);
    },
  };
}

/** The value before version `version`: an undo of an undo goes on to the one before, as in any editor. Version 0 is the default. */
async function valueBefore(sql: Sql, setting: Setting, version: number): Promise<{ restores: number; value: string }> {
  const [shown] = await sql.query<VersionRow>(selectVersion, [setting.key, version]);
  if (shown === undefined && version > 0) throw changedMeanwhile(setting.key, version);
  const place = shown === undefined ? 0 : (shown.restores ?? shown.version);
  if (place === 0) throw new Conflict('settings.nothing_to_undo', `${setting.title} already has the value it began with`);
  if (place === 1) return { restores: 0, value: JSON.stringify(setting.default) };
  const [earlier] = await sql.query<VersionRow>(selectVersion, [setting.key, place - 1]);
  if (earlier === undefined) throw new Defect(`setting ${setting.key} has version ${place} but not the one before`);
  const value = parseStored(earlier.value);
  const problems = value === undefined ? [{ at: 'value', message: 'is not JSON' }] : setting.problemsOf(value);
  if (problems.length > 0) throw new InvalidInput('settings.invalid_value', problems);
  return { restores: earlier.restores ?? earlier.version, value: earlier.value };
}

async function addVersion(
  sql: Sql,
  clock: Clock,
  change: Omit<SettingChange, 'value'>,
  value: string,
  restores: number | null,
): Promise<SettingVersion> {
  const version = change.version + 1;
  const changedAt = clock.now();
  const params = [change.key, version, value, change.by, changedAt, change.reason.trim(), restores];
  const [added] = await sql.query<{ version: number }>(insertVersion, params);
  if (added === undefined) throw changedMeanwhile(change.key, change.version);
  await sql.query(notifyChanged, [change.key]);
  const row = { key: change.key, version, value, changed_by: change.by, changed_at: changedAt, reason: change.reason.trim(), restores };
  return versionOf(row);
}

function changedMeanwhile(key: string, version: number): Conflict {
  return new Conflict('settings.changed_meanwhile', `${key} was changed since version ${version}; read it again, then decide`);
}

function problemsOfReason(reason: string): Problem[] {
  if (reason.trim() === '') return [{ at: 'reason', message: 'say why in a few words: whoever comes after you will ask' }];
  if (reason.length > reasonCharactersMax) return [{ at: 'reason', message: `at most ${reasonCharactersMax} characters` }];
  return reason.includes('\0') ? [{ at: 'reason', message: 'has a null character' }] : [];
}

function versionOf(row: VersionRow): SettingVersion {
  return {
    version: row.version,
    value: parseStored(row.value) ?? null,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
    reason: row.reason,
    ...(row.restores === null ? {} : { restores: row.restores }),
  };
}

function stateOf({ setting, row, value, problems }: Current): SettingState {
  return {
    key: setting.key,
    title: setting.title,
    description: setting.description,
    schema: setting.schema,
    value: value as JsonValue,
    default: setting.default as JsonValue,
    reveals: setting.reveals,
    ...(setting.alsoNeeds === undefined ? {} : { alsoNeeds: setting.alsoNeeds }),
    version: row?.version ?? 0,
    ...(row === undefined ? {} : { changedBy: row.changed_by, changedAt: row.changed_at, reason: row.reason }),
    ...(problems === undefined ? {} : { problems }),
  };
}
