import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { JoinToReview } from '../../api/contract.ts';
import { joinCustomers, undoDecision } from '../../api/people.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { showToast } from '../../parts/toast.ts';
import { usePersonName } from './use-person-name.ts';

/** A steward knows better than the rule: joins the two, with the reason, and with the way back. */
export function SamePersonDialog({ item, onClose }: { item: JoinToReview; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const nameOf = usePersonName();
  const [one, other] = item.people;
  if (one === undefined || other === undefined) return null;
  const refresh = () => client.invalidateQueries({ queryKey: ['joins'] });
  return (
    <ReasonDialog
      opened
      title={t('joins.joinTitle', { one: nameOf(one), other: nameOf(other) })}
      actionLabel={t('join.do')}
      onClose={onClose}
      onConfirm={async (reason) => {
        const { decision } = await joinCustomers(one.id, other.id, reason);
        await refresh();
        const undo = () => void undoDecision(decision, t('join.undoReason')).then(refresh);
        showToast(t('join.done', { name: nameOf(other) }), { undo });
      }}
    >
      <p className="muted">{t('joins.joinNote')}</p>
    </ReasonDialog>
  );
}
