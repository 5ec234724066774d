import type { Sql } from '../../storage/index.ts';
import * as queries from '../queries/models.ts';
import { levelsOf, patternOfPair, personComparisons } from '../statistics/comparison.ts';
import type { FieldValues } from '../statistics/frequent-values.ts';
import { type MatchWeights, type WaterfallStep, waterfallOf } from '../statistics/match-weight.ts';
import { type PersonField, personFields } from '../statistics/person-field.ts';
import type { RecordTable } from '../statistics/record-table.ts';
import { startingWeights } from './starting-weights.ts';

/** How many records have a value, of those that many have. */
export interface CommonValues {
  readonly counts: ReadonlyMap<string, number>;
  /** A value that is not listed has this many at most. */
  readonly othersMax: number;
}

/** What agreement is worth, as learned by a run over all records; version 0 is what is assumed before the first. */
export interface LinkageModel {
  readonly version: number;
  readonly fittedAt: number | undefined;
  readonly weights: MatchWeights;
  readonly common: Readonly<Record<PersonField, CommonValues>>;
}

/** How a model is kept. */
export interface LinkageModelBody {
  readonly weights: MatchWeights;
  readonly common: Readonly<Record<PersonField, FieldValues>>;
  readonly matches: number;
  readonly pairsCompared: number;
}

export interface PairScore {
  /** Log-odds that both are one person, base 2. */
  readonly bits: number;
  /** The same as a chance from 0 to 1. */
  readonly chance: number;
  readonly levels: readonly number[];
  /** Records that have the value, for each field that is equal. */
  readonly counts: readonly number[];
}

/** The model before the first run. @param values how many of the records have each value, as far as that is counted */
export function startingModel(records: number, values: LinkageModelBody['common'] = nothingCounted): LinkageModel {
  return { version: 0, fittedAt: undefined, weights: startingWeights(records), common: commonOf(values) };
}

const nothingCounted = Object.fromEntries(
  personFields.map((field) => [field, { values: [], othersMax: 1 }]),
) as unknown as LinkageModelBody['common'];

function commonOf(values: LinkageModelBody['common']): LinkageModel['common'] {
  const fields = personFields.map((field) => [field, { counts: new Map(values[field].values), othersMax: values[field].othersMax }]);
  return Object.fromEntries(fields) as LinkageModel['common'];
}

const patternOfPeople = patternOfPair(personComparisons);

/** How sure it is that two records of a table are one person. Pure; some microseconds. */
export function scorePair(model: LinkageModel, table: RecordTable, one: number, other: number): PairScore {
  const levels = levelsOf(patternOfPeople(table, table.rowOf(one), table.rowOf(other)), personComparisons);
  const counts = levels.map((level, place) => {
    const field = personFields[place] as PersonField;
    const { counts: known, othersMax } = model.common[field];
    return level === 1 ? (known.get(table.textOf(one, field)) ?? othersMax) : 0;
  });
  const bits = explainScore(model, { levels, counts }).reduce((sum, step) => sum + step.bits, 0);
  return { bits, chance: chanceOfBits(bits), levels, counts };
}

/** What each field added to a score: adds up to its bits. Pure. */
export function explainScore({ weights }: LinkageModel, { levels, counts }: Pick<PairScore, 'counts' | 'levels'>): WaterfallStep[] {
  return waterfallOf(personComparisons, weights, levels, counts);
}

export function chanceOfBits(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}

/** Which model is in force and since when; undefined before the first run. */
export async function readNewestVersion(sql: Sql): Promise<{ readonly version: number; readonly fittedAt: number } | undefined> {
  const [row] = await sql.query<Omit<queries.ModelRow, 'body'>>(queries.newestVersion);
  return row === undefined ? undefined : { version: row.version, fittedAt: row.fitted_at };
}

/** The newest model, which may be the one that is `known`; undefined before the first run. */
export async function readNewestModel(sql: Sql, known?: LinkageModel): Promise<LinkageModel | undefined> {
  const newest = await readNewestVersion(sql);
  return newest === undefined || newest.version === known?.version ? newest && known : readModelVersion(sql, newest.version);
}

/** One version; undefined where it is not kept. */
export async function readModelVersion(sql: Sql, version: number): Promise<LinkageModel | undefined> {
  const [row] = await sql.query<queries.ModelRow>(queries.modelByVersion, [version]);
  return row === undefined ? undefined : modelOf(row);
}

/** Keeps a model; answers its version. */
export async function addLinkageModel(sql: Sql, body: LinkageModelBody, now: number): Promise<number> {
  const [row] = await sql.query<{ version: number }>(queries.addModel, [now, JSON.stringify(body)]);
  return row?.version as number;
}

function modelOf({ version, fitted_at, body }: queries.ModelRow): LinkageModel {
  const { weights, common } = JSON.parse(body) as LinkageModelBody;
  return { version, fittedAt: fitted_at, weights, common: commonOf(common) };
}
