import { GitMerge, Radio } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/contract.ts';
import type { LiveState } from '../../api/live-stream.ts';
import { isZone } from '../../format/time.ts';
import { Avatar } from '../avatar.tsx';
import { nameOrigin } from './origin/customer-origins.ts';
import { SourceMarker } from './origin/source-marker.tsx';
import { OwnWords } from './own-words.tsx';
import styles from './person-header.module.css';
import { PersonMenu } from './person-menu.tsx';
import { PlaceLine } from './place-line.tsx';
import { StatedLines } from './stated-lines.tsx';
import { TotalsLine } from './totals-line.tsx';

interface PersonHeaderProps {
  customer: Customer;
  /** The id in the address, which may be an older one. */
  askedFor: string;
  live: LiveState;
  onOpenEvent: (eventId: string) => void;
}

/** The person above the data: name, place and hour, what matters, own words, goal; numbers in one quiet line below. */
export function PersonHeader({ customer, askedFor, live, onOpenEvent }: PersonHeaderProps) {
  const { t } = useTranslation();
  const zone = isZone(customer.place.timezone) ? customer.place.timezone : undefined;
  const named = nameOrigin(customer);
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
          <div className={styles.named}>
            <h1 className={styles.name}>{customer.name.display}</h1>
            {named === undefined ? null : <SourceMarker field={t('trait.name')} origin={named} />}
          </div>
          <PlaceLine customer={customer} />
        </div>
        <div className={styles.aside}>
          <span className={styles.live} data-state={live} title={t(`customer.live.${live}.means`)} role="status">
            <Radio size={14} aria-hidden /> {t(`customer.live.${live}.word`)}
          </span>
          <PersonMenu customer={customer} />
        </div>
      </div>
      <StatedLines customer={customer} about="matters" />
      <OwnWords words={customer.words} zone={zone} onOpenEvent={onOpenEvent} />
      <StatedLines customer={customer} about="goal" />
      <TotalsLine customer={customer} zone={zone} />
    </header>
  );
}
