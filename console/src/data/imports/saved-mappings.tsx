import { Button } from '@mantine/core';
import { BookmarkCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Mapping, UploadedFile } from '../../api/contract.ts';
import styles from './imports.module.css';

/** Mappings that were kept for files with these columns: one press instead of saying it all again. */
export function SavedMappings({ file, onUse }: { file: UploadedFile; onUse: (mapping: Mapping) => void }) {
  const { t } = useTranslation();
  if (file.savedMappings.length === 0) return null;
  return (
    <p className={styles.saved}>
      {t('imports.savedFits')}
      {file.savedMappings.map((saved) => (
        <Button
          key={saved.name}
          variant="default"
          size="xs"
          leftSection={<BookmarkCheck size={14} aria-hidden />}
          onClick={() => onUse(saved.mapping)}
        >
          {saved.name}
        </Button>
      ))}
    </p>
  );
}
