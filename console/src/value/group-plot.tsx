import { useTranslation } from 'react-i18next';
import type { CalibrationGroup } from '../api/contract.ts';
import { useFormat } from '../format/use-format.ts';
import { Opening } from '../parts/behind/opening.tsx';
import styles from '../parts/plot/plot.module.css';
import { keptApart, ticksUpTo } from '../parts/plot/ticks.ts';
import { usePeopleText } from './use-people-text.ts';

const margin = { top: 12, right: 84, bottom: 42, left: 36 };
const labelGap = 16;

interface GroupPlotProps {
  /** Opens the people of a group; absent where nobody knows them. */
  whoOf: ((group: number) => string) | undefined;
  groups: readonly CalibrationGroup[];
  width: number;
  height: number;
  nameOf: (group: number) => string;
  /** What stands under the first and the last group. */
  ends: [string, string];
}

/** For each group of people what was expected (ring) and what came (dot), joined by how far apart they are. */
export function GroupPlot({ whoOf, groups, width, height, nameOf, ends }: GroupPlotProps) {
  const { t } = useTranslation();
  const peopleText = usePeopleText();
  const format = useFormat();
  const ticks = ticksUpTo(Math.max(...groups.flatMap(({ expected, actual, sameRate }) => [expected, actual, sameRate])), 5);
  const bottom = height - margin.bottom;
  const right = width - margin.right;
  const step = (right - margin.left) / Math.max(1, groups.length);
  const x = (at: number) => margin.left + (at + 0.5) * step;
  const y = (value: number) => bottom - (value / (ticks.at(-1) ?? 1)) * (bottom - margin.top);
  const number = (value: number) => new Intl.NumberFormat(format.locale, { maximumFractionDigits: 2 }).format(value);
  const last = groups.at(-1);
  const [expectedY = 0, actualY = 0, ruleY = 0] =
    last === undefined ? [] : keptApart([y(last.expected), y(last.actual), y(last.sameRate)], labelGap, bottom);
  const dash = Math.min(8, step / 3);
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={tick === 0 ? styles.axis : styles.grid} x1={margin.left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text x={margin.left - 8} y={y(tick) + 4} textAnchor="end">
            {number(tick)}
          </text>
        </g>
      ))}
      {groups.map(({ group, people, expected, actual, sameRate }, at) => (
        <Opening key={group} who={whoOf?.(group)} className={styles.opened}>
          <title>
            {`${nameOf(group)}: ${t('value.backTest.expected')} ${number(expected)}, ${t('value.backTest.came')} ${number(actual)}, ${peopleText(people)}`}
          </title>
          <rect x={x(at) - step / 2} y={margin.top} width={step} height={bottom - margin.top} className={styles.ground} />
          <line className={styles.ruleDash} x1={x(at) - dash} x2={x(at) + dash} y1={y(sameRate)} y2={y(sameRate)} />
          <line className={styles.apart} x1={x(at)} x2={x(at)} y1={y(expected)} y2={y(actual)} />
          <circle className={styles.expectedDot} cx={x(at)} cy={y(expected)} r={5} />
          <circle className={styles.actualDot} cx={x(at)} cy={y(actual)} r={4} />
          <text x={x(at)} y={bottom + 17} textAnchor="middle">
            {nameOf(group)}
          </text>
        </Opening>
      ))}
      <text x={margin.left} y={height - 6}>
        {ends[0]}
      </text>
      <text x={right} y={height - 6} textAnchor="end">
        {ends[1]}
      </text>
      {last === undefined ? null : (
        <>
          <text className={styles.ahead} x={right + 4} y={expectedY + 4}>
            {t('value.backTest.expected')}
          </text>
          <text className={styles.strong} x={right + 4} y={actualY + 4}>
            {t('value.backTest.came')}
          </text>
          <text x={right + 4} y={ruleY + 4}>
            {t('value.backTest.sameRate')}
          </text>
        </>
      )}
    </>
  );
}
