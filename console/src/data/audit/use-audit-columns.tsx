import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import type { Column } from '../../parts/table/column.ts';
import { ActorName } from './actor-name.tsx';
import { AuditSubject } from './audit-subject.tsx';
import { useActionName } from './use-action-name.ts';

export function useAuditColumns(): Column<AuditEntry>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const actionName = useActionName();
  return [
    {
      id: 'time',
      header: t('audit.time'),
      track: '170px',
      plain: (one) => one.time,
      cell: (one) => (
        <Link
          to="/audit"
          search={(before) => ({ ...before, entry: String(one.id) })}
          resetScroll={false}
          title={format.exact(one.time)}
          className="numbers"
        >
          {format.date(one.time)}, {format.clock(one.time)}
        </Link>
      ),
    },
    {
      id: 'actor',
      header: t('audit.actor'),
      plain: (one) => one.actor.name,
      cell: (one) => <ActorName actor={one.actor} />,
    },
    { id: 'action', header: t('audit.action'), plain: (one) => one.action, cell: (one) => actionName(one.action) },
    { id: 'subject', header: t('audit.subject'), plain: (one) => one.subject, cell: (one) => <AuditSubject subject={one.subject} /> },
    {
      id: 'reason',
      header: t('word.reason'),
      track: 'minmax(0, 4fr)',
      plain: (one) => one.reason ?? undefined,
      cell: (one) => one.reason ?? '',
    },
    {
      id: 'hash',
      header: t('audit.hash'),
      extra: true,
      plain: (one) => one.hash,
      cell: (one) => <code title={one.hash}>{one.hash.slice(0, 12)}…</code>,
    },
  ];
}
