import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { eventQuery } from '../../api/people.ts';
import { zoneOr } from '../../format/time.ts';
import { readerZone, useFormat } from '../../format/use-format.ts';
import { JsonView } from '../../parts/json-view.tsx';
import { Problem } from '../../parts/problem.tsx';
import { SideDrawer } from '../../parts/side-drawer.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useNamespaceName } from '../use-namespace-name.ts';
import styles from './event-drawer.module.css';

interface EventDrawerProps {
  eventId: string | undefined;
  zone: string | undefined;
  onClose: () => void;
}

/** The event behind a moment or a fact, exactly as it came. */
export function EventDrawer({ eventId, zone, onClose }: EventDrawerProps) {
  const { t } = useTranslation();
  return (
    <SideDrawer opened={eventId !== undefined} onClose={onClose} width={600} title={t('event.title')}>
      {eventId === undefined ? null : <EventContent eventId={eventId} zone={zoneOr(zone, readerZone)} />}
    </SideDrawer>
  );
}

function EventContent({ eventId, zone }: { eventId: string; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat(zone);
  const namespaceName = useNamespaceName();
  const { data, error, refetch } = useQuery(eventQuery(eventId));
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={12} />;
  const time = typeof data.event.timestamp === 'string' ? data.event.timestamp : undefined;
  return (
    <div className={styles.event}>
      <dl className={styles.about}>
        <dt>{t('event.source')}</dt>
        <dd>{data.source.name}</dd>
        {time === undefined ? null : (
          <>
            <dt>{t('event.happened')}</dt>
            <dd>{format.exact(time)}</dd>
          </>
        )}
        <dt>{t('event.received')}</dt>
        <dd>{format.exact(data.receivedAt)}</dd>
        {data.identifier === undefined ? null : (
          <>
            <dt>{t('event.cameWith')}</dt>
            <dd>
              {namespaceName(data.identifier.namespace)} {data.identifier.value}
            </dd>
          </>
        )}
        <dt>{t('event.id')}</dt>
        <dd>
          <code>{eventId}</code>
        </dd>
      </dl>
      <JsonView value={data.event} />
    </div>
  );
}
