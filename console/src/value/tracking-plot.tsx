import { useTranslation } from 'react-i18next';
import type { BackTest } from '../api/contract.ts';
import { useFormat } from '../format/use-format.ts';
import { Opening } from '../parts/behind/opening.tsx';
import styles from '../parts/plot/plot.module.css';
import { keptApart, ticksUpTo } from '../parts/plot/ticks.ts';

const margin = { top: 12, right: 78, bottom: 26, left: 44 };
const labelGap = 34;
// A date of an axis needs this much room.
const datePixels = 92;

interface TrackingPlotProps {
  /** Opens the people behind the totals; absent where nobody knows them. */
  who: string | undefined;
  backTest: Pick<BackTest, 'cut' | 'end' | 'tracking'>;
  width: number;
  height: number;
}

/** Visits added up since the cut: a line for what came, a dotted one for what was expected, each named at its end. */
export function TrackingPlot({ who, backTest: { cut, end, tracking }, width, height }: TrackingPlotProps) {
  const { t } = useTranslation();
  const format = useFormat('UTC');
  const points = [{ day: cut, expected: 0, actual: 0 }, ...tracking];
  const last = points.at(-1) ?? { expected: 0, actual: 0 };
  const ticks = ticksUpTo(Math.max(...points.flatMap(({ expected, actual }) => [expected, actual])), 4);
  const [from, until] = [Date.parse(cut), Date.parse(end)];
  const plotWidth = width - margin.left - margin.right;
  const bottom = height - margin.bottom;
  const x = (day: string | number) => margin.left + ((new Date(day).getTime() - from) / (until - from)) * plotWidth;
  const y = (value: number) => bottom - (value / (ticks.at(-1) ?? 1)) * (bottom - margin.top);
  const path = (of: 'expected' | 'actual') => points.map((point, at) => `${at === 0 ? 'M' : 'L'}${x(point.day)} ${y(point[of])}`).join('');
  const days = Math.max(1, Math.min(4, Math.floor(plotWidth / datePixels)));
  const [expectedY = 0, actualY = 0] = keptApart([y(last.expected), y(last.actual)], labelGap, bottom - 14);
  const labelX = width - margin.right + 8;
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={tick === 0 ? styles.axis : styles.grid} x1={margin.left} x2={width - margin.right} y1={y(tick)} y2={y(tick)} />
          <text x={margin.left - 8} y={y(tick) + 4} textAnchor="end">
            {format.count(tick)}
          </text>
        </g>
      ))}
      {Array.from({ length: days + 1 }, (_, at) => from + (at * (until - from)) / days).map((day, at) => (
        <text key={day} x={x(day)} y={height - 6} textAnchor={at === 0 ? 'start' : at === days ? 'end' : 'middle'}>
          {format.date(day)}
        </text>
      ))}
      <path className={styles.actualLine} d={path('actual')} />
      <path className={styles.expectedLine} d={path('expected')} />
      <Opening who={who} className={styles.opened}>
        <EndLabel
          className={styles.ahead}
          x={labelX}
          y={expectedY}
          name={t('value.backTest.expected')}
          number={format.count(last.expected)}
        />
      </Opening>
      <Opening who={who} className={styles.opened}>
        <EndLabel className={styles.strong} x={labelX} y={actualY} name={t('value.backTest.came')} number={format.count(last.actual)} />
      </Opening>
    </>
  );
}

interface EndLabelProps {
  className: string | undefined;
  x: number;
  y: number;
  name: string;
  number: string;
}

function EndLabel({ className, x, y, name, number }: EndLabelProps) {
  return (
    <text x={x} y={y} className={className}>
      <tspan x={x}>{number}</tspan>
      <tspan x={x} dy={14}>
        {name}
      </tspan>
    </text>
  );
}
