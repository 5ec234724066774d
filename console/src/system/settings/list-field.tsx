import { ActionIcon, Button } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonSchema } from '../../api/contract.ts';
import { emptyValue } from './schema-field.ts';
import styles from './settings.module.css';

interface ListFieldProps {
  label: string | undefined;
  description: string | undefined;
  readOnly: boolean;
  item: JsonSchema;
  value: unknown[];
  onChange: (value: unknown[]) => void;
  renderItem: (schema: JsonSchema, value: unknown, onChange: (value: unknown) => void) => ReactNode;
}

/** Entries of one kind, one below the other. */
export function ListField({ label, description, readOnly, item, value, onChange, renderItem }: ListFieldProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.group}>
      {label === undefined ? null : <legend>{label}</legend>}
      {description === undefined ? null : <p className="muted">{description}</p>}
      {value.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the fields hold no state of their own, and entries have no other name.
        <div key={at} className={styles.item}>
          {renderItem(item, one, (next) => onChange(value.with(at, next)))}
          {readOnly ? null : (
            <ActionIcon
              variant="subtle"
              aria-label={t('settings.removeEntry', { number: at + 1 })}
              title={t('settings.removeEntry', { number: at + 1 })}
              onClick={() => onChange(value.toSpliced(at, 1))}
            >
              <Trash2 size={15} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      {readOnly ? null : (
        <Button
          variant="default"
          size="xs"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => onChange([...value, emptyValue(item)])}
        >
          {t('settings.addEntry')}
        </Button>
      )}
    </fieldset>
  );
}
