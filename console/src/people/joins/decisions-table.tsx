import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Merge, Scale, Split } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MadeDecision } from '../../api/contract.ts';
import { decisionsQuery } from '../../api/joins.ts';
import { undoDecision } from '../../api/people.ts';
import { Empty } from '../../parts/empty.tsx';
import { Problem } from '../../parts/problem.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { showToast } from '../../parts/toast.ts';
import styles from './joins.module.css';

const iso = (time: number | string) => new Date(time).toISOString();

/** Splits and joins that colleagues made, newest first; each can be taken back, exactly. */
export function DecisionsTable() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [undoing, setUndoing] = useState<MadeDecision | undefined>();
  const { data, error, refetch } = useQuery(decisionsQuery);

  const columns: Column<MadeDecision>[] = [
    {
      id: 'kind',
      header: t('joins.decision'),
      track: '140px',
      plain: (one) => t(`decisions.kind.${one.kind}`),
      cell: (one) => <Tag icon={one.kind === 'split' ? Split : Merge}>{t(`decisions.kind.${one.kind}`)}</Tag>,
    },
    {
      id: 'why',
      header: t('joins.why'),
      track: 'minmax(0, 5fr)',
      plain: (one) => one.reason,
      cell: (one) => <span className={styles.reason}>{one.reason}</span>,
    },
    { id: 'by', header: t('joins.by'), plain: (one) => one.by, cell: (one) => one.by },
    { id: 'when', header: t('joins.when'), track: '130px', plain: (one) => iso(one.time), cell: (one) => <TimeText at={iso(one.time)} /> },
    {
      id: 'undo',
      header: t('word.undo'),
      track: 'minmax(0, 2fr)',
      cell: (one) =>
        one.undone === undefined ? (
          <Button variant="default" size="xs" onClick={() => setUndoing(one)}>
            {t('word.undo')}
          </Button>
        ) : (
          <span className="muted" title={one.undone.reason}>
            {t('decisions.undoneBy', { name: one.undone.by })}
          </span>
        ),
    },
  ];

  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={8} height={32} />;
  return (
    <>
      <DataTable
        label={t('joins.tab.decisions')}
        rows={data}
        columns={columns}
        rowKey={(one) => one.id}
        exportName="decisions"
        empty={
          <Empty icon={Scale} title={t('joins.noDecisions')}>
            {t('joins.noDecisionsMeans')}
          </Empty>
        }
      />
      <ReasonDialog
        opened={undoing !== undefined}
        title={t(undoing?.kind === 'join' ? 'decisions.undoJoin' : 'decisions.undoSplit')}
        actionLabel={t('word.undo')}
        onClose={() => setUndoing(undefined)}
        onConfirm={async (reason) => {
          if (undoing === undefined) return;
          await undoDecision(undoing.id, reason);
          await client.invalidateQueries({ queryKey: ['joins'] });
          showToast(t('decisions.undoneNow'));
        }}
      >
        <p className="muted">{t('decisions.undoMeans')}</p>
      </ReasonDialog>
    </>
  );
}
