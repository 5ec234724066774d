import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../api/contract.ts';
import { splitCustomer, undoDecision } from '../../../api/people.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { isReason, ReasonField } from '../../../parts/reason-dialog.tsx';
import { showToast } from '../../../parts/toast.ts';
import { useAction } from '../../../parts/use-action.ts';
import { IdentifierChoice } from './identifier-choice.tsx';
import styles from './joins.module.css';
import { identifierKey, joinsAcross } from './split-plan.ts';

/** Two people in one record: mark what belongs to the other, see what will part, say why. */
export function SplitDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const action = useAction();
  const [others, setOthers] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const separated = customer.knownAs.filter((known) => others.has(identifierKey(known)));
  const ending = joinsAcross(customer.joins, others);
  const possible = separated.length > 0 && separated.length < customer.knownAs.length;
  const refresh = () =>
    Promise.all([client.invalidateQueries({ queryKey: ['customer'] }), client.invalidateQueries({ queryKey: ['timeline'] })]);

  const split = () =>
    action.run(async () => {
      const identifiers = separated.map(({ namespace, value }) => ({ namespace, value }));
      const answer = await splitCustomer(customer.id, identifiers, reason.trim());
      await refresh();
      const undo = async () => {
        await undoDecision(answer.decision, t('split.undoReason'));
        await refresh();
        await navigate({ to: '/people/$id', params: { id: customer.id } });
      };
      const done = t('split.done', { kept: answer.kept, separated: answer.separated });
      const apart = answer.alsoApart.length === 0 ? '' : ` ${t('split.alsoApart', { people: answer.alsoApart.join(', ') })}`;
      showToast(done + apart, { undo: () => void undo() });
      onClose();
      if (answer.kept !== customer.id && answer.separated !== customer.id)
        await navigate({ to: '/people/$id', params: { id: answer.kept } });
    });
  const outcome =
    separated.length === 0
      ? t('split.pickFirst')
      : possible
        ? t('split.outcome', { count: separated.length, joins: t('count.joins', { count: ending.length }) })
        : t('split.notAll');

  return (
    <FormDialog
      opened
      title={t('split.title', { name: customer.name.display })}
      size={640}
      action={action}
      actionLabel={t('split.do')}
      ready={possible && isReason(reason)}
      onClose={onClose}
      onSubmit={() => void split()}
    >
      <p className="muted">{t('split.note')}</p>
      <IdentifierChoice identifiers={customer.knownAs} others={others} onChange={setOthers} />
      <p className={styles.outcome} role="status">
        {outcome}
      </p>
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
