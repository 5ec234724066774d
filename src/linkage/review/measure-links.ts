import type { Sql } from '../../storage/index.ts';
import * as queries from '../queries/pairs.ts';

/** How often reviewers found pairs of about one chance to be one person. */
export interface CalibrationBand {
  /** Chances from (inclusive) and to. */
  readonly from: number;
  readonly to: number;
  readonly judged: number;
  readonly one: number;
  /** Mean chance that the statistics gave. */
  readonly expected: number;
  /** Share of `judged` that are one person with its 95 % interval (Wilson 1927). */
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** What would follow if all open pairs from a chance on were joined unseen. */
export interface AcceptanceForecast {
  readonly from: number;
  readonly pairs: number;
  /** Joins of two people that are to be expected among them: the sum of what is missing to certainty. */
  readonly expectedErrors: number;
}

const bandEdges = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999];
const z95 = 1.959964;

/** The 95 % interval of a share after Wilson 1927: honest also at few and at none. Pure. */
export function wilsonInterval(hits: number, all: number): { low: number; high: number } {
  if (all === 0) return { low: 0, high: 1 };
  const share = hits / all;
  const spread = (z95 * Math.sqrt((share * (1 - share) + z95 ** 2 / (4 * all)) / all)) / (1 + z95 ** 2 / all);
  const middle = (share + z95 ** 2 / (2 * all)) / (1 + z95 ** 2 / all);
  return { low: Math.max(0, middle - spread), high: Math.min(1, middle + spread) };
}

/**
 * How right the chances were, by what reviewers said: `join` is one person, `different` and `household` are two, a join that was undone is two. Of a pair that was said of
 * by several, each counts. Assumption: reviewers are right, and look at what the queue brings: bands that nobody looked at are left out.
 */
export async function measureCalibration(sql: Sql): Promise<CalibrationBand[]> {
  const rows = await sql.query<{ chance: number; is_one: boolean }>(queries.labels);
  return calibrationOf(rows.map(({ chance, is_one }) => ({ chance, isOne: is_one })));
}

/** Pure. */
export function calibrationOf(labels: readonly { readonly chance: number; readonly isOne: boolean }[]): CalibrationBand[] {
  const edges = [0, ...bandEdges, 1];
  return edges.slice(0, -1).flatMap((from, at): CalibrationBand[] => {
    const to = edges[at + 1] as number;
    const own = labels.filter(({ chance }) => chance >= from && (chance < to || to === 1));
    if (own.length === 0) return [];
    const one = own.filter(({ isOne }) => isOne).length;
    const expected = own.reduce((sum, { chance }) => sum + chance, 0) / own.length;
    return [{ from, to, judged: own.length, one, expected, share: one / own.length, ...wilsonInterval(one, own.length) }];
  });
}

/** For each of some chances, how many open pairs are as likely, and how many of them would be joined wrongly. */
export async function forecastAcceptance(sql: Sql): Promise<AcceptanceForecast[]> {
  const rows = await sql.query<{ band: number; pairs: number; ones: number }>(queries.openChances);
  return bandEdges.map((from, at) => {
    const above = rows.filter(({ band }) => band > at);
    const pairs = above.reduce((sum, row) => sum + row.pairs, 0);
    return { from, pairs, expectedErrors: pairs - above.reduce((sum, row) => sum + row.ones, 0) };
  });
}
