import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { DoorOpen } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalsQuery } from '../../api/permissions.ts';
import { useFormat } from '../../format/use-format.ts';
import { Choices } from '../../parts/choices.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import styles from './gate.module.css';
import { useRefusalColumns } from './use-refusal-columns.tsx';
import { useRefusalText } from './use-refusal-text.ts';

const spans = ['1', '7', '30'] as const;
const usualDays = '7';

/** What was not shown, sent or handed out, and why: how often, and the newest one by one. */
export function Gate() {
  const { t } = useTranslation();
  const format = useFormat();
  const { reason } = useRefusalText();
  const search = useSearch({ from: '/shell/gate' });
  const days = spans.find((span) => span === search.days) ?? usualDays;
  const all = useInfiniteQuery(refusalsQuery({ days: Number(days), code: undefined }));
  const query = useInfiniteQuery(refusalsQuery({ days: Number(days), code: search.code }));
  const rows = useMemo(() => query.data?.pages.flatMap(({ newest }) => newest) ?? [], [query.data]);
  const columns = useRefusalColumns();
  const byCode = useMemo(() => {
    const sums = new Map<string, number>();
    for (const { code, count } of all.data?.pages[0]?.counts ?? []) sums.set(code, (sums.get(code) ?? 0) + count);
    // What is asked for stays to be seen and taken back, also where there is none of it.
    if (all.data !== undefined && search.code !== undefined && !sums.has(search.code)) sums.set(search.code, 0);
    return [...sums].sort(([, left], [, right]) => right - left);
  }, [all.data, search.code]);
  const total = byCode.reduce((sum, [, count]) => sum + count, 0);
  return (
    <Page title={t('page.gate.title')} question={t('page.gate.question')}>
      <div className={styles.asks}>
        <Choices
          parameter="days"
          label={t('gate.days')}
          chosen={days === usualDays ? undefined : days}
          options={spans.map((span) => ({ value: span === usualDays ? undefined : span, label: t(`gate.span.${span}`) }))}
        />
        {byCode.length === 0 ? null : (
          <Choices
            parameter="code"
            label={t('gate.reasons')}
            chosen={search.code}
            options={[
              { value: undefined, label: t('gate.anyReason'), count: format.count(total) },
              ...byCode.map(([code, count]) => ({ value: code, label: reason(code), count: format.count(count) })),
            ]}
          />
        )}
      </div>
      <Loaded query={query}>
        {() => (
          <DataTable
            label={t('page.gate.title')}
            rows={rows}
            columns={columns}
            rowKey={(row) => row.id}
            exportName="refusals"
            summary={total === 0 ? undefined : t('gate.some')}
            onNearEnd={query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : undefined}
            empty={
              search.code === undefined ? (
                <Empty icon={DoorOpen} title={t('gate.none')}>
                  {t('gate.noneMeans')}
                </Empty>
              ) : (
                <Empty icon={DoorOpen} title={t('gate.noneSo')} />
              )
            }
          />
        )}
      </Loaded>
    </Page>
  );
}
