import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { GitMerge } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JoinToReview } from '../../api/contract.ts';
import { refusedLinksQuery } from '../../api/joins.ts';
import { decisionId, joinCustomers, undoDecision } from '../../api/people.ts';
import { sentence } from '../../format/sentence.ts';
import { Empty } from '../../parts/empty.tsx';
import { Problem } from '../../parts/problem.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { showToast } from '../../parts/toast.ts';
import { useNamespaceName } from '../use-namespace-name.ts';
import styles from './joins.module.css';

/** Pairs of people whom a rule kept apart, and what they share. */
export function RefusedTable() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const namespaceName = useNamespaceName();
  const [joining, setJoining] = useState<JoinToReview | undefined>();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(refusedLinksQuery);
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const nameOf = (person: { id: string; name: string | null }) => person.name ?? t('joins.nameless', { id: person.id });

  const columns: Column<JoinToReview>[] = [
    {
      id: 'people',
      header: t('joins.people'),
      track: 'minmax(0, 3fr)',
      plain: (item) => item.people.map(nameOf).join(' / '),
      cell: (item) => (
        <span className={styles.people}>
          {item.people.map((person) => (
            <Link key={person.id} to="/people/$id" params={{ id: person.id }}>
              {nameOf(person)}
            </Link>
          ))}
        </span>
      ),
    },
    {
      id: 'shares',
      header: t('joins.shares'),
      track: 'minmax(0, 3fr)',
      plain: (item) => `${item.identifier.namespace} ${item.identifier.value}`,
      cell: (item) => (
        <span>
          <span className="muted">{namespaceName(item.identifier.namespace)}</span> {item.identifier.value}
        </span>
      ),
    },
    {
      id: 'reason',
      header: t('joins.reason'),
      track: 'minmax(0, 5fr)',
      plain: (item) => item.reason,
      cell: (item) => <span className={styles.reason}>{sentence(item.reason)}</span>,
    },
    { id: 'since', header: t('joins.since'), track: '120px', plain: (item) => item.since, cell: (item) => <TimeText at={item.since} /> },
    {
      id: 'decide',
      header: t('joins.decision'),
      track: '132px',
      cell: (item) =>
        item.people.length === 2 ? (
          <Button variant="default" size="xs" onClick={() => setJoining(item)}>
            {t('joins.samePerson')}
          </Button>
        ) : null,
    },
  ];

  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={8} height={32} />;
  const [one, other] = joining?.people ?? [];
  return (
    <>
      <DataTable
        label={t('page.joins.title')}
        rows={items}
        columns={columns}
        rowKey={(item) => item.id}
        exportName="joins-to-review"
        summary={t('joins.keptApart', { count: items.length })}
        onNearEnd={hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined}
        empty={
          <Empty icon={GitMerge} title={t('joins.none')}>
            {t('joins.noneMeans')}
          </Empty>
        }
      />
      <ReasonDialog
        opened={one !== undefined && other !== undefined}
        title={one === undefined || other === undefined ? '' : t('joins.joinTitle', { one: nameOf(one), other: nameOf(other) })}
        actionLabel={t('join.do')}
        onClose={() => setJoining(undefined)}
        onConfirm={async (reason) => {
          if (one === undefined || other === undefined) return;
          const answer = await joinCustomers(one.id, other.id, reason);
          const refresh = () => client.invalidateQueries({ queryKey: ['joins'] });
          await refresh();
          showToast(t('join.done', { name: nameOf(other) }), {
            undo: () => void undoDecision(decisionId(answer.decision), t('join.undoReason')).then(refresh),
          });
        }}
      >
        <p className="muted">{t('joins.joinNote')}</p>
      </ReasonDialog>
    </>
  );
}
