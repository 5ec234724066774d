import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../../api/contract.ts';
import { newPasswordLink, passwordAddress } from '../../api/users.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { SecretDialog } from '../../parts/secret-dialog.tsx';
import { useAction } from '../../parts/use-action.ts';

/** A fresh link for somebody who forgot the password; the old password works until the link is used. */
export function PasswordLinkDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const action = useAction();
  const [address, setAddress] = useState<string | undefined>();
  const make = () => action.run(async () => setAddress(passwordAddress(await newPasswordLink(user.id))));
  if (address !== undefined) {
    return (
      <SecretDialog title={t('users.newLinkFor', { name: user.name })} label={t('users.link')} secret={address} onClose={onClose}>
        <p className="muted">{t('users.linkNote', { name: user.name })}</p>
      </SecretDialog>
    );
  }
  return (
    <FormDialog
      opened
      title={t('users.newLinkFor', { name: user.name })}
      size={520}
      action={action}
      actionLabel={t('users.newLink')}
      ready
      onClose={onClose}
      onSubmit={() => void make()}
    >
      <p className="muted">{t('users.newLinkNote')}</p>
    </FormDialog>
  );
}
