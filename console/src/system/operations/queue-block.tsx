import { useTranslation } from 'react-i18next';
import type { Operations } from '../../api/contract.ts';
import { none } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import styles from './operations.module.css';

/** What comes in, and what waits. */
export function QueueBlock({ operations }: { operations: Operations }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { queue, perSecond } = operations;
  const waiting = (rows: number | null | undefined) => (rows === null || rows === undefined ? none : format.count(rows));
  const figures: [string, string, string][] = [
    [t('operations.accepted'), t('operations.perSecond', { number: format.count(perSecond.accepted) }), ''],
    [t('operations.processed'), t('operations.perSecond', { number: format.count(perSecond.processed) }), ''],
    [t('operations.inbox'), waiting(queue.inbox), t('operations.inboxMeans')],
    [t('operations.warehouseQueue'), waiting(queue.warehouse), t('operations.warehouseQueueMeans')],
    [
      t('operations.oldest'),
      queue.oldestSeconds === null || queue.oldestSeconds === undefined || queue.oldestSeconds === 0
        ? none
        : format.duration(queue.oldestSeconds),
      t('operations.oldestMeans'),
    ],
  ];
  return (
    <Block title={t('operations.flow')}>
      <dl className={styles.figures}>
        {figures.map(([name, value, means]) => (
          <div key={name}>
            <dt title={means === '' ? undefined : means}>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Block>
  );
}
