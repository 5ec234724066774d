import { Button, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './audit.module.css';

interface AuditFilterProps {
  subject: string | undefined;
  onFilter: (subject: string | undefined) => void;
}

/** Narrows the log to one subject: a person, a setting, a source. */
export function AuditFilter({ subject, onFilter }: AuditFilterProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(subject ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFilter(subjectOf(text));
  };
  const clear = () => {
    setText('');
    onFilter(undefined);
  };
  return (
    <form className={styles.filter} onSubmit={submit}>
      <TextInput
        leftSection={<Search size={14} aria-hidden />}
        aria-label={t('audit.filter')}
        placeholder={t('audit.filter')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {subject === undefined ? null : (
        <Button variant="subtle" onClick={clear}>
          {t('audit.clear')}
        </Button>
      )}
    </form>
  );
}

/** A bare customer id means the person; everything else is taken as it is. */
function subjectOf(text: string): string | undefined {
  const clean = text.trim();
  if (clean === '') return undefined;
  return /^p\d+$/.test(clean) ? `person:${clean}` : clean;
}
