import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from '../../../parts/behind/behind.module.css';
import { madeText, type OpenedNumber } from './opened-number.ts';

interface EvidenceLinkProps {
  number: OpenedNumber | undefined;
  /** False for a number that can be opened by another one beside it: everything by keyboard, nothing twice. */
  isStop?: boolean;
  children?: ReactNode;
}

/** A number on a person's page: opens to the events that it was made of. */
export function EvidenceLink({ number, isStop = true, children }: EvidenceLinkProps) {
  if (number === undefined) return children;
  return (
    <Link
      to="."
      search={((before: object) => ({ ...before, made: madeText(number) })) as never}
      resetScroll={false}
      className={styles.figure}
      {...(isStop ? {} : { tabIndex: -1, 'data-quiet': true })}
    >
      {children}
    </Link>
  );
}
