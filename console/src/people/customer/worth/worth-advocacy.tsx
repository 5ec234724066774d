import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BroughtFriend, CustomerValue } from '../../../api/contract.ts';
import { useWorthText } from './use-worth-text.ts';
import styles from './worth.module.css';

/** The friends she brought, each with what of her counts here, and how that is shared. */
export function WorthAdvocacy({ value: { advocacy } }: { value: CustomerValue }) {
  const { t } = useTranslation();
  const text = useWorthText(advocacy?.currency ?? 'EUR');
  if (advocacy === undefined) return null;
  const { friends, amount, range, sharePercent, more } = advocacy;
  const why = (friend: BroughtFriend): string | undefined => {
    if (friend.left !== undefined) return t(`worth.advocacy.${friend.left}`);
    return friend.introducers > 1 ? t('worth.advocacy.shared', { count: friend.introducers - 1 }) : undefined;
  };
  return (
    <div className={styles.advocacy}>
      <h3 className={styles.heading}>{t('worth.advocacy.title', { count: friends.length })}</h3>
      <ul className={styles.friends}>
        {friends.map((friend) => (
          <li key={friend.customer}>
            <span>
              <Link to="/people/$id" params={{ id: friend.customer }}>
                {friend.name}
              </Link>
              {why(friend) === undefined ? null : <span className={styles.aside}> {why(friend)}</span>}
            </span>
            {friend.counted === undefined || friend.left !== undefined ? null : (
              <span className={styles.amount}>{text.money(friend.counted)}</span>
            )}
          </li>
        ))}
      </ul>
      {amount === undefined || range === undefined ? null : (
        <p className={styles.small}>
          {t('worth.advocacy.how', {
            share: text.format.share(sharePercent / 100),
            low: text.round(range.low),
            high: text.round(range.high),
          })}
        </p>
      )}
      {more === true ? <p className={styles.small}>{t('worth.advocacy.more', { count: friends.length })}</p> : null}
    </div>
  );
}
