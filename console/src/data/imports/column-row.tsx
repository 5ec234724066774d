import { NativeSelect, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileColumn } from '../../api/contract.ts';
import { Tag } from '../../parts/tag.tsx';
import styles from './imports.module.css';
import { type ColumnUse, type Place, places } from './mapping-draft.ts';
import { usualNames } from './usual-names.ts';

interface ColumnRowProps {
  column: FileColumn;
  use: ColumnUse;
  kind: string;
  onChange: (use: ColumnUse) => void;
}

// Heading and content agree from here on.
const sureFrom = 0.8;

/** One column: its heading, a few of its values, and what it becomes. */
export function ColumnRow({ column, use, kind, onChange }: ColumnRowProps) {
  const { t } = useTranslation();
  const id = useId();
  const available = places.filter((place) => !(place === 'property' && kind === 'identify'));
  const ambiguous = use.place === 'time' ? column.guess?.dateAmbiguousWith : undefined;
  return (
    <li className={styles.column} data-left={use.place === 'leave' || undefined}>
      <div className={styles.heading}>
        <b>{column.name}</b>
        {column.guess?.meaning === 'paymentCard' ? (
          <Tag tone="risk">{t('imports.paymentCard')}</Tag>
        ) : (column.guess?.certainty ?? 0) >= sureFrom ? (
          <Tag tone="good">{t('imports.sure')}</Tag>
        ) : column.guess !== undefined ? (
          <Tag>{t('imports.guess')}</Tag>
        ) : null}
      </div>
      <p className={styles.samples}>
        {column.samples.length === 0 ? t('imports.empty') : column.samples.slice(0, 3).map((sample) => <code key={sample}>{sample}</code>)}
      </p>
      <NativeSelect
        aria-label={t('imports.placeOf', { column: column.name })}
        value={use.place}
        onChange={(event) => {
          const place = event.currentTarget.value as Place;
          onChange({
            ...use,
            place,
            name:
              place === 'time'
                ? (column.guess?.dateFormat ?? '')
                : place === 'leave' || place === 'currency'
                  ? ''
                  : use.place === 'time'
                    ? ''
                    : use.name,
          });
        }}
        data={available.map((place) => ({ value: place, label: t(`imports.place.${place}`) }))}
      />
      {use.place === 'leave' || use.place === 'currency' ? (
        <span />
      ) : ambiguous !== undefined ? (
        <NativeSelect
          aria-label={t('imports.formatOf', { column: column.name })}
          value={use.name}
          onChange={(event) => onChange({ ...use, name: event.currentTarget.value })}
          data={[...new Set([use.name, column.guess?.dateFormat ?? '', ambiguous])].filter(Boolean)}
        />
      ) : (
        <>
          <TextInput
            aria-label={
              use.place === 'time' ? t('imports.formatOf', { column: column.name }) : t('imports.nameOf', { column: column.name })
            }
            placeholder={use.place === 'time' ? 'ISO 8601' : t('imports.name')}
            value={use.name}
            onChange={(event) => onChange({ ...use, name: event.currentTarget.value })}
            list={id}
          />
          <datalist id={id}>
            {(usualNames[use.place] ?? []).map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </li>
  );
}
