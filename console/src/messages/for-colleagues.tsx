import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BellRing, Phone } from 'lucide-react';
import { useMemo } from 'react';
import type { NamedCustomerMessage } from '../api/contract.ts';
import { messageListQuery, tellReceipt } from '../api/messages.ts';
import { useMay } from '../app/use-session.ts';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { TimeText } from '../parts/time-text.tsx';
import { showToast } from '../parts/toast.ts';
import { useAction } from '../parts/use-action.ts';
import styles from './messages.module.css';
import { useMessageText } from './use-message-text.ts';

/** What rules want colleagues to know, and the calls that they want made, as they come; each is done or put aside. */
export function ForColleagues() {
  const { t } = useMessageText();
  const alerts = useInfiniteQuery(messageListQuery({ state: 'sent', channel: 'employee' }));
  const calls = useInfiniteQuery(messageListQuery({ state: 'sent', channel: 'call' }));
  const rows = useMemo(
    () =>
      [...(alerts.data?.pages ?? []), ...(calls.data?.pages ?? [])]
        .flatMap(({ messages }) => messages)
        .filter(({ receipt, via }) => (receipt === undefined || receipt === 'seen' || receipt === 'delivered') && via === 'console')
        .sort((one, other) => ((one.sentAt ?? '') < (other.sentAt ?? '') ? 1 : -1)),
    [alerts.data, calls.data],
  );
  const isThere = alerts.data !== undefined && calls.data !== undefined;
  return (
    <Loaded query={{ data: isThere ? rows : undefined, error: alerts.error ?? calls.error, refetch: () => alerts.refetch() }}>
      {(open) =>
        open.length === 0 ? (
          <Empty icon={BellRing} title={t('outbox.colleaguesNone')}>
            {t('outbox.colleaguesNoneMeans')}
          </Empty>
        ) : (
          <ul className={styles.rules}>
            {open.map((one) => (
              <Alert key={one.id} message={one} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function Alert({ message }: { message: NamedCustomerMessage }) {
  const { t, says, way } = useMessageText();
  const client = useQueryClient();
  const action = useAction();
  const maySend = useMay('messages.send');
  const Icon = message.channel === 'call' ? Phone : BellRing;
  const tell = async (state: 'ignored' | 'used') => {
    if (!(await action.run(() => tellReceipt(message.id, state)))) return;
    showToast(t(state === 'used' ? 'outbox.doneSaid' : 'outbox.asideSaid'));
    void client.invalidateQueries({ queryKey: ['messages'] });
    void client.invalidateQueries({ queryKey: ['customer', message.customer] });
  };
  return (
    <li className={styles.ruleCard}>
      <h2>
        <Icon size={16} aria-hidden />
        <Link to="/people/$id" params={{ id: message.customer }}>
          {message.name ?? message.customer}
        </Link>
        <span className={styles.under}>
          {way(message.channel)}, <TimeText at={message.sentAt} />
        </span>
      </h2>
      <p>{says(message)}</p>
      {maySend ? (
        <div className={styles.deeds}>
          <Button size="xs" onClick={() => void tell('used')} disabled={action.busy}>
            {t('outbox.done')}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => void tell('ignored')} disabled={action.busy}>
            {t('outbox.aside')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
