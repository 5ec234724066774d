import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft, Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRun } from '../../api/contract.ts';
import { importQuery, pauseImport, resumeImport } from '../../api/imports.ts';
import { useLive } from '../../api/live.ts';
import { useFormat } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { FileProblems } from './file-problems.tsx';
import { ImportStateTag } from './import-state-tag.tsx';
import styles from './imports.module.css';

/** One import as it goes: how far, how fast, and which lines were refused. */
export function ImportPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/shell/imports/$id' });
  const client = useQueryClient();
  const { data: run, error, refetch } = useQuery(importQuery(id));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  useLive({ topic: 'imports' }, () => void client.invalidateQueries({ queryKey: ['imports', id] }));

  const act = async (deed: (id: string) => Promise<unknown>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await deed(id);
      await client.invalidateQueries({ queryKey: ['imports'] });
    } catch (problem) {
      setFailure(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Page
      title={run?.file ?? t('page.imports.title')}
      question={
        <Link to="/imports" className={styles.back}>
          <ArrowLeft size={15} aria-hidden /> {t('page.imports.title')}
        </Link>
      }
      actions={
        run?.state === 'running' || run?.state === 'checking' ? (
          <Button variant="default" leftSection={<Pause size={15} aria-hidden />} disabled={busy} onClick={() => void act(pauseImport)}>
            {t('imports.pause')}
          </Button>
        ) : run?.state === 'paused' ? (
          <Button leftSection={<Play size={15} aria-hidden />} disabled={busy} onClick={() => void act(resumeImport)}>
            {t('imports.resume')}
          </Button>
        ) : undefined
      }
    >
      {failure === undefined ? null : <Problem error={failure} size="line" />}
      {error !== null ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : run === undefined ? (
        <Skeleton lines={6} />
      ) : (
        <Progress run={run} />
      )}
    </Page>
  );
}

function Progress({ run }: { run: ImportRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = run.bytesTotal > 0 ? run.bytesRead / run.bytesTotal : 0;
  const leftSeconds =
    run.state === 'running' && run.ratePerSecond > 0 && share > 0 ? ((run.rowsRead / share) * (1 - share)) / run.ratePerSecond : undefined;
  const figures: [string, string][] = [
    [t('imports.read'), format.count(run.rowsRead)],
    [t('imports.accepted'), format.count(run.rowsAccepted)],
    ...((run.rowsKnown ?? 0) > 0 ? [[t('imports.known'), format.count(run.rowsKnown ?? 0)] as [string, string]] : []),
    ...((run.rowsSkipped ?? 0) > 0 ? [[t('imports.skipped'), format.count(run.rowsSkipped ?? 0)] as [string, string]] : []),
    [t('imports.refused'), format.count(run.rowsRefused)],
    [
      t('imports.rate'),
      run.state === 'running'
        ? t('imports.perSecond', { count: Math.round(run.ratePerSecond), number: format.count(run.ratePerSecond) })
        : '—',
    ],
  ];
  return (
    <>
      <div className={styles.state}>
        <ImportStateTag run={run} />
        <span className="muted">
          {run.source?.name} · {format.bytes(run.bytesRead)} / {format.bytes(run.bytesTotal)}
          {leftSeconds === undefined ? null : ` · ${t('imports.left', { time: format.duration(leftSeconds) })}`}
        </span>
      </div>
      <progress className={styles.progress} value={share} max={1} aria-label={t('imports.progress')} />
      {run.note === undefined || run.note === null || run.note === '' ? null : <p className={styles.note}>{run.note}</p>}
      <dl className={styles.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {run.problems === undefined || run.problems.length === 0 ? null : (
        <Block title={t('imports.problems')} aside={t('count.rows', { count: run.rowsRefused })}>
          <FileProblems problems={run.problems} />
        </Block>
      )}
    </>
  );
}
