import type { EnqueueOptions } from '../delivery/index.ts';
import { mainPurpose, mayHandOut, outside, type RefusedAct, readStandings } from '../gate/index.ts';
import type { Sql } from '../storage/index.ts';
import type { BatchContext } from './batch-context.ts';

/**
 * The gate that a batch's events pass on their way to subscribers outside, by all that stands of their people in the batch's own transaction; each answer
 * is worked out once. What it refuses is given to `onRefused`.
 */
export function gateOfBatch(
  sql: Sql,
  { consent, gate, now }: BatchContext,
  onRefused: (refused: RefusedAct) => void,
): NonNullable<EnqueueOptions['gateFor']> {
  return async (people) => {
    const standings = await readStandings(sql, people, { consent, gate }, now);
    const known = new Map<string, RefusedAct['refusals']>();
    return (purpose, identifierId) => {
      const standing = standings.get(identifierId);
      if (standing === undefined) return false;
      const key = `${identifierId} ${purpose}`;
      const refusals = known.get(key) ?? mayHandOut({ purpose, identifierId }, standing, gate, now).refusals;
      known.set(key, refusals);
      if (refusals.length > 0)
        onRefused({ asker: 'webhook', purpose: mainPurpose(purpose), channel: outside, identifierId, item: purpose, refusals });
      return refusals.length === 0;
    };
  };
}
