import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import styles from './plot.module.css';

interface IntervalPlotProps {
  low: number;
  expected: number;
  high: number;
  /** How far the axis reaches at least, so that next to nothing looks like next to nothing. */
  reach: number;
  format: (value: number) => string;
  /** The same in words, for those who do not see it. */
  label: string;
}

const height = 40;
const lineY = 12;
const labelY = 35;
const edge = 8;
// A letter of a label, in pixels, at its size of 12.
const letter = 7;

/** Where eight in ten end up, as a bar from low to high on an axis that begins at nothing; a dot at what is expected. */
export function IntervalPlot({ low, expected, high, reach, format, label }: IntervalPlotProps) {
  const { t } = useTranslation();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const from = Math.min(0, low);
  const until = Math.max(high, expected, reach) * 1.06 || 1;
  const x = (value: number) => edge + ((value - from) / (until - from)) * (width - 2 * edge);
  const [lowText, highText] = [format(low), format(high)];
  const highEnd = Math.min(x(high) + (highText.length * letter) / 2, width);
  const lowX = Math.max(x(low) - (lowText.length * letter) / 2, 0);
  const same = t('worth.sameForAll', { value: lowText });
  const touch = lowX + (lowText.length + 2) * letter > highEnd - highText.length * letter;
  return (
    <div ref={ref} style={{ height }}>
      {width === 0 ? null : (
        <svg className={styles.drawing} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
          <line className={styles.grid} x1={x(from)} x2={x(until)} y1={lineY} y2={lineY} />
          <line className={styles.axis} x1={x(0)} x2={x(0)} y1={lineY - 6} y2={lineY + 6} />
          <rect className={styles.band} x={x(low)} y={lineY - 5} width={Math.max(2, x(high) - x(low))} height={10} rx={5} />
          <circle className={styles.middle} cx={x(expected)} cy={lineY} r={6.5} />
          {low === high && reach > high ? (
            <>
              <line className={styles.axis} x1={x(reach)} x2={x(reach)} y1={lineY - 4} y2={lineY + 4} />
              <text x={Math.min(x(reach), width)} y={labelY} textAnchor="end">
                {format(reach)}
              </text>
            </>
          ) : null}
          {touch ? (
            <text x={lowX} y={labelY}>
              {low === high ? same : `${lowText} – ${highText}`}
            </text>
          ) : (
            <>
              <text x={lowX} y={labelY}>
                {lowText}
              </text>
              <text x={highEnd} y={labelY} textAnchor="end">
                {highText}
              </text>
            </>
          )}
        </svg>
      )}
    </div>
  );
}
