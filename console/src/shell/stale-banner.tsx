import { notifyManager, type QueryCache, useQueryClient } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { RequestFailed } from '../api/request-failed.ts';
import styles from './banner.module.css';

type Staleness = 'none' | 'offline' | 'limit' | 'refused';

// Soon enough that nobody reaches for the reload button, seldom enough for a server that is starting.
const tryAgainMs = 3_000;
// Who asks too much asks no more often: the limits count by the minute.
const refusedAgainMs = 15_000;

/** Says that what is on the screen may be old, while the server does not answer or refuses to read it anew, and keeps trying. */
export function StaleBanner() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const cache = client.getQueryCache();
  // The cache speaks while others render: they must be done before this is drawn again.
  const subscribe = useCallback((changed: () => void) => cache.subscribe(notifyManager.batchCalls(changed)), [cache]);
  const staleness = useSyncExternalStore(subscribe, () => stalenessOf(cache));

  useEffect(() => {
    if (staleness === 'none') return;
    const isOffline = staleness === 'offline';
    const predicate = ({ state: { error } }: { state: { error: Error | null } }) => isOffline || error !== null;
    const timer = setInterval(() => void client.refetchQueries({ type: 'active', predicate }), isOffline ? tryAgainMs : refusedAgainMs);
    return () => clearInterval(timer);
  }, [staleness, client]);

  if (staleness === 'none') return null;
  return (
    <div className={styles.banner} data-tone={staleness === 'offline' ? 'problem' : 'risk'} role="alert">
      <CloudOff size={15} aria-hidden />
      <span>{t(`shell.stale.${staleness}`)}</span>
    </div>
  );
}

/** What was never there has its own words in its place; what is there and could not be read anew is told of here. */
function stalenessOf(cache: QueryCache): Staleness {
  let staleness: Staleness = 'none';
  for (const { state } of cache.findAll({ type: 'active' })) {
    if (!(state.error instanceof RequestFailed)) continue;
    const { kind } = state.error;
    if (kind === 'offline') return 'offline';
    if (state.data === undefined) continue;
    if (kind === 'limit') staleness = 'limit';
    else if (staleness === 'none' && (kind === 'unavailable' || kind === 'fault')) staleness = 'refused';
  }
  return staleness;
}
