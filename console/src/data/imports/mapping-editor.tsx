import { Button, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileOptions, UploadedFile } from '../../api/contract.ts';
import { startImport } from '../../api/imports.ts';
import { RequestFailed } from '../../api/request-failed.ts';
import { sourcesQuery } from '../../api/sources.ts';
import { Problem } from '../../parts/problem.tsx';
import { useAction } from '../../parts/use-action.ts';
import { ImportPreviewPanel } from './import-preview-panel.tsx';
import styles from './imports.module.css';
import { MappingAbout } from './mapping-about.tsx';
import { MappingColumns } from './mapping-columns.tsx';
import { SavedMappings } from './saved-mappings.tsx';
import { useMapping } from './use-mapping.ts';

/** Says of each column what it is, and shows at once what the first rows become. */
export function MappingEditor({ file, options }: { file: UploadedFile; options: FileOptions }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const action = useAction();
  const [sourceId, setSourceId] = useState<number | undefined>();
  const [saveAs, setSaveAs] = useState('');
  const { data: sources = [] } = useQuery(sourcesQuery);
  const source = sources.find((one) => one.id === sourceId);
  const state = useMapping(file, options, sourceId);
  const { mapping, missing, preview } = state;
  // The server knows the file's content; saying so again means that a person really wants its rows a second time.
  const importedAlready = action.error instanceof RequestFailed && action.error.code === 'connector.imported_already';

  const start = () =>
    action.run(async () => {
      if (mapping === undefined || sourceId === undefined) return;
      const { importId } = await startImport({
        fileId: file.fileId,
        sourceId,
        mapping,
        ...(importedAlready ? { again: true } : {}),
        ...(saveAs.trim() === '' ? {} : { saveAs: saveAs.trim() }),
      });
      await client.invalidateQueries({ queryKey: ['imports'] });
      await navigate({ to: '/imports/$id', params: { id: String(importId) } });
    });
  const label = importedAlready
    ? t('imports.startAgain')
    : source === undefined
      ? t('imports.start')
      : t('imports.startInto', { name: source.name });

  return (
    <div className={styles.mapping}>
      <MappingAbout state={state} sources={sources} sourceId={sourceId} onSource={setSourceId} />
      <SavedMappings file={file} onUse={state.use} />
      <MappingColumns file={file} state={state} />
      {missing.length === 0 ? null : (
        <ul className={styles.missing}>
          {missing.map((problem) => (
            <li key={problem}>{t(`imports.missing.${problem}`)}</li>
          ))}
        </ul>
      )}
      <ImportPreviewPanel
        preview={preview.data}
        error={preview.error}
        waiting={sourceId === undefined ? 'source' : missing.length > 0 ? 'mapping' : undefined}
      />
      {action.error === undefined ? null : <Problem error={action.error} size="line" />}
      <div className={styles.start}>
        <Button leftSection={<Play size={15} aria-hidden />} disabled={action.busy || !state.ready} onClick={() => void start()}>
          {label}
        </Button>
        <TextInput
          aria-label={t('imports.saveAs')}
          placeholder={t('imports.saveAs')}
          value={saveAs}
          onChange={(event) => setSaveAs(event.currentTarget.value)}
        />
      </div>
    </div>
  );
}
