import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './block.module.css';

interface BlockProps {
  title: string;
  /** A number or word beside the title. */
  aside?: ReactNode;
  children: ReactNode;
  tone?: 'plain' | 'attention';
}

/** One subject of a page under its own small heading. */
export function Block({ title, aside, children, tone = 'plain' }: BlockProps) {
  const id = useId();
  return (
    <section className={styles.block} aria-labelledby={id} data-tone={tone}>
      <header className={styles.header}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {aside === undefined ? null : <div className={styles.aside}>{aside}</div>}
      </header>
      {children}
    </section>
  );
}
