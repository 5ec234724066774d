import { useTranslation } from 'react-i18next';
import type { SingleView } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { PlotFigure } from '../../parts/plot/plot-figure.tsx';
import styles from './single-view.module.css';

const height = 150;
const margin = { left: 44, right: 12, top: 8, bottom: 24 };

/** Whether it gets better: the share at the end of each day, on an axis from nobody to everybody. */
export function ShareByDay({ days }: Pick<SingleView, 'days'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = days.flatMap(({ share, ...day }) => (share === null ? [] : [{ ...day, share }]));
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined || shown.length < 2) return null;
  const timeOf = (day: string) => Date.parse(day);
  const caption = t('viewShare.byDay.caption', {
    from: format.share(first.share),
    to: format.share(last.share),
    since: format.date(first.day),
  });
  return (
    <div className={styles.days}>
      <PlotFigure
        title={t('viewShare.byDay.title')}
        caption={caption}
        fileName="single-view"
        height={height}
        level={2}
        table={{
          head: [t('viewShare.byDay.day'), t('page.singleView.title'), t('viewShare.list.whole'), t('viewShare.list.not_yet')],
          rows: [...shown]
            .reverse()
            .map((row) => [format.date(row.day), format.share(row.share), format.count(row.whole), format.count(row.notYet)]),
        }}
      >
        {(width) => {
          const inner = width - margin.left - margin.right;
          const span = Math.max(1, timeOf(last.day) - timeOf(first.day));
          const x = (day: string) => margin.left + (inner * (timeOf(day) - timeOf(first.day))) / span;
          const y = (share: number) => margin.top + (height - margin.top - margin.bottom) * (1 - share);
          return (
            <>
              {[0, 0.5, 1].map((share) => (
                <g key={share}>
                  <line x1={margin.left} x2={width - margin.right} y1={y(share)} y2={y(share)} className={styles.grid} />
                  <text x={margin.left - 8} y={y(share) + 4} textAnchor="end" className={styles.tick}>
                    {format.share(share)}
                  </text>
                </g>
              ))}
              <polyline points={shown.map((row) => `${x(row.day)},${y(row.share)}`).join(' ')} className={styles.line} />
              {shown.map((row) => (
                <circle key={row.day} cx={x(row.day)} cy={y(row.share)} r={2.5} className={styles.dot}>
                  <title>{`${format.date(row.day)}: ${format.share(row.share)}`}</title>
                </circle>
              ))}
              <text x={margin.left} y={height - 6} className={styles.tick}>
                {format.date(first.day)}
              </text>
              <text x={width - margin.right} y={height - 6} textAnchor="end" className={styles.tick}>
                {format.date(last.day)}
              </text>
            </>
          );
        }}
      </PlotFigure>
    </div>
  );
}
