import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Customer, CustomerMessage, CustomerMessages } from '../../api/contract.ts';
import { customerMessagesQuery } from '../../api/messages.ts';
import { useMay } from '../../app/use-session.ts';
import { MessageStanding } from '../../messages/message-standing.tsx';
import styles from '../../messages/messages.module.css';
import { SendDialog } from '../../messages/send-dialog.tsx';
import { useMessageText } from '../../messages/use-message-text.ts';
import { Block } from '../../parts/block.tsx';
import { TimeText } from '../../parts/time-text.tsx';

// What went out lately; the outbox has the rest.
const pastShown = 3;

/** What is about to be said to her and what holds it back, what went out, and what is left of her attention. */
export function MessagesBlock({ customer }: { customer: Customer }) {
  const { t } = useMessageText();
  const { data } = useQuery(customerMessagesQuery(customer.id));
  const maySend = useMay('messages.send');
  const mayRead = useMay('messages.read');
  const [isWriting, setWriting] = useState(false);
  if (data === undefined) return null;
  const { waiting, past } = data;
  if (waiting.length === 0 && past.length === 0 && !maySend) return null;
  return (
    <Block
      title={t('messages.title')}
      aside={
        maySend ? (
          <Button variant="subtle" size="xs" onClick={() => setWriting(true)}>
            {t('messages.write')}
          </Button>
        ) : undefined
      }
    >
      <AttentionLine attention={data.attention} isShown={past.length > 0} />
      {waiting.length === 0 ? (
        <p className="muted">{past.length === 0 ? t('messages.none') : t('messages.nothingWaits')}</p>
      ) : (
        <>
          <h3 className={styles.part}>{t('messages.waiting')}</h3>
          <MessageList messages={waiting} />
        </>
      )}
      {past.length === 0 ? null : (
        <>
          <h3 className={styles.part}>{t('messages.past')}</h3>
          <MessageList messages={past.slice(0, pastShown)} />
        </>
      )}
      {mayRead && past.length + waiting.length > 0 ? (
        <Link to="/outbox" search={{ customer: customer.id }} className={styles.under}>
          {t('messages.all')}
        </Link>
      ) : null}
      {isWriting ? <SendDialog customer={customer} onClose={() => setWriting(false)} /> : null}
    </Block>
  );
}

function AttentionLine({ attention, isShown }: { attention: CustomerMessages['attention']; isShown: boolean }) {
  const { t, format } = useMessageText();
  const { spent, budget, left, freeAt } = attention;
  if (!isShown && spent === 0) return null;
  return (
    <p className={styles.attention}>
      {left > 0 || freeAt === undefined
        ? t('messages.attention', { spent, budget })
        : t('messages.attentionSpent', { spent, budget, when: format.ago(freeAt) })}
    </p>
  );
}

function MessageList({ messages }: { messages: readonly CustomerMessage[] }) {
  const { way, says } = useMessageText();
  return (
    <ul className={styles.list}>
      {messages.map((one) => (
        <li key={one.id}>
          <b>{way(one.channel)}</b>
          <TimeText at={one.sentAt ?? one.dueAt ?? one.at} className="muted" />
          <span className={styles.text}>{says(one)}</span>
          <MessageStanding message={one} />
        </li>
      ))}
    </ul>
  );
}
