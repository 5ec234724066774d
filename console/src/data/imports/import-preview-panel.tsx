import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../api/contract.ts';
import { Block } from '../../parts/block.tsx';
import { JsonView } from '../../parts/json-view.tsx';
import { Problem } from '../../parts/problem.tsx';
import { FileProblems } from './file-problems.tsx';
import styles from './imports.module.css';

interface ImportPreviewPanelProps {
  preview: ImportPreview | undefined;
  error: Error | null;
  /** What is still missing before there can be a preview. */
  waiting: 'source' | 'mapping' | undefined;
}

/** What the first rows would become, by the same code that will import them. */
export function ImportPreviewPanel({ preview, error, waiting }: ImportPreviewPanelProps) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const event = preview?.events[Math.min(at, (preview?.events.length ?? 1) - 1)];
  return (
    <Block
      title={t('imports.preview')}
      aside={
        preview === undefined || waiting !== undefined
          ? undefined
          : t('imports.previewCounts', { accepted: preview.rowsAccepted, read: preview.rowsRead })
      }
    >
      {waiting !== undefined ? (
        <p className="muted">{t(`imports.previewWaits.${waiting}`)}</p>
      ) : error !== null ? (
        <Problem error={error} size="line" />
      ) : preview === undefined ? (
        <p className="muted">{t('imports.previewComes')}</p>
      ) : (
        <div className={styles.preview}>
          <div className={styles.previewRows}>
            {preview.events.slice(0, 8).map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the number of a row is its name.
              <button key={index} type="button" aria-pressed={index === at} onClick={() => setAt(index)}>
                {t('imports.row', { number: index + 1 })}
              </button>
            ))}
          </div>
          {event === undefined ? <p className="muted">{t('imports.previewNothing')}</p> : <JsonView value={event} />}
          <FileProblems problems={preview.problems} />
        </div>
      )}
    </Block>
  );
}
