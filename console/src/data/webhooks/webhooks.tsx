import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus, Webhook as WebhookIcon } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { webhooksQuery } from '../../api/webhooks.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { DeliveriesDrawer } from './deliveries-drawer.tsx';
import { useWebhookColumns } from './use-webhook-columns.tsx';

const NewWebhook = lazy(async () => ({ default: (await import('./new-webhook.tsx')).NewWebhook }));

/** Who outside is told when a person's record changes, and whether it arrives. */
export function Webhooks() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { open } = useSearch({ from: '/shell/webhooks' });
  const [creating, setCreating] = useState(false);
  const webhooks = useQuery(webhooksQuery);
  const columns = useWebhookColumns();
  const create = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      {t('webhooks.create')}
    </Button>
  );
  return (
    <Page title={t('page.webhooks.title')} question={t('page.webhooks.question')} actions={create}>
      <Loaded query={webhooks}>
        {(rows) => (
          <DataTable
            label={t('page.webhooks.title')}
            rows={rows}
            columns={columns}
            rowKey={(one) => one.id}
            exportName="webhooks"
            empty={
              <Empty icon={WebhookIcon} title={t('webhooks.none')} action={create}>
                {t('webhooks.noneMeans')}
              </Empty>
            }
          />
        )}
      </Loaded>
      <DeliveriesDrawer
        webhook={webhooks.data?.find((one) => String(one.id) === open)}
        onClose={() => void navigate({ to: '/webhooks', search: {}, replace: true, resetScroll: false })}
      />
      <Suspense fallback={null}>{creating ? <NewWebhook onClose={() => setCreating(false)} /> : null}</Suspense>
    </Page>
  );
}
