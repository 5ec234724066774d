import { Conflict, InvalidInput, NotFound } from '../../foundation/index.ts';
import type { MatchWeights } from '../../linkage/index.ts';
import { int4Array, int8Array, type Sql } from '../../storage/index.ts';
import type { FirmId } from '../firm.ts';
import { joinFirms } from '../joining/join-firms.ts';
import type { ByHand } from '../keeping/firms.ts';
import { setParent } from '../keeping/parents.ts';
import { lockFirms } from '../queries/firm.ts';
import * as queries from '../queries/likeness.ts';
import { dayOf } from '../role/span.ts';
import type { FirmAgreement } from './compare-firms.ts';
import { type LikenessModel, startingLikeness } from './likeness-model.ts';

/** Two records of firms that are likely one. */
export interface FirmPair extends FirmAgreement {
  readonly id: number;
  readonly records: readonly [number, number];
  /** The firms that they are shown as by now. */
  readonly firms: readonly [FirmId, FirmId];
  readonly bits: number;
  readonly chance: number;
  readonly key: string;
  readonly model: number;
  /** Milliseconds since 1970. */
  readonly foundAt: number;
  readonly state: queries.FirmPairState;
  readonly joinId: number | undefined;
}

/** What a reviewer said of a pair. */
export interface SaidOfFirms {
  readonly verdict: queries.FirmPairState;
  readonly by: string;
  readonly time: number;
  readonly reason: string;
}

/** `group` says what is a part of what: the one of the other, or both of a third. */
export interface FirmJudgement {
  readonly verdict: queries.FirmPairState;
  readonly parent?: FirmId | undefined;
  readonly reason: string;
}

/** More are not counted for a list: nobody looks at so many. */
export const firmPairsCountedMax = 10_000;
// A page shows the surest.
const pairsOfFirmMax = 10;

/** Pairs in a state, the likeliest first, after a place. */
export async function listFirmPairs(
  sql: Sql,
  state: queries.FirmPairState,
  page: { readonly after?: { readonly chance: number; readonly id: number } | undefined; readonly limit: number },
): Promise<FirmPair[]> {
  const { chance, id } = page.after ?? { chance: 2, id: 0 };
  return (await sql.query<queries.PairRow>(queries.pairsInState, [state, chance, id, page.limit])).map(firmPairOf);
}

/** Who else a firm is likely. */
export async function pairsOfFirm(sql: Sql, firm: FirmId): Promise<FirmPair[]> {
  return (await sql.prepared<queries.PairRow>('firm_pairs_of', queries.pairsOfFirm, [firm, pairsOfFirmMax])).map(firmPairOf);
}

/** How many pairs are open, 10,000 at most. */
export async function countFirmPairs(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ pairs: number }>(queries.countOpen, [firmPairsCountedMax]);
  return row?.pairs ?? 0;
}

/** @throws NotFound `firm.no_such_pair` */
export async function readFirmPair(sql: Sql, id: number): Promise<FirmPair> {
  const [row] = await sql.query<queries.PairRow>(queries.pairById, [id]);
  if (row === undefined) throw new NotFound('firm.no_such_pair', 'there is no such pair: one of the two may say something else by now');
  return firmPairOf(row);
}

/** What was said of each of some pairs, oldest first. */
export async function verdictsOfFirms(sql: Sql, pairs: readonly number[]): Promise<Map<number, SaidOfFirms[]>> {
  const said = new Map<number, SaidOfFirms[]>();
  for (const row of await sql.query<queries.VerdictRow>(queries.verdictsOf, [int8Array(pairs)])) {
    const { pair_id, verdict, decided_by: by, decided_at: time, reason } = row;
    said.set(pair_id, [...(said.get(pair_id) ?? []), { verdict, by, time, reason }]);
  }
  return said;
}

/** The models by which some pairs were scored; of those before the first, what was assumed of so many firms. */
export async function likenessModels(sql: Sql, versions: readonly number[]): Promise<(version: number) => LikenessModel> {
  const rows = await sql.query<queries.ModelRow>(queries.modelsByVersion, [int4Array([...new Set(versions)])]);
  const models = new Map(rows.map(({ version, weights }) => [version, { version, weights: JSON.parse(weights) as MatchWeights }]));
  return (version) => models.get(version) ?? startingLikeness(firmsAssumed);
}

// Only how a score begins depends on it.
const firmsAssumed = 300;

/**
 * Writes down what somebody says of a pair and does it: `join` joins both firms by a decision that can be undone, `group` puts one under the other or both under a third, `different`
 * is remembered so that they are not proposed again, `later` puts the pair aside, `open` takes back what was said (no join: that is undone as what it is). Answers the pair as it is then.
 * @throws NotFound `firm.no_such_pair`; InvalidInput `firm.no_parent`, `firm.bad_parent`; Conflict `firm.joined_already` and those of `joinFirms`
 */
export async function judgeFirmPair(sql: Sql, id: number, { verdict, parent, reason }: FirmJudgement, hand: ByHand): Promise<FirmPair> {
  await sql.query(queries.pairForUpdate, [id]);
  const pair = await readFirmPair(sql, id);
  const [one, other] = pair.firms;
  if (one === other) throw new Conflict('firm.joined_already', 'these two are one firm by now: undo the join, then say what they are');
  const join =
    verdict === 'join'
      ? await joinFirms(sql, pair.firms, { reason, evidence: { pair: id, chance: pair.chance, model: pair.model } }, hand)
      : undefined;
  if (verdict === 'group') {
    if (parent === undefined)
      throw new InvalidInput('firm.no_parent', [{ at: 'parent', message: 'say which firm stands above: one of the two, or a third' }]);
    await sql.query(lockFirms);
    for (const firm of [one, other])
      if (firm !== parent) await setParent(sql, firm, parent, { since: dayOf(hand.now), by: hand.by, at: hand.now });
  }
  await sql.query(queries.addVerdict, [id, verdict, hand.by, hand.now, reason]);
  await sql.query(queries.setState, [id, verdict, join?.id ?? null]);
  await sql.query(queries.notifyJoins);
  return readFirmPair(sql, id);
}

function firmPairOf(row: queries.PairRow): FirmPair {
  return {
    ...{ id: row.id, records: [row.a, row.b], firms: [row.whole_a as FirmId, row.whole_b as FirmId] },
    ...{ bits: row.bits, chance: row.chance, key: row.key, model: row.model, foundAt: row.found_at, state: row.state },
    ...{ levels: JSON.parse(row.levels) as number[], counts: JSON.parse(row.counts) as number[] },
    joinId: row.join_id ?? undefined,
  };
}
