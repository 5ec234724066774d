import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/contract.ts';
import { zoneOr } from '../../format/time.ts';
import { readerZone } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import styles from './blocks.module.css';

interface SearchesBlockProps {
  customer: Customer;
  onOpenEvent: (eventId: string) => void;
}

const shownMax = 5;

/** What she looked for before she came, and here; kept only where she allows it. */
export function SearchesBlock({ customer, onOpenEvent }: SearchesBlockProps) {
  const { t, i18n } = useTranslation();
  const searches = customer.searches ?? [];
  const zone = zoneOr(customer.place.timezone, readerZone);
  if (searches.length === 0) return null;
  const originName = (origin: string) =>
    i18n.exists(`searches.origin.${origin}`) ? t(`searches.origin.${origin}` as 'searches.origin.own') : origin;
  return (
    <Block title={t('searches.title')}>
      <ul className={styles.list}>
        {searches.slice(0, shownMax).map((search) => (
          <li key={`${search.eventId} ${search.term}`} className={styles.split}>
            <span>
              <button type="button" className={styles.link} onClick={() => onOpenEvent(search.eventId)}>
                “{search.term}”
              </button>{' '}
              <span className={styles.lead}>{originName(search.origin)}</span>
            </span>
            <span className={styles.evidence}>
              <TimeText at={search.time} as="day" zone={zone} />
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
