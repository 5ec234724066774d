import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../api/contract.ts';
import { none } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import type { Column } from '../../parts/table/column.ts';
import { TimeText } from '../../parts/time-text.tsx';
import { useChannelName } from '../../people/use-channel-name.ts';
import { stateOf } from './source-state.ts';
import { SourceStateTag } from './source-state-tag.tsx';

export function useSourceColumns(): Column<Source>[] {
  return [...useLeadingColumns(), ...useTrailingColumns()];
}

/** What the source is and how it is doing. */
function useLeadingColumns(): Column<Source>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const channelName = useChannelName();
  return [
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
  ];
}

/** Who answers for it, and what is asked for more seldom. */
function useTrailingColumns(): Column<Source>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
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
      cell: (one) => (one.lagSeconds === undefined ? none : format.duration(one.lagSeconds)),
    },
  ];
}
