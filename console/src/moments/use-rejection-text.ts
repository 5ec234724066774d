import { useTranslation } from 'react-i18next';
import type { MomentRejection } from '../api/contract.ts';

type Rejection = Pick<MomentRejection, 'code' | 'reason' | 'rule' | 'ruleName' | 'wouldChange'>;

/** Why something was not offered, and what would let it through, by its code in the reader's language; else in the server's words. */
export function useRejectionText(): (rejection: Rejection) => { why: string; change: string } {
  const { t, i18n } = useTranslation();
  return ({ code, reason, wouldChange, rule, ruleName }) => {
    const key = `refusal.${code}`;
    if (!i18n.exists(`${key}.why`)) return { why: reason, change: wouldChange };
    const values = { rule: ruleName ?? rule ?? '' };
    return {
      why: t(`${key}.why` as 'refusal.read_enough.why', values),
      change: t(`${key}.change` as 'refusal.read_enough.change', values),
    };
  };
}
