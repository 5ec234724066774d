import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { auditQuery } from '../../api/audit.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { AuditDrawer } from './audit-drawer.tsx';
import { AuditFilter } from './audit-filter.tsx';
import { useAuditColumns } from './use-audit-columns.tsx';
import { VerifyChain } from './verify-chain.tsx';

/** Who looked, who changed, when and why; each entry sealed by the hash of the one before it. */
export function Audit() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { subject, entry } = useSearch({ from: '/shell/audit' });
  const audit = useInfiniteQuery(auditQuery(subject));
  const entries = useMemo(() => audit.data?.pages.flatMap((page) => page.entries) ?? [], [audit.data]);
  const columns = useAuditColumns();
  const search = (change: object) =>
    void navigate({ to: '/audit', search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  return (
    <Page title={t('page.audit.title')} question={t('page.audit.question')} actions={<VerifyChain />}>
      <Loaded query={audit} lines={10}>
        {() => (
          <DataTable
            label={t('page.audit.title')}
            rows={entries}
            columns={columns}
            rowKey={(one) => one.id}
            exportName="audit"
            summary={<AuditFilter subject={subject} onFilter={(wanted) => search({ subject: wanted })} />}
            onNearEnd={audit.hasNextPage && !audit.isFetchingNextPage ? () => void audit.fetchNextPage() : undefined}
            isMarked={(one) => String(one.id) === entry}
            empty={
              <Empty icon={ScrollText} title={t('audit.none')}>
                {t('audit.noneMeans')}
              </Empty>
            }
          />
        )}
      </Loaded>
      <AuditDrawer entry={entries.find((one) => String(one.id) === entry)} onClose={() => search({ entry: undefined })} />
    </Page>
  );
}
