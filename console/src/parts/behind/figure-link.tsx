import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../app/use-session.ts';
import styles from './behind.module.css';

interface FigureLinkProps {
  /** What of the page's figures to open, as its address says it; undefined where nobody knows who is behind it. */
  who: string | undefined;
  /** False for a figure of a row that can be opened by another one of it: everything by keyboard, nothing twice. */
  isStop?: boolean;
  children?: ReactNode;
}

/** A figure about customers: opens to the people behind it, for those who may see people. */
export function FigureLink({ who, isStop = true, children }: FigureLinkProps) {
  const maySee = useMay('people.read');
  if (who === undefined || !maySee) return children;
  return (
    <Link
      to="."
      search={((before: object) => ({ ...before, who })) as never}
      resetScroll={false}
      className={styles.figure}
      {...(isStop ? {} : { tabIndex: -1, 'data-quiet': true })}
    >
      {children}
    </Link>
  );
}
