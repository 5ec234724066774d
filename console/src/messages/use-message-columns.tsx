import { Link } from '@tanstack/react-router';
import { Check, MailX } from 'lucide-react';
import type { CustomerMessage, NamedCustomerMessage } from '../api/contract.ts';
import type { Column } from '../parts/table/column.ts';
import { Tag } from '../parts/tag.tsx';
import { TimeText } from '../parts/time-text.tsx';
import { useAddressChange } from '../parts/use-address-change.ts';
import { MessageStanding } from './message-standing.tsx';
import styles from './messages.module.css';
import { useMessageText } from './use-message-text.ts';

/** The outbox: to whom, what, by which channel, where it stands and why, when, how it was met, who asked for it. */
export function useMessageColumns(): Column<NamedCustomerMessage>[] {
  const { t, reason, way, forWhat, standing, says } = useMessageText();
  const nameOf = ({ name, customer }: NamedCustomerMessage) => name ?? customer;
  return [
    {
      id: 'person',
      header: t('outbox.column.person'),
      track: 'minmax(120px, 1.4fr)',
      plain: nameOf,
      cell: (one) => (
        <Link to="/people/$id" params={{ id: one.customer }}>
          {nameOf(one)}
        </Link>
      ),
    },
    {
      id: 'says',
      header: t('outbox.column.says'),
      track: 'minmax(0, 3fr)',
      plain: says,
      cell: (one) => (
        <span className={styles.says}>
          <OpenButton message={one} />
          <span className={styles.under}>
            {way(one.channel)} · {forWhat(one.purpose)}
            {one.isPromotion ? `, ${t('messages.promotion')}` : ''}
            {one.isAnswer ? `, ${t('messages.answer')}` : ''}
          </span>
        </span>
      ),
    },
    {
      id: 'standing',
      header: t('outbox.column.standing'),
      track: 'minmax(180px, 2.4fr)',
      plain: (one) => [standing(one), ...one.reasons.map(reason)].join(' '),
      cell: (one) => <MessageStanding message={one} />,
    },
    {
      id: 'when',
      header: t('outbox.column.when'),
      track: 'minmax(104px, 1fr)',
      plain: momentOf,
      cell: (one) => <TimeText at={momentOf(one)} />,
    },
    {
      id: 'receipt',
      header: t('outbox.column.receipt'),
      track: 'minmax(100px, 1fr)',
      plain: ({ receipt }) => (receipt === undefined ? undefined : t(`messages.receipt.${receipt}`)),
      cell: (one) => <ReceiptTag message={one} />,
    },
    { id: 'by', header: t('outbox.column.by'), extra: true, plain: ({ madeBy }) => madeBy, cell: ({ madeBy }) => madeBy },
    {
      id: 'tries',
      header: t('outbox.column.tries'),
      extra: true,
      align: 'end',
      track: '72px',
      plain: ({ attempts }) => attempts,
      cell: ({ attempts }) => attempts,
    },
  ];
}

/** When it went, or is to go. */
function momentOf({ sentAt, dueAt, at }: CustomerMessage): string {
  return sentAt ?? dueAt ?? at;
}

function OpenButton({ message }: { message: CustomerMessage }) {
  const { says } = useMessageText();
  const change = useAddressChange();
  return (
    <button type="button" className={styles.link} onClick={() => change({ message: message.id })}>
      <span className={styles.text}>{says(message)}</span>
    </button>
  );
}

export function ReceiptTag({ message: { receipt, receiptAt } }: { message: CustomerMessage }) {
  const { t, format } = useMessageText();
  if (receipt === undefined) return null;
  const isGood = receipt === 'seen' || receipt === 'used';
  const icon = receipt === 'bounced' ? { icon: MailX } : isGood ? { icon: Check } : {};
  return (
    <Tag
      tone={receipt === 'bounced' ? 'problem' : isGood ? 'good' : 'quiet'}
      title={receiptAt === undefined ? undefined : format.exact(receiptAt)}
      {...icon}
    >
      {t(`messages.receipt.${receipt}`)}
    </Tag>
  );
}
