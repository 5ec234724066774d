import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../api/live.ts';
import { quarantineQuery } from '../../api/quarantine.ts';
import { useMay } from '../../app/use-session.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { QuarantineDrawer } from './quarantine-drawer.tsx';
import { QuarantineFilters } from './quarantine-filters.tsx';
import { ReplayAll } from './replay-all.tsx';
import { useQuarantineColumns } from './use-quarantine-columns.tsx';

/** Events that could not be applied: why, mend, try again. Nothing is lost while it is here. */
export function Quarantine() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const mayEdit = useMay('quarantine.edit');
  const { reason, source, item } = useSearch({ from: '/shell/quarantine' });
  const quarantine = useInfiniteQuery(quarantineQuery({ reason, source }));
  const items = useMemo(() => quarantine.data?.pages.flatMap((page) => page.items) ?? [], [quarantine.data]);
  const columns = useQuarantineColumns();
  const filtered = reason !== undefined || source !== undefined;
  useLive({ topic: 'quarantine' }, () => client.invalidateQueries({ queryKey: ['quarantine'] }));
  const search = (change: object) =>
    void navigate({ to: '/quarantine', search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  return (
    <Page
      title={t('page.quarantine.title')}
      question={t('page.quarantine.question')}
      actions={mayEdit && items.length > 0 ? <ReplayAll reason={reason} source={source} /> : undefined}
    >
      <Loaded query={quarantine}>
        {({ pages: [overview] }) => (
          <>
            {overview === undefined || (overview.total === 0 && !filtered) ? null : (
              <QuarantineFilters
                total={overview.total}
                byReason={overview.byReason}
                reason={reason}
                source={source}
                onSource={(wanted) => search({ source: wanted })}
              />
            )}
            <DataTable
              label={t('page.quarantine.title')}
              rows={items}
              columns={columns}
              rowKey={(one) => one.id}
              exportName="quarantine"
              summary={items.length === 0 ? undefined : t('count.waiting', { count: filtered ? items.length : (overview?.total ?? 0) })}
              onNearEnd={quarantine.hasNextPage && !quarantine.isFetchingNextPage ? () => void quarantine.fetchNextPage() : undefined}
              isMarked={(one) => String(one.id) === item}
              empty={
                filtered ? (
                  <Empty icon={ShieldCheck} title={t('quarantine.noneSo')} />
                ) : (
                  <Empty icon={ShieldCheck} title={t('quarantine.none')}>
                    {t('quarantine.noneMeans')}
                  </Empty>
                )
              }
            />
          </>
        )}
      </Loaded>
      <QuarantineDrawer item={items.find((one) => String(one.id) === item)} mayEdit={mayEdit} onClose={() => search({ item: undefined })} />
    </Page>
  );
}
