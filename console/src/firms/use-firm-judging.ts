import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FirmPair } from '../api/contract.ts';
import { type FirmVerdict, judgeFirms, undoFirmJoin } from '../api/firms.ts';
import { showToast } from '../parts/toast.ts';
import { type Action, useAction } from '../parts/use-action.ts';

export interface FirmJudging extends Action {
  /** Whether it could be said. */
  judge(pair: FirmPair, said: { readonly verdict: FirmVerdict; readonly parent?: string }): Promise<boolean>;
}

/** Says what two firms are, goes on to the next pair, and offers the way back; of a group the relation is ended on the firm's page. */
export function useFirmJudging(onJudged: () => void): FirmJudging {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: ['joins', 'firms'] });
    await client.invalidateQueries({ queryKey: ['firm'] });
  };
  return {
    ...action,
    judge: async (pair, said) => {
      const worked = await action.run(async () => {
        const { join } = await judgeFirms(pair.id, said);
        const takeBack = async () => {
          if (said.verdict === 'join' && join !== undefined) await undoFirmJoin(join, t('pair.undoReason'));
          await judgeFirms(pair.id, { verdict: pair.state, reason: t('pair.undoReason') });
          await refresh();
        };
        const [one, other] = pair.firms.map(({ firm }) => firm.name);
        const text = t(`likeFirm.done.${said.verdict}`, { one, other });
        showToast(text, said.verdict === 'group' ? {} : { undo: () => void takeBack().catch(refresh) });
      });
      if (!worked) return false;
      onJudged();
      await refresh();
      return true;
    },
  };
}
