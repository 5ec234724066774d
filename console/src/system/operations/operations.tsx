import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../api/live.ts';
import { operationsQuery } from '../../api/operations.ts';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { EnginesBlock } from './engines-block.tsx';
import { LatencyTable } from './latency-table.tsx';
import styles from './operations.module.css';
import { QueueBlock } from './queue-block.tsx';

/** How quickly people are served right now, measured, not promised. */
export function OperationsPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(operationsQuery);
  useLive({ topic: 'operations' }, () => client.invalidateQueries({ queryKey: ['operations'] }));
  return (
    <Page title={t('page.operations.title')} question={t('page.operations.question')}>
      {error !== null && data === undefined ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton lines={10} height={28} />
      ) : (
        <div className={styles.layout}>
          <LatencyTable operations={data} />
          <div>
            <QueueBlock operations={data} />
            <EnginesBlock operations={data} />
          </div>
        </div>
      )}
    </Page>
  );
}
