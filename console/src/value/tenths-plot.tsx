import { useTranslation } from 'react-i18next';
import type { ValueOfEveryone } from '../api/contract.ts';
import { moneyText } from '../format/money.ts';
import { useFormat } from '../format/use-format.ts';
import { Opening } from '../parts/behind/opening.tsx';
import styles from '../parts/plot/plot.module.css';
import { usePeopleText } from './use-people-text.ts';

export type InCurrency = ValueOfEveryone['currencies'][number];

const margin = { top: 24, right: 8, bottom: 42, left: 8 };

interface TenthsPlotProps {
  one: InCurrency;
  width: number;
  height: number;
  whoOf: (tenth: number) => string;
}

/** What each tenth of people is expected to bring, as a bar with its share above it; below the line where service costs more than it brings. */
export function TenthsPlot({ one: { currency, profit = 0, tenths }, width, height, whoOf }: TenthsPlotProps) {
  const { t } = useTranslation();
  const peopleText = usePeopleText();
  const format = useFormat();
  const bottom = height - margin.bottom;
  const values = tenths.map((tenth) => tenth.profit ?? 0);
  const [most, least] = [Math.max(0, ...values), Math.min(0, ...values)];
  const y = (value: number) => margin.top + ((most - value) / (most - least || 1)) * (bottom - margin.top);
  const step = (width - margin.left - margin.right) / Math.max(1, tenths.length);
  const bar = Math.min(56, step * 0.68);
  return (
    <>
      <line className={styles.axis} x1={margin.left} x2={width - margin.right} y1={y(0)} y2={y(0)} />
      {tenths.map(({ tenth, people, profit: brings = 0 }, at) => {
        const middle = margin.left + (at + 0.5) * step;
        const top = Math.min(y(0), y(brings));
        return (
          <Opening key={tenth} who={whoOf(tenth)} className={styles.opened}>
            <title>{`${t('value.everyone.tenth', { tenth })}: ${moneyText({ amount: Math.round(brings), currency }, format.locale)}, ${peopleText(people)}`}</title>
            <rect x={middle - step / 2} y={margin.top - 18} width={step} height={bottom - margin.top + 18} className={styles.ground} />
            <rect className={styles.bar} x={middle - bar / 2} y={top} width={bar} height={Math.max(1, Math.abs(y(brings) - y(0)))} rx={2} />
            <text x={middle} y={top - 6} textAnchor="middle" className={at === tenths.length - 1 ? styles.strong : undefined}>
              {format.share(brings / profit)}
            </text>
            <text x={middle} y={bottom + 17} textAnchor="middle">
              {tenth}
            </text>
          </Opening>
        );
      })}
      <text x={margin.left} y={height - 6}>
        {t('value.backTest.least')}
      </text>
      <text x={width - margin.right} y={height - 6} textAnchor="end">
        {t('value.backTest.greatest')}
      </text>
    </>
  );
}
