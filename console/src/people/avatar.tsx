import { UserRound } from 'lucide-react';
import { initialsOf } from '../format/name.ts';
import styles from './avatar.module.css';

/** Initials in a circle. No photo is fetched from elsewhere: that would tell others whom we look at. */
export function Avatar({ name, size = 'normal' }: { name: string; size?: 'normal' | 'large' }) {
  const initials = initialsOf(name);
  return (
    <span className={styles.avatar} data-size={size} aria-hidden>
      {initials === '' ? <UserRound size={size === 'large' ? 24 : 17} /> : initials}
    </span>
  );
}
