import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';
import styles from './json-view.module.css';

/** JSON as it came, with names and values told apart by weight as well as colour. */
export function JsonView({ value }: { value: unknown }) {
  const text = JSON.stringify(value, null, 2) ?? '';
  return (
    <div className={styles.frame}>
      <div className={styles.copy}>
        <CopyButton text={text} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <pre className={styles.code} tabIndex={0}>
        {colouredLines(text)}
      </pre>
    </div>
  );
}

const linePattern = /^(\s*)("(?:[^"\\]|\\.)*")(: )(.*)$/;
// A long value goes on a little further in than its name, so that names stay a column.
const hangingCharacters = 4;

function colouredLines(text: string): ReactNode[] {
  return text.split('\n').map((line, at) => {
    const parts = linePattern.exec(line);
    const hang = (/^\s*/.exec(line)?.[0].length ?? 0) + hangingCharacters;
    const body =
      parts === null ? (
        line
      ) : (
        <>
          {parts[1]}
          <span className={styles.name}>{parts[2]?.slice(1, -1)}</span>
          {parts[3]}
          <span className={styles.value}>{parts[4]}</span>
        </>
      );
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a finished text never move.
      <span key={at} className={styles.line} style={{ paddingInlineStart: `${hang}ch`, textIndent: `-${hang}ch` }}>
        {body}
      </span>
    );
  });
}
