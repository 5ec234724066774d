import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SingleViewPeople } from '../../api/contract.ts';
import { type GapReason, type SingleViewState, singleViewPeopleQuery } from '../../api/single-view.ts';
import { useFormat } from '../../format/use-format.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { Absence } from '../../people/customer/single-view/absence.tsx';
import { GapLine } from '../../people/customer/single-view/gap-line.tsx';
import { usePersonName } from '../../people/joins/use-person-name.ts';
import styles from './single-view.module.css';

type Listed = SingleViewPeople['items'][number];

/** The customers behind a number of the share, each opening to her page and to what mends it. */
export function NotYetList({ state, reason }: { state: SingleViewState; reason: GapReason | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const people = useInfiniteQuery(singleViewPeopleQuery(state, reason));
  const rows = useMemo(() => people.data?.pages.flatMap((page) => page.items) ?? [], [people.data]);
  const columns = useColumns(state);
  return (
    <Loaded query={people}>
      {({ pages: [first] }) => (
        <DataTable
          label={t(`viewShare.list.${state}`)}
          rows={rows}
          columns={columns}
          rowKey={(row) => row.at ?? row.id}
          exportName={`single-view-${state}`}
          summary={
            first === undefined || first.customers === 0
              ? undefined
              : t(state === 'unknown' ? 'viewShare.records' : 'viewShare.customers', {
                  count: first.customers,
                  number: format.count(first.customers),
                })
          }
          onNearEnd={people.hasNextPage && !people.isFetchingNextPage ? () => void people.fetchNextPage() : undefined}
          empty={<Empty icon={CircleCheck} title={t(`viewShare.none.${state}`)} />}
        />
      )}
    </Loaded>
  );
}

function useColumns(state: SingleViewState): Column<Listed>[] {
  const { t } = useTranslation();
  const nameOf = usePersonName();
  return useMemo(() => {
    const person: Column<Listed> = {
      id: 'person',
      header: t('behind.person'),
      plain: nameOf,
      cell: (row) => (
        <Link to="/people/$id" params={{ id: row.id }} search={{}}>
          {nameOf(row)}
        </Link>
      ),
    };
    const why: Column<Listed> = {
      id: 'why',
      header: t('viewShare.why'),
      track: 'minmax(0, 4fr)',
      plain: (row) => row.reasons.map((gap) => t(`viewShare.reason.${gap.reason}`)).join(', '),
      cell: (row) => (
        <ul className={styles.reasons}>
          {row.reasons.map((gap) => (
            <li key={JSON.stringify(gap)}>
              <GapLine
                gap={gap}
                id={row.id}
                action={gap.source === undefined ? null : <Absence id={row.id} name={nameOf(row)} source={gap.source} />}
              />
            </li>
          ))}
        </ul>
      ),
    };
    const place: Column<Listed> = {
      id: 'place',
      header: t('viewShare.place'),
      plain: (row) => row.place ?? '',
      cell: (row) => row.place ?? '—',
    };
    const seen: Column<Listed> = {
      id: 'seen',
      header: t('viewShare.seen'),
      plain: (row) => row.lastSeen ?? '',
      cell: (row) => <TimeText at={row.lastSeen} />,
    };
    return state === 'not_yet' ? [person, why, { ...place, extra: true }, seen] : [person, place, seen];
  }, [t, nameOf, state]);
}
