import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { Plus, Radio } from 'lucide-react';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../api/contract.ts';
import { sourcesQuery } from '../../api/sources.ts';
import { useMay } from '../../app/use-session.ts';
import { useFormat } from '../../format/use-format.ts';
import { Choices } from '../../parts/choices.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { useChannelName } from '../../people/use-channel-name.ts';
import { stateOf } from './source-state.ts';
import { SourceStateTag } from './source-state-tag.tsx';

const NewSource = lazy(async () => ({ default: (await import('./new-source.tsx')).NewSource }));

/** Every system that tells us about people: is it still coming, and who answers for it? */
export function Sources() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const channelName = useChannelName();
  const mayEdit = useMay('sources.edit');
  const { channel } = useSearch({ from: '/shell/sources' });
  const creating = useLocation({ select: (location) => location.hash === 'new' });
  const { data, error, refetch } = useQuery(sourcesQuery);
  const shown = useMemo(() => data?.filter((source) => channel === undefined || source.channel === channel) ?? [], [data, channel]);
  const channels = useMemo(() => [...new Set(data?.map((source) => source.channel))], [data]);
  const setCreating = (open: boolean) =>
    void navigate({ to: '/sources', search: (before) => before, ...(open ? { hash: 'new' } : { hash: '' }), replace: true });

  const columns: Column<Source>[] = [
    {
      id: 'name',
      header: t('sources.name'),
      track: 'minmax(0, 3fr)',
      plain: (one) => one.name,
      cell: (one) => (
        <Link to="/sources/$id" params={{ id: String(one.id) }}>
          {one.name}
        </Link>
      ),
    },
    {
      id: 'state',
      header: t('sources.stateTitle'),
      track: '150px',
      plain: (one) => t(`sources.state.${stateOf(one)}.word`),
      cell: (one) => <SourceStateTag source={one} />,
    },
    { id: 'channel', header: t('sources.channel'), plain: (one) => channelName(one.channel), cell: (one) => channelName(one.channel) },
    {
      id: 'events',
      header: t('sources.lastDay'),
      track: '120px',
      align: 'end',
      plain: (one) => one.eventsLastDay,
      cell: (one) => format.count(one.eventsLastDay),
    },
    {
      id: 'last',
      header: t('sources.lastEvent'),
      track: '130px',
      plain: (one) => one.lastEventAt ?? undefined,
      cell: (one) => (one.lastEventAt === null ? <span className="muted">{t('sources.never')}</span> : <TimeText at={one.lastEventAt} />),
    },
    { id: 'marketing', header: t('sources.marketingOwner'), plain: (one) => one.marketingOwner, cell: (one) => one.marketingOwner },
    { id: 'technology', header: t('sources.technologyOwner'), plain: (one) => one.technologyOwner, cell: (one) => one.technologyOwner },
    {
      id: 'kind',
      header: t('sources.kindTitle'),
      extra: true,
      plain: (one) => t(`sources.kind.${one.kind}`),
      cell: (one) => t(`sources.kind.${one.kind}`),
    },
    { id: 'timezone', header: t('sources.timezone'), extra: true, plain: (one) => one.timezone, cell: (one) => one.timezone },
    {
      id: 'lag',
      header: t('sources.lag'),
      extra: true,
      align: 'end',
      plain: (one) => one.lagSeconds,
      cell: (one) => (one.lagSeconds === undefined ? '—' : format.duration(one.lagSeconds)),
    },
  ];

  return (
    <Page
      title={t('page.sources.title')}
      question={t('page.sources.question')}
      actions={
        mayEdit ? (
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setCreating(true)}>
            {t('sources.create')}
          </Button>
        ) : undefined
      }
    >
      {error !== null ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton lines={8} height={32} />
      ) : (
        <>
          {channels.length > 1 ? (
            <Choices
              parameter="channel"
              label={t('sources.channel')}
              chosen={channel}
              options={[
                { value: undefined, label: t('word.everyone') },
                ...channels.map((one) => ({ value: one, label: channelName(one) })),
              ]}
            />
          ) : null}
          <DataTable
            label={t('page.sources.title')}
            rows={shown}
            columns={columns}
            rowKey={(one) => one.id}
            exportName="sources"
            summary={t('count.sources', { count: shown.length })}
            empty={
              <Empty
                icon={Radio}
                title={t('sources.none')}
                action={mayEdit ? <Button onClick={() => setCreating(true)}>{t('sources.create')}</Button> : undefined}
              >
                {t('sources.noneMeans')}
              </Empty>
            }
          />
        </>
      )}
      <Suspense fallback={null}>{creating && mayEdit ? <NewSource onClose={() => setCreating(false)} /> : null}</Suspense>
    </Page>
  );
}
