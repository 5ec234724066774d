import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Pin } from 'lucide-react';
import { useMemo } from 'react';
import { exceptionsQuery } from '../api/groups.ts';
import { Choices } from '../parts/choices.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { DataTable } from '../parts/table/data-table.tsx';
import { useExceptionColumns } from './use-exception-columns.tsx';
import { useGroupText } from './use-group-text.ts';

/** Everybody for whom a colleague knows better than a rule, those that fall due first; each can be prolonged or ended. */
export function Exceptions() {
  const { t, format } = useGroupText();
  const { due } = useSearch({ from: '/shell/exceptions' });
  const wanted = due === 'now' || due === 'soon' ? due : undefined;
  const query = useInfiniteQuery(exceptionsQuery({ due: wanted }));
  const rows = useMemo(() => query.data?.pages.flatMap(({ exceptions }) => exceptions) ?? [], [query.data]);
  const columns = useExceptionColumns();
  const counts = query.data?.pages[0];
  const none = counts?.inForce === 0;
  return (
    <Page title={t('page.exceptions.title')} question={t('page.exceptions.question')}>
      {counts === undefined || none ? null : (
        <Choices
          parameter="due"
          label={t('grouping.which')}
          chosen={wanted}
          options={[
            { value: undefined, label: t('grouping.inForce'), count: format.count(counts.inForce) },
            { value: 'soon', label: t('grouping.dueSoon'), count: format.count(counts.soon) },
            { value: 'now', label: t('grouping.dueNow'), count: format.count(counts.due) },
          ]}
        />
      )}
      <Loaded query={query}>
        {() => (
          <DataTable
            label={t('page.exceptions.title')}
            rows={rows}
            columns={columns}
            rowKey={(one) => one.id}
            exportName="exceptions"
            onNearEnd={query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : undefined}
            empty={
              none ? (
                <Empty icon={Pin} title={t('grouping.noExceptions')}>
                  {t('grouping.noExceptionsMeans')}
                </Empty>
              ) : (
                <Empty icon={Pin} title={t(wanted === 'now' ? 'grouping.noneDue' : 'grouping.noneSoon')}>
                  {t('grouping.noneDueMeans')}
                </Empty>
              )
            }
          />
        )}
      </Loaded>
    </Page>
  );
}
