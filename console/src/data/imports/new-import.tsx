import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileOptions, UploadedFile } from '../../api/contract.ts';
import { uploadQuery } from '../../api/imports.ts';
import { useFormat } from '../../format/use-format.ts';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { DropArea } from './drop-area.tsx';
import { FileReading } from './file-reading.tsx';
import { MappingEditor } from './mapping-editor.tsx';

/** From a file with odd headings to people: what is each column, a look at the first results, start. */
export function NewImport() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { file: fileId } = useSearch({ from: '/shell/imports/new' });
  const [options, setOptions] = useState<FileOptions>({});
  const query = { ...uploadQuery(fileId ?? '', options), enabled: fileId !== undefined, placeholderData: keepPreviousData };
  const { data: file, error } = useQuery(query);
  const facts = useFileFacts(file);
  const uploaded = (one: UploadedFile) => {
    client.setQueryData(uploadQuery(one.fileId).queryKey, one);
    setOptions({});
    void navigate({ to: '/imports/new', search: { file: one.fileId }, replace: true });
  };
  return (
    <Page title={file?.name ?? t('imports.create')} question={facts ?? t('imports.newQuestion')}>
      {error === null ? null : <Problem error={error} size="line" />}
      {fileId === undefined || (file === undefined && error !== null) ? (
        <DropArea onUploaded={uploaded} />
      ) : file === undefined ? (
        <Skeleton lines={8} height={32} />
      ) : (
        <>
          <FileReading file={file} options={options} onChange={setOptions} />
          <MappingEditor key={`${file.fileId} ${JSON.stringify(options)}`} file={file} options={options} />
        </>
      )}
    </Page>
  );
}

/** Rows, size, format and encoding in one line. */
function useFileFacts(file: UploadedFile | undefined): string | undefined {
  const { t } = useTranslation();
  const format = useFormat();
  if (file === undefined) return undefined;
  const rows = file.rows === undefined ? undefined : t('count.rows', { count: file.rows });
  const encoding = file.encoding === 'ascii-so-far' ? undefined : file.encoding;
  return [rows, format.bytes(file.bytes), file.format.toUpperCase(), encoding].filter((part) => part !== undefined).join(' · ');
}
