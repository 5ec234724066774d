import { ArrowDownRight, ArrowUpRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/contract.ts';
import { humanName } from '../../format/name.ts';
import { zoneOr } from '../../format/time.ts';
import { readerZone } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import styles from './blocks.module.css';

interface ChoicesBlockProps {
  customer: Customer;
  onOpenEvent: (eventId: string) => void;
}

const recentMax = 4;

/** What she chose and what she passed over; a preference with the evidence behind it. */
export function ChoicesBlock({ customer, onOpenEvent }: ChoicesBlockProps) {
  const { t } = useTranslation();
  const zone = zoneOr(customer.place.timezone, readerZone);
  const { recent, preferences } = customer.choices;
  if (recent.length === 0 && preferences.length === 0) return null;
  return (
    <Block title={t('choices.title')}>
      <ul className={styles.list}>
        {preferences.map((preference) => (
          <li key={`${preference.attribute} ${preference.value}`} className={styles.preference}>
            <span>
              <span className={styles.lead}>{humanName(preference.attribute)}</span> <b>{preference.value}</b>
            </span>
            <span className={styles.evidence}>{t('choices.evidence', { count: preference.count, of: preference.of })}</span>
          </li>
        ))}
        {recent.slice(0, recentMax).map((choice) => (
          <li key={choice.eventId} className={styles.row}>
            <span className={styles.lead}>
              <TimeText at={choice.time} as="day" zone={zone} />
            </span>
            <span className={styles.body}>
              <button type="button" className={styles.link} onClick={() => onOpenEvent(choice.eventId)}>
                {choice.chosen}
              </button>
              {choice.direction === 'upgrade' ? (
                <span className={styles.direction}>
                  <ArrowUpRight size={13} aria-hidden /> {t('choices.upgrade')}
                </span>
              ) : choice.direction === 'downgrade' ? (
                <span className={styles.direction}>
                  <ArrowDownRight size={13} aria-hidden /> {t('choices.downgrade')}
                </span>
              ) : null}
              {choice.alternatives.length === 0 ? null : (
                <span className={styles.under}>{t('choices.passedOver', { what: choice.alternatives.join(', ') })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
