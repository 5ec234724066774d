import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../api/contract.ts';
import { TimeText } from '../../parts/time-text.tsx';
import { useChannelName } from '../use-channel-name.ts';
import styles from './person-header.module.css';
import { useChanged } from './use-customer-changes.ts';

interface OwnWordsProps {
  words: readonly Words[];
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
          <Quote text={said.text} />
          <figcaption className={styles.where}>
            –{' '}
            <button type="button" className={styles.channel} onClick={() => onOpenEvent(said.eventId)}>
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

/** A few lines at first: a letter of a thousand words must not push away everything else about her. */
function Quote({ text }: { text: string }) {
  const { t } = useTranslation();
  const quote = useRef<HTMLQuoteElement>(null);
  const [cut, setCut] = useState(false);
  const [whole, setWhole] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words have another length.
  useLayoutEffect(() => {
    const element = quote.current;
    if (element === null) return;
    const measure = () => setCut((before) => before || element.scrollHeight > element.clientHeight + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [text]);
  return (
    <>
      <blockquote ref={quote} className={styles.said} data-clamped={!whole || undefined}>
        “{text}”
      </blockquote>
      {cut ? (
        <button type="button" className={styles.more} aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? t('customer.wordsShort') : t('customer.wordsWhole')}
        </button>
      ) : null}
    </>
  );
}
