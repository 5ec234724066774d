import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleX, Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Delivery, Webhook } from '../../api/contract.ts';
import { deliveriesQuery } from '../../api/webhooks.ts';
import { Empty } from '../../parts/empty.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import styles from './webhooks.module.css';

interface DeliveriesDrawerProps {
  webhook: Webhook | undefined;
  onClose: () => void;
}

const looks = {
  delivered: { tone: 'good', icon: CircleCheck },
  waiting: { tone: 'risk', icon: Hourglass },
  failed: { tone: 'problem', icon: CircleX },
} as const;

/** What was sent to one address lately, and what it answered. */
export function DeliveriesDrawer({ webhook, onClose }: DeliveriesDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={webhook !== undefined}
      onClose={onClose}
      position="right"
      size="min(600px, 100vw)"
      title={t('webhooks.deliveries')}
      closeButtonProps={{ 'aria-label': t('word.close') }}
    >
      {webhook === undefined ? null : <Deliveries webhook={webhook} />}
    </Drawer>
  );
}

function Deliveries({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(deliveriesQuery(webhook.id));
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={6} />;
  return (
    <div className={styles.deliveries}>
      <p className={styles.address}>
        <code>{webhook.url}</code>
      </p>
      {data.length === 0 ? (
        <Empty title={t('webhooks.noDeliveries')}>{t('webhooks.noDeliveriesMeans')}</Empty>
      ) : (
        <ul>
          {data.map((delivery) => (
            <OneDelivery key={delivery.id} delivery={delivery} />
          ))}
        </ul>
      )}
    </div>
  );
}

function OneDelivery({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation();
  const look = looks[delivery.status] ?? looks.waiting;
  return (
    <li className={styles.delivery}>
      <span className={styles.what}>
        <b>{delivery.event}</b>
        {delivery.customer === undefined ? null : (
          <>
            {' '}
            <Link to="/people/$id" params={{ id: delivery.customer }}>
              {delivery.customer}
            </Link>
          </>
        )}
        <span className={styles.under}>
          <TimeText at={delivery.time} /> · {t('webhooks.attempts', { count: delivery.attempts })}
          {delivery.responseStatus === undefined ? '' : ` · HTTP ${delivery.responseStatus}`}
          {delivery.message === undefined ? '' : ` · ${delivery.message}`}
          {delivery.nextAttemptAt === undefined ? null : (
            <>
              {' · '}
              {t('webhooks.next')} <TimeText at={delivery.nextAttemptAt} />
            </>
          )}
        </span>
      </span>
      <Tag tone={look.tone} icon={look.icon}>
        {t(`webhooks.status.${delivery.status}`)}
      </Tag>
    </li>
  );
}
