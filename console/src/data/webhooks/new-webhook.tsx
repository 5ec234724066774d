import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createWebhook } from '../../api/webhooks.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { SecretDialog } from '../../parts/secret-dialog.tsx';
import { useAction } from '../../parts/use-action.ts';

/** Needs no permission of the person: it serves her. */
const servicePurpose = 'service';

/** A new address to be told; its secret, which signs every message, is shown once. */
export function NewWebhook({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const [url, setUrl] = useState('');
  const [description, setDescription] = useState('');
  const [events, setEvents] = useState('');
  const [purpose, setPurpose] = useState(servicePurpose);
  const [secret, setSecret] = useState<string | undefined>();

  const create = () =>
    action.run(async () => {
      const names = events.split(',').map((name) => name.trim());
      const made = await createWebhook({
        url: url.trim(),
        description: description.trim(),
        events: names.filter((name) => name !== ''),
        purpose: purpose.trim() || servicePurpose,
      });
      setSecret(made.secret);
      await client.invalidateQueries({ queryKey: ['webhooks'] });
    });

  if (secret !== undefined) {
    return (
      <SecretDialog title={t('webhooks.create')} label={t('webhooks.secret')} secret={secret} onClose={onClose}>
        <p className="muted">{t('webhooks.secretNote')}</p>
      </SecretDialog>
    );
  }
  return (
    <FormDialog
      opened
      title={t('webhooks.create')}
      action={action}
      actionLabel={t('webhooks.createDo')}
      ready={url.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void create()}
    >
      <TextInput
        label={t('webhooks.url')}
        type="url"
        placeholder="https://crm.example.com/hooks"
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
        required
        withAsterisk={false}
        data-autofocus
      />
      <TextInput label={t('webhooks.description')} value={description} onChange={(event) => setDescription(event.currentTarget.value)} />
      <TextInput
        label={t('webhooks.events')}
        description={t('webhooks.eventsHint')}
        placeholder="Order Completed, identify"
        value={events}
        onChange={(event) => setEvents(event.currentTarget.value)}
      />
      <TextInput
        label={t('webhooks.purpose')}
        description={t('webhooks.purposeHint')}
        value={purpose}
        onChange={(event) => setPurpose(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
