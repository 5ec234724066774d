import { ActionIcon, Button, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ContentField } from '../api/contract.ts';
import { clockPart, type FieldRow, momentOf } from './draft.ts';
import styles from './editor.module.css';
import { useFieldName } from './use-field-name.ts';

interface RowsFieldProps {
  label: string;
  error: string | undefined;
  columns: NonNullable<ContentField['columns']>;
  rows: FieldRow[];
  itemsMax: number;
  onChange: (rows: FieldRow[]) => void;
}

// Several values of one row stand on one line, with this between them.
const border = ' | ';

/** Rows of a few small fields: the lines of a comparison, the times of an event. */
export function RowsField({ label, error, columns, rows, itemsMax, onChange }: RowsFieldProps) {
  const { t } = useTranslation();
  const shown = rows.length === 0 ? [{}] : rows;
  const change = (at: number, row: FieldRow) => onChange(shown.map((one, index) => (index === at ? row : one)));
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {shown.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; what stands in it is being typed.
        <div key={at} className={styles.row}>
          <div className={styles.pair}>
            {columns.map((column) => (
              <Cell
                key={column.name}
                column={column}
                value={row[column.name]}
                onChange={(value) => change(at, { ...row, [column.name]: value })}
              />
            ))}
          </div>
          <ActionIcon
            variant="subtle"
            className={styles.remove}
            aria-label={t('content.removeRow', { number: at + 1 })}
            title={t('content.removeRow', { number: at + 1 })}
            onClick={() => onChange(shown.filter((_, index) => index !== at))}
          >
            <X size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {error === undefined ? null : <p className={styles.error}>{error}</p>}
      {shown.length >= itemsMax ? null : (
        <Button variant="default" size="xs" onClick={() => onChange([...shown, {}])}>
          {t('content.addRow')}
        </Button>
      )}
    </fieldset>
  );
}

interface CellProps {
  column: RowsFieldProps['columns'][number];
  value: string | string[] | undefined;
  onChange: (value: string | string[]) => void;
}

function Cell({ column, value, onChange }: CellProps) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const label = fieldName(column.name);
  if (column.shape === 'moment') {
    const text = typeof value === 'string' ? value : '';
    return (
      <TextInput
        type="datetime-local"
        label={label}
        value={clockPart(text)}
        onChange={(event) => onChange(momentOf(event.currentTarget.value, text))}
      />
    );
  }
  if (column.shape === 'lines') {
    return (
      <TextInput
        label={label}
        placeholder={t('content.valuesHint')}
        value={Array.isArray(value) ? value.join(border) : ''}
        onChange={(event) => onChange(event.currentTarget.value.split(/ ?\| ?/))}
      />
    );
  }
  return (
    <TextInput label={label} value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.currentTarget.value)} />
  );
}
