import { ArrowDownRight, ArrowUpRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/contract.ts';
import { humanName } from '../../format/name.ts';
import { zoneOr } from '../../format/time.ts';
import { readerZone } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import styles from './blocks.module.css';
import { EvidenceLink } from './evidence/evidence-link.tsx';
import { tasteShown } from './evidence/opened-number.ts';
import { SourceMarker } from './origin/source-marker.tsx';

interface ChoicesBlockProps {
  customer: Customer;
  onOpenEvent: (eventId: string) => void;
}

// What is read at a glance; the rest of the evidence opens below it.
const shownAtFirst = 4;

/** What she chose and what she passed over; a preference with the evidence behind it. */
export function ChoicesBlock({ customer, onOpenEvent }: ChoicesBlockProps) {
  const { t } = useTranslation();
  const zone = zoneOr(customer.place.timezone, readerZone);
  const [all, setAll] = useState(false);
  const { recent, preferences } = customer.choices;
  const [newest] = recent;
  if (recent.length === 0 && preferences.length === 0) return null;
  // What a thing has or has not is told as `with` and `without`.
  const attributeName = (name: string) => (name === 'with' || name === 'without' ? t(`choices.${name}`) : humanName(name));
  return (
    <Block title={t('choices.title')}>
      <ul className={styles.list}>
        {preferences.map((preference) => (
          <li key={`${preference.attribute} ${preference.value}`} className={styles.preference}>
            <span>
              <span className={styles.lead}>{attributeName(preference.attribute)}</span> <b>{preference.value}</b>
            </span>
            <span className={styles.evidence}>
              <PreferenceEvidence preference={preference} newest={newest} />
            </span>
          </li>
        ))}
        {(all ? recent : recent.slice(0, shownAtFirst)).map((choice) => (
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
      {recent.length > shownAtFirst ? (
        <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('word.fewer') : t('word.allOf', { count: recent.length })}
        </button>
      ) : null}
      {preferences.some(({ of }) => of > recent.length) ? <p className={styles.under}>{t('choices.older')}</p> : null}
    </Block>
  );
}

interface PreferenceEvidenceProps {
  preference: Customer['choices']['preferences'][number];
  newest: Customer['choices']['recent'][number] | undefined;
}

/** How often, opening to those choices; and how that was computed. */
function PreferenceEvidence({ preference: { attribute, value, count, of }, newest }: PreferenceEvidenceProps) {
  const { t } = useTranslation();
  const shown = <EvidenceLink number={tasteShown({ attribute, value })}>{t('choices.evidence', { count, of })}</EvidenceLink>;
  if (newest === undefined) return shown;
  return (
    <>
      {shown}{' '}
      <SourceMarker
        field={`${humanName(attribute)} ${value}`}
        origin={{
          method: 'computed',
          basis: t('origin.choices', { count, of }),
          source: newest.source,
          time: newest.time,
          eventId: newest.eventId,
        }}
      />
    </>
  );
}
