import { useState } from 'react';
import { JsonEditor } from '../../parts/json-editor.tsx';
import { problemInJson } from '../../parts/problem-in-json.ts';

interface JsonFieldProps {
  label: string;
  value: unknown;
  readOnly: boolean;
  onChange: (value: unknown) => void;
}

/** A part of a setting as JSON; it takes effect as soon as it is JSON again. */
export function JsonField({ label, value, readOnly, onChange }: JsonFieldProps) {
  const [text, setText] = useState(() => JSON.stringify(value, null, 2) ?? '');
  return (
    <JsonEditor
      label={label}
      text={text}
      readOnly={readOnly}
      rows={Math.min(Math.max(text.split('\n').length, 3), 20)}
      onChange={(next) => {
        setText(next);
        if (problemInJson(next) === undefined) onChange(JSON.parse(next));
      }}
    />
  );
}
