import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../avatar.tsx';
import { recentPeople } from '../recent-people.ts';
import styles from './find.module.css';

/** Before anything is typed: the people opened last, or what can be typed. */
export function RecentPeople() {
  const { t } = useTranslation();
  const people = recentPeople();
  if (people.length === 0) {
    return (
      <div className={styles.tips}>
        <p>{t('find.tipsLead')}</p>
        <ul>
          {(['name', 'contact', 'number', 'typo'] as const).map((tip) => (
            <li key={tip}>
              <b>{t(`find.tip.${tip}.what`)}</b> {t(`find.tip.${tip}.example`)}
            </li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <section aria-label={t('shell.recent')}>
      <h2 className={styles.heading}>{t('shell.recent')}</h2>
      <ul className={styles.list}>
        {people.map((person) => (
          <li key={person.id}>
            <Link to="/people/$id" params={{ id: person.id }} className={styles.person}>
              <Avatar name={person.name} />
              <span className={styles.who}>
                <span className={styles.name}>{person.name}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
