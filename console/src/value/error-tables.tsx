import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackTest } from '../api/contract.ts';
import { none } from '../format/number.ts';
import { useFormat } from '../format/use-format.ts';
import { FigureLink } from '../parts/behind/figure-link.tsx';
import { bestOf, type Errors, isOrder, type Measure, measures } from './back-test-view.ts';
import { useModelName } from './use-model-name.ts';
import styles from './value.module.css';

/** Every forecast and rule of thumb on every measure; the best of each column is marked. */
export function ErrorTables({ backTest: { rows, pastSpend, currency, listing } }: { backTest: BackTest }) {
  const { t } = useTranslation();
  const id = useId();
  const [pointed, setPointed] = useState<Measure | undefined>();
  const visits = rows.map((row) => ({ forecast: row.forecast, errors: row.visits as Errors }));
  const amounts = rows.flatMap(({ forecast, amount }) => (amount === undefined ? [] : [{ forecast, errors: amount as Errors }]));
  const shared = { explained: id, onPoint: setPointed, isListed: listing !== undefined };
  return (
    <section aria-labelledby={`${id}-errors`}>
      <h3 id={`${id}-errors`} className={styles.subheading}>
        {t('value.backTest.errors')}
      </h3>
      <p className={styles.caption}>{t('value.backTest.bestMeans')}</p>
      <div className={styles.tables}>
        <ErrorTable
          {...shared}
          what="visits"
          title={t('value.backTest.visits', { visits: t('worth.visit', { count: 2 }) })}
          rows={visits}
        />
        {pastSpend === undefined ? null : (
          <ErrorTable
            {...shared}
            what="amount"
            title={t('value.backTest.amount', { currency })}
            rows={[...amounts, { forecast: 'past_spend', errors: pastSpend }]}
          />
        )}
      </div>
      <p className={styles.explained} aria-hidden>
        {pointed === undefined ? t('value.backTest.point') : t(`value.backTest.measure.${pointed}.means`)}
      </p>
      <details className={styles.measures}>
        <summary>{t('value.backTest.measures')}</summary>
        <ul>
          {measures.map((measure) => (
            <li key={measure} id={`${id}-${measure}`}>
              {t(`value.backTest.measure.${measure}.means`)}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

interface ErrorTableProps {
  what: 'visits' | 'amount';
  /** Who is behind the numbers is known. */
  isListed: boolean;
  title: string;
  rows: { forecast: string; errors: Errors }[];
  /** Beginning of the ids of the explanations. */
  explained: string;
  onPoint: (measure: Measure | undefined) => void;
}

function ErrorTable({ what, isListed, title, rows, explained, onPoint }: ErrorTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const modelName = useModelName();
  const shown = (measure: Measure, value: number) => errorText(measure, value, format.locale);
  const best = bestOf(
    rows.map(({ errors }) => errors),
    shown,
  );
  // Two totals of the same size, one too high and one too low, are equally good.
  const isBest = (measure: Measure, text: string) => best[measure]?.replace(/^[+−]/, '') === text.replace(/^[+−]/, '');
  const whoOf = (forecast: string) => (isListed ? `forecast:${forecast}:${what}` : undefined);
  const nameOf = (measure: Measure) => t(`value.backTest.measure.${measure}.name`);
  return (
    <table className={styles.table}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('value.backTest.forecast')}</th>
          {measures.map((measure) => (
            <th key={measure} scope="col">
              <button
                type="button"
                className={styles.measure}
                aria-describedby={`${explained}-${measure}`}
                onFocus={() => onPoint(measure)}
                onBlur={() => onPoint(undefined)}
                onPointerEnter={() => onPoint(measure)}
                onPointerLeave={() => onPoint(undefined)}
              >
                {nameOf(measure)}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ forecast, errors }) => (
          <tr key={forecast} data-own={forecast === 'blend' || undefined}>
            <th scope="row">
              <FigureLink who={whoOf(forecast)}>{modelName(forecast)}</FigureLink>
            </th>
            {measures.map((measure) => {
              const value = errors[measure];
              const text = value === undefined ? none : shown(measure, value);
              const marked = value !== undefined && isBest(measure, text);
              return (
                <td key={measure} data-label={nameOf(measure)} data-best={marked || undefined}>
                  {marked ? <span className="hidden-visually">{t('value.backTest.best')} </span> : null}
                  {value === undefined ? (
                    text
                  ) : (
                    <FigureLink who={whoOf(forecast)} isStop={false}>
                      {text}
                    </FigureLink>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function errorText(measure: Measure, value: number, locale: string): string {
  const isShare = measure === 'bias';
  const digits = isShare ? 1 : isOrder(measure) ? 3 : value >= 10 ? 2 : 3;
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    ...(isShare ? ({ style: 'percent', signDisplay: 'exceptZero' } as const) : {}),
  })
    .format(value)
    .replace('-', '−');
}
