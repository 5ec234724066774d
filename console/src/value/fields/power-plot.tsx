import { useTranslation } from 'react-i18next';
import type { ValueField } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import styles from './fields.module.css';
import { areaText } from './use-field-texts.ts';

const width = 108;
const height = 22;
const padding = 5;
// Below chance there is only doubt: the axis is the same in every row, so that rows can be compared by eye.
const from = 0.4;
const to = 1;

function place(value: number): number {
  return padding + ((Math.min(to, Math.max(from, value)) - from) / (to - from)) * (width - 2 * padding);
}

/** Where a field stands between chance and certainty, with its interval: hollow where it cannot be told from chance. */
export function PowerPlot({ field: { auc, low, high, verdict } }: { field: Pick<ValueField, 'auc' | 'high' | 'low' | 'verdict'> }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const hasPower = verdict === 'predicts' || verdict === 'addsNothing';
  const said = t('fields.powerText', { area: areaText(auc, locale), low: areaText(low, locale), high: areaText(high, locale) });
  return (
    <span className={styles.power} title={said}>
      <svg width={width} height={height} role="img" aria-label={said} className={styles.plot}>
        <line x1={padding} x2={width - padding} y1={height / 2} y2={height / 2} className={styles.axis} />
        <line x1={place(0.5)} x2={place(0.5)} y1={2} y2={height - 2} className={styles.chance} />
        <line x1={place(low)} x2={place(high)} y1={height / 2} y2={height / 2} className={styles.interval} data-power={hasPower} />
        <circle cx={place(auc)} cy={height / 2} r={2.75} className={styles.middle} data-power={hasPower} />
      </svg>
      <b className={styles.area} aria-hidden>
        {areaText(auc, locale)}
      </b>
    </span>
  );
}
