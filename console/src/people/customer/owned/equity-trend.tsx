import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { OwnedProduct } from '../../../api/contract.ts';
import styles from './owned.module.css';

interface EquityTrendProps {
  trend: OwnedProduct['trend'];
  money: (amount: number) => string;
  date: (at: string) => string;
}

const height = 56;
const bottom = 40;
const top = 6;
const edge = 4;

/** What a thing was worth, quarter by quarter until now, on an axis that begins at nothing. */
export function EquityTrend({ trend, money, date }: EquityTrendProps) {
  const { t } = useTranslation();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [first, last] = [trend[0], trend[trend.length - 1]];
  if (trend.length < 2 || first === undefined || last === undefined) return null;
  const highest = Math.max(...trend.map(({ total }) => total), 1);
  const x = (at: number) => edge + (at / (trend.length - 1)) * (width - 2 * edge);
  const y = (total: number) => bottom - (Math.max(0, total) / highest) * (bottom - top);
  const said = trend.map(({ time, total }) => `${date(time)}: ${money(total)}`).join('; ');
  return (
    <div ref={ref} className={styles.trend}>
      {width === 0 ? null : (
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${t('owned.trend')}. ${said}`}>
          <title>{t('owned.trend')}</title>
          <line x1={edge} x2={width - edge} y1={bottom} y2={bottom} className={styles.axis} />
          <polyline points={trend.map(({ total }, at) => `${x(at)},${y(total)}`).join(' ')} className={styles.line} />
          {trend.map(({ time, total }, at) => (
            <circle key={time} cx={x(at)} cy={y(total)} r={2.5} className={styles.dot} />
          ))}
          <text x={edge} y={height - 3} className={styles.label}>
            {date(first.time)} · {money(first.total)}
          </text>
          <text x={width - edge} y={height - 3} textAnchor="end" className={styles.label}>
            {money(last.total)}
          </text>
        </svg>
      )}
    </div>
  );
}
