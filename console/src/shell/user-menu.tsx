import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../app/use-session.ts';
import { initialsOf } from '../format/name.ts';
import { UserChoices } from './user-choices.tsx';
import styles from './user-menu.module.css';

/** Who is signed in; opens what this person can choose. The browser's own popover closes it with Escape and by a click elsewhere. */
export function UserMenu() {
  const { t } = useTranslation();
  const { user } = useSession();
  const id = useId();
  return (
    <>
      <button type="button" className={styles.user} popoverTarget={id}>
        <span className={styles.initials} aria-hidden>
          {initialsOf(user.name)}
        </span>
        <span className={styles.text}>
          <span className={styles.name}>{user.name}</span>
          <span className={styles.role}>{t(`role.${user.role}.name`)}</span>
        </span>
      </button>
      <div id={id} popover="auto" className={styles.menu} role="dialog" aria-label={user.name}>
        <UserChoices />
      </div>
    </>
  );
}
