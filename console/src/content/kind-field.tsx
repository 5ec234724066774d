import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ContentField } from '../api/contract.ts';
import { clockPart, type FieldRow, type FieldValue, momentOf } from './draft.ts';
import { RowsField } from './rows-field.tsx';
import { useFieldName } from './use-field-name.ts';

interface KindFieldProps {
  field: Pick<ContentField, 'name' | 'required'> & {
    shape: string;
    max?: number | undefined;
    itemsMax?: number | undefined;
    columns?: ContentField['columns'];
  };
  value: FieldValue | undefined;
  error?: string | undefined;
  onChange: (value: FieldValue) => void;
}

/** One field of a kind, by the shape that the server says it has. */
export function KindField({ field, value, error, onChange }: KindFieldProps) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const label = field.required ? fieldName(field.name) : `${fieldName(field.name)} (${t('word.optional')})`;
  const shared = { label, error };
  const text = typeof value === 'string' ? value : '';
  switch (field.shape) {
    case 'text':
      return (
        <Textarea
          {...shared}
          description={t('content.textMeans')}
          value={text}
          rows={6}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'number':
      return <NumberInput {...shared} value={typeof value === 'number' ? value : ''} onChange={(number) => onChange(number)} />;
    case 'day':
      return <TextInput {...shared} type="date" value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
    case 'moment':
      return (
        <TextInput
          {...shared}
          type="datetime-local"
          value={clockPart(text)}
          onChange={(event) => onChange(momentOf(event.currentTarget.value, text))}
        />
      );
    case 'lines':
      return (
        <Textarea
          {...shared}
          description={t('content.linesMeans')}
          value={Array.isArray(value) ? value.join('\n') : ''}
          rows={4}
          onChange={(event) => onChange(event.currentTarget.value.split('\n'))}
        />
      );
    case 'rows':
      return (
        <RowsField
          label={label}
          error={error}
          columns={field.columns ?? []}
          rows={(value ?? []) as FieldRow[]}
          itemsMax={field.itemsMax ?? 1}
          onChange={onChange}
        />
      );
    default:
      return <TextInput {...shared} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
}
