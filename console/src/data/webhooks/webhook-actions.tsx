import { Button, Switch } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '../../api/contract.ts';
import { changeWebhook, newWebhookSecret, removeWebhook } from '../../api/webhooks.ts';
import { failureText } from '../../parts/failure-text.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { SecretDialog } from '../../parts/secret-dialog.tsx';
import { showToast } from '../../parts/toast.ts';
import { useAction } from '../../parts/use-action.ts';
import styles from './webhooks.module.css';

/** Off and on, a new secret, away with it. */
export function WebhookActions({ webhook, onRemoved }: { webhook: Webhook; onRemoved: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const [secret, setSecret] = useState<string | undefined>();
  const [removing, setRemoving] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: ['webhooks'] });
  const attempt = async (deed: () => Promise<unknown>) => {
    try {
      await deed();
      await refresh();
    } catch (failure) {
      showToast(failureText(failure, t), { tone: 'problem' });
    }
  };
  const remove = async () => {
    if (!(await action.run(() => removeWebhook(webhook.id)))) return;
    setRemoving(false);
    onRemoved();
    await refresh();
    showToast(t('webhooks.removed'));
  };
  return (
    <div className={styles.actions}>
      <Switch
        label={t('sources.on')}
        checked={webhook.enabled}
        onChange={(event) => {
          const enabled = event.currentTarget.checked;
          void attempt(() => changeWebhook(webhook.id, { enabled }));
        }}
      />
      <Button variant="default" size="xs" onClick={() => void attempt(async () => setSecret((await newWebhookSecret(webhook.id)).secret))}>
        {t('webhooks.newSecret')}
      </Button>
      <Button variant="outline" size="xs" onClick={() => setRemoving(true)}>
        {t('webhooks.remove')}
      </Button>
      {secret === undefined ? null : (
        <SecretDialog title={t('webhooks.newSecret')} label={t('webhooks.secret')} secret={secret} onClose={() => setSecret(undefined)}>
          <p className="muted">{t('webhooks.newSecretNote')}</p>
        </SecretDialog>
      )}
      <FormDialog
        opened={removing}
        title={t('webhooks.removeTitle')}
        size={480}
        action={action}
        actionLabel={t('webhooks.remove')}
        lasting
        ready
        onClose={() => setRemoving(false)}
        onSubmit={() => void remove()}
      >
        <p className="muted">{t('webhooks.removeNote', { count: webhook.waiting ?? 0 })}</p>
      </FormDialog>
    </div>
  );
}
