import { notifyManager, type QueryCache, useQueryClient } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { RequestFailed } from '../api/request-failed.ts';
import styles from './banner.module.css';

// Soon enough that nobody reaches for the reload button, seldom enough for a server that is starting.
const tryAgainMs = 3_000;

/** Says that what is on the screen may be old while the server does not answer, and keeps trying. */
export function OfflineBanner() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const cache = client.getQueryCache();
  // The cache speaks while others render: they must be done before this is drawn again.
  const subscribe = useCallback((changed: () => void) => cache.subscribe(notifyManager.batchCalls(changed)), [cache]);
  const offline = useSyncExternalStore(subscribe, () => isAnyUnanswered(cache));

  useEffect(() => {
    if (!offline) return;
    const timer = setInterval(() => void client.refetchQueries({ type: 'active' }), tryAgainMs);
    return () => clearInterval(timer);
  }, [offline, client]);

  if (!offline) return null;
  return (
    <div className={styles.banner} data-tone="problem" role="alert">
      <CloudOff size={15} aria-hidden />
      <span>{t('shell.offline')}</span>
    </div>
  );
}

function isAnyUnanswered(cache: QueryCache): boolean {
  return cache.findAll({ type: 'active' }).some(({ state: { error } }) => error instanceof RequestFailed && error.status === 0);
}
