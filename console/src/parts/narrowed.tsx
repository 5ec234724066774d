import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './narrowed.module.css';

interface NarrowedProps {
  /** The search parameter that a link of another page has set. */
  parameter: string;
  /** To what. */
  children: ReactNode;
}

/** What a list was narrowed to by a link of another page, and the way back to all of it. */
export function Narrowed({ parameter, children }: NarrowedProps) {
  const { t } = useTranslation();
  return (
    <p className={styles.narrowed}>
      {children}{' '}
      <Link to="." search={((before: object) => ({ ...before, [parameter]: undefined })) as never} replace>
        {t('word.showAll')}
      </Link>
    </p>
  );
}
