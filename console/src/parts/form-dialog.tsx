import { Button, Modal } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './dialog.module.css';
import { Problem } from './problem.tsx';
import type { Action } from './use-action.ts';
import { useReturnFocus } from './use-return-focus.ts';

interface FormDialogProps {
  opened: boolean;
  title: string;
  size?: number;
  children: ReactNode;
  actionLabel: string;
  action: Action;
  /** False while something that is needed is missing. */
  ready: boolean;
  /** Outlined in the colour of trouble when the deed cannot be undone. */
  lasting?: boolean;
  onClose: () => void;
  onSubmit: () => void;
}

/** A dialog with fields, what went wrong, and two buttons: the shape that all of them share. */
export function FormDialog({
  opened,
  title,
  size = 560,
  children,
  actionLabel,
  action,
  ready,
  lasting = false,
  onClose,
  onSubmit,
}: FormDialogProps) {
  const { t } = useTranslation();
  useReturnFocus(opened);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !action.busy) onSubmit();
  };
  return (
    <Modal opened={opened} onClose={onClose} size={size} title={title} closeButtonProps={{ 'aria-label': t('word.close') }}>
      <form className={styles.form} onSubmit={submit}>
        {children}
        {action.error === undefined ? null : <Problem error={action.error} size="line" />}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            {t('word.cancel')}
          </Button>
          <Button type="submit" variant={lasting ? 'outline' : 'filled'} disabled={!ready || action.busy}>
            {actionLabel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
