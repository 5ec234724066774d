import { type InputWrapperProps, NativeSelect, Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JsonSchema } from '../../api/contract.ts';
import { humanName } from '../../format/name.ts';
import { JsonField } from './json-field.tsx';
import { ListField } from './list-field.tsx';
import { RecordField } from './record-field.tsx';
import { shapeOf } from './schema-field.ts';
import styles from './settings.module.css';
import { TextListField } from './text-list-field.tsx';

export interface SchemaFormFieldProps {
  name: string;
  schema: JsonSchema;
  value: unknown;
  readOnly: boolean;
  depth?: number;
  /** What a screen reader calls a field whose name stands beside it, in a field of its own. */
  spokenName?: string | undefined;
  onChange: (value: unknown) => void;
}

type FieldOrder = NonNullable<InputWrapperProps['inputWrapperOrder']>;

// A word or a line; more wants to be seen whole.
const lineCharactersMax = 80;
// Explanations are of different lengths: below the fields they leave a row of fields level.
const fieldOrder: FieldOrder = ['label', 'input', 'description', 'error'];

/** One part of a setting, drawn from its schema; parts of parts are drawn inside. */
export function SchemaFormField({ name, schema, value, readOnly, depth = 0, spokenName, onChange }: SchemaFormFieldProps) {
  const { t } = useTranslation();
  const shape = shapeOf(schema, depth);
  const label = name === '' ? undefined : (schema.title ?? humanName(name));
  const common = {
    ...{ label, description: schema.description, disabled: readOnly },
    'aria-label': label === undefined ? spokenName : undefined,
  };
  const field = { ...common, inputWrapperOrder: fieldOrder };
  const many = { label, description: schema.description, readOnly };
  const part = (within: JsonSchema, one: unknown, change: (next: unknown) => void, naming: { name: string; spokenName?: string }) => (
    <SchemaFormField key={naming.name} {...naming} schema={within} value={one} readOnly={readOnly} depth={depth + 1} onChange={change} />
  );
  const entry = (within: JsonSchema, one: unknown, change: (next: unknown) => void, spoken?: string) =>
    part(within, one, change, spoken === undefined ? { name: '' } : { name: '', spokenName: spoken });
  switch (shape.shape) {
    case 'text': {
      const text = typeof value === 'string' ? value : '';
      const Field = text.length > lineCharactersMax ? Textarea : TextInput;
      return <Field {...field} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
    }
    case 'number':
    case 'whole':
      return <NumberField {...field} value={value} whole={shape.shape === 'whole'} onChange={onChange} />;
    case 'yesNo':
      return <Switch {...common} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
    case 'choice':
      return (
        <NativeSelect
          {...field}
          value={String(value ?? '')}
          data={shape.options}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'textList':
      return (
        <TextListField {...field} value={Array.isArray(value) ? (value as string[]) : []} options={shape.options} onChange={onChange} />
      );
    case 'list':
      return <ListField {...many} item={shape.item} value={Array.isArray(value) ? value : []} onChange={onChange} renderItem={entry} />;
    case 'record':
      return (
        <RecordField {...many} item={shape.item} value={(value ?? {}) as Record<string, unknown>} onChange={onChange} renderItem={entry} />
      );
    case 'group': {
      const group = (value ?? {}) as Record<string, unknown>;
      const fields = shape.fields.map((field) =>
        part(field.schema, group[field.name], (next) => onChange({ ...group, [field.name]: next }), { name: field.name }),
      );
      if (label === undefined) return <div className={depth === 0 ? styles.fields : styles.row}>{fields}</div>;
      return (
        <fieldset className={styles.group}>
          <legend>{label}</legend>
          {schema.description === undefined ? null : <p className="muted">{schema.description}</p>}
          <div className={styles.row}>{fields}</div>
        </fieldset>
      );
    }
    default:
      return <JsonField label={label ?? t('settings.value')} value={value} readOnly={readOnly} onChange={onChange} />;
  }
}

interface NumberFieldProps {
  label: string | undefined;
  description: string | undefined;
  disabled: boolean;
  'aria-label': string | undefined;
  inputWrapperOrder: FieldOrder;
  value: unknown;
  whole: boolean;
  onChange: (value: number | undefined) => void;
}

function NumberField({ value, whole, onChange, ...common }: NumberFieldProps) {
  return (
    <TextInput
      {...common}
      type="number"
      step={whole ? 1 : 'any'}
      inputMode={whole ? 'numeric' : 'decimal'}
      value={typeof value === 'number' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.valueAsNumber)}
    />
  );
}
