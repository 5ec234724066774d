import { ActionIcon } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { Download } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './plot.module.css';
import { saveSvg } from './save-svg.ts';

export interface PlotTable {
  /** Names of the columns; the first column names the rows. */
  head: string[];
  rows: [string, ...ReactNode[]][];
}

interface PlotFigureProps {
  /** What the plot answers. */
  title: string;
  /** The answer in words, and what the axes are. */
  caption: ReactNode;
  table: PlotTable;
  fileName: string;
  height: number;
  /** Parts of the drawing can be opened: it is then a group of links and no picture. */
  hasLinks?: boolean;
  /** The heading above it; 3 stands within a section of 2. */
  level?: 2 | 3;
  /** Draws into the given size; called again when the place becomes wider or narrower, so that letters keep their size. */
  children: (width: number) => ReactNode;
}

/** A plot under its question, with the same as a table one press away, and as a file. */
export function PlotFigure({ title, caption, table, fileName, height, hasLinks = false, level = 3, children }: PlotFigureProps) {
  const { t } = useTranslation();
  const id = useId();
  const Heading = `h${level}` as const;
  const { ref, width } = useElementSize<HTMLDivElement>();
  const drawing = useRef<SVGSVGElement>(null);
  const [isTable, setTable] = useState(false);
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <div className={styles.head}>
        <Heading id={id} className={styles.title}>
          {title}
        </Heading>
        <div className={styles.tools}>
          <button type="button" className={styles.switch} aria-pressed={isTable} onClick={() => setTable(!isTable)}>
            {isTable ? t('plot.asPlot') : t('plot.asTable')}
          </button>
          {isTable ? null : (
            <ActionIcon
              variant="subtle"
              title={t('plot.save')}
              aria-label={`${t('plot.save')}: ${title}`}
              onClick={() => drawing.current !== null && saveSvg(drawing.current, fileName)}
            >
              <Download size={15} aria-hidden />
            </ActionIcon>
          )}
        </div>
      </div>
      <figcaption className={styles.caption}>{caption}</figcaption>
      <div ref={ref} className={styles.place} style={isTable ? undefined : { height }}>
        {isTable ? (
          <TableOf table={table} title={title} />
        ) : width === 0 ? null : (
          <svg
            ref={drawing}
            className={styles.drawing}
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            role={hasLinks ? 'group' : 'img'}
            aria-label={title}
          >
            {children(width)}
          </svg>
        )}
      </div>
    </figure>
  );
}

function TableOf({ table, title }: { table: PlotTable; title: string }) {
  return (
    <table className={styles.table}>
      <caption className="hidden-visually">{title}</caption>
      <thead>
        <tr>
          {table.head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, at) => (
              <td key={table.head[at + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
