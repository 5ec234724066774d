import { Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from './form-dialog.tsx';
import { useAction } from './use-action.ts';

interface ReasonDialogProps {
  opened: boolean;
  title: string;
  children?: ReactNode;
  actionLabel: string;
  lasting?: boolean;
  onClose: () => void;
  onConfirm: (reason: string) => Promise<unknown>;
}

// The server's own least; one or two letters explain nothing.
export const reasonCharactersMin = 3;

/** Asks why before something that others will want to understand later; the reason goes into the audit. */
export function ReasonDialog({ opened, title, children, actionLabel, lasting = false, onClose, onConfirm }: ReasonDialogProps) {
  const action = useAction();
  const [reason, setReason] = useState('');
  const confirm = async () => {
    if (!(await action.run(() => onConfirm(reason.trim())))) return;
    setReason('');
    onClose();
  };
  return (
    <FormDialog
      opened={opened}
      title={title}
      size={480}
      action={action}
      actionLabel={actionLabel}
      lasting={lasting}
      ready={reason.trim().length >= reasonCharactersMin}
      onClose={onClose}
      onSubmit={() => void confirm()}
    >
      {children}
      <ReasonField value={reason} onChange={setReason} autoFocus />
    </FormDialog>
  );
}

interface ReasonFieldProps {
  value: string;
  onChange: (reason: string) => void;
  autoFocus?: boolean;
}

export function ReasonField({ value, onChange, autoFocus = false }: ReasonFieldProps) {
  const { t } = useTranslation();
  return (
    <Textarea
      label={t('word.reason')}
      description={t('word.reasonHint')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      required
      withAsterisk={false}
      rows={2}
      {...(autoFocus ? { 'data-autofocus': true } : {})}
    />
  );
}
