import { type ReactNode, useEffect } from 'react';
import styles from './page.module.css';

interface PageProps {
  title: string;
  /** The one question this page answers, in a sentence. */
  question?: ReactNode;
  /** The action that the answer implies, beside it. */
  actions?: ReactNode;
  /** `reading` holds lines to a readable length; `wide` is for tables. */
  width?: 'reading' | 'wide';
  children: ReactNode;
}

export function Page({ title, question, actions, width = 'wide', children }: PageProps) {
  useDocumentTitle(title);
  return (
    <div className={styles.page} data-width={width}>
      <header className={styles.header}>
        <div className={styles.heading}>
          <h1 className={styles.title}>{title}</h1>
          {question === undefined ? null : <p className={styles.question}>{question}</p>}
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Loyalty Loop' : `${title} · Loyalty Loop`;
  }, [title]);
}
