import { type KeyboardEvent, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './json-editor.module.css';
import { problemInJson } from './problem-in-json.ts';

interface JsonEditorProps {
  label: string;
  text: string;
  onChange: (text: string) => void;
  rows?: number;
  readOnly?: boolean;
}

/** A plain place to mend JSON: line numbers, the fault named with its line, Tab indents, Escape then Tab leaves. */
export function JsonEditor({ label, text, onChange, rows = 18, readOnly = false }: JsonEditorProps) {
  const { t } = useTranslation();
  const id = useId();
  const gutter = useRef<HTMLPreElement>(null);
  const leaving = useRef(false);
  const fault = useMemo(() => problemInJson(text), [text]);
  const lines = text.split('\n').length;

  const indent = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') leaving.current = true;
    if (event.key !== 'Tab' || event.shiftKey || leaving.current) return;
    event.preventDefault();
    const area = event.currentTarget;
    area.setRangeText('  ', area.selectionStart, area.selectionEnd, 'end');
    onChange(area.value);
  };

  return (
    <div>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.frame} data-fault={fault !== undefined || undefined}>
        <pre ref={gutter} className={styles.gutter} aria-hidden>
          {Array.from({ length: lines }, (_, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the number of a line is its name.
            <span key={line} data-fault={fault?.line === line + 1 || undefined}>
              {line + 1}
              {'\n'}
            </span>
          ))}
        </pre>
        <textarea
          id={id}
          className={styles.area}
          value={text}
          rows={rows}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          readOnly={readOnly}
          aria-invalid={fault !== undefined}
          aria-describedby={`${id}-fault`}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={indent}
          onFocus={() => {
            leaving.current = false;
          }}
          onScroll={(event) => {
            if (gutter.current !== null) gutter.current.scrollTop = event.currentTarget.scrollTop;
          }}
        />
      </div>
      <p id={`${id}-fault`} className={styles.fault} aria-live="polite">
        {fault === undefined ? '' : t('json.fault', { line: fault.line, column: fault.column })}
      </p>
    </div>
  );
}
