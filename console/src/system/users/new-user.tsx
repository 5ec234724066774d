import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../api/contract.ts';
import { createUser, passwordAddress } from '../../api/users.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { SecretDialog } from '../../parts/secret-dialog.tsx';
import { useAction } from '../../parts/use-action.ts';
import { RoleSelect } from './role-select.tsx';

/** Invites a colleague: the link that is shown once leads them to choosing a password. */
export function NewUser({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('clerk');
  const [address, setAddress] = useState<string | undefined>();

  const create = () =>
    action.run(async () => {
      setAddress(passwordAddress(await createUser({ name: name.trim(), email: email.trim(), role })));
      await client.invalidateQueries({ queryKey: ['users'] });
    });

  if (address !== undefined) {
    return (
      <SecretDialog title={t('users.create')} label={t('users.link')} secret={address} onClose={onClose}>
        <p className="muted">{t('users.linkNote', { name })}</p>
      </SecretDialog>
    );
  }
  return (
    <FormDialog
      opened
      title={t('users.create')}
      size={520}
      action={action}
      actionLabel={t('users.createDo')}
      ready={name.trim() !== '' && email.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void create()}
    >
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
      <RoleSelect value={role} onChange={setRole} />
    </FormDialog>
  );
}
