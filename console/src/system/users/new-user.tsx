import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Role, roles } from '../../api/contract.ts';
import { createUser, passwordAddress } from '../../api/users.ts';
import dialog from '../../parts/dialog.module.css';
import { Problem } from '../../parts/problem.tsx';
import { SecretOnce } from '../../parts/secret-once.tsx';

/** Invites a colleague: the link that is shown once leads them to choosing a password. */
export function NewUser({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('clerk');
  const [address, setAddress] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const link = passwordAddress(await createUser({ name: name.trim(), email: email.trim(), role }));
      await client.invalidateQueries({ queryKey: ['users'] });
      if (link === undefined) onClose();
      else setAddress(link);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={t('users.create')}
      closeOnClickOutside={address === undefined}
      closeButtonProps={{ 'aria-label': t('word.close') }}
    >
      {address === undefined ? (
        <form className={dialog.form} onSubmit={(event) => void submit(event)}>
          <TextInput
            label={t('users.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            withAsterisk={false}
            data-autofocus
          />
          <TextInput
            label={t('signIn.email')}
            type="email"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            required
            withAsterisk={false}
          />
          <NativeSelect
            label={t('users.role')}
            description={t(`role.${role}.does`)}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value as Role)}
            data={roles.map((one) => ({ value: one, label: t(`role.${one}.name`) }))}
          />
          {error === undefined ? null : <Problem error={error} size="line" />}
          <div className={dialog.actions}>
            <Button variant="default" onClick={onClose}>
              {t('word.cancel')}
            </Button>
            <Button type="submit" disabled={busy || name.trim() === '' || email.trim() === ''}>
              {t('users.createDo')}
            </Button>
          </div>
        </form>
      ) : (
        <div className={dialog.form}>
          <p className={dialog.note}>{t('users.linkNote', { name })}</p>
          <SecretOnce label={t('users.link')} secret={address} />
          <div className={dialog.actions}>
            <Button onClick={onClose}>{t('word.close')}</Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
