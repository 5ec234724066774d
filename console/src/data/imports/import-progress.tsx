import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportRun } from '../../api/contract.ts';
import { refusedAddress } from '../../api/imports.ts';
import { none } from '../../format/number.ts';
import { sentence } from '../../format/sentence.ts';
import { useFormat } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { useSourceName } from '../sources/use-source-name.ts';
import { FileProblems } from './file-problems.tsx';
import { secondsLeft, shareRead } from './import-share.ts';
import { ImportStateTag } from './import-state-tag.tsx';
import styles from './imports.module.css';

export function ImportProgress({ run }: { run: ImportRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sourceName = useSourceName();
  const left = secondsLeft(run);
  const figures: [string, number | string][] = [
    [t('imports.read'), run.rowsRead],
    [t('imports.accepted'), run.rowsAccepted],
    [t('imports.known'), run.rowsKnown],
    [t('imports.skipped'), run.rowsSkipped],
    [t('imports.refused'), run.rowsRefused],
    [
      t('imports.rate'),
      run.state === 'running' ? t('imports.perSecond', { count: run.ratePerSecond, number: format.count(run.ratePerSecond) }) : none,
    ],
  ];
  return (
    <>
      <div className={styles.state}>
        <ImportStateTag run={run} />
        <span className="muted">
          {sourceName(run.sourceId)} · {t('imports.by', { name: run.startedBy })}, <TimeText at={run.createdAt} /> ·{' '}
          {format.bytes(run.bytesRead)} / {format.bytes(run.bytesTotal)}
          {left === undefined ? null : ` · ${t('imports.left', { time: format.duration(left) })}`}
        </span>
      </div>
      <progress className={styles.progress} value={shareRead(run)} max={1} aria-label={t('imports.progress')} />
      {run.note === null || run.note === '' ? null : <p className={styles.note}>{sentence(run.note)}</p>}
      <dl className={styles.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === 'number' ? format.count(value) : value}</dd>
          </div>
        ))}
      </dl>
      {run.problems === undefined || run.problems.length === 0 ? null : (
        <Block title={t('imports.problems')} aside={t('count.rows', { count: run.rowsRefused })}>
          <a href={refusedAddress(run.id)} download className={styles.back}>
            <Download size={15} aria-hidden /> {t('imports.allRefused')}
          </a>
          <FileProblems problems={run.problems} />
        </Block>
      )}
    </>
  );
}
