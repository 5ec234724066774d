import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettled } from '../../../parts/use-settled.ts';
import styles from './timeline.module.css';

/** Words to look for in the timeline; they go into the address a moment after typing pauses. */
export function TimelineSearch({ q }: { q: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState(q ?? '');
  const wanted = useSettled(text.trim());
  useEffect(() => {
    const next = wanted === '' ? undefined : wanted;
    if (next === q) return;
    void navigate({ to: '.', search: ((before: object) => ({ ...before, q: next })) as never, replace: true, resetScroll: false });
  }, [wanted, q, navigate]);
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
