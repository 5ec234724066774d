import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer, FindResult } from '../../../api/contract.ts';
import { decisionId, findQuery, joinCustomers, undoDecision } from '../../../api/people.ts';
import dialog from '../../../parts/dialog.module.css';
import { Problem } from '../../../parts/problem.tsx';
import { showToast } from '../../../parts/toast.ts';
import { useSettled } from '../../../parts/use-settled.ts';
import { Avatar } from '../../avatar.tsx';
import styles from './joins.module.css';

const foundMax = 5;

/** One person in two records: find the other one, say why, join; with a way back. */
export function JoinDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [other, setOther] = useState<FindResult | undefined>();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const found = useQuery(findQuery(useSettled(text), foundMax));
  const results = text.trim() === '' ? [] : (found.data?.results ?? []).filter((person) => person.id !== customer.id);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (other === undefined) return;
    setBusy(true);
    setError(undefined);
    try {
      const answer = await joinCustomers(customer.id, other.id, reason.trim());
      const refresh = () =>
        Promise.all([client.invalidateQueries({ queryKey: ['customer'] }), client.invalidateQueries({ queryKey: ['timeline'] })]);
      await refresh();
      showToast(t('join.done', { name: other.name }), {
        undo: () => void undoDecision(decisionId(answer.decision), t('join.undoReason')).then(refresh),
      });
      onClose();
      if (answer.customer !== undefined && answer.customer !== customer.id)
        await navigate({ to: '/people/$id', params: { id: answer.customer } });
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };

  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('join.title', { name: customer.name.display })}
      closeButtonProps={{ 'aria-label': t('word.close') }}
    >
      <form className={dialog.form} onSubmit={(event) => void submit(event)}>
        <p className={dialog.note}>{t('join.note')}</p>
        {other === undefined ? (
          <div>
            <TextInput
              label={t('join.find')}
              placeholder={t('find.placeholder')}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              data-autofocus
              autoComplete="off"
            />
            <ul className={styles.found}>
              {results.map((person) => (
                <li key={person.id}>
                  <button type="button" className={styles.person} onClick={() => setOther(person)}>
                    <Avatar name={person.name} />
                    <span>
                      {person.name}
                      <span className={styles.evidence}>{[person.why.text, person.place].filter(Boolean).join(' · ')}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ) : (
          <div className={styles.chosen}>
            <Avatar name={other.name} />
            <span>
              {other.name}
              <span className={styles.evidence}>{[other.why.text, other.place].filter(Boolean).join(' · ')}</span>
            </span>
            <Button variant="default" size="xs" onClick={() => setOther(undefined)}>
              {t('join.another')}
            </Button>
          </div>
        )}
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
          <Button type="submit" disabled={other === undefined || reason.trim().length < 3 || busy}>
            {t('join.do')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
