// biome-ignore-all lint/a11y/useSemanticElements: rows are placed one by one, which table elements do not allow; the roles say the same.
// biome-ignore-all lint/a11y/useFocusableInteractive: the links and buttons inside the rows take the focus.
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useLayoutEffect, useMemo, useRef } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useDensity } from '../../theme/density.ts';
import { useNarrow } from '../use-narrow.ts';
import { useScrollMargin } from '../use-scroll-margin.ts';
import { type Column, nextSort, shownColumns, sortedRows } from './column.ts';
import styles from './data-table.module.css';
import { useTableSearch } from './table-search.ts';
import { TableTools } from './table-tools.tsx';

interface DataTableProps<Row> {
  label: string;
  rows: Row[];
  columns: Column<Row>[];
  rowKey: (row: Row) => string | number;
  /** How many people or things the whole list holds, in words; beside the tools of the table. */
  summary?: ReactNode;
  exportName: string;
  empty: ReactNode;
  onNearEnd?: (() => void) | undefined;
  isMarked?: (row: Row) => boolean;
}

// Rows drawn beyond the edge, so that fast scrolling meets no blank; more only costs time.
const overscan = 12;
const nearEndRows = 20;

/** A list of any length: only what is on the screen is drawn; order and columns are kept in the address bar. */
export function DataTable<Row>({ label, rows, columns, rowKey, summary, exportName, empty, onNearEnd, isMarked }: DataTableProps<Row>) {
  const format = useFormat();
  const density = useDensity();
  const narrow = useNarrow();
  const [search] = useTableSearch();
  const shown = useMemo(() => shownColumns(columns, search.cols), [columns, search.cols]);
  const sorted = useMemo(() => sortedRows(rows, columns, search.sort, format.locale), [rows, columns, search.sort, format.locale]);
  const body = useRef<HTMLDivElement>(null);
  const scrollMargin = useScrollMargin(body);

  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => document.getElementById('main'),
    estimateSize: () => (narrow ? 132 : density === 'compact' ? 34 : 44),
    overscan,
    scrollMargin,
    getItemKey: (at) => rowKey(sorted[at] as Row),
  });
  const items = virtual.getVirtualItems();
  const lastIndex = items.at(-1)?.index;
  useLayoutEffect(() => {
    if (lastIndex !== undefined && lastIndex >= sorted.length - nearEndRows) onNearEnd?.();
  }, [lastIndex, sorted.length, onNearEnd]);

  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    if (row === null || (event.target as HTMLElement).closest('input, select, textarea, [role=menu]') !== null) return;
    const next = Number(row.dataset.row) + (event.key === 'ArrowDown' ? 1 : -1);
    if (next < 0 || next >= sorted.length) return;
    event.preventDefault();
    virtual.scrollToIndex(next, { align: 'auto' });
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(`[data-row="${next}"] :is(a, button)`)?.focus());
  };

  const tracks = shown.map((column) => column.track ?? 'minmax(0, 2fr)').join(' ');
  return (
    <div className={styles.frame}>
      {sorted.length === 0 && summary === undefined ? null : (
        <TableTools columns={columns} shown={shown} rows={sorted} summary={summary} exportName={exportName} />
      )}
      {sorted.length === 0 ? (
        empty
      ) : (
        <div
          role="table"
          aria-label={label}
          aria-rowcount={sorted.length + 1}
          className={styles.table}
          style={{ '--tracks': tracks } as CSSProperties}
          onKeyDown={move}
        >
          <div role="rowgroup" className={styles.head}>
            <div role="row" aria-rowindex={1} className={styles.row}>
              {shown.map((column) => (
                <Heading key={column.id} column={column} />
              ))}
            </div>
          </div>
          <div role="rowgroup" ref={body} className={styles.body} style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const row = sorted[item.index] as Row;
              return (
                <div
                  key={item.key}
                  role="row"
                  aria-rowindex={item.index + 2}
                  data-row={item.index}
                  data-index={item.index}
                  data-marked={isMarked?.(row) === true || undefined}
                  ref={virtual.measureElement}
                  className={styles.row}
                  style={{ transform: `translateY(${item.start - scrollMargin}px)` }}
                >
                  {shown.map((column) => (
                    <div key={column.id} role="cell" className={styles.cell} data-align={column.align} data-label={column.header}>
                      {column.cell(row)}
                    </div>
                  ))}
                </div>
              );
            })}
          </div>
        </div>
      )}
    </div>
  );
}

function Heading<Row>({ column }: { column: Column<Row> }) {
  const [search, setSearch] = useTableSearch();
  const direction = search.sort === column.id ? 'ascending' : search.sort === `-${column.id}` ? 'descending' : undefined;
  return (
    <div role="columnheader" className={styles.heading} data-align={column.align} aria-sort={direction ?? 'none'}>
      {column.plain === undefined ? (
        column.header
      ) : (
        <button type="button" className={styles.sort} onClick={() => setSearch({ sort: nextSort(search.sort, column.id) })}>
          {column.header}
          {direction === 'ascending' ? (
            <ArrowUp size={13} aria-hidden />
          ) : direction === 'descending' ? (
            <ArrowDown size={13} aria-hidden />
          ) : null}
        </button>
      )}
    </div>
  );
}
