import { Button } from '@mantine/core';
import { Braces } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { UploadedFile } from '../../api/contract.ts';
import { JsonEditor } from '../../parts/json-editor.tsx';
import { ColumnRow } from './column-row.tsx';
import styles from './imports.module.css';
import type { MappingState } from './use-mapping.ts';

// A mapping of a dozen columns fits without scrolling.
const jsonRows = 22;

/** The columns one below the other, or the same as JSON for what a row per column cannot say. */
export function MappingColumns({ file, state }: { file: UploadedFile; state: MappingState }) {
  const { t } = useTranslation();
  const { draft, setDraft, json, setJson, mapping, asJson, asColumns } = state;
  if (json !== undefined) {
    return (
      <section>
        <JsonEditor label={t('imports.mappingJson')} text={json} onChange={setJson} rows={jsonRows} />
        <Button variant="subtle" size="xs" disabled={mapping === undefined} onClick={() => asColumns()}>
          {t('imports.asColumns')}
        </Button>
      </section>
    );
  }
  if (draft.kind === 'segment') return null;
  return (
    <section aria-label={t('imports.columns')}>
      <header className={styles.columnsHeader}>
        <h2>{t('imports.columns')}</h2>
        <Button variant="subtle" size="xs" leftSection={<Braces size={14} aria-hidden />} onClick={asJson}>
          {t('imports.asJson')}
        </Button>
      </header>
      <ul className={styles.columns}>
        {file.columns.map((column, at) => {
          const use = draft.uses[at];
          if (use === undefined) return null;
          return (
            <ColumnRow
              key={column.name}
              column={column}
              use={use}
              kind={draft.kind}
              onChange={(next) => setDraft({ ...draft, uses: draft.uses.with(at, next) })}
            />
          );
        })}
      </ul>
    </section>
  );
}
