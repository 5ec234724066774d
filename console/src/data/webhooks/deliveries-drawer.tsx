import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '../../api/contract.ts';
import { deliveriesQuery } from '../../api/webhooks.ts';
import { sentence } from '../../format/sentence.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { SideDrawer } from '../../parts/side-drawer.tsx';
import { OneDelivery } from './one-delivery.tsx';
import { WebhookActions } from './webhook-actions.tsx';
import styles from './webhooks.module.css';

interface DeliveriesDrawerProps {
  webhook: Webhook | undefined;
  onClose: () => void;
}

/** One address: what was sent to it lately, what it answered, and what can be done with it. */
export function DeliveriesDrawer({ webhook, onClose }: DeliveriesDrawerProps) {
  const { t } = useTranslation();
  return (
    <SideDrawer opened={webhook !== undefined} onClose={onClose} width={640} title={t('webhooks.deliveries')}>
      {webhook === undefined ? null : <Deliveries webhook={webhook} onRemoved={onClose} />}
    </SideDrawer>
  );
}

function Deliveries({ webhook, onRemoved }: { webhook: Webhook; onRemoved: () => void }) {
  const { t } = useTranslation();
  const deliveries = useInfiniteQuery(deliveriesQuery(webhook.id));
  return (
    <div className={styles.deliveries}>
      <p className={styles.address}>
        <code>{webhook.url}</code>
        {webhook.description === '' ? null : <span className={styles.under}>{webhook.description}</span>}
      </p>
      {webhook.disabledReason === undefined ? null : <p className={styles.trouble}>{sentence(webhook.disabledReason)}</p>}
      {webhook.lastError === undefined || !webhook.failing ? null : <p className={styles.trouble}>{sentence(webhook.lastError)}</p>}
      <WebhookActions webhook={webhook} onRemoved={onRemoved} />
      <Loaded query={deliveries} lines={6}>
        {({ pages }) =>
          pages[0]?.deliveries.length === 0 ? (
            <Empty title={t('webhooks.noDeliveries')}>{t('webhooks.noDeliveriesMeans')}</Empty>
          ) : (
            <ul>
              {pages
                .flatMap((page) => page.deliveries)
                .map((delivery) => (
                  <OneDelivery key={delivery.id} delivery={delivery} webhookId={webhook.id} />
                ))}
            </ul>
          )
        }
      </Loaded>
      {deliveries.hasNextPage ? (
        <button type="button" className={styles.older} onClick={() => void deliveries.fetchNextPage()}>
          {t('webhooks.older')}
        </button>
      ) : null}
    </div>
  );
}
