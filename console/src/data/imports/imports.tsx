import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { FileSpreadsheet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { importsQuery, uploadQuery } from '../../api/imports.ts';
import { useLive } from '../../api/live.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { DropArea } from './drop-area.tsx';
import { useImportColumns } from './use-import-columns.tsx';

/** Files that told us about people, the running ones moving by themselves. */
export function Imports() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const imports = useQuery(importsQuery);
  const columns = useImportColumns();
  useLive({ topic: 'imports' }, () => client.invalidateQueries({ queryKey: ['imports'] }));
  return (
    <Page title={t('page.imports.title')} question={t('page.imports.question')}>
      <DropArea
        onUploaded={(file) => {
          client.setQueryData(uploadQuery(file.fileId).queryKey, file);
          void navigate({ to: '/imports/new', search: { file: file.fileId } });
        }}
      />
      <Loaded query={imports}>
        {(runs) => (
          <DataTable
            label={t('page.imports.title')}
            rows={runs}
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
      </Loaded>
    </Page>
  );
}
