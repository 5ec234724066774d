import { NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../api/contract.ts';
import { createToken } from '../../api/users.ts';
import dialog from '../../parts/dialog.module.css';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { SecretDialog } from '../../parts/secret-dialog.tsx';
import { useAction } from '../../parts/use-action.ts';
import { RoleSelect } from '../users/role-select.tsx';

// The server's own limits: a quarter when nothing is said, a little over a year at most.
const dayChoices = [7, 30, 90, 365];
const daysUsual = 90;

/** A new token for a program of ours; shown once, with a call that tries it. */
export function NewToken({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('analyst');
  const [days, setDays] = useState(daysUsual);
  const [token, setToken] = useState<string | undefined>();
  const create = () =>
    action.run(async () => {
      setToken((await createToken({ name: name.trim(), role, days })).token);
      await client.invalidateQueries({ queryKey: ['tokens'] });
    });
  if (token !== undefined) {
    return (
      <SecretDialog title={t('tokens.create')} label={t('tokens.token')} secret={token} onClose={onClose}>
        <p className="muted">{t('tokens.use')}</p>
        <pre className={dialog.code}>{`curl ${location.origin}/v1/find?q=Okafor -H 'Authorization: Bearer ${token}'`}</pre>
      </SecretDialog>
    );
  }
  return (
    <FormDialog
      opened
      title={t('tokens.create')}
      size={520}
      action={action}
      actionLabel={t('tokens.createDo')}
      ready={name.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void create()}
    >
      <TextInput
        label={t('tokens.name')}
        placeholder={t('tokens.namePlaceholder')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        required
        withAsterisk={false}
        data-autofocus
      />
      <RoleSelect value={role} onChange={setRole} />
      <NativeSelect
        label={t('tokens.worksFor')}
        value={String(days)}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
        data={dayChoices.map((one) => ({ value: String(one), label: t('tokens.days', { count: one }) }))}
      />
    </FormDialog>
  );
}
