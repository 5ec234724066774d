import { useSearch } from '@tanstack/react-router';
import { Radio } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../api/contract.ts';
import { Choices } from '../../parts/choices.tsx';
import { Empty } from '../../parts/empty.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useChannelName } from '../../people/use-channel-name.ts';
import { useSourceColumns } from './use-source-columns.tsx';

interface SourcesTableProps {
  sources: Source[];
  create: ReactNode;
}

export function SourcesTable({ sources, create }: SourcesTableProps) {
  const { t } = useTranslation();
  const channelName = useChannelName();
  const columns = useSourceColumns();
  const { channel: asked } = useSearch({ from: '/shell/sources' });
  const channel = sources.some((source) => source.channel === asked) ? asked : undefined;
  const shown = useMemo(() => sources.filter((source) => channel === undefined || source.channel === channel), [sources, channel]);
  const channels = [...new Set(sources.map((source) => source.channel))];
  return (
    <>
      {channels.length > 1 ? (
        <Choices
          parameter="channel"
          label={t('sources.channel')}
          chosen={channel}
          options={[{ value: undefined, label: t('word.everyone') }, ...channels.map((one) => ({ value: one, label: channelName(one) }))]}
        />
      ) : null}
      <DataTable
        label={t('page.sources.title')}
        rows={shown}
        columns={columns}
        rowKey={(one) => one.id}
        exportName="sources"
        summary={shown.length === 0 ? undefined : t('count.sources', { count: shown.length })}
        empty={
          <Empty icon={Radio} title={t('sources.none')} action={create}>
            {t('sources.noneMeans')}
          </Empty>
        }
      />
    </>
  );
}
