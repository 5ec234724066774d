import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ImportRun } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import type { Column } from '../../parts/table/column.ts';
import { TimeText } from '../../parts/time-text.tsx';
import { useSourceName } from '../sources/use-source-name.ts';
import { ImportStateTag } from './import-state-tag.tsx';

export function useImportColumns(): Column<ImportRun>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const sourceName = useSourceName();
  return [
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
    { id: 'source', header: t('imports.source'), plain: (one) => sourceName(one.sourceId), cell: (one) => sourceName(one.sourceId) },
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
      plain: (one) => one.createdAt,
      cell: (one) => <TimeText at={one.createdAt} />,
    },
  ];
}
