import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../api/contract.ts';
import { timelineQuery } from '../../../api/people.ts';
import { zoneOr } from '../../../format/time.ts';
import { readerZone, useFormat } from '../../../format/use-format.ts';
import { Choices } from '../../../parts/choices.tsx';
import { Empty } from '../../../parts/empty.tsx';
import { Problem } from '../../../parts/problem.tsx';
import { Skeleton } from '../../../parts/skeleton.tsx';
import styles from './timeline.module.css';
import { TimelineChannel } from './timeline-channel.tsx';
import { timelineItems } from './timeline-items.ts';
import { timelineKinds } from './timeline-kinds.ts';
import { TimelineList } from './timeline-list.tsx';
import { TimelineSearch } from './timeline-search.tsx';
import { useArrived } from './use-arrived.ts';

interface TimelineProps {
  customer: Customer;
  onOpenEvent: (eventId: string) => void;
}

/** Everything that happened, newest first, whatever the channel. */
export function Timeline({ customer, onOpenEvent }: TimelineProps) {
  const { t } = useTranslation();
  const zone = zoneOr(customer.place.timezone, readerZone);
  const format = useFormat(zone);
  const search = useSearch({ from: '/shell/people/$id' });
  const filter = { kind: search.kind, channel: search.channel, q: search.q };
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(timelineQuery(customer.id, filter));
  const entries = useMemo(() => data?.pages.flatMap((page) => page.entries), [data]);
  const items = useMemo(() => timelineItems(entries ?? [], zone), [entries, zone]);
  const arrived = useArrived(entries, JSON.stringify([customer.id, filter]));

  const behind = data?.pages[0]?.historyBehindSeconds ?? 0;
  const filtered = search.kind !== undefined || search.channel !== undefined || search.q !== undefined;
  return (
    <section aria-labelledby="timeline-title" className={styles.timeline}>
      <header className={styles.header}>
        <h2 id="timeline-title" className={styles.title}>
          {t('timeline.title')}
        </h2>
        <div className={styles.filters}>
          <TimelineChannel channels={customer.stats.byChannel.map(({ channel }) => channel)} chosen={search.channel} />
          <TimelineSearch />
        </div>
        <div className={styles.kinds}>
          <Choices
            parameter="kind"
            label={t('timeline.kinds')}
            chosen={search.kind}
            options={[
              { value: undefined, label: t('timeline.kind.all') },
              ...timelineKinds.map((kind) => ({ value: kind, label: t(`timeline.kind.${kind}`) })),
            ]}
          />
        </div>
      </header>
      {behind >= 1 ? <p className={styles.behind}>{t('customer.historyBehind', { time: format.duration(behind) })}</p> : null}
      {error !== null && entries === undefined ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : entries === undefined ? (
        <Skeleton lines={8} height={34} />
      ) : entries.length === 0 ? (
        <Empty icon={History} title={filtered ? t('timeline.noneFiltered') : t('timeline.none')}>
          {filtered ? t('timeline.noneFilteredMeans') : t('timeline.noneMeans')}
        </Empty>
      ) : (
        <TimelineList
          items={items}
          zone={zone}
          arrived={arrived}
          onOpenEvent={onOpenEvent}
          onNearEnd={hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined}
          ended={!hasNextPage}
        />
      )}
    </section>
  );
}
