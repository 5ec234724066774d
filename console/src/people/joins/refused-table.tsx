import { useInfiniteQuery } from '@tanstack/react-query';
import { GitMerge } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JoinToReview } from '../../api/contract.ts';
import { refusedLinksQuery } from '../../api/joins.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { SamePersonDialog } from './same-person-dialog.tsx';
import { useRefusedColumns } from './use-refused-columns.tsx';

/** Pairs of people whom a rule kept apart, and what they share. */
export function RefusedTable() {
  const { t } = useTranslation();
  const [joining, setJoining] = useState<JoinToReview | undefined>();
  const refused = useInfiniteQuery(refusedLinksQuery);
  const items = useMemo(() => refused.data?.pages.flatMap((page) => page.items) ?? [], [refused.data]);
  const columns = useRefusedColumns(setJoining);
  return (
    <>
      <Loaded query={refused}>
        {() => (
          <DataTable
            label={t('page.joins.title')}
            rows={items}
            columns={columns}
            rowKey={(item) => item.id}
            exportName="joins-to-review"
            summary={items.length === 0 || refused.hasNextPage ? undefined : t('joins.keptApart', { count: items.length })}
            onNearEnd={refused.hasNextPage && !refused.isFetchingNextPage ? () => void refused.fetchNextPage() : undefined}
            empty={
              <Empty icon={GitMerge} title={t('joins.none')}>
                {t('joins.noneMeans')}
              </Empty>
            }
          />
        )}
      </Loaded>
      {joining === undefined ? null : <SamePersonDialog item={joining} onClose={() => setJoining(undefined)} />}
    </>
  );
}
