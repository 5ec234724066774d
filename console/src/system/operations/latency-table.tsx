import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Operations } from '../../api/contract.ts';
import { none } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Tag } from '../../parts/tag.tsx';
import { measuredPaths, verdictOf } from './measured-paths.ts';
import styles from './operations.module.css';

/** Percentiles of the last minute for each thing a person waits for; idle shows no number. */
export function LatencyTable({ operations }: { operations: Operations }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section aria-labelledby="latencies">
      <h2 id="latencies" className={styles.heading}>
        {t('operations.lastMinute')}
      </h2>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('operations.path')}</th>
              <th scope="col" title={t('operations.p50Means')}>
                p50
              </th>
              <th scope="col" title={t('operations.p95Means')}>
                p95
              </th>
              <th scope="col" title={t('operations.p99Means')}>
                p99
              </th>
              <th scope="col">{t('operations.times')}</th>
              <th scope="col">{t('operations.promise')}</th>
            </tr>
          </thead>
          <tbody>
            {measuredPaths.map((path) => {
              const latency = operations[path.id] ?? null;
              const verdict = verdictOf(latency, path);
              return (
                <tr key={path.id}>
                  <th scope="row">
                    {t(`operations.paths.${path.id}.name`)}
                    <span className={styles.means}>{t(`operations.paths.${path.id}.means`)}</span>
                  </th>
                  <td data-label="p50">{format.latency(latency?.p50)}</td>
                  <td data-label="p95">{format.latency(latency?.p95)}</td>
                  <td data-label="p99">{format.latency(latency?.p99)}</td>
                  <td data-label={t('operations.times')}>{latency === null ? none : format.count(latency.count)}</td>
                  <td data-label={t('operations.promise')}>
                    {verdict === undefined ? (
                      <span className="muted">
                        {path.promiseMs === undefined ? none : `${path.percentile} ≤ ${format.latency(path.promiseMs)}`}
                      </span>
                    ) : (
                      <Tag tone={verdict === 'kept' ? 'good' : 'risk'} icon={verdict === 'kept' ? CircleCheck : TriangleAlert}>
                        {`${path.percentile} ≤ ${format.latency(path.promiseMs)}`}
                        <span className="hidden-visually"> {t(`operations.${verdict}`)}</span>
                      </Tag>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className={styles.note}>{t('operations.note')}</p>
    </section>
  );
}
