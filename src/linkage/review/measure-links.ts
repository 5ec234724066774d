import { float8Array, type Sql } from '../../storage/index.ts';
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

/** How right proposals from a chance on are, and how many of the right ones are among them. */
export interface ProposalQuality {
  readonly from: number;
  readonly pairs: number;
  /** Share of these pairs that are one person. */
  readonly precision: ShareWithin;
  /** Share of all proposed pairs that are one person which has this chance: of what nobody proposed, nothing is known. */
  readonly recall: ShareWithin;
}

/** A share with its 95 % interval. */
export interface ShareWithin {
  readonly share: number;
  readonly low: number;
  readonly high: number;
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

// What was said of older pairs says little of those that come now.
const labelsMax = 100_000;

/**
 * How right the chances were, by what reviewers said: `join` is one person, `different` and `household` are two, a join that was undone, or split since, is two. Of a pair
 * that was said of by several, each counts. Assumption: reviewers are right, and look at what the queue brings: bands that nobody looked at are left out of the calibration.
 */
export async function measureByLabels(sql: Sql): Promise<{ calibration: CalibrationBand[]; quality: ProposalQuality[] }> {
  const rows = await sql.query<queries.LabelRow>(queries.labels, [labelsMax]);
  const labels = rows.map(({ chance, is_one }) => ({ chance, isOne: is_one }));
  const counted = await sql.query<{ band: number; pairs: number }>(queries.proposedChances, [float8Array(bandEdges)]);
  const proposed = [0, ...bandEdges].map((_, band) => counted.find((row) => row.band === band)?.pairs ?? 0);
  return { calibration: calibrationOf(labels), quality: qualityOf(labels, proposed) };
}

/** Pure. */
export function calibrationOf(labels: readonly { readonly chance: number; readonly isOne: boolean }[]): CalibrationBand[] {
  const edges = [0, ...bandEdges, 1];
  return edges.slice(0, -1).flatMap((from, at): CalibrationBand[] => {
    const to = edges[at + 1] as number;
    const own = labels.filter(({ chance }) => bandOf(chance) === at);
    if (own.length === 0) return [];
    const one = own.filter(({ isOne }) => isOne).length;
    const expected = own.reduce((sum, { chance }) => sum + chance, 0) / own.length;
    return [{ from, to, judged: own.length, one, expected, share: one / own.length, ...wilsonInterval(one, own.length) }];
  });
}

/**
 * Precision and recall of proposals, from each edge of the bands on, by labels: in each band those that were found to be one person, and of the pairs that nobody has judged the same share (as
 * Jeffreys has it: half a label more on both sides). Intervals: 95 %, by the variance of those shares, even on the scale of log-odds; wide where few labels are, and none where all pairs were
 * judged. Assumption: reviewers are right, and within a band what they judged is like the rest; what nobody proposed is not counted. None without labels. Pure.
 * @param proposed pairs by band, the lowest first
 */
export function qualityOf(
  labels: readonly { readonly chance: number; readonly isOne: boolean }[],
  proposed: readonly number[],
): ProposalQuality[] {
  if (labels.length === 0) return [];
  const bands = proposed.map((pairs, band) => {
    const own = labels.filter(({ chance }) => bandOf(chance) === band);
    const found = own.filter(({ isOne }) => isOne).length;
    const share = (found + 0.5) / (own.length + 1);
    // Of a pair that two have judged there are two labels.
    const judged = Math.min(pairs, own.length);
    const left = pairs - judged;
    const ones = own.length === 0 ? 0 : (judged * found) / own.length;
    return { pairs, ones: ones + left * share, variance: (left ** 2 * share * (1 - share)) / (own.length + 2) };
  });
  const sumOf = (some: typeof bands) =>
    some.reduce(
      (sum, { pairs, ones, variance }) => ({ pairs: sum.pairs + pairs, ones: sum.ones + ones, variance: sum.variance + variance }),
      { pairs: 0, ones: 0, variance: 0 },
    );
  return bandEdges.flatMap((from, at): ProposalQuality[] => {
    const [below, above] = [sumOf(bands.slice(0, at + 1)), sumOf(bands.slice(at + 1))];
    if (above.pairs === 0) return [];
    const wrong = above.pairs - above.ones;
    return [
      {
        ...{ from, pairs: above.pairs },
        precision: shareWithin(above.ones, wrong, above.variance * (1 / above.ones + 1 / wrong) ** 2),
        recall: shareWithin(
          above.ones,
          below.ones,
          above.variance / above.ones ** 2 + (below.ones === 0 ? 0 : below.variance / below.ones ** 2),
        ),
      },
    ];
  });
}

/** The share of one part, by the variance of the logarithm of both parts' ratio. */
function shareWithin(part: number, rest: number, variance: number): ShareWithin {
  if (part === 0) return { share: 0, low: 0, high: rest === 0 ? 1 : 0 };
  if (rest === 0) return { share: 1, low: 1, high: 1 };
  const share = part / (part + rest);
  if (variance === 0) return { share, low: share, high: share };
  const odds = Math.log(part / rest);
  const spread = z95 * Math.sqrt(variance);
  return { share, low: 1 / (1 + Math.exp(spread - odds)), high: 1 / (1 + Math.exp(-spread - odds)) };
}

function bandOf(chance: number): number {
  return bandEdges.filter((edge) => chance >= edge).length;
}

/** For each of some chances, how many open pairs are as likely, and how many of them would be joined wrongly. */
export async function forecastAcceptance(sql: Sql): Promise<AcceptanceForecast[]> {
  const rows = await sql.query<{ band: number; pairs: number; ones: number }>(queries.openChances, [float8Array(bandEdges)]);
  return bandEdges.map((from, at) => {
    const above = rows.filter(({ band }) => band > at);
    const pairs = above.reduce((sum, row) => sum + row.pairs, 0);
    return { from, pairs, expectedErrors: pairs - above.reduce((sum, row) => sum + row.ones, 0) };
  });
}
