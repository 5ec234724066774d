import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { RotateCw, ShieldCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuarantineItem } from '../../api/contract.ts';
import { useLive } from '../../api/live.ts';
import { quarantineQuery, replayAllQuarantined } from '../../api/quarantine.ts';
import { sourcesQuery } from '../../api/sources.ts';
import { useMay } from '../../app/use-session.ts';
import { sentence } from '../../format/sentence.ts';
import { useFormat } from '../../format/use-format.ts';
import { Choices } from '../../parts/choices.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { showToast } from '../../parts/toast.ts';
import styles from './quarantine.module.css';
import { QuarantineDrawer } from './quarantine-drawer.tsx';
import { useReasonName } from './use-reason-name.ts';

/** Events that could not be applied: why, mend, try again. Nothing is lost while it is here. */
export function Quarantine() {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const reasonName = useReasonName();
  const mayEdit = useMay('quarantine.edit');
  const maySources = useMay('sources.read');
  const { reason, source, item } = useSearch({ from: '/shell/quarantine' });
  const [busy, setBusy] = useState(false);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(quarantineQuery({ reason, source }));
  const sources = useQuery({ ...sourcesQuery, enabled: maySources });
  useLive({ topic: 'quarantine' }, () => void client.invalidateQueries({ queryKey: ['quarantine'] }));
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const overview = data?.pages[0];
  const search = (change: object) =>
    void navigate({ to: '/quarantine', search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });

  const replayAll = async () => {
    setBusy(true);
    try {
      const answer = await replayAllQuarantined({
        ...(reason === undefined ? {} : { reason }),
        ...(source === undefined ? {} : { source: Number(source) }),
      });
      showToast(t('quarantine.replaying', { count: answer.replayed ?? 0 }));
      await client.invalidateQueries({ queryKey: ['quarantine'] });
    } catch (failure) {
      showToast(failure instanceof Error && failure.message !== '' ? failure.message : t('problem.fault.what'), { tone: 'problem' });
    } finally {
      setBusy(false);
    }
  };

  const columns: Column<QuarantineItem>[] = [
    {
      id: 'message',
      header: t('quarantine.wrong'),
      track: 'minmax(0, 6fr)',
      plain: (one) => one.message,
      cell: (one) => (
        <Link to="/quarantine" search={(before) => ({ ...before, item: String(one.id) })} className={styles.what} resetScroll={false}>
          <b>{reasonName(one.reason)}</b>
          <span className="muted">{sentence(one.message)}</span>
        </Link>
      ),
    },
    {
      id: 'event',
      header: t('quarantine.event'),
      track: 'minmax(0, 2fr)',
      plain: (one) => eventName(one.event),
      cell: (one) => eventName(one.event),
    },
    {
      id: 'source',
      header: t('quarantine.source'),
      plain: (one) => one.source.name ?? '',
      cell: (one) => one.source.name ?? `#${one.source.id}`,
    },
    {
      id: 'received',
      header: t('quarantine.received'),
      track: '130px',
      plain: (one) => one.receivedAt,
      cell: (one) => <TimeText at={one.receivedAt} />,
    },
    {
      id: 'attempts',
      header: t('quarantine.attempts'),
      track: '80px',
      align: 'end',
      plain: (one) => one.attempts,
      cell: (one) => format.count(one.attempts),
    },
  ];

  return (
    <Page
      title={t('page.quarantine.title')}
      question={t('page.quarantine.question')}
      actions={
        mayEdit && items.length > 0 ? (
          <Button variant="default" leftSection={<RotateCw size={15} aria-hidden />} disabled={busy} onClick={() => void replayAll()}>
            {reason === undefined && source === undefined ? t('quarantine.replayAll') : t('quarantine.replayThese')}
          </Button>
        ) : undefined
      }
    >
      {error !== null ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : overview === undefined ? (
        <Skeleton lines={8} height={32} />
      ) : (
        <>
          <div className={styles.filters}>
            <Choices
              parameter="reason"
              label={t('quarantine.reasons')}
              chosen={reason}
              options={[
                { value: undefined, label: t('word.everyone'), count: format.count(overview.total) },
                ...overview.byReason.map((one) => ({ value: one.reason, label: reasonName(one.reason), count: format.count(one.count) })),
              ]}
            />
            {sources.data === undefined ? null : (
              <NativeSelect
                aria-label={t('quarantine.source')}
                value={source ?? ''}
                onChange={(event) => search({ source: event.currentTarget.value || undefined })}
                data={[
                  { value: '', label: t('quarantine.anySource') },
                  ...sources.data.map((one) => ({ value: String(one.id), label: one.name })),
                ]}
              />
            )}
          </div>
          <DataTable
            label={t('page.quarantine.title')}
            rows={items}
            columns={columns}
            rowKey={(one) => one.id}
            exportName="quarantine"
            summary={t('count.waiting', { count: reason === undefined && source === undefined ? overview.total : items.length })}
            onNearEnd={hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined}
            isMarked={(one) => String(one.id) === item}
            empty={
              <Empty icon={ShieldCheck} title={t('quarantine.none')}>
                {t('quarantine.noneMeans')}
              </Empty>
            }
          />
        </>
      )}
      <QuarantineDrawer item={items.find((one) => String(one.id) === item)} mayEdit={mayEdit} onClose={() => search({ item: undefined })} />
    </Page>
  );
}

function eventName(event: unknown): string {
  if (typeof event !== 'object' || event === null) return '';
  const { type, event: name } = event as { type?: unknown; event?: unknown };
  return [name ?? type].filter((part) => typeof part === 'string').join('');
}
