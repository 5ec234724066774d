import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FileOptions, UploadedFile } from '../../api/contract.ts';
import styles from './imports.module.css';

interface FileReadingProps {
  file: UploadedFile;
  options: FileOptions;
  onChange: (options: FileOptions) => void;
}

const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'];
const delimiterCharactersMax = 3;

/** For a file whose columns look wrong: how it is cut and spelled, corrected by hand. */
export function FileReading({ file, options, onChange }: FileReadingProps) {
  const { t } = useTranslation();
  if (file.format !== 'csv') return null;
  const set = (change: FileOptions) => onChange({ ...options, ...change });
  return (
    <details className={styles.reading}>
      <summary>{t('imports.looksWrong')}</summary>
      <div className={styles.settings}>
        <NativeSelect
          label={t('imports.encoding')}
          value={options.encoding ?? ''}
          onChange={(event) => set({ encoding: event.currentTarget.value || undefined } as FileOptions)}
          data={[{ value: '', label: t('imports.recognised', { as: file.encoding }) }, ...encodings]}
        />
        <TextInput
          label={t('imports.delimiter')}
          description={t('imports.delimiterHint')}
          maxLength={delimiterCharactersMax}
          value={options.delimiter ?? file.delimiter ?? ''}
          onChange={(event) => event.currentTarget.value !== '' && set({ delimiter: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('imports.header')}
          value={String(options.header ?? file.header ?? true)}
          onChange={(event) => set({ header: event.currentTarget.value === 'true' })}
          data={[
            { value: 'true', label: t('imports.headerYes') },
            { value: 'false', label: t('imports.headerNo') },
          ]}
        />
      </div>
    </details>
  );
}
