import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../api/contract.ts';
import { TimeText } from '../../parts/time-text.tsx';
import { useChannelName } from '../use-channel-name.ts';
import styles from './person-header.module.css';
import { useChanged } from './use-customer-changes.ts';

interface OwnWordsProps {
  words: Words[];
  zone: string | undefined;
  onOpenEvent: (eventId: string) => void;
}

// One is heard; a wall of quotes is not. The rest opens on demand.
const shownAtFirst = 1;

/** What the person said herself, newest first, each opening to where it was said. */
export function OwnWords({ words, zone, onOpenEvent }: OwnWordsProps) {
  const { t } = useTranslation();
  const channelName = useChannelName();
  const isChanged = useChanged();
  const [all, setAll] = useState(false);
  if (words.length === 0) return null;
  const shown = all ? words : words.slice(0, shownAtFirst);
  return (
    <section className={styles.words} aria-label={t('customer.words')} data-more={all || undefined}>
      {shown.map((said, at) => (
        <figure key={said.eventId} className={styles.quote} data-changed={isChanged(`words ${said.eventId}`) || undefined}>
          <blockquote className={styles.said}>“{said.text}”</blockquote>
          <figcaption className={styles.where}>
            –{' '}
            <button type="button" onClick={() => onOpenEvent(said.eventId)}>
              {channelName(said.channel)}
            </button>
            , <TimeText at={said.time} as="day" zone={zone} />
            {at === 0 && words.length > shownAtFirst ? (
              <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
                {all ? t('customer.fewerWords') : t('customer.moreWords', { count: words.length - shownAtFirst })}
              </button>
            ) : null}
          </figcaption>
        </figure>
      ))}
    </section>
  );
}
