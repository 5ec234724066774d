import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LearnedContent } from '../api/contract.ts';
import { useFormat } from '../format/use-format.ts';
import { heightOfRows, IntervalRows } from '../parts/plot/interval-rows.tsx';
import { PlotFigure } from '../parts/plot/plot-figure.tsx';
import styles from './learned.module.css';

export type Learned = LearnedContent['items'][number];

const shownAtFirst = 12;

/** How often each piece is answered where nothing speaks for it, with what lies within the belief; each opens to what moves it, and to what can be done. */
export function LearnedContentSection({ items }: { items: readonly Learned[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const sorted = [...items].sort((left, right) => right.chance - left.chance);
  const shown = all ? sorted : sorted.slice(0, shownAtFirst);
  const range = ({ low, high }: Learned) => `${format.share(low)} – ${format.share(high)}`;
  return (
    <section className={styles.section}>
      <PlotFigure
        level={2}
        title={t('learned.pieces.title')}
        caption={t('learned.pieces.caption')}
        fileName="what-helped"
        height={heightOfRows(shown.length)}
        table={{
          head: [
            t('learned.pieces.piece'),
            t('learned.pieces.shown'),
            t('learned.pieces.answered'),
            t('learned.pieces.chance'),
            t('learned.pieces.range'),
          ],
          rows: sorted.map((one) => [one.title, format.count(one.shown), format.count(one.answered), format.share(one.chance), range(one)]),
        }}
      >
        {(width) => (
          <IntervalRows
            width={width}
            format={format.share}
            rows={shown.map((one) => ({
              ...{ key: one.key, name: one.title, value: one.chance, low: one.low, high: one.high },
              text: `${format.share(one.chance)} (${range(one)}); ${t('learned.pieces.of', { answered: format.count(one.answered), shown: format.count(one.shown) })}`,
            }))}
          />
        )}
      </PlotFigure>
      {items.length > shownAtFirst ? (
        <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('word.fewer') : t('word.allOf', { count: items.length })}
        </button>
      ) : null}
      <ul className={styles.pieces} aria-label={t('learned.pieces.open')}>
        {shown.map((one) => (
          <li key={one.key}>
            <Link to="/learned" search={(before) => ({ ...before, item: one.key })} resetScroll={false}>
              {one.title}
            </Link>{' '}
            <span className="muted">
              {t('learned.pieces.of', { answered: format.count(one.answered), shown: format.count(one.shown) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
