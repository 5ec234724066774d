import { FileUp } from 'lucide-react';
import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UploadedFile } from '../../api/contract.ts';
import { uploadFile } from '../../api/imports.ts';
import { useFormat } from '../../format/use-format.ts';
import { Problem } from '../../parts/problem.tsx';
import styles from './imports.module.css';

/** A place to drop a file, or to choose one; shows how far it has come and what is wrong with it. */
export function DropArea({ onUploaded }: { onUploaded: (file: UploadedFile) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<{ file: File; share: number } | undefined>();
  const [error, setError] = useState<unknown>();
  const upload = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => upload.current?.abort(), []);

  const send = async (file: File | undefined) => {
    if (file === undefined) return;
    upload.current = new AbortController();
    setError(undefined);
    setSending({ file, share: 0 });
    try {
      onUploaded(await uploadFile(file, (share) => setSending({ file, share }), upload.current.signal));
    } catch (failure) {
      if (!(failure instanceof DOMException && failure.name === 'AbortError')) setError(failure);
    } finally {
      setSending(undefined);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };

  return (
    <div className={styles.dropFrame}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the file field inside is the way for keyboards; dropping is extra. */}
      <div
        className={styles.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {sending === undefined ? (
          <>
            <FileUp size={26} aria-hidden />
            <p className={styles.dropLead}>{t('imports.drop')}</p>
            <label htmlFor={id} className={styles.choose}>
              {t('imports.choose')}
            </label>
            <input id={id} type="file" className="hidden-visually" onChange={(event) => void send(event.currentTarget.files?.[0])} />
            <p className="muted">{t('imports.kinds')}</p>
          </>
        ) : (
          <>
            <p className={styles.dropLead}>{sending.file.name}</p>
            <progress className={styles.progress} value={sending.share} max={1} aria-label={t('imports.sending')} />
            <p className="muted numbers" role="status">
              {sending.share >= 1
                ? t('imports.looking')
                : t('imports.sent', { share: format.share(sending.share), size: format.bytes(sending.file.size) })}
            </p>
            <button type="button" className={styles.choose} onClick={() => upload.current?.abort()}>
              {t('word.cancel')}
            </button>
          </>
        )}
      </div>
      {error === undefined ? null : <Problem error={error} />}
    </div>
  );
}
