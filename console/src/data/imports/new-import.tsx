import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { uploadQuery } from '../../api/imports.ts';
import { useFormat } from '../../format/use-format.ts';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { DropArea } from './drop-area.tsx';
import { MappingEditor } from './mapping-editor.tsx';

/** From a file with odd headings to people: what is each column, a look at the first results, start. */
export function NewImport() {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { file: fileId } = useSearch({ from: '/shell/imports/new' });
  const { data: file, error } = useQuery({ ...uploadQuery(fileId ?? ''), enabled: fileId !== undefined });
  const size =
    file === undefined
      ? ''
      : [
          file.rowsTotal === undefined ? undefined : t('count.rows', { count: file.rowsTotal }),
          format.bytes(file.bytesTotal),
          file.format.toUpperCase(),
          file.encoding,
        ]
          .filter(Boolean)
          .join(' · ');
  return (
    <Page title={file?.name ?? t('imports.create')} question={file === undefined ? t('imports.newQuestion') : size}>
      {fileId === undefined || error !== null ? (
        <>
          {error === null ? null : <Problem error={error} size="line" />}
          <DropArea
            onUploaded={(uploaded) => {
              client.setQueryData(uploadQuery(uploaded.fileId).queryKey, uploaded);
              void navigate({ to: '/imports/new', search: { file: uploaded.fileId }, replace: true });
            }}
          />
        </>
      ) : file === undefined ? (
        <Skeleton lines={8} height={32} />
      ) : (
        <MappingEditor key={file.fileId} file={file} />
      )}
    </Page>
  );
}
