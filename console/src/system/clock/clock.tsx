import { Button, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockQuery, moveClock } from '../../api/clock.ts';
import { currentTime, setClockOffset, useCurrentTime } from '../../format/clock.ts';
import { useFormat } from '../../format/use-format.ts';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { showToast } from '../../parts/toast.ts';
import styles from './clock.module.css';

const dayMs = 86_400_000;
const steps = [1, 7, 30, 90] as const;

/** Moves the demonstration clock, so that what only time can do is seen today. */
export function ClockPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const now = useCurrentTime();
  const { data: clock, error, refetch } = useQuery(clockQuery);
  const [at, setAt] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  const move = async (change: Parameters<typeof moveClock>[0], undoable = true) => {
    const before = clock?.offsetMs ?? 0;
    setBusy(true);
    setFailure(undefined);
    try {
      const moved = await moveClock(change);
      setClockOffset(moved.offsetMs);
      client.setQueryData(clockQuery.queryKey, moved);
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'clock' && query.queryKey[0] !== 'session' });
      if (undoable) showToast(t('clock.moved'), { undo: () => void move({ offsetMs: before }, false) });
    } catch (problem) {
      setFailure(problem);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void move({ at: new Date(at).toISOString() });
  };

  return (
    <Page title={t('page.clock.title')} question={t('page.clock.question')} width="reading">
      {error !== null ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : clock === undefined ? (
        <Skeleton lines={3} />
      ) : clock === null ? (
        <Empty title={t('clock.off')}>{t('clock.offMeans')}</Empty>
      ) : (
        <div className={styles.clock}>
          <p className={styles.now} role="status">
            {format.exact(now)}
          </p>
          <p className="muted">
            {clock.offsetMs === 0
              ? t('clock.real')
              : t('clock.apart', {
                  time: format.duration(Math.abs(clock.offsetMs) / 1000),
                  way: clock.offsetMs > 0 ? t('clock.ahead') : t('clock.behind'),
                })}
          </p>
          <div className={styles.steps}>
            {steps.map((days) => (
              <Button key={days} variant="default" disabled={busy} onClick={() => void move({ offsetMs: clock.offsetMs + days * dayMs })}>
                {t('clock.forward', { count: days })}
              </Button>
            ))}
            <Button variant="subtle" disabled={busy || clock.offsetMs === 0} onClick={() => void move({ offsetMs: 0 })}>
              {t('clock.back')}
            </Button>
          </div>
          <form className={styles.form} onSubmit={submit}>
            <TextInput
              label={t('clock.at')}
              type="datetime-local"
              value={at}
              onChange={(event) => setAt(event.currentTarget.value)}
              placeholder={new Date(currentTime()).toISOString().slice(0, 16)}
            />
            <Button type="submit" variant="default" disabled={busy || at === ''}>
              {t('clock.set')}
            </Button>
          </form>
          {failure === undefined ? null : <Problem error={failure} size="line" />}
          <p className="muted">{t('clock.note')}</p>
        </div>
      )}
    </Page>
  );
}
