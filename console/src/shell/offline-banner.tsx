import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RequestFailed } from '../api/request-failed.ts';
import styles from './banner.module.css';

// Soon enough that nobody reaches for the reload button, seldom enough for a server that is starting.
const tryAgainMs = 3_000;

/** Says that what is on the screen may be old while the server does not answer, and keeps trying. */
export function OfflineBanner() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [offline, setOffline] = useState(false);
  useIsFetching();

  useEffect(() => {
    const cache = client.getQueryCache();
    const look = () => {
      const failing = cache
        .findAll({ type: 'active' })
        .filter((query) => query.state.error instanceof RequestFailed && query.state.error.status === 0);
      setOffline(failing.length > 0);
    };
    return cache.subscribe(look);
  }, [client]);

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
