import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Operations } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import styles from './operations.module.css';

/** The two engines and the process itself. */
export function EnginesBlock({ operations }: { operations: Operations }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { engines, process } = operations;
  return (
    <Block title={t('operations.engines')}>
      <ul className={styles.engines}>
        {(['postgres', 'warehouse'] as const).map((name) => {
          const engine = engines[name];
          return (
            <li key={name}>
              <span>
                <b>{t(`operations.engine.${name}.name`)}</b>
                <span className={styles.means}>
                  {t(`operations.engine.${name}.means`)}
                  {engine.version === '' ? '' : ` · ${engine.version}`} ·{' '}
                  {t(engine.mode === 'embedded' ? 'operations.embedded' : 'operations.byUrl')} · {format.bytes(engine.sizeBytes)}
                </span>
              </span>
              {engine.ok ? (
                <Tag tone="good" icon={CircleCheck}>
                  {t('operations.answers')}
                </Tag>
              ) : (
                <Tag tone="problem" icon={CircleX}>
                  {t('operations.silent')}
                </Tag>
              )}
            </li>
          );
        })}
      </ul>
      <p className={styles.process}>
        {t('operations.process', { version: process.version, memory: format.bytes(process.memoryBytes) })}{' '}
        <TimeText at={process.startedAt} />
      </p>
    </Block>
  );
}
