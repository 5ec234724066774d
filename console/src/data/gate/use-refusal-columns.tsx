import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RefusedAct } from '../../api/contract.ts';
import type { Column } from '../../parts/table/column.ts';
import { TimeText } from '../../parts/time-text.tsx';
import { useChannelName } from '../../people/use-channel-name.ts';
import { usePermissionText } from '../../people/use-permission-text.ts';
import { useRefusalText } from './use-refusal-text.ts';

const isOfKey = ({ asker }: RefusedAct) => asker === 'moment' || asker === 'message';

/** When, why, to whom, and what it would have been. */
export function useRefusalColumns(): Column<RefusedAct>[] {
  const { t } = useTranslation();
  const { reason, asker } = useRefusalText();
  const { name } = usePermissionText();
  const channelName = useChannelName();
  const what = (row: RefusedAct) => [asker(row.asker), name(row.purpose), channelName(row.channel)].join(' · ');
  // What is handed out has a purpose for its key.
  const item = (row: RefusedAct) => row.title ?? (row.item === undefined || isOfKey(row) ? row.item : name(row.item)) ?? '';
  return [
    { id: 'time', header: t('gate.when'), track: '140px', plain: (row) => row.time, cell: (row) => <TimeText at={row.time} /> },
    {
      id: 'reason',
      header: t('gate.why'),
      track: 'minmax(0, 4fr)',
      plain: (row) => reason(row.code),
      cell: (row) => <span title={row.words}>{reason(row.code)}</span>,
    },
    {
      id: 'customer',
      header: t('gate.who'),
      track: 'minmax(0, 2fr)',
      plain: (row) => row.name ?? row.customer,
      cell: (row) =>
        row.customer === undefined ? (
          ''
        ) : (
          <Link to="/people/$id" params={{ id: row.customer }}>
            {row.name ?? row.customer}
          </Link>
        ),
    },
    { id: 'what', header: t('gate.what'), track: 'minmax(0, 4fr)', plain: what, cell: what },
    {
      id: 'item',
      header: t('gate.item'),
      track: 'minmax(0, 3fr)',
      plain: item,
      cell: (row) => (row.title === undefined ? item(row) : <span title={row.item}>{row.title}</span>),
    },
    {
      id: 'until',
      header: t('gate.until'),
      track: '140px',
      plain: (row) => row.until,
      cell: (row) => (row.until === undefined ? '' : <TimeText at={row.until} as="day" />),
    },
  ];
}
