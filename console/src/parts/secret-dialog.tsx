import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './dialog.module.css';
import { SecretOnce } from './secret-once.tsx';

interface SecretDialogProps {
  title: string;
  label: string;
  secret: string;
  children?: ReactNode;
  actions?: ReactNode;
  onClose: () => void;
}

/** Shows a key, token or link for the only time; a stray click beside it must not lose it. */
export function SecretDialog({ title, label, secret, children, actions, onClose }: SecretDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={title}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('word.close') }}
    >
      <div className={styles.form}>
        <SecretOnce label={label} secret={secret} />
        {children}
        <div className={styles.actions}>
          {actions}
          <Button variant={actions === undefined ? 'filled' : 'default'} onClick={onClose}>
            {t('word.close')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
