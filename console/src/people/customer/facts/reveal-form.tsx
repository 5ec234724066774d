import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trait } from '../../../api/contract.ts';
import { revealField } from '../../../api/people.ts';
import { useFormat } from '../../../format/use-format.ts';
import { Problem } from '../../../parts/problem.tsx';
import { reasonCharactersMin } from '../../../parts/reason-dialog.tsx';
import { useAction } from '../../../parts/use-action.ts';
import styles from './facts.module.css';

/** Shows a hidden fact to somebody who says why; it is not kept, and closing hides it again. */
export function RevealForm({ trait, customerId }: { trait: Trait; customerId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const action = useAction();
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState<unknown>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void action.run(async () => setShown((await revealField(customerId, trait.name, reason.trim())).trait?.value ?? ''));
  };
  if (shown !== undefined) {
    return (
      <p className={styles.revealed} role="status">
        {format.value(shown)}
      </p>
    );
  }
  return (
    <form className={styles.settle} onSubmit={submit}>
      <p>{t('facts.revealNote')}</p>
      <TextInput
        aria-label={t('word.reason')}
        placeholder={t('word.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
      />
      {action.error === undefined ? null : <Problem error={action.error} size="line" />}
      <Button type="submit" size="xs" disabled={action.busy || reason.trim().length < reasonCharactersMin}>
        {t('facts.reveal')}
      </Button>
    </form>
  );
}
