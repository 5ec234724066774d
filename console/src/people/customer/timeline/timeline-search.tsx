import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAddressWords } from '../../../parts/use-address-words.ts';
import styles from './timeline.module.css';

/** Words to look for in the timeline; they go into the address a moment after typing pauses. */
export function TimelineSearch() {
  const { t } = useTranslation();
  const [text, setText] = useAddressWords();
  return (
    <TextInput
      className={styles.search}
      leftSection={<Search size={14} aria-hidden />}
      aria-label={t('timeline.search')}
      placeholder={t('timeline.search')}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}
