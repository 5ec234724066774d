import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer, FindResult } from '../../../api/contract.ts';
import { joinCustomers, undoDecision } from '../../../api/people.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { isReason, ReasonField } from '../../../parts/reason-dialog.tsx';
import { showToast } from '../../../parts/toast.ts';
import { useAction } from '../../../parts/use-action.ts';
import { OtherPerson } from './other-person.tsx';

/** One person in two records: find the other one, say why, join; with a way back. */
export function JoinDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const action = useAction();
  const [other, setOther] = useState<FindResult | undefined>();
  const [reason, setReason] = useState('');
  const refresh = () =>
    Promise.all([client.invalidateQueries({ queryKey: ['customer'] }), client.invalidateQueries({ queryKey: ['timeline'] })]);

  const join = () =>
    action.run(async () => {
      if (other === undefined) return;
      const answer = await joinCustomers(customer.id, other.id, reason.trim());
      await refresh();
      const undo = () => void undoDecision(answer.decision, t('join.undoReason')).then(refresh);
      showToast(t('join.done', { name: other.name }), { undo });
      onClose();
      if (answer.customer !== undefined && answer.customer !== customer.id) {
        await navigate({ to: '/people/$id', params: { id: answer.customer } });
      }
    });

  return (
    <FormDialog
      opened
      title={t('join.title', { name: customer.name.display })}
      action={action}
      actionLabel={t('join.do')}
      ready={other !== undefined && isReason(reason)}
      onClose={onClose}
      onSubmit={() => void join()}
    >
      <p className="muted">{t('join.note')}</p>
      <OtherPerson notId={customer.id} chosen={other} onChoose={setOther} />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
