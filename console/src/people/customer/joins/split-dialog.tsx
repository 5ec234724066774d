import { Button, Modal, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer, KnownAs } from '../../../api/contract.ts';
import { decisionId, splitCustomer, undoDecision } from '../../../api/people.ts';
import { useFormat } from '../../../format/use-format.ts';
import dialog from '../../../parts/dialog.module.css';
import { Problem } from '../../../parts/problem.tsx';
import { showToast } from '../../../parts/toast.ts';
import { useNamespaceName } from '../../use-namespace-name.ts';
import { sourceName } from '../source-name.ts';
import styles from './joins.module.css';
import { identifierKey, joinsAcross } from './split-plan.ts';

/** Two people in one record: mark what belongs to the other, see what will part, say why. */
export function SplitDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const namespaceName = useNamespaceName();
  const [others, setOthers] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const toggle = (known: KnownAs) => {
    const next = new Set(others);
    if (!next.delete(identifierKey(known))) next.add(identifierKey(known));
    setOthers(next);
  };
  const separated = customer.knownAs.filter((known) => others.has(identifierKey(known)));
  const ending = joinsAcross(customer.joins, others);
  const possible = separated.length > 0 && separated.length < customer.knownAs.length;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const answer = await splitCustomer(
        customer.id,
        separated.map(({ namespace, value }) => ({ namespace, value })),
        reason.trim(),
      );
      const refresh = () =>
        Promise.all([client.invalidateQueries({ queryKey: ['customer'] }), client.invalidateQueries({ queryKey: ['timeline'] })]);
      await refresh();
      showToast(t('split.done', { kept: answer.kept, separated: answer.separated }), {
        undo: () =>
          void undoDecision(decisionId(answer.decision), t('split.undoReason'))
            .then(refresh)
            .then(() => navigate({ to: '/people/$id', params: { id: customer.id } })),
      });
      onClose();
      if (answer.kept !== customer.id && answer.separated !== customer.id)
        await navigate({ to: '/people/$id', params: { id: answer.kept } });
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };

  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={t('split.title', { name: customer.name.display })}
      closeButtonProps={{ 'aria-label': t('word.close') }}
    >
      <form className={dialog.form} onSubmit={(event) => void submit(event)}>
        <p className={dialog.note}>{t('split.note')}</p>
        <fieldset className={styles.identifiers}>
          <legend className="hidden-visually">{t('split.legend')}</legend>
          {customer.knownAs.map((known) => (
            <label key={identifierKey(known)} className={styles.identifier}>
              <input type="checkbox" checked={others.has(identifierKey(known))} onChange={() => toggle(known)} />
              <span className={styles.identifierName}>{namespaceName(known.namespace)}</span>
              <span className={styles.identifierValue}>
                {known.value}
                <span className={styles.evidence}>
                  {sourceName(known.source)}, {format.date(known.firstSeen)} – {format.date(known.lastSeen)}
                </span>
              </span>
              <span className={styles.side}>{others.has(identifierKey(known)) ? t('split.other') : t('split.stays')}</span>
            </label>
          ))}
        </fieldset>
        <p className={styles.outcome} role="status">
          {separated.length === 0
            ? t('split.pickFirst')
            : possible
              ? t('split.outcome', { count: separated.length, joins: t('count.joins', { count: ending.length }) })
              : t('split.notAll')}
        </p>
        <Textarea
          label={t('word.reason')}
          description={t('word.reasonHint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
          rows={2}
        />
        {error === undefined ? null : <Problem error={error} size="line" />}
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('word.cancel')}
          </Button>
          <Button type="submit" disabled={!possible || reason.trim().length < 3 || busy}>
            {t('split.do')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
