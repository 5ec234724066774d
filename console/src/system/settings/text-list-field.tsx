import { type InputWrapperProps, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface TextListFieldProps {
  label: string | undefined;
  description: string | undefined;
  disabled: boolean;
  value: string[];
  options: string[] | undefined;
  'aria-label': string | undefined;
  inputWrapperOrder: NonNullable<InputWrapperProps['inputWrapperOrder']>;
  onChange: (value: string[]) => void;
}

/** A list of texts, one to a line. */
export function TextListField({ description, value, options, onChange, ...common }: TextListFieldProps) {
  const { t } = useTranslation();
  // The text as typed: an empty last line must stay while the next entry is being written.
  const [text, setText] = useState(value.join('\n'));
  const shown = linesOf(text).join('\n') === value.join('\n') ? text : value.join('\n');
  const hint = [description, t('settings.onePerLine'), options === undefined ? undefined : options.join(', ')]
    .filter((part) => part !== undefined)
    .join(' · ');
  return (
    <Textarea
      {...common}
      description={hint}
      value={shown}
      rows={Math.min(Math.max(value.length + 1, 2), 10)}
      spellCheck={false}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(linesOf(event.currentTarget.value));
      }}
    />
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
