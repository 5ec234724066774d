import { NativeSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import styles from './groups.module.css';
import { type Condition, useGroupText } from './use-group-text.ts';

export interface DetailsProps {
  condition: Condition;
  onChange: (condition: Condition) => void;
}

type WindowName = 'inLastDays' | 'inLastHours' | 'withinDays' | 'withinHours';

interface NumberFieldProps extends DetailsProps {
  name: WindowName | 'max' | 'min' | 'minCount' | 'minShare';
  label: string;
  placeholder?: string;
  scale?: number;
}

export function NumberField({ condition, onChange, name, label, placeholder, scale = 1 }: NumberFieldProps) {
  const value = condition[name];
  return (
    <NumberInput
      label={label}
      placeholder={placeholder}
      value={value === undefined ? '' : Math.round(value * scale * 100) / 100}
      min={0}
      hideControls
      onChange={(typed) => {
        const { [name]: _, ...rest } = condition;
        // A share or a count that is being written anew is there all the same.
        const isNeeded = name === 'minShare' || name === 'minCount';
        onChange(typed === '' && !isNeeded ? rest : { ...rest, [name]: Number(typed) / scale });
      }}
    />
  );
}

interface TextFieldProps extends DetailsProps {
  name: 'about' | 'account' | 'currency' | 'matters' | 'store' | 'value';
  label: string;
  placeholder?: string;
  /** What stands for an empty field. */
  empty?: string;
  /** Left out where the field is empty. */
  isOptional?: boolean;
}

export function TextField({ condition, onChange, name, label, placeholder, empty = '', isOptional = false }: TextFieldProps) {
  const value = condition[name] ?? '';
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      value={value === empty ? '' : value}
      onChange={(event) => {
        const typed = name === 'currency' ? event.currentTarget.value.toUpperCase() : event.currentTarget.value;
        const { [name]: _, ...rest } = condition;
        onChange(typed === '' && isOptional ? rest : { ...rest, [name]: typed === '' ? empty : typed });
      }}
    />
  );
}

interface WordFieldProps {
  label: string;
  value: string;
  /** Known ones, the most frequent first; whatever else is written counts too. */
  words: readonly string[];
  wordName?: (word: string) => string;
  placeholder?: string;
  onChange: (value: string) => void;
}

/** A name that people really have or did, found while writing; another one can be written. */
export function WordField({ label, value, words, wordName = (word) => word, placeholder, onChange }: WordFieldProps) {
  const [typed, setTyped] = useState(value === '' ? '' : wordName(value));
  const wanted = typed.trim();
  const all = [...new Set([...words, ...(value === '' ? [] : [value])])].map((word) => ({ value: word, label: wordName(word) }));
  const isKnown = wanted === '' || all.some((one) => one.label === wanted || one.value === wanted);
  return (
    <Select
      className={styles.what}
      label={label}
      placeholder={placeholder ?? ''}
      data={isKnown ? all : [...all, { value: wanted, label: wanted }]}
      value={value === '' ? null : value}
      onChange={(word) => word !== null && onChange(word)}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      onBlur={() => {
        // What was written and not picked is meant all the same.
        if (!isKnown) onChange(wanted);
      }}
      maxDropdownHeight={260}
      comboboxProps={{ withinPortal: true }}
    />
  );
}

interface WindowFieldsProps extends DetailsProps {
  days: 'inLastDays' | 'withinDays';
  hours: 'inLastHours' | 'withinHours';
  label: string;
  placeholder: string;
}

/** A time span in days or in hours; without a number there is none. */
export function WindowFields({ condition, onChange, days, hours, label, placeholder }: WindowFieldsProps) {
  const { t } = useGroupText();
  const [unit, setUnit] = useState(condition[hours] === undefined ? days : hours);
  const { [days]: inDays, [hours]: inHours, ...rest } = condition;
  const value = inDays ?? inHours;
  const put = (to: typeof days | typeof hours, next: number | undefined) =>
    onChange(next === undefined ? (rest as Condition) : { ...rest, [to]: next });
  return (
    <>
      <NumberInput
        label={label}
        placeholder={placeholder}
        value={value ?? ''}
        min={1}
        hideControls
        onChange={(typed) => put(unit, typed === '' ? undefined : Math.max(1, Math.round(Number(typed))))}
      />
      <NativeSelect
        label={t('grouping.span')}
        value={unit}
        data={[
          { value: days, label: t('grouping.days') },
          { value: hours, label: t('grouping.hours') },
        ]}
        onChange={(event) => {
          const to = event.currentTarget.value as typeof days | typeof hours;
          setUnit(to);
          put(to, value);
        }}
      />
    </>
  );
}
