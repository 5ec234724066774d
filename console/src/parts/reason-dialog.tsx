import { Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
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

// The server's own least and most; one or two letters explain nothing.
const reasonCharactersMin = 3;
const reasonCharactersMax = 1_000;

/** True for a reason that the server takes. */
export function isReason(reason: string): boolean {
  const { length } = reason.trim();
  return length >= reasonCharactersMin && length <= reasonCharactersMax;
}

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
      ready={isReason(reason)}
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
    <LongText
      label={t('word.reason')}
      description={t('word.reasonHint')}
      value={value}
      most={reasonCharactersMax}
      onChange={onChange}
      autoFocus={autoFocus}
    />
  );
}

interface LongTextProps {
  label: string;
  description?: string;
  value: string;
  /** Characters that the server takes. */
  most: number;
  onChange: (text: string) => void;
  autoFocus?: boolean;
}

/** A text that must be there. One that is too long stays as it was typed or pasted, and says by how much: cut off unseen, it would say something else. */
export function LongText({ label, description, value, most, onChange, autoFocus = false }: LongTextProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const over = value.trim().length - most;
  return (
    <Textarea
      label={label}
      description={description}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={over > 0 ? t('word.tooLong', { most: format.count(most), over: format.count(over) }) : undefined}
      required
      withAsterisk={false}
      rows={2}
      {...(autoFocus ? { 'data-autofocus': true } : {})}
    />
  );
}
