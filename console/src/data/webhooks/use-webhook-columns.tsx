import { Link } from '@tanstack/react-router';
import { CircleCheck, CirclePause, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import type { Column } from '../../parts/table/column.ts';
import { Tag } from '../../parts/tag.tsx';

export function useWebhookColumns(): Column<Webhook>[] {
  const { t } = useTranslation();
  const format = useFormat();
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
      cell: (one) => one.description,
    },
    {
      id: 'events',
      header: t('webhooks.events'),
      track: 'minmax(0, 3fr)',
      plain: (one) => one.events.join(' '),
      cell: (one) => (one.events.length === 0 ? t('webhooks.everything') : one.events.join(', ')),
    },
    { id: 'purpose', header: t('webhooks.purpose'), extra: true, plain: (one) => one.purpose, cell: (one) => one.purpose },
    {
      id: 'state',
      header: t('sources.stateTitle'),
      track: '160px',
      plain: (one) => t(`webhooks.state.${webhookState(one)}`),
      cell: (one) => {
        const state = webhookState(one);
        return (
          <Tag tone={looks[state].tone} icon={looks[state].icon} title={one.disabledReason ?? one.lastError}>
            {t(`webhooks.state.${state}`)}
          </Tag>
        );
      },
    },
    {
      id: 'waiting',
      header: t('webhooks.waiting'),
      track: '100px',
      align: 'end',
      plain: (one) => one.waiting ?? 0,
      cell: (one) => format.count(one.waiting ?? 0),
    },
  ];
}

const looks = {
  well: { tone: 'good', icon: CircleCheck },
  failing: { tone: 'risk', icon: TriangleAlert },
  off: { tone: 'quiet', icon: CirclePause },
} as const;

function webhookState(webhook: Webhook): keyof typeof looks {
  if (!webhook.enabled) return 'off';
  return webhook.failing ? 'failing' : 'well';
}
