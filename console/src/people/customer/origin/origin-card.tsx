import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { originQuery } from '../../../api/people.ts';
import { Problem } from '../../../parts/problem.tsx';
import { Skeleton } from '../../../parts/skeleton.tsx';
import styles from './origin.module.css';
import { entryAt, type Origin, type OriginPlace } from './origin.ts';
import { OriginRows } from './origin-rows.tsx';

interface OriginCardProps {
  origin: Origin;
  customerId: string;
  zone: string;
  onOpenEvent: (eventId: string) => void;
}

/** Where a field comes from; what the record does not name itself is looked up in the person's history. */
export function OriginCard({ origin, customerId, zone, onOpenEvent }: OriginCardProps) {
  const { place, basis, also, ...known } = origin;
  return (
    <div className={styles.card}>
      {basis === undefined ? null : <p className={styles.basis}>{basis}</p>}
      {place === undefined ? (
        <OriginRows {...known} zone={zone} onOpenEvent={onOpenEvent} />
      ) : (
        <FoundOrigin known={known} place={place} customerId={customerId} zone={zone} onOpenEvent={onOpenEvent} />
      )}
      {also === undefined ? null : <OriginCard origin={also} customerId={customerId} zone={zone} onOpenEvent={onOpenEvent} />}
    </div>
  );
}

type FoundOriginProps = Omit<OriginCardProps, 'origin'> & { known: Omit<Origin, 'also' | 'basis' | 'place'>; place: OriginPlace };

function FoundOrigin({ known, place, customerId, zone, onOpenEvent }: FoundOriginProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(originQuery(customerId, place));
  if (error !== null) return <Problem error={error} size="line" onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={4} />;
  const entry = entryAt(place, data.entries);
  if (entry === undefined) {
    return (
      <>
        <OriginRows {...known} zone={zone} onOpenEvent={onOpenEvent} />
        <p className="muted">{t('origin.notKept')}</p>
      </>
    );
  }
  return (
    <OriginRows
      method={known.method}
      source={known.source ?? entry.source}
      time={entry.time}
      eventId={entry.eventId}
      zone={zone}
      onOpenEvent={onOpenEvent}
    />
  );
}
