import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import { useState } from 'react';
import type { Mailing } from '../api/contract.ts';
import { cancelMailing, mailingsQuery } from '../api/messages.ts';
import { useMay } from '../app/use-session.ts';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import type { Column } from '../parts/table/column.ts';
import { DataTable } from '../parts/table/data-table.tsx';
import { TimeText } from '../parts/time-text.tsx';
import { showToast } from '../parts/toast.ts';
import styles from './messages.module.css';
import { useMessageText } from './use-message-text.ts';

const toCome = ['planned', 'held', 'sending'];
const notSent = ['refused', 'dropped', 'cancelled', 'failed', 'unsure'];

/** Messages to audiences and groups: how many of their people got them, and how many did not. */
export function Mailings() {
  const { t } = useMessageText();
  const mailings = useQuery(mailingsQuery);
  const columns = useColumns();
  return (
    <Loaded query={mailings}>
      {(rows) => (
        <DataTable
          label={t('outbox.view.mailings')}
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          exportName="mailings"
          empty={
            <Empty icon={Send} title={t('outbox.mailing.none')}>
              {t('outbox.mailing.noneMeans')}
            </Empty>
          }
        />
      )}
    </Loaded>
  );
}

function useColumns(): Column<Mailing>[] {
  const { t, format, way, forWhat, says } = useMessageText();
  const maySend = useMay('messages.send');
  const to = ({ group, audience }: Mailing) =>
    group === undefined ? t('outbox.mailing.audience', { id: audience }) : t('outbox.mailing.group', { id: group });
  const count = (one: Mailing, states: string[]) => states.reduce((sum, state) => sum + (one.messages[state] ?? 0), 0);
  const numbers: Column<Mailing>[] = (
    [
      ['sent', ['sent']],
      ['waiting', toCome],
      ['notSent', notSent],
    ] as const
  ).map(([id, states]) => ({
    id,
    header: t(`outbox.mailing.${id}`),
    align: 'end',
    track: 'minmax(76px, 0.8fr)',
    plain: (one) => count(one, [...states]),
    cell: (one) => format.count(count(one, [...states])),
  }));
  return [
    {
      id: 'says',
      header: t('outbox.column.says'),
      track: 'minmax(0, 3fr)',
      plain: says,
      cell: (one) => (
        <span className={styles.says}>
          <Link to="/outbox" search={{ mailing: String(one.id) }}>
            <span className={styles.text}>{says(one)}</span>
          </Link>
          <span className={styles.under}>
            {one.channels.map(way).join(', ')} · {forWhat(one.purpose)}
            {one.isPromotion ? `, ${t('messages.promotion')}` : ''}
          </span>
        </span>
      ),
    },
    {
      id: 'to',
      header: t('outbox.mailing.to'),
      plain: to,
      cell: (one) =>
        one.group === undefined ? (
          to(one)
        ) : (
          <Link to="/groups/$id" params={{ id: String(one.group) }}>
            {to(one)}
          </Link>
        ),
    },
    {
      id: 'people',
      header: t('outbox.mailing.people'),
      align: 'end',
      track: 'minmax(96px, 1fr)',
      plain: ({ people }) => people,
      cell: ({ state, people }) =>
        state === 'planning' ? t('outbox.mailing.planning', { people: format.count(people) }) : format.count(people),
    },
    ...numbers,
    {
      id: 'when',
      header: t('outbox.column.when'),
      track: 'minmax(96px, 1fr)',
      plain: ({ madeAt }) => madeAt,
      cell: ({ madeAt }) => <TimeText at={madeAt} />,
    },
    { id: 'by', header: t('outbox.column.by'), extra: true, plain: ({ madeBy }) => madeBy, cell: ({ madeBy }) => madeBy },
    ...(maySend
      ? [
          {
            id: 'deeds',
            header: '',
            track: 'minmax(140px, 1.2fr)',
            cell: (one: Mailing) => (one.state !== 'cancelled' && count(one, toCome) > 0 ? <CallOff mailing={one} /> : null),
          },
        ]
      : []),
  ];
}

function CallOff({ mailing }: { mailing: Mailing }) {
  const { t } = useMessageText();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="subtle" size="xs" onClick={() => setOpen(true)}>
        {t('outbox.mailing.cancel')}
      </Button>
      <ReasonDialog
        opened={isOpen}
        title={t('outbox.mailing.cancelTitle')}
        actionLabel={t('outbox.mailing.cancel')}
        onClose={() => setOpen(false)}
        onConfirm={async (reason) => {
          await cancelMailing(mailing.id, reason);
          showToast(t('outbox.cancelled'));
          void client.invalidateQueries({ queryKey: ['messages'] });
        }}
      >
        <p className="muted">{t('outbox.mailing.cancelMeans')}</p>
      </ReasonDialog>
    </>
  );
}
