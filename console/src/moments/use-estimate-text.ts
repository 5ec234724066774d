import { useTranslation } from 'react-i18next';
import type { PolicyValues } from '../api/contract.ts';
import { useFormat } from '../format/use-format.ts';

export type Estimate = PolicyValues['asItIs'];

/** Too little is known to say anything. Pure. */
export const isTooFew = (one: Estimate | undefined): boolean =>
  one === undefined || one.value === null || one.low === undefined || one.high === undefined;

/** What would come of a way of choosing: a share with its interval, or that there is too little to say. */
export function useEstimateText() {
  const { t } = useTranslation();
  const format = useFormat();
  const estimate = (one: Estimate | undefined): string => {
    if (one === undefined || one.value === null || one.low === undefined || one.high === undefined) return t('learned.policy.tooFew');
    return t('learned.policy.value', { share: format.share(one.value), low: format.share(one.low), high: format.share(one.high) });
  };
  return { t, format, estimate };
}
