import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer, Visit } from '../../api/contract.ts';
import { zoneOr } from '../../format/time.ts';
import { readerZone, useFormat } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { useChannelName } from '../use-channel-name.ts';
import styles from './blocks.module.css';
import { isHereNow } from './here-now.ts';
import { visitOrigin } from './origin/customer-origins.ts';
import { SourceMarker } from './origin/source-marker.tsx';
import { useChanged } from './use-customer-changes.ts';
import { useEntryText } from './use-entry-text.ts';

const shownAtFirst = 3;

/** First visit or fifth, how she came in, what she searched for before. */
export function VisitsBlock({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const zone = zoneOr(customer.place.timezone, readerZone);
  const [all, setAll] = useState(false);
  const { visits } = customer;
  if (visits.recent.length === 0 && visits.current === undefined) return null;
  // The one that is going on stands above the others already.
  const past = visits.current === undefined ? visits.recent : visits.recent.filter((visit) => visit.number !== visits.number);
  const recent = all ? past : past.slice(0, shownAtFirst);
  return (
    <Block title={t('visits.title')} aside={t('count.visits', { count: visits.number })}>
      {visits.current === undefined ? null : <CurrentVisit visit={visits.current} number={visits.number} zone={zone} />}
      <ul className={styles.list}>
        {recent.map((visit) => (
          <OneVisit key={visit.number} visit={visit} zone={zone} />
        ))}
      </ul>
      {past.length > shownAtFirst ? (
        <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('word.fewer') : t(visits.number > visits.recent.length ? 'visits.latest' : 'word.allOf', { count: past.length })}
        </button>
      ) : null}
    </Block>
  );
}

/** The visit that is not over, and whether she is there at this moment. */
function CurrentVisit({ visit, number, zone }: { visit: NonNullable<Customer['visits']['current']>; number: number; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat(zone);
  const entryText = useEntryText();
  const isChanged = useChanged();
  const isHere = isHereNow(visit, format.now);
  return (
    <p className={styles.now} data-changed={isChanged('visits') || undefined}>
      {isHere ? <Tag tone="good">{t('visits.now')}</Tag> : null} {t('visits.current', { ordinal: number, time: format.clock(visit.start) })}
      {isHere ? null : (
        <>
          {' · '}
          {t('visits.last')} <TimeText at={visit.last} zone={zone} />
        </>
      )}{' '}
      <SourceMarker field={isHere ? t('visits.now') : t('visits.number', { number })} origin={visitOrigin(visit)} />
      {visit.entry === undefined ? null : <span className={styles.under}>{entryText(visit.entry)}</span>}
    </p>
  );
}

function OneVisit({ visit, zone }: { visit: Visit; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat(zone);
  const channelName = useChannelName();
  const entryText = useEntryText();
  const seconds = (Date.parse(visit.end) - Date.parse(visit.start)) / 1000;
  return (
    <li className={styles.markedRow}>
      <span className={styles.lead}>
        <TimeText at={visit.start} as="date" zone={zone} /> {format.clock(visit.start)}
      </span>
      <span className={styles.body}>
        {t('visits.number', { number: visit.number })} · {channelName(visit.channel)}
        {visit.pages === undefined || visit.pages === 0 ? null : ` · ${t('count.pages', { count: visit.pages })}`}
        {seconds < 1 ? null : ` · ${format.duration(seconds)}`}
        {visit.entry === undefined ? null : <span className={styles.under}>{entryText(visit.entry)}</span>}
      </span>
      <SourceMarker
        field={t('visits.number', { number: visit.number })}
        origin={visitOrigin(visit, t('origin.computedFrom', { what: t('count.events', { count: visit.events }) }))}
      />
    </li>
  );
}
