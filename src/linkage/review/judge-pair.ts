import { InvalidInput, NotFound, type PersonId } from '../../foundation/index.ts';
import { type DecisionContext, joinPeople } from '../../identity/index.ts';
import type { Sql } from '../../storage/index.ts';
import type { PairState } from '../queries/pairs.ts';
import * as queries from '../queries/pairs.ts';
import { type LikelyPair, likelyPairOf, tellPairs } from './likely-pairs.ts';

/** What a reviewer says of a pair: `open` takes back what was said. */
export type Verdict = PairState;

export interface Judgement {
  readonly verdict: Verdict;
  readonly by: string;
  readonly reason: string;
}

/** A decision's context, and what belongs to the transaction of a word that joins nobody. */
export interface JudgingContext extends DecisionContext {
  /** The audit entry, the notice to open screens of both. */
  readonly alsoWhenSaid?: (sql: Sql, pair: LikelyPair) => Promise<void>;
}

/**
 * Writes down what somebody says of a pair and does it: `join` joins both people by a decision that can be undone and names what it rests on; `different` and `household` are
 * remembered, so that the two are not proposed again; `later` puts the pair aside. A pair that has been judged may be judged again, also by another reviewer.
 *
 * @throws NotFound `linkage.no_such_pair`; InvalidInput `linkage.joined` for another word on two who have been joined: undo that decision first; Conflict as `joinPeople` does.
 */
export async function judgePair(context: JudgingContext, pairId: number, { verdict, by, reason }: Judgement): Promise<LikelyPair> {
  const { postgres, clock } = context;
  const pair = await readPair(postgres, pairId);
  const isOne = pair.people[0] === pair.people[1];
  if (isOne && verdict !== 'join')
    throw new InvalidInput('linkage.joined', [
      { at: 'verdict', message: 'these two are one customer by now: undo the join, then say what they are' },
    ]);
  const write = async (sql: Sql, decisionId: number | null): Promise<void> => {
    await sql.query(queries.pairForUpdate, [pairId]);
    await sql.query(queries.addVerdict, [pairId, verdict, by, clock.now(), reason]);
    await sql.query(queries.setState, [pairId, verdict, decisionId]);
    await sql.query(queries.notifyJoins);
    await tellPairs(sql, pair.identifiers);
  };
  if (verdict !== 'join' || isOne) {
    await postgres.transaction(async (sql) => {
      await write(sql, pair.decisionId ?? null);
      await context.alsoWhenSaid?.(sql, pair);
    });
    return readPair(postgres, pairId);
  }
  const evidence = { pair: pairId, chance: pair.chance, model: pair.model };
  const [one, other] = pair.people as [PersonId, PersonId];
  await joinPeople(
    {
      ...context,
      alsoInTransaction: async (sql, outcome) => {
        await write(sql, outcome.decisionId);
        await context.alsoInTransaction?.(sql, outcome);
      },
    },
    one,
    other,
    { name: by, reason, evidence },
  );
  return readPair(postgres, pairId);
}

/** @throws NotFound `linkage.no_such_pair` */
export async function readPair(sql: Sql, pairId: number): Promise<LikelyPair> {
  const [row] = await sql.query<queries.PairRow>(queries.pairById, [pairId]);
  if (row === undefined) throw new NotFound('linkage.no_such_pair', 'there is no such pair: one of the two may say something else by now');
  return likelyPairOf(row);
}
