import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { TimeText } from '../../parts/time-text.tsx';
import { firstSeenOrigin, lastSeenOrigin, ordersOrigin, visitOrigin } from './origin/customer-origins.ts';
import type { Origin } from './origin/origin.ts';
import { SourceMarker } from './origin/source-marker.tsx';
import styles from './person-header.module.css';

interface Total {
  field: string;
  origin: Origin;
  shown: ReactNode;
}

/** How long and how much, in one quiet line; each number opens to what it is computed from. */
export function TotalsLine({ customer, zone }: { customer: Customer; zone: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat(zone);
  const { stats, visits } = customer;
  const newest = visits.recent[0];
  const orders = t('count.orders', { count: stats.orders });
  const totals: (Total | false)[] = [
    stats.firstSeen !== undefined && {
      field: t('customer.firstMoment'),
      origin: firstSeenOrigin(customer),
      shown: t('customer.since', { date: format.date(stats.firstSeen) }),
    },
    stats.visits > 0 && {
      field: t('visits.title'),
      origin:
        newest === undefined
          ? lastSeenOrigin(customer, t('origin.computedFrom', { what: t('count.events', { count: stats.events }) }))
          : visitOrigin(newest, t('origin.visits', { count: stats.visits })),
      shown: t('count.visits', { count: stats.visits }),
    },
    stats.orders > 0 && { field: t('customer.orders'), origin: ordersOrigin(t('origin.computedFrom', { what: orders })), shown: orders },
    stats.spent.length > 0 && {
      field: t('customer.spent'),
      origin: ordersOrigin(t('origin.computedFrom', { what: orders })),
      shown: stats.spent.map(format.money).join(' + '),
    },
    {
      field: t('customer.moments'),
      origin: lastSeenOrigin(customer, t('origin.computedFrom', { what: t('count.events', { count: stats.events }) })),
      shown: t('count.events', { count: stats.events }),
    },
    stats.lastSeen !== undefined && {
      field: t('customer.lastSeen'),
      origin: lastSeenOrigin(customer),
      shown: (
        <>
          {t('customer.lastSeen')} <TimeText at={stats.lastSeen} zone={zone} />
        </>
      ),
    },
  ];
  return (
    <p className={styles.numbers}>
      {totals
        .filter((total) => total !== false)
        .map((total) => (
          <span key={total.field}>
            <SourceMarker field={total.field} origin={total.origin}>
              {total.shown}
            </SourceMarker>
          </span>
        ))}
    </p>
  );
}
