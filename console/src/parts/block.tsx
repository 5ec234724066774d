import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './block.module.css';

interface BlockProps {
  title: string;
  /** Where a link of the page leads. */
  id?: string;
  /** A number or word beside the title. */
  aside?: ReactNode;
  children: ReactNode;
  tone?: 'plain' | 'attention';
}

/** One subject of a page under its own small heading. */
export function Block({ title, id, aside, children, tone = 'plain' }: BlockProps) {
  const titleId = useId();
  return (
    <section id={id} className={styles.block} aria-labelledby={titleId} data-tone={tone}>
      <header className={styles.header}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        {aside === undefined ? null : <div className={styles.aside}>{aside}</div>}
      </header>
      {children}
    </section>
  );
}
