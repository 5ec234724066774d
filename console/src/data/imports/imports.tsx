import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { FileSpreadsheet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportRun } from '../../api/contract.ts';
import { importsQuery, uploadQuery } from '../../api/imports.ts';
import { useLive } from '../../api/live.ts';
import { useFormat } from '../../format/use-format.ts';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { DropArea } from './drop-area.tsx';
import { ImportStateTag } from './import-state-tag.tsx';

/** Files that told us about people, the running ones moving by themselves. */
export function Imports() {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(importsQuery);
  useLive({ topic: 'imports' }, () => void client.invalidateQueries({ queryKey: ['imports'] }));

  const columns: Column<ImportRun>[] = [
    {
      id: 'file',
      header: t('imports.file'),
      track: 'minmax(0, 4fr)',
      plain: (one) => one.file,
      cell: (one) => (
        <Link to="/imports/$id" params={{ id: String(one.id) }}>
          {one.file}
        </Link>
      ),
    },
    {
      id: 'state',
      header: t('imports.stateTitle'),
      track: '170px',
      plain: (one) => t(`imports.state.${one.state}`),
      cell: (one) => <ImportStateTag run={one} />,
    },
    { id: 'source', header: t('imports.source'), plain: (one) => one.source?.name ?? '', cell: (one) => one.source?.name ?? '' },
    {
      id: 'accepted',
      header: t('imports.accepted'),
      track: '110px',
      align: 'end',
      plain: (one) => one.rowsAccepted,
      cell: (one) => format.count(one.rowsAccepted),
    },
    {
      id: 'refused',
      header: t('imports.refused'),
      track: '110px',
      align: 'end',
      plain: (one) => one.rowsRefused,
      cell: (one) => format.count(one.rowsRefused),
    },
    {
      id: 'started',
      header: t('imports.started'),
      track: '130px',
      plain: (one) => one.startedAt ?? undefined,
      cell: (one) => (one.startedAt === null ? '—' : <TimeText at={one.startedAt} />),
    },
  ];

  return (
    <Page title={t('page.imports.title')} question={t('page.imports.question')}>
      <DropArea
        onUploaded={(file) => {
          client.setQueryData(uploadQuery(file.fileId).queryKey, file);
          void navigate({ to: '/imports/new', search: { file: file.fileId } });
        }}
      />
      {error !== null ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton lines={6} height={32} />
      ) : (
        <DataTable
          label={t('page.imports.title')}
          rows={data}
          columns={columns}
          rowKey={(one) => one.id}
          exportName="imports"
          empty={
            <Empty icon={FileSpreadsheet} title={t('imports.none')}>
              {t('imports.noneMeans')}
            </Empty>
          }
        />
      )}
    </Page>
  );
}
