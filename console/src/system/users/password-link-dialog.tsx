import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../../api/contract.ts';
import { newPasswordLink, passwordAddress } from '../../api/users.ts';
import dialog from '../../parts/dialog.module.css';
import { Problem } from '../../parts/problem.tsx';
import { SecretOnce } from '../../parts/secret-once.tsx';

/** A fresh link for somebody who forgot the password; the old password works until the link is used. */
export function PasswordLinkDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const make = async () => {
    setBusy(true);
    try {
      setAddress(passwordAddress(await newPasswordLink(user.id)));
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={t('users.newLinkFor', { name: user.name })}
      closeButtonProps={{ 'aria-label': t('word.close') }}
    >
      <div className={dialog.form}>
        {address === undefined ? (
          <>
            <p className={dialog.note}>{t('users.newLinkNote')}</p>
            {error === undefined ? null : <Problem error={error} size="line" />}
            <div className={dialog.actions}>
              <Button variant="default" onClick={onClose}>
                {t('word.cancel')}
              </Button>
              <Button disabled={busy} onClick={() => void make()}>
                {t('users.newLink')}
              </Button>
            </div>
          </>
        ) : (
          <>
            <p className={dialog.note}>{t('users.linkNote', { name: user.name })}</p>
            <SecretOnce label={t('users.link')} secret={address} />
          </>
        )}
      </div>
    </Modal>
  );
}
