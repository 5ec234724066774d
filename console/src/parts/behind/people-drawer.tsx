import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PeopleBehind } from '../../api/contract.ts';
import { type PeopleBehindQuery, peopleBehindQuery } from '../../api/people-behind.ts';
import { Loaded } from '../loaded.tsx';
import { SideDrawer } from '../side-drawer.tsx';
import { useAddressChange } from '../use-address-change.ts';
import styles from './behind.module.css';
import { PeopleTable, type PersonColumn } from './people-table.tsx';

export interface OpenedFigure {
  title: string;
  query: PeopleBehindQuery;
  columns: PersonColumn[];
  /** What the people come to together, in words. */
  sums: (people: PeopleBehind) => ReactNode;
}

interface PeopleDrawerProps {
  /** Undefined while nothing is opened. */
  figure: OpenedFigure | undefined;
  onOrder?: (order: string) => void;
}

/** The people behind a figure, beside the page that shows it: how many, what they come to, and each of them on a row that leads to her. */
export function PeopleDrawer({ figure, onOrder }: PeopleDrawerProps) {
  const change = useAddressChange();
  // On its way out it still shows what it showed.
  const last = useRef(figure);
  if (figure !== undefined) last.current = figure;
  const shown = figure ?? last.current;
  const close = () => change({ who: undefined, by: undefined }, 'step');
  return (
    <SideDrawer opened={figure !== undefined} onClose={close} width={680} title={shown?.title}>
      {shown === undefined ? null : <Opened figure={shown} onOrder={onOrder} />}
    </SideDrawer>
  );
}

function Opened({ figure, onOrder }: { figure: OpenedFigure; onOrder: PeopleDrawerProps['onOrder'] }) {
  const { t } = useTranslation();
  const people = useInfiniteQuery(peopleBehindQuery(figure.query));
  return (
    <Loaded query={people}>
      {({ pages }) => {
        const [first] = pages;
        if (first === undefined) return null;
        return (
          <>
            <p className={styles.sums} role="status">
              {figure.sums(first)}
            </p>
            {first.oneIn === undefined ? null : <p className={styles.note}>{t('behind.oneIn', { number: first.oneIn })}</p>}
            <PeopleTable
              label={figure.title}
              people={first.people}
              rows={pages.flatMap((page) => page.rows)}
              columns={figure.columns}
              order={figure.query.order}
              onOrder={onOrder}
              onNearEnd={people.hasNextPage && !people.isFetchingNextPage ? () => void people.fetchNextPage() : undefined}
            />
          </>
        );
      }}
    </Loaded>
  );
}
