import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { QuarantineItem } from '../../api/contract.ts';
import { sentence } from '../../format/sentence.ts';
import { useFormat } from '../../format/use-format.ts';
import type { Column } from '../../parts/table/column.ts';
import { TimeText } from '../../parts/time-text.tsx';
import styles from './quarantine.module.css';
import { useReasonName } from './use-reason-name.ts';

export function useQuarantineColumns(): Column<QuarantineItem>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const reasonName = useReasonName();
  return [
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
}

function eventName(event: unknown): string {
  if (typeof event !== 'object' || event === null) return '';
  const { type, event: name } = event as { type?: unknown; event?: unknown };
  return [name ?? type].filter((part) => typeof part === 'string').join('');
}
