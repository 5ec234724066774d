import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { JoinPair } from '../../../api/contract.ts';
import { judgePair, type PairVerdict } from '../../../api/joins.ts';
import { undoDecision } from '../../../api/people.ts';
import { showToast } from '../../../parts/toast.ts';
import { type Action, useAction } from '../../../parts/use-action.ts';
import { usePersonName } from '../use-person-name.ts';

export interface Judging extends Action {
  judge(pair: JoinPair, verdict: PairVerdict): Promise<void>;
}

/** Says what a pair is, goes on to the next, and offers the way back. */
export function useJudging(onJudged: () => void): Judging {
  const { t } = useTranslation();
  const client = useQueryClient();
  const nameOf = usePersonName();
  const action = useAction();
  const refresh = () => client.invalidateQueries({ queryKey: ['joins'] });
  return {
    ...action,
    judge: async (pair, verdict) => {
      const worked = await action.run(async () => {
        const { decision } = await judgePair(pair.id, verdict);
        const takeBack = async () => {
          if (verdict === 'join' && decision !== undefined) await undoDecision(decision, t('pair.undoReason'));
          await judgePair(pair.id, pair.state, t('pair.undoReason'));
          await refresh();
        };
        const [one, other] = pair.people.map(nameOf);
        showToast(t(`pair.done.${verdict}`, { one, other }), { undo: () => void takeBack().catch(() => refresh()) });
      });
      if (!worked) return;
      onJudged();
      await refresh();
    },
  };
}
