import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CustomerMessageDetails } from '../api/contract.ts';
import { cancelMessage, messageQuery } from '../api/messages.ts';
import { useMay } from '../app/use-session.ts';
import { Problem } from '../parts/problem.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { SideDrawer } from '../parts/side-drawer.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { TimeText } from '../parts/time-text.tsx';
import { showToast } from '../parts/toast.ts';
import { MessageStanding } from './message-standing.tsx';
import styles from './messages.module.css';
import { ReceiptTag } from './use-message-columns.tsx';
import { useMessageText } from './use-message-text.ts';

/** One message: for whom, what it says, where it stands and all that became of it. */
export function MessageDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useMessageText();
  return (
    <SideDrawer opened={id !== undefined} onClose={onClose} width={600} title={t('outbox.open')}>
      {id === undefined ? null : <Content id={id} />}
    </SideDrawer>
  );
}

function Content({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(messageQuery(id));
  if (error !== null && data === undefined) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={10} />;
  return (
    <div className={styles.drawer}>
      <Facts message={data} />
      <Said message={data} />
      <Steps message={data} />
      <Deeds message={data} />
    </div>
  );
}

function Facts({ message }: { message: CustomerMessageDetails }) {
  const { t, way, forWhat } = useMessageText();
  const { name, customer, to, channels, purpose, isPromotion, isAnswer, at, until, via, rule } = message;
  const [kind = '', number] = (via ?? '').split(':');
  return (
    <dl className={styles.facts}>
      <dt>{t('outbox.column.person')}</dt>
      <dd>
        <Link to="/people/$id" params={{ id: customer }}>
          {name ?? customer}
        </Link>
      </dd>
      <dt>{t('outbox.column.standing')}</dt>
      <dd>
        <MessageStanding message={message} /> <ReceiptTag message={message} />
      </dd>
      <dt>{t('outbox.column.way')}</dt>
      <dd>
        {channels.map(way).join(', ')}
        {to === undefined ? null : <span className={styles.under}> {to.value}</span>}
      </dd>
      <dt>{t('outbox.column.purpose')}</dt>
      <dd>
        {forWhat(purpose)}
        {isPromotion ? `, ${t('messages.promotion')}` : ''}
        {isAnswer ? `, ${t('messages.answer')}` : ''}
      </dd>
      {via === undefined ? null : (
        <>
          <dt>{t('outbox.via')}</dt>
          <dd>{t(`outbox.viaName.${kind as 'webhook'}`, { id: number })}</dd>
        </>
      )}
      <dt>{t('outbox.wished')}</dt>
      <dd>
        <TimeText at={at} />
      </dd>
      {until === undefined ? null : (
        <>
          <dt>{t('outbox.useful')}</dt>
          <dd>
            <TimeText at={until} />
          </dd>
        </>
      )}
      {rule === undefined ? null : (
        <>
          <dt>{t('outbox.rule')}</dt>
          <dd>
            <Link to="/outbox" search={{ show: 'notices' }}>
              {rule}
            </Link>
          </dd>
        </>
      )}
    </dl>
  );
}

function Said({ message: { words, says } }: { message: CustomerMessageDetails }) {
  const { t } = useMessageText();
  const { subject, text } = words ?? says;
  if (text === undefined && says.content === undefined) return null;
  return (
    <section>
      <h3 className={styles.part}>{words === undefined ? t('outbox.asked') : t('outbox.said')}</h3>
      <p className={styles.quote}>
        {subject === undefined ? null : <b>{subject}</b>}
        {text ?? t('outbox.content', { key: says.content })}
      </p>
    </section>
  );
}

function Steps({ message }: { message: CustomerMessageDetails }) {
  const { t, standing, stepMeans } = useMessageText();
  return (
    <section>
      <h3 className={styles.part}>{t('outbox.steps')}</h3>
      <ol className={styles.steps}>
        {message.steps.map((step, at) => (
          // Steps are only ever added at the end.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={at}>
            <TimeText at={step.at} className="muted" />
            <span>
              {step.code.startsWith('receipt.')
                ? t(`messages.receipt.${step.state as 'seen'}`)
                : standing({ state: step.state as 'sent', isStandIn: message.isStandIn })}
              <span className={styles.under}> {stepMeans(step)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Deeds({ message }: { message: CustomerMessageDetails }) {
  const { t } = useMessageText();
  const client = useQueryClient();
  const maySend = useMay('messages.send');
  const [isCancelling, setCancelling] = useState(false);
  if (!maySend || (message.state !== 'planned' && message.state !== 'held')) return null;
  return (
    <div className={styles.deeds}>
      <Button variant="default" onClick={() => setCancelling(true)}>
        {t('outbox.cancel')}
      </Button>
      <ReasonDialog
        opened={isCancelling}
        title={t('outbox.cancelTitle')}
        actionLabel={t('outbox.cancel')}
        onClose={() => setCancelling(false)}
        onConfirm={async (reason) => {
          await cancelMessage(message.id, reason);
          showToast(t('outbox.cancelled'));
          void client.invalidateQueries({ queryKey: ['messages'] });
          void client.invalidateQueries({ queryKey: ['customer', message.customer] });
        }}
      >
        <p className="muted">{t('outbox.cancelMeans')}</p>
      </ReasonDialog>
    </div>
  );
}
