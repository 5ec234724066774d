import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../parts/problem.tsx';
import { isReason } from '../../../parts/reason-dialog.tsx';
import { useAction } from '../../../parts/use-action.ts';
import styles from './facts.module.css';

interface ReasonFormProps {
  actionLabel: string;
  /** Whether it is the deed that the fact asks for, and not one that takes something back. */
  leading?: boolean;
  children?: ReactNode;
  onSubmit: (reason: string) => Promise<unknown>;
}

/** Asks why, in the place of the fact itself, before something about it that the audit keeps. */
export function ReasonForm({ actionLabel, leading = true, children, onSubmit }: ReasonFormProps) {
  const { t } = useTranslation();
  const action = useAction();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void action.run(() => onSubmit(reason.trim()));
  };
  return (
    <form className={styles.settle} onSubmit={submit}>
      {children}
      <TextInput
        aria-label={t('word.reason')}
        placeholder={t('word.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
      />
      {action.error === undefined ? null : <Problem error={action.error} size="line" />}
      <Button type="submit" size="xs" variant={leading ? 'filled' : 'default'} disabled={action.busy || !isReason(reason)}>
        {actionLabel}
      </Button>
    </form>
  );
}
