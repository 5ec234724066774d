import { ActionIcon, Button, NativeSelect, NumberInput, Switch, Textarea, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { JsonSchema } from '../../api/contract.ts';
import { humanName } from '../../format/name.ts';
import { JsonField } from './json-field.tsx';
import { RecordField } from './record-field.tsx';
import { emptyValue, shapeOf } from './schema-field.ts';
import styles from './settings.module.css';
import { TextListField } from './text-list-field.tsx';

interface SchemaFormFieldProps {
  name: string;
  schema: JsonSchema;
  value: unknown;
  readOnly: boolean;
  depth?: number;
  onChange: (value: unknown) => void;
}

// A word or a line; more wants to be seen whole.
const lineCharactersMax = 80;

/** One part of a setting, drawn from its schema; parts of parts are drawn inside. */
export function SchemaFormField({ name, schema, value, readOnly, depth = 0, onChange }: SchemaFormFieldProps) {
  const { t } = useTranslation();
  const shape = shapeOf(schema, depth);
  const label = name === '' ? undefined : (schema.title ?? humanName(name));
  const common = { label, description: schema.description, disabled: readOnly };
  switch (shape.shape) {
    case 'text': {
      const text = typeof value === 'string' ? value : '';
      return text.length > lineCharactersMax ? (
        <Textarea {...common} value={text} autosize={false} rows={3} onChange={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <TextInput {...common} value={text} onChange={(event) => onChange(event.currentTarget.value)} />
      );
    }
    case 'number':
    case 'whole':
      return (
        <NumberInput
          {...common}
          value={typeof value === 'number' ? value : ''}
          allowDecimal={shape.shape === 'number'}
          hideControls
          onChange={(next) => onChange(typeof next === 'number' ? next : next === '' ? undefined : Number(next))}
        />
      );
    case 'yesNo':
      return <Switch {...common} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
    case 'choice':
      return (
        <NativeSelect
          {...common}
          value={typeof value === 'string' ? value : ''}
          data={shape.options}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'textList':
      return (
        <TextListField
          {...common}
          value={Array.isArray(value) ? (value as string[]) : []}
          {...(shape.options === undefined ? {} : { options: shape.options })}
          onChange={onChange}
        />
      );
    case 'group': {
      const group = (value ?? {}) as Record<string, unknown>;
      const inner = shape.fields.map((field) => (
        <SchemaFormField
          key={field.name}
          name={field.name}
          schema={field.schema}
          value={group[field.name]}
          readOnly={readOnly}
          depth={depth + 1}
          onChange={(next) => onChange({ ...group, [field.name]: next })}
        />
      ));
      if (label === undefined) return <div className={depth === 0 ? styles.fields : styles.row}>{inner}</div>;
      return (
        <fieldset className={styles.group}>
          <legend>{label}</legend>
          {schema.description === undefined ? null : <p className="muted">{schema.description}</p>}
          <div className={styles.row}>{inner}</div>
        </fieldset>
      );
    }
    case 'list': {
      const items = Array.isArray(value) ? value : [];
      return (
        <fieldset className={styles.group}>
          {label === undefined ? null : <legend>{label}</legend>}
          {schema.description === undefined ? null : <p className="muted">{schema.description}</p>}
          {items.map((item, at) => (
            <div key={`${at}`} className={styles.item}>
              <SchemaFormField
                name=""
                schema={shape.item}
                value={item}
                readOnly={readOnly}
                depth={depth + 1}
                onChange={(next) => onChange(items.with(at, next))}
              />
              {readOnly ? null : (
                <ActionIcon
                  variant="subtle"
                  aria-label={t('settings.removeEntry', { number: at + 1 })}
                  title={t('settings.removeEntry', { number: at + 1 })}
                  onClick={() => onChange(items.toSpliced(at, 1))}
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
              onClick={() => onChange([...items, emptyValue(shape.item)])}
            >
              {t('settings.addEntry')}
            </Button>
          )}
        </fieldset>
      );
    }
    case 'record':
      return (
        <RecordField
          label={label}
          description={schema.description}
          item={shape.item}
          value={(value ?? {}) as Record<string, unknown>}
          readOnly={readOnly}
          depth={depth}
          onChange={onChange}
        />
      );
    default:
      return <JsonField label={label ?? t('settings.value')} value={value} readOnly={readOnly} onChange={onChange} />;
  }
}
