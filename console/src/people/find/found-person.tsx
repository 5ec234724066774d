import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FindResult } from '../../api/contract.ts';
import { TimeText } from '../../parts/time-text.tsx';
import { Avatar } from '../avatar.tsx';
import { useNamespaceName } from '../use-namespace-name.ts';
import styles from './find.module.css';

/** Whether the heading of the row already says why the person is here. */
function isSaid({ name, why }: FindResult): boolean {
  return why.kind === 'name' && why.exact && name.localeCompare(why.text, undefined, { sensitivity: 'base' }) === 0;
}

/** One person who fits what was typed, and why. */
export function FoundPerson({ person }: { person: FindResult }) {
  const { t } = useTranslation();
  const namespaceName = useNamespaceName();
  return (
    <li>
      <Link to="/people/$id" params={{ id: person.id }} className={styles.person}>
        <Avatar name={person.name} />
        <span className={styles.who}>
          <span className={styles.name}>{person.name}</span>
          <span className={styles.why}>
            {isSaid(person) ? null : (
              <>
                {namespaceName(person.why.kind)} <b>{person.why.text}</b>{' '}
              </>
            )}
            {person.why.exact ? null : <i>{t('find.alike')}</i>}
          </span>
        </span>
        <span className={styles.seen}>
          <span>{person.place}</span>
          <span className={styles.when}>
            {person.lastSeen === undefined ? null : <TimeText at={person.lastSeen} />}
            {person.sources.length === 0 ? null : (
              <span title={person.sources.join(', ')}> · {t('count.sources', { count: person.sources.length })}</span>
            )}
          </span>
        </span>
      </Link>
    </li>
  );
}
