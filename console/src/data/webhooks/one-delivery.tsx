import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleX, Hourglass, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../api/contract.ts';
import { resendDelivery } from '../../api/webhooks.ts';
import { useFormat } from '../../format/use-format.ts';
import { failureText } from '../../parts/failure-text.ts';
import { Tag } from '../../parts/tag.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { showToast } from '../../parts/toast.ts';
import styles from './webhooks.module.css';

const looks = {
  delivered: { tone: 'good', icon: CircleCheck },
  waiting: { tone: 'risk', icon: Hourglass },
  failed: { tone: 'problem', icon: CircleX },
  withheld: { tone: 'quiet', icon: ShieldCheck },
} as const;

/** One attempt: about whom, what came of it, and once more if need be. */
export function OneDelivery({ delivery, webhookId }: { delivery: Delivery; webhookId: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const look = looks[delivery.status];
  const resend = async () => {
    try {
      await resendDelivery(webhookId, delivery.id);
      showToast(t('webhooks.resent'));
      await client.invalidateQueries({ queryKey: ['webhooks'] });
    } catch (failure) {
      showToast(failureText(failure, t), { tone: 'problem' });
    }
  };
  const facts = [
    t('webhooks.attempts', { count: delivery.attempts }),
    delivery.tookMs === undefined ? undefined : format.latency(delivery.tookMs),
    delivery.responseStatus === undefined ? undefined : `HTTP ${delivery.responseStatus}`,
    delivery.message,
  ].filter((part) => part !== undefined);
  return (
    <li className={styles.delivery}>
      <span className={styles.what}>
        <b>{delivery.event}</b>{' '}
        {delivery.customer === undefined ? null : (
          <Link to="/people/$id" params={{ id: delivery.customer }}>
            {delivery.customer}
          </Link>
        )}
        <span className={styles.under}>
          <TimeText at={delivery.time} /> · {facts.join(' · ')}
        </span>
      </span>
      <span className={styles.outcome}>
        <Tag tone={look.tone} icon={look.icon}>
          {t(`webhooks.status.${delivery.status}`)}
        </Tag>
        {delivery.status === 'waiting' ? null : (
          <Button variant="subtle" size="xs" onClick={() => void resend()}>
            {t('webhooks.resend')}
          </Button>
        )}
      </span>
    </li>
  );
}
