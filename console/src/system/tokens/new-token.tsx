import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Role, roles } from '../../api/contract.ts';
import { createToken } from '../../api/users.ts';
import dialog from '../../parts/dialog.module.css';
import { Problem } from '../../parts/problem.tsx';
import { SecretOnce } from '../../parts/secret-once.tsx';

export function NewToken({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('analyst');
  const [token, setToken] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      setToken((await createToken({ name: name.trim(), role })).token);
      await client.invalidateQueries({ queryKey: ['tokens'] });
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
      title={t('tokens.create')}
      closeOnClickOutside={token === undefined}
      closeButtonProps={{ 'aria-label': t('word.close') }}
    >
      {token === undefined ? (
        <form className={dialog.form} onSubmit={(event) => void submit(event)}>
          <TextInput
            label={t('tokens.name')}
            placeholder={t('tokens.namePlaceholder')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            withAsterisk={false}
            data-autofocus
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
            <Button type="submit" disabled={busy || name.trim() === ''}>
              {t('tokens.createDo')}
            </Button>
          </div>
        </form>
      ) : (
        <div className={dialog.form}>
          <SecretOnce label={t('tokens.token')} secret={token} />
          <p className={dialog.note}>{t('tokens.use')}</p>
          <pre className={dialog.code}>{`curl ${location.origin}/v1/find?q=Okafor -H 'Authorization: Bearer ${token}'`}</pre>
          <div className={dialog.actions}>
            <Button onClick={onClose}>{t('word.close')}</Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
