import { GitMerge, Radio } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/contract.ts';
import type { LiveState } from '../../api/live.ts';
import { isZone } from '../../format/time.ts';
import { useFormat } from '../../format/use-format.ts';
import { TimeText } from '../../parts/time-text.tsx';
import { Avatar } from '../avatar.tsx';
import { OwnWords } from './own-words.tsx';
import styles from './person-header.module.css';
import { PersonMenu } from './person-menu.tsx';
import { PlaceLine } from './place-line.tsx';

interface PersonHeaderProps {
  customer: Customer;
  /** The id in the address, which may be an older one. */
  askedFor: string;
  live: LiveState;
  onOpenEvent: (eventId: string) => void;
}

/** The person above the data: name, place and hour, own words; numbers in one quiet line below. */
export function PersonHeader({ customer, askedFor, live, onOpenEvent }: PersonHeaderProps) {
  const { t } = useTranslation();
  const zone = isZone(customer.place.timezone) ? customer.place.timezone : undefined;
  const format = useFormat(zone);
  const { stats } = customer;
  const numbers = [
    stats.firstSeen === undefined ? undefined : t('customer.since', { date: format.date(stats.firstSeen) }),
    stats.visits > 0 ? t('count.visits', { count: stats.visits }) : undefined,
    stats.orders > 0 ? t('count.orders', { count: stats.orders }) : undefined,
    stats.spent.length > 0 ? stats.spent.map(format.money).join(' + ') : undefined,
    t('count.events', { count: stats.events }),
  ].filter((part) => part !== undefined);

  return (
    <header className={styles.header}>
      {customer.mergedFrom === undefined && customer.id === askedFor ? null : (
        <p className={styles.note}>
          <GitMerge size={15} aria-hidden /> {t('customer.merged', { old: customer.mergedFrom ?? askedFor })}
        </p>
      )}
      <div className={styles.top}>
        <Avatar name={customer.name.display} size="large" />
        <div className={styles.who}>
          <h1 className={styles.name}>{customer.name.display}</h1>
          <PlaceLine customer={customer} />
        </div>
        <div className={styles.aside}>
          <span className={styles.live} data-state={live} title={t(`customer.live.${live}.means`)} role="status">
            <Radio size={14} aria-hidden /> {t(`customer.live.${live}.word`)}
          </span>
          <PersonMenu customer={customer} />
        </div>
      </div>
      <OwnWords words={customer.words} zone={zone} onOpenEvent={onOpenEvent} />
      <p className={styles.numbers}>
        {numbers.join(' · ')}
        {stats.lastSeen === undefined ? null : (
          <>
            {' · '}
            {t('customer.lastSeen')} <TimeText at={stats.lastSeen} zone={zone} />
          </>
        )}
      </p>
    </header>
  );
}
