import type { PersonId } from '../../foundation/index.ts';
import type { DecisionContext } from '../../identity/index.ts';
import { readFragments } from '../../profile/index.ts';
import * as queries from '../queries/pairs.ts';
import { judgePair } from './judge-pair.ts';
import { likelyPairOf } from './likely-pairs.ts';
import { reasonsForCare } from './reasons-for-care.ts';

/** Who joins without a reviewer; what it says is no label. */
export const statisticsName = 'statistics';

const pairsAtOnce = 50;

/**
 * Joins the open pairs that are at least as sure as `joinFrom`, each by a decision that can be undone; answers how many. A pair that asks for a second look waits for a
 * reviewer, however sure it is.
 */
export async function acceptSurest(context: DecisionContext, joinFrom: number): Promise<number> {
  const { postgres, rules } = context;
  const likeliest = (await postgres.query<queries.PairRow>(queries.likeliest, [joinFrom, pairsAtOnce])).map(likelyPairOf);
  let joined = 0;
  for (const { id, chance, model } of likeliest) {
    // Those before it may have moved people.
    const [row] = await postgres.query<queries.PairRow>(queries.pairById, [id]);
    if (row === undefined || row.person_a === row.person_b) continue;
    const people = [row.person_a, row.person_b] as PersonId[];
    const fragments = await readFragments(postgres, people);
    const [one = [], other = []] = people.map((person) => fragments.get(person));
    if (reasonsForCare(one, other, rules).length > 0) continue;
    const reason = `${(100 * chance).toFixed(2)} % sure by model ${model}`;
    await judgePair(context, id, { verdict: 'join', by: statisticsName, reason });
    joined++;
  }
  return joined;
}
