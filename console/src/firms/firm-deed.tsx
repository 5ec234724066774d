import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { failureText } from '../parts/failure-text.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { isReason, ReasonField } from '../parts/reason-dialog.tsx';
import { showToast } from '../parts/toast.ts';
import { useAction } from '../parts/use-action.ts';
import { useFirmText } from './use-firm-text.ts';

/** One thing to say: a text, a day, or one of some words. */
export interface DeedField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind?: 'day' | 'text';
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Left out of what is sent when empty. */
  readonly isOptional?: boolean;
  readonly initial?: string;
}

interface FirmDeedProps {
  readonly title: string;
  readonly fields: readonly DeedField[];
  readonly onClose: () => void;
  readonly onSend: (body: Readonly<Record<string, string>>) => Promise<unknown>;
  /** The way back, offered once it is done; it is given what was sent. */
  readonly onUndo?: (sent: Readonly<Record<string, string>>) => Promise<unknown>;
}

/** A few fields and a reason: the shape of everything that is written down about a firm. */
export function FirmDeed({ title, fields, onClose, onSend, onUndo }: FirmDeedProps) {
  const { t } = useFirmText();
  const action = useAction();
  const [values, setValues] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(fields.map(({ name, initial, options }) => [name, initial ?? options?.[0]?.value ?? ''])),
  );
  const [reason, setReason] = useState('');
  const said = (name: string): string => (values[name] ?? '').trim();
  const send = async () => {
    const filled = fields.filter(({ name }) => said(name) !== '').map(({ name }) => [name, said(name)]);
    const body: Readonly<Record<string, string>> = { ...Object.fromEntries(filled), reason: reason.trim() };
    const isDone = await action.run(() => onSend(body));
    if (!isDone) return;
    const back = () =>
      onUndo?.({ ...body, reason: t('firms.undoReason') }).catch((error: unknown) => showToast(failureText(error, t), { tone: 'problem' }));
    showToast(t('firms.made'), onUndo === undefined ? {} : { undo: () => void back() });
    onClose();
  };
  return (
    <FormDialog
      opened
      title={title}
      actionLabel={title}
      action={action}
      ready={isReason(reason) && fields.every(({ name, isOptional }) => isOptional === true || said(name) !== '')}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      {fields.map(({ name, label, hint, kind, options }, at) => {
        const change = (value: string) => setValues((before) => ({ ...before, [name]: value }));
        return options === undefined ? (
          <TextInput
            key={name}
            label={label}
            {...(hint === undefined ? {} : { description: hint })}
            type={kind === 'day' ? 'date' : 'text'}
            value={values[name] ?? ''}
            onChange={(event) => change(event.currentTarget.value)}
            {...(at === 0 ? { 'data-autofocus': true } : {})}
          />
        ) : (
          <NativeSelect
            key={name}
            label={label}
            data={[...options]}
            value={values[name] ?? ''}
            onChange={(event) => change(event.currentTarget.value)}
          />
        );
      })}
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
