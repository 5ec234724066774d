import type { Postgres } from '../../storage/index.ts';
import { heldRecord } from '../arrival/compare-arrivals.ts';
import { type ComparingContext, type FoundPair, surestOfPeople } from '../found-pair.ts';
import { addLinkageModel, chanceOfBits, type LinkageModelBody, readModelVersion } from '../model/linkage-model.ts';
import { recordsToLearnFrom } from '../model/starting-weights.ts';
import * as arrival from '../queries/arrival.ts';
import * as pairQueries from '../queries/pairs.ts';
import { tellPairs } from '../review/likely-pairs.ts';
import { proposePairs } from '../review/propose-pairs.ts';
import type { RuleReport } from '../statistics/choose-blocks.ts';
import { frequentValues } from '../statistics/frequent-values.ts';
import {
  type Breathe,
  type KnownOfRecords,
  type KnownPair,
  type LinkedRecords,
  linkRecords,
  planLinkage,
} from '../statistics/link-records.ts';
import { RecordTable } from '../statistics/record-table.ts';
import type { RunLessons } from './linkage-runs.ts';

export interface RunEnd {
  readonly records: number;
  readonly pairsCompared: number;
  /** Pairs of different people that come before a reviewer. */
  readonly pairsFound: number;
  readonly model: number | undefined;
  readonly lessons: RunLessons | undefined;
}

interface Sides {
  readonly identifiers: number[];
  readonly people: number[];
}

// Some tens of milliseconds to read.
const recordsPerPage = 5_000;
const pairsPerTransaction = 200;
// More labels teach little more, and the newest most.
const labelsMax = 5_000;
// Further values of a field are rare: a count of its own would say little.
const commonValuesMax = 5_000;

/**
 * Compares all records with each other, learns what agreement is worth, and puts before a reviewer who is likely one person; joins nobody. Open pairs of
 * earlier runs that this one does not find go. `planned` hears what every rule brings before anything is compared.
 * Cost: a microsecond a pair compared, of which there are at most a hundred for each record, and ten million or ten a record beyond; a million records take half a minute of one
 * processor and a gigabyte of memory. Other work of the thread has its turn now and then.
 */
export async function runLinkage(
  postgres: Postgres,
  context: Omit<ComparingContext, 'model'>,
  planned: (records: number, rules: readonly RuleReport[]) => Promise<void>,
): Promise<RunEnd> {
  const { table, sides } = await readEverybody(postgres);
  const records = table.count;
  const plan = await planLinkage(table, breathe);
  await planned(records, plan.rules);
  if (records < recordsToLearnFrom) return { records, pairsCompared: 0, pairsFound: 0, model: undefined, lessons: undefined };
  const linked = await linkRecords(plan, await knownOf(postgres, sides), breathe);
  const { correction, ...told } = linked.lessons;
  const end = { records, pairsCompared: linked.pairsCompared, lessons: { ...told, isCorrected: correction !== undefined } };
  const version = await addLinkageModel(postgres, bodyOf(table, linked), context.now);
  const model = await readModelVersion(postgres, version);
  if (model === undefined) return { ...end, pairsFound: 0, model: version };
  const found = pairsOfPeople(linked, sides, context.reviewFrom);
  for (let from = 0; from < found.length; from += pairsPerTransaction)
    await postgres.transaction((sql) => proposePairs(sql, found.slice(from, from + pairsPerTransaction), [], { ...context, model }));
  const gone = await postgres.query<{ a: number; b: number }>(pairQueries.removeOlder, [version, context.now]);
  await tellPairs(
    postgres,
    gone.flatMap(({ a, b }) => [a, b]),
  );
  return { ...end, pairsFound: found.length, model: version };
}

const breathe: Breathe = () => new Promise((resolve) => setImmediate(resolve));

async function readEverybody(postgres: Postgres): Promise<{ table: RecordTable; sides: Sides }> {
  const table = new RecordTable();
  const sides: Sides = { identifiers: [], people: [] };
  for (let after = 0; ; ) {
    const rows = await postgres.query<arrival.RecordRow & { fields: string }>(arrival.recordsAfter, [after, recordsPerPage]);
    for (const { identifierId, personId, record } of rows.map(heldRecord)) {
      table.add(record);
      sides.identifiers.push(identifierId);
      sides.people.push(personId);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < recordsPerPage) return { table, sides };
    after = last.identifier_id;
  }
}

/** Records of one person belong together; what reviewers said holds, and teaches. */
async function knownOf(postgres: Postgres, { identifiers, people }: Sides): Promise<KnownOfRecords> {
  const pairs: KnownPair[] = [];
  const firstOf = new Map<number, number>();
  people.forEach((person, b) => {
    const a = firstOf.get(person);
    if (a === undefined) firstOf.set(person, b);
    else pairs.push({ a, b, isOne: true });
  });
  const placeOf = new Map(identifiers.map((id, place) => [id, place]));
  const between = (a: number, b: number, isOne: boolean): KnownPair[] => {
    const [one, other] = [placeOf.get(a), placeOf.get(b)];
    return one === undefined || other === undefined ? [] : [{ a: Math.min(one, other), b: Math.max(one, other), isOne }];
  };
  const different = await postgres.query<{ a: number; b: number }>(pairQueries.saidDifferent);
  const labels = await postgres.query<pairQueries.LabelRow>(pairQueries.labels, [labelsMax]);
  return {
    pairs: [...pairs, ...different.flatMap(({ a, b }) => between(a, b, false))],
    labels: labels.flatMap(({ a, b, is_one }) => between(a, b, is_one)),
  };
}

/**
 * Of two people the surest pair, if it stands in one cluster or is unsure: where the evidence around two records speaks against a likely pair, it is not put before anybody.
 */
function pairsOfPeople({ pairs, person }: LinkedRecords, { identifiers, people }: Sides, reviewFrom: number): FoundPair[] {
  const found = pairs.flatMap(({ a, b, bits, rule, levels, counts }): FoundPair[] => {
    const chance = chanceOfBits(bits);
    const [one, other] = [a, b].map((at) => ({ identifierId: identifiers[at] as number, personId: people[at] as number })) as [
      FoundPair['one'],
      FoundPair['other'],
    ];
    if (one.personId === other.personId || chance < reviewFrom || (bits > 0 && person[a] !== person[b])) return [];
    return [{ one, other, bits, chance, rule, levels, counts }];
  });
  return surestOfPeople(found);
}

function bodyOf(table: RecordTable, { weights, agreement, pairsCompared }: LinkedRecords): LinkageModelBody {
  return { weights, common: frequentValues(table, commonValuesMax), matches: agreement.matches, pairsCompared };
}
