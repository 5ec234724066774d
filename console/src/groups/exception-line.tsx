import { Link } from '@tanstack/react-router';
import { Pin } from 'lucide-react';
import type { GroupException } from '../api/contract.ts';
import { DueTag } from './due-tag.tsx';
import { ExceptionDeeds } from './exception-deeds.tsx';
import styles from './groups.module.css';
import { useGroupText } from './use-group-text.ts';

/** Somebody's word against the rule, beside the person or the group where the place does not name it: whose, what she knows, until when, and the way to prolong or to end it. */
export function ExceptionLine({ exception, names = 'group' }: { exception: GroupException; names?: 'group' | 'neither' | 'person' }) {
  const { t, named } = useGroupText();
  return (
    <li className={styles.exception}>
      <Pin size={14} aria-hidden />
      <span className={styles.exceptionText}>
        {names === 'person' ? (
          <Link to="/people/$id" params={{ id: exception.customer }}>
            {exception.name === null || exception.name === '' ? exception.customer : exception.name}
          </Link>
        ) : names === 'group' ? (
          <b>{named(exception.group)}</b>
        ) : null}{' '}
        {t(`groups.stance.${exception.stance}`)}, {t('groups.pinned', { name: exception.by, note: exception.note })}{' '}
        <DueTag exception={exception} />
      </span>
      <ExceptionDeeds exception={exception} />
    </li>
  );
}
