import type { DecisionScoreboard } from '../api/contract.ts';
import { heightOfRows, IntervalRows } from '../parts/plot/interval-rows.tsx';
import { PlotFigure } from '../parts/plot/plot-figure.tsx';
import styles from './learned.module.css';
import { useMetText } from './use-met-text.ts';

const words = { learned: 'byDraw', rule: 'byRule', colleague: 'byColleague', default: 'byDefault' } as const;

/** How what the product, rules and colleagues chose was met, place by place, with intervals. */
export function ScoreSection({ scores }: { scores: DecisionScoreboard }) {
  const { t, format, met } = useMetText();
  const who = (chosenBy: string) => t(`deciding.${words[chosenBy as keyof typeof words] ?? 'byDraw'}`);
  const rows = scores.places.flatMap(({ place, by }) =>
    by.map((one) => ({
      ...{
        key: `${place} ${one.chosenBy}`,
        name: `${place} · ${who(one.chosenBy)}`,
        text: met(one),
        shown: one.shown,
        answered: one.answered,
      },
      ...{ value: one.share ?? undefined, low: one.low ?? undefined, high: one.high ?? undefined },
    })),
  );
  if (rows.length === 0) return null;
  return (
    <section className={styles.section}>
      <PlotFigure
        level={2}
        title={t('learned.score.title')}
        caption={t('learned.score.caption', { days: scores.days, minutes: scores.answerMinutes })}
        fileName="who-chooses-best"
        height={heightOfRows(rows.length)}
        table={{
          head: [t('learned.score.who'), t('learned.pieces.shown'), t('learned.pieces.answered'), t('learned.pieces.range')],
          rows: rows.map((row) => [row.name, format.count(row.shown), format.count(row.answered), row.text]),
        }}
      >
        {(width) => <IntervalRows width={width} rows={rows} format={format.share} />}
      </PlotFigure>
    </section>
  );
}
