import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trait } from '../../../api/contract.ts';
import { reopenTrait } from '../../../api/people.ts';
import { Problem } from '../../../parts/problem.tsx';
import { reasonCharactersMin } from '../../../parts/reason-dialog.tsx';
import { useAction } from '../../../parts/use-action.ts';
import styles from './facts.module.css';

interface ReopenFormProps {
  trait: Trait;
  customerId: string;
  onReopened: () => void;
}

/** Takes back what a colleague settled, with the reason: the rule decides again, and the disagreement is open. */
export function ReopenForm({ trait, customerId, onReopened }: ReopenFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void action.run(async () => {
      await reopenTrait(customerId, { trait: trait.name, reason: reason.trim() });
      await client.invalidateQueries({ queryKey: ['customer', customerId] });
      onReopened();
    });
  };
  return (
    <form className={styles.settle} onSubmit={submit}>
      <TextInput
        aria-label={t('word.reason')}
        placeholder={t('word.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
      />
      {action.error === undefined ? null : <Problem error={action.error} size="line" />}
      <Button type="submit" size="xs" variant="default" disabled={action.busy || reason.trim().length < reasonCharactersMin}>
        {t('facts.reopen')}
      </Button>
    </form>
  );
}
