import { type Clock, NotFound } from '../../foundation/index.ts';
import type { Postgres, Sql } from '../../storage/index.ts';
import * as queries from '../queries/model.ts';
import { answerDrift } from './value-drift.ts';
import { type ValueModel, type ValueModelBody, valueModelOf } from './value-model.ts';

/** A fitted model in a list: with when it was last put into use, by whom and why. */
export interface ListedModel extends ValueModel {
  readonly used?: { readonly at: number; readonly by: string; readonly reason: string };
}

export interface ValueModels {
  /** The model in use, from memory; undefined before the first fit. */
  current(): ValueModel | undefined;
  /** Newest first. */
  list(limit: number): Promise<ListedModel[]>;
  /** One version. @throws NotFound `value.no_such_model` */
  read(version: number): Promise<ListedModel>;
  /**
   * Puts a model into use, or accepts the one in use, inside the caller's transaction (which writes the audit log); in force everywhere within a second
   * of its commit. New fits are held against it from then on, and a notice of drift is answered by it.
   * @throws NotFound `value.no_such_model`
   */
  use(sql: Sql, version: number, by: string, reason: string): Promise<void>;
  /** Reads the model in use anew. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

export interface ValueModelsDependencies {
  readonly postgres: Postgres;
  readonly clock: Clock;
  readonly onProblem: (message: string, error?: unknown) => void;
}

// A notification can be lost while the listening connection is being made again.
const reloadMs = 60_000;

/** Holds the model in use, and hears when another one is. */
export async function createValueModels({ postgres, clock, onProblem }: ValueModelsDependencies): Promise<ValueModels> {
  let current: ValueModel | undefined;
  const refresh = async (): Promise<void> => {
    const [row] = await postgres.query<queries.ModelRow>(queries.currentModel);
    if (row !== undefined && row.version !== current?.version) current = modelOf(row);
  };
  const refreshQuietly = (): void => {
    refresh().catch((error: unknown) => onProblem('the value model could not be read again; the one in memory stays in use', error));
  };
  // Listen first, then read: a change between the two is then seen twice, not never.
  const stopListening = await postgres.listen('value_model', refreshQuietly);
  const timer = setInterval(refreshQuietly, reloadMs);
  timer.unref();
  await refresh();
  return {
    current: () => current,
    list: (limit) => listModels(postgres, limit),
    read: (version) => readModel(postgres, version),
    async use(sql, version, by, reason) {
      await readModel(sql, version);
      await sql.query(queries.useModel, [version, clock.now(), by, reason, true]);
      await answerDrift(sql, version, by, reason, clock.now());
      await sql.query(queries.notifyModel, [String(version)]);
    },
    refresh,
    async close() {
      clearInterval(timer);
      await stopListening();
    },
  };
}

/** Newest first. */
export async function listModels(sql: Sql, limit: number): Promise<ListedModel[]> {
  return (await sql.query<queries.ListedModelRow>(queries.newestModels, [limit])).map(listedModelOf);
}

async function readModel(sql: Sql, version: number): Promise<ListedModel> {
  const [row] = await sql.query<queries.ListedModelRow>(queries.modelByVersion, [version]);
  if (row === undefined) throw new NotFound('value.no_such_model', `there is no value model ${version}`);
  return listedModelOf(row);
}

/** Keeps a fitted model and puts it into use, inside the caller's transaction; answers its version. */
export async function addModel(sql: Sql, body: ValueModelBody, now: number, by: string): Promise<number> {
  const [row] = await sql.query<{ version: number }>(queries.addModel, [now, by, JSON.stringify(body)]);
  const version = row?.version as number;
  await sql.query(queries.useModel, [version, now, by, 'newly fitted', false]);
  await sql.query(queries.notifyModel, [String(version)]);
  return version;
}

/** One version, ready to answer; undefined where there is none. */
export async function readVersion(sql: Sql, version: number): Promise<ValueModel | undefined> {
  const [row] = await sql.query<queries.ListedModelRow>(queries.modelByVersion, [version]);
  return row === undefined ? undefined : modelOf(row);
}

export async function readCurrentModel(sql: Sql): Promise<ValueModel | undefined> {
  const [row] = await sql.query<queries.ModelRow>(queries.currentModel);
  return row === undefined ? undefined : modelOf(row);
}

function listedModelOf(row: queries.ListedModelRow): ListedModel {
  const used = row.used_at === null ? {} : { used: { at: row.used_at, by: row.used_by ?? '', reason: row.reason ?? '' } };
  return { ...modelOf(row), ...used };
}

function modelOf({ version, fitted_at, fitted_by, body }: queries.ModelRow): ValueModel {
  return valueModelOf(version, fitted_at, fitted_by, JSON.parse(body) as ValueModelBody);
}
