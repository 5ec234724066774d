import { Button, NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Braces, Play } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mapping, UploadedFile } from '../../api/contract.ts';
import { previewImport, startImport } from '../../api/imports.ts';
import { RequestFailed } from '../../api/request-failed.ts';
import { sourcesQuery } from '../../api/sources.ts';
import { JsonEditor } from '../../parts/json-editor.tsx';
import { Problem } from '../../parts/problem.tsx';
import { problemInJson } from '../../parts/problem-in-json.ts';
import { useSettled } from '../../parts/use-settled.ts';
import { ColumnRow } from './column-row.tsx';
import { ImportPreviewPanel } from './import-preview-panel.tsx';
import styles from './imports.module.css';
import { draftOf, type MappingDraft, mappingOf, problemsOf, withKind } from './mapping-draft.ts';

const kinds = ['track', 'identify', 'page', 'segment'] as const;

/** Says of each column what it is, and shows at once what the first rows become. */
export function MappingEditor({ file }: { file: UploadedFile }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const columns = useMemo(() => file.columns.map((column) => column.name), [file]);
  const [draft, setDraft] = useState<MappingDraft>(() => draftOf(file.suggestion, columns));
  const [json, setJson] = useState<string | undefined>();
  const [sourceId, setSourceId] = useState<number | undefined>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const sources = useQuery(sourcesQuery);
  const source = sources.data?.find((one) => one.id === sourceId);

  const mapping: Mapping | undefined =
    json === undefined ? mappingOf(draft) : problemInJson(json) === undefined ? (JSON.parse(json) as Mapping) : undefined;
  const missing = json === undefined ? problemsOf(draft) : [];
  const order = useSettled(
    JSON.stringify(
      mapping !== undefined && sourceId !== undefined && missing.length === 0 ? { fileId: file.fileId, sourceId, mapping } : null,
    ),
  );
  const preview = useQuery({
    queryKey: ['import-preview', order],
    enabled: order !== 'null',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => previewImport(JSON.parse(order) as Parameters<typeof previewImport>[0], signal),
  });

  const start = async (again: boolean) => {
    if (mapping === undefined || sourceId === undefined) return;
    setBusy(true);
    setError(undefined);
    try {
      const { importId } = await startImport({ fileId: file.fileId, sourceId, mapping, ...(again ? { again } : {}) });
      await client.invalidateQueries({ queryKey: ['imports'] });
      await navigate({ to: '/imports/$id', params: { id: String(importId) } });
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  const importedAlready = error instanceof RequestFailed && error.code === 'connector.imported_already';

  return (
    <div className={styles.mapping}>
      <section className={styles.settings} aria-label={t('imports.about')}>
        <NativeSelect
          label={t('imports.source')}
          description={t('imports.sourceHint')}
          value={sourceId ?? ''}
          onChange={(event) => setSourceId(event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value))}
          data={[
            { value: '', label: t('imports.pickSource') },
            ...(sources.data ?? []).map((one) => ({ value: String(one.id), label: one.name })),
          ]}
        />
        <NativeSelect
          label={t('imports.rowIs')}
          description={t('imports.rowIsHint')}
          value={draft.kind}
          onChange={(event) => setDraft(withKind(draft, event.currentTarget.value))}
          data={kinds.map((kind) => ({ value: kind, label: t(`imports.kind.${kind}`) }))}
          disabled={json !== undefined}
        />
        {draft.kind === 'track' && draft.rest.event === undefined ? (
          <TextInput
            label={t('imports.eventName')}
            description={t('imports.eventNameHint')}
            value={draft.event}
            onChange={(event) => setDraft({ ...draft, event: event.currentTarget.value })}
            disabled={json !== undefined}
          />
        ) : null}
      </section>

      {json === undefined ? (
        draft.kind === 'segment' ? null : (
          <section aria-label={t('imports.columns')}>
            <header className={styles.columnsHeader}>
              <h2>{t('imports.columns')}</h2>
              <Button
                variant="subtle"
                size="xs"
                leftSection={<Braces size={14} aria-hidden />}
                onClick={() => setJson(JSON.stringify(mapping, null, 2))}
              >
                {t('imports.asJson')}
              </Button>
            </header>
            <ul className={styles.columns}>
              {file.columns.map((column, at) => {
                const use = draft.uses[at];
                return use === undefined ? null : (
                  <ColumnRow
                    key={column.name}
                    column={column}
                    use={use}
                    kind={draft.kind}
                    onChange={(next) => setDraft({ ...draft, uses: draft.uses.map((one) => (one.column === next.column ? next : one)) })}
                  />
                );
              })}
            </ul>
          </section>
        )
      ) : (
        <section>
          <JsonEditor label={t('imports.mappingJson')} text={json} onChange={setJson} rows={22} />
          <Button
            variant="subtle"
            size="xs"
            disabled={mapping === undefined}
            onClick={() => {
              if (mapping !== undefined) {
                setDraft(draftOf(mapping, columns));
                setJson(undefined);
              }
            }}
          >
            {t('imports.asColumns')}
          </Button>
        </section>
      )}

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
      {error === undefined ? null : <Problem error={error} size="line" />}
      <div className={styles.start}>
        <Button
          leftSection={<Play size={15} aria-hidden />}
          disabled={busy || mapping === undefined || sourceId === undefined || missing.length > 0 || preview.error !== null}
          onClick={() => void start(importedAlready)}
        >
          {importedAlready
            ? t('imports.startAgain')
            : source === undefined
              ? t('imports.start')
              : t('imports.startInto', { name: source.name })}
        </Button>
      </div>
    </div>
  );
}
