import { ActionIcon, Button, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonSchema } from '../../api/contract.ts';
import { emptyValue } from './schema-field.ts';
import styles from './settings.module.css';

interface RecordFieldProps {
  label: string | undefined;
  description: string | undefined;
  readOnly: boolean;
  item: JsonSchema;
  value: Record<string, unknown>;
  onChange: (value: Record<string, unknown>) => void;
  renderItem: (schema: JsonSchema, value: unknown, onChange: (value: unknown) => void, spokenName: string) => ReactNode;
}

/** Entries under names that the firm makes up: identifiers by namespace, limits by name. */
export function RecordField({ label, description, readOnly, item, value, onChange, renderItem }: RecordFieldProps) {
  const { t } = useTranslation();
  const entries = Object.entries(value);
  const put = (next: [string, unknown][]) => onChange(Object.fromEntries(next));
  return (
    <fieldset className={styles.group}>
      {label === undefined ? null : <legend>{label}</legend>}
      {description === undefined ? null : <p className="muted">{description}</p>}
      {entries.map(([name, inner], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the name is what is being typed; as a key it would take the focus away.
        <div key={at} className={styles.record}>
          <div className={styles.recordName}>
            <TextInput
              aria-label={t('settings.entryName', { number: at + 1 })}
              value={name}
              disabled={readOnly}
              onChange={(event) => put(entries.with(at, [event.currentTarget.value, inner]))}
            />
            {readOnly ? null : (
              <ActionIcon
                variant="subtle"
                aria-label={t('settings.removeNamed', { name })}
                title={t('settings.removeNamed', { name })}
                onClick={() => put(entries.toSpliced(at, 1))}
              >
                <Trash2 size={15} aria-hidden />
              </ActionIcon>
            )}
          </div>
          {renderItem(item, inner, (next) => put(entries.with(at, [name, next])), name)}
        </div>
      ))}
      {readOnly ? null : (
        <Button
          variant="default"
          size="xs"
          leftSection={<Plus size={14} aria-hidden />}
          disabled={Object.hasOwn(value, '')}
          onClick={() => put([...entries, ['', emptyValue(item)]])}
        >
          {t('settings.addEntry')}
        </Button>
      )}
    </fieldset>
  );
}
