import { Link } from '@tanstack/react-router';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '../../api/contract.ts';
import type { Column } from '../../parts/table/column.ts';
import { Tag } from '../../parts/tag.tsx';
import { TimeText } from '../../parts/time-text.tsx';

export function useWebhookColumns(): Column<Webhook>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'url',
      header: t('webhooks.url'),
      track: 'minmax(0, 5fr)',
      plain: (one) => one.url,
      cell: (one) => (
        <Link to="/webhooks" search={(before) => ({ ...before, open: String(one.id) })} resetScroll={false}>
          {one.url}
        </Link>
      ),
    },
    {
      id: 'description',
      header: t('webhooks.description'),
      track: 'minmax(0, 3fr)',
      plain: (one) => one.description,
      cell: (one) => one.description ?? '',
    },
    {
      id: 'events',
      header: t('webhooks.events'),
      track: 'minmax(0, 3fr)',
      plain: (one) => one.events.join(' '),
      cell: (one) => (one.events.length === 0 ? t('webhooks.everything') : one.events.join(', ')),
    },
    {
      id: 'state',
      header: t('sources.stateTitle'),
      track: '150px',
      plain: (one) => String(one.failing === true),
      cell: (one) => (
        <Tag tone={one.failing === true ? 'risk' : 'good'} icon={one.failing === true ? TriangleAlert : CircleCheck}>
          {t(one.failing === true ? 'webhooks.failing' : 'webhooks.well')}
        </Tag>
      ),
    },
    {
      id: 'last',
      header: t('webhooks.last'),
      track: '130px',
      plain: (one) => one.lastDeliveryAt ?? undefined,
      cell: (one) => <TimeText at={one.lastDeliveryAt ?? undefined} />,
    },
  ];
}
