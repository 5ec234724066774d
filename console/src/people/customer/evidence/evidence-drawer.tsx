import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer, EvidenceEntry } from '../../../api/contract.ts';
import { evidenceQuery } from '../../../api/evidence.ts';
import { ownedProductsQuery } from '../../../api/value.ts';
import { zoneOr } from '../../../format/time.ts';
import { readerZone, useFormat } from '../../../format/use-format.ts';
import { Loaded } from '../../../parts/loaded.tsx';
import { SideDrawer } from '../../../parts/side-drawer.tsx';
import { TimeText } from '../../../parts/time-text.tsx';
import { useAddressChange } from '../../../parts/use-address-change.ts';
import { useChannelName } from '../../use-channel-name.ts';
import { titleAndMoney } from '../timeline/title-and-money.ts';
import { whereItHappened } from '../timeline/where-it-happened.ts';
import styles from './evidence.module.css';
import { type OpenedNumber, openedNumberOf } from './opened-number.ts';
import { useEvidenceText } from './use-evidence-text.ts';

interface EvidenceDrawerProps {
  customer: Customer;
  onOpenEvent: (eventId: string) => void;
}

/** The events that a number on the page was made of, each with what it says; a row opens the event as it came. */
export function EvidenceDrawer({ customer, onOpenEvent }: EvidenceDrawerProps) {
  const change = useAddressChange();
  const { made, event } = useSearch({ from: '/shell/people/$id' });
  const text = useEvidenceText();
  const number = openedNumberOf(made);
  // On its way out it still shows what it showed.
  const last = useRef(number);
  if (number !== undefined) last.current = number;
  const shown = number ?? last.current;
  const { data: owned } = useQuery({ ...ownedProductsQuery(customer.id), enabled: shown?.of === 'owned' });
  const thing = shown?.of === 'owned' ? owned?.products.find((one) => String(one.number) === shown.thing)?.label : undefined;
  const close = () => change({ made: undefined }, 'step');
  return (
    <SideDrawer
      opened={number !== undefined}
      onClose={close}
      isBelow={event !== undefined}
      width={600}
      title={shown === undefined ? '' : text.title(shown, thing ?? '…')}
    >
      {shown === undefined ? null : <Events customer={customer} number={shown} onOpenEvent={onOpenEvent} />}
    </SideDrawer>
  );
}

function Events({ customer, number, onOpenEvent }: EvidenceDrawerProps & { number: OpenedNumber }) {
  const { t } = useTranslation();
  const text = useEvidenceText();
  const events = useInfiniteQuery(evidenceQuery(customer.id, number));
  const zone = zoneOr(customer.place.timezone, readerZone);
  return (
    <Loaded query={events}>
      {({ pages }) => {
        const [first] = pages;
        if (first === undefined) return null;
        return (
          <>
            <p className={styles.sums} role="status">
              {text.sums(number, first)}
            </p>
            <ul className={styles.events}>
              {pages.flatMap(({ entries }) =>
                entries.map((one) => (
                  <Row key={one.entry.eventId} number={number} evidence={one} zone={zone} onOpen={() => onOpenEvent(one.entry.eventId)} />
                )),
              )}
            </ul>
            {events.hasNextPage ? (
              <Button variant="default" disabled={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
                {t('made.more')}
              </Button>
            ) : null}
            {first.isCut === true ? <p className={styles.note}>{t('made.cut')}</p> : null}
          </>
        );
      }}
    </Loaded>
  );
}

interface RowProps {
  number: OpenedNumber;
  evidence: EvidenceEntry;
  zone: string;
  onOpen: () => void;
}

function Row({ number, evidence, zone, onOpen }: RowProps) {
  const { t } = useTranslation();
  const format = useFormat(zone);
  const channelName = useChannelName();
  const text = useEvidenceText();
  const { entry, counted } = evidence;
  const { title, money } = titleAndMoney(entry, format.money);
  const says = text.mark(number, evidence);
  return (
    <li>
      <button type="button" className={styles.event} data-counted={counted} onClick={onOpen}>
        <TimeText at={entry.time} as="day" zone={zone} className={styles.day} />
        <span className={styles.what}>
          <span className={styles.title}>
            {title}
            {money === undefined ? null : <span className={styles.money}>{money}</span>}
          </span>
          <span className={styles.where}>{whereItHappened(channelName(entry.channel), entry.source.name, entry.device)}</span>
        </span>
        {says === '' ? null : <span className={styles.says}>{says}</span>}
        {counted ? null : <span className="hidden-visually"> ({t('made.notCounted')})</span>}
      </button>
    </li>
  );
}
