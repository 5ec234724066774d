import { Link } from '@tanstack/react-router';
import { ArrowDown } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonBehind } from '../../api/contract.ts';
import { TimeText } from '../time-text.tsx';
import styles from './behind.module.css';

export interface PersonColumn {
  name: string;
  cell: (person: PersonBehind) => ReactNode;
  /** What the server calls the order by this column, where there is one. */
  order?: string;
}

interface PeopleTableProps {
  label: string;
  people: number;
  rows: PersonBehind[];
  columns: PersonColumn[];
  order: string | undefined;
  onOrder: ((order: string) => void) | undefined;
  onNearEnd: (() => void) | undefined;
}

/** People in a list beside a page: one Tab leads in, arrows from one to the next, more come as one goes down. */
export function PeopleTable({ label, people, rows, columns, order, onOrder, onNearEnd }: PeopleTableProps) {
  const { t } = useTranslation();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (end.current === null || onNearEnd === undefined) return;
    const watcher = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && onNearEnd(), {
      rootMargin: '600px',
    });
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [onNearEnd]);

  const move = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const row = (event.target as HTMLElement).closest('tr');
    const next = event.key === 'ArrowDown' ? row?.nextElementSibling : event.key === 'ArrowUp' ? row?.previousElementSibling : undefined;
    if (next === null || next === undefined) return;
    event.preventDefault();
    next.querySelector('a')?.focus();
  };

  return (
    <>
      <table
        className={styles.people}
        aria-label={label}
        aria-rowcount={people + 1}
        style={{ '--columns': columns.length } as CSSProperties}
      >
        <thead>
          <tr>
            <th scope="col">{t('behind.person')}</th>
            {columns.map((column) => (
              <th key={column.name} scope="col" aria-sort={column.order !== undefined && column.order === order ? 'descending' : undefined}>
                {column.order === undefined || onOrder === undefined ? (
                  column.name
                ) : (
                  <button type="button" className={styles.order} onClick={() => onOrder(column.order as string)}>
                    {column.name}
                    {column.order === order ? <ArrowDown size={12} aria-hidden /> : null}
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={move}>
          {rows.map((person, at) => (
            // Somebody who was two people then stands in two rows.
            <tr key={`${person.id} ${person.at ?? ''}`} aria-rowindex={at + 2}>
              <th scope="row">
                <Who person={person} />
              </th>
              {columns.map((column) => (
                <td key={column.name}>{column.cell(person)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div ref={end} />
    </>
  );
}

function Who({ person: { id, at, name, place, lastSeen } }: { person: PersonBehind }) {
  const { t } = useTranslation();
  if (name === null) return <span className={styles.gone}>{t('behind.gone', { id })}</span>;
  return (
    <>
      <Link to="/people/$id" params={{ id }} className={styles.name}>
        {name}
      </Link>
      <span className={styles.about}>
        {at === undefined ? null : <>{t('behind.joined', { id: at })} · </>}
        {place === undefined ? null : <>{place} · </>}
        {lastSeen === undefined ? null : <TimeText at={lastSeen} />}
      </span>
    </>
  );
}
