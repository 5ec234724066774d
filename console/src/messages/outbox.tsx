import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Drama, Send } from 'lucide-react';
import { useMemo } from 'react';
import type { MessageCounts } from '../api/contract.ts';
import { useLive } from '../api/live.ts';
import { messageCountsQuery, messageListQuery, messageStates, messageWays } from '../api/messages.ts';
import { useMay } from '../app/use-session.ts';
import { AddressSelect } from '../parts/address-select.tsx';
import { Choices } from '../parts/choices.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Narrowed } from '../parts/narrowed.tsx';
import { Page } from '../parts/page.tsx';
import { DataTable } from '../parts/table/data-table.tsx';
import { useAddressChange } from '../parts/use-address-change.ts';
import { ForColleagues } from './for-colleagues.tsx';
import { Mailings } from './mailings.tsx';
import { MessageDrawer } from './message-drawer.tsx';
import styles from './messages.module.css';
import { Notices } from './notices.tsx';
import { useMessageColumns } from './use-message-columns.tsx';
import { useMessageText } from './use-message-text.ts';

/** Messages that are asked for by one word of the address bar. */
const waiting = 'planned,held,sending';

/** What is about to be said to people, what is held and why, what went out and how it was met. */
export function Outbox() {
  const { t } = useMessageText();
  const client = useQueryClient();
  const change = useAddressChange();
  const { show, message } = useSearch({ from: '/shell/outbox' });
  useLive({ topic: 'messages' }, () => client.invalidateQueries({ queryKey: ['messages'] }));
  return (
    <Page title={t('page.outbox.title')} question={t('page.outbox.question')}>
      <Choices
        parameter="show"
        label={t('outbox.views')}
        chosen={show}
        options={[
          { value: undefined, label: t('outbox.view.list') },
          { value: 'colleagues', label: t('outbox.view.colleagues') },
          { value: 'mailings', label: t('outbox.view.mailings') },
          { value: 'notices', label: t('outbox.view.notices') },
        ]}
      />
      {show === 'colleagues' ? <ForColleagues /> : show === 'mailings' ? <Mailings /> : show === 'notices' ? <Notices /> : <Messages />}
      <MessageDrawer id={message} onClose={() => change({ message: undefined })} />
    </Page>
  );
}

function Messages() {
  const { t } = useMessageText();
  const { state, reason, way, customer, mailing } = useSearch({ from: '/shell/outbox' });
  const counts = useQuery(messageCountsQuery);
  const query = useInfiniteQuery(
    messageListQuery({ state: state === 'waiting' ? waiting : state, reason, channel: way, customer, mailing }),
  );
  const columns = useMessageColumns();
  const rows = useMemo(() => query.data?.pages.flatMap(({ messages }) => messages) ?? [], [query.data]);
  const isAsked = [state, reason, way, customer, mailing].some((one) => one !== undefined);
  return (
    <>
      {counts.data === undefined ? null : <Filters counts={counts.data} />}
      {customer === undefined ? null : (
        <Narrowed parameter="customer">
          {t('outbox.toOne', { name: rows.find((row) => row.customer === customer)?.name ?? customer })}
        </Narrowed>
      )}
      {mailing === undefined ? null : <Narrowed parameter="mailing">{t('outbox.ofMailing')}</Narrowed>}
      <Loaded query={{ ...query, data: query.data?.pages[0] }} lines={10}>
        {() => (
          <DataTable
            label={t('page.outbox.title')}
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
            exportName="outbox"
            onNearEnd={query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : undefined}
            empty={
              isAsked ? (
                <Empty icon={Send} title={t('outbox.noneSo')} />
              ) : (
                <Empty icon={Send} title={t('outbox.none')}>
                  {t('outbox.noneMeans')}
                </Empty>
              )
            }
          />
        )}
      </Loaded>
    </>
  );
}

function Filters({ counts }: { counts: MessageCounts }) {
  const { t, format, way: nameOfWay, reason: saidAs } = useMessageText();
  const { state, reason, way } = useSearch({ from: '/shell/outbox' });
  const mayOperate = useMay('operations.read');
  const sum = (wanted: readonly string[]) =>
    counts.states.filter((one) => wanted.includes(one.state)).reduce((all, { messages }) => all + messages, 0);
  const wanted = state === undefined ? undefined : state === 'waiting' ? waiting.split(',') : [state];
  const reasons = [
    ...new Set(counts.states.flatMap((one) => (one.reason !== null && (wanted?.includes(one.state) ?? true) ? one.reason : []))),
  ];
  return (
    <div className={styles.filters}>
      {counts.standIns.length === 0 ? null : (
        <p className={styles.standIns}>
          <Drama size={15} aria-hidden />
          <span>
            {t('outbox.standIns', { ways: format.list(counts.standIns.map(nameOfWay)) })}{' '}
            {mayOperate ? <Link to="/stand-ins">{t('outbox.standInsHow')}</Link> : null}
          </span>
        </p>
      )}
      <Choices
        parameter="state"
        label={t('outbox.states')}
        chosen={state}
        options={[
          { value: undefined, label: t('outbox.every') },
          { value: 'waiting', label: t('outbox.waits'), count: format.count(sum(waiting.split(','))) },
          ...messageStates
            .filter((one) => sum([one]) > 0 || one === state || one === 'held' || one === 'sent' || one === 'refused')
            .map((one) => ({ value: one, label: t(`messages.state.${one}`), count: format.count(sum([one])) })),
        ]}
      />
      <div className={styles.asks}>
        <AddressSelect
          parameter="way"
          label={t('outbox.ways')}
          value={way}
          options={[{ value: '', label: t('outbox.everyWay') }, ...messageWays.map((one) => ({ value: one, label: nameOfWay(one) }))]}
        />
        {reasons.length === 0 && reason === undefined ? null : (
          <AddressSelect
            parameter="reason"
            label={t('outbox.reasons')}
            value={reason}
            options={[
              { value: '', label: t('outbox.everyReason') },
              ...[...new Set([...reasons, ...(reason === undefined ? [] : [reason])])].map((code) => ({
                value: code,
                label: saidAs({ code, words: '' }),
              })),
            ]}
          />
        )}
      </div>
    </div>
  );
}
