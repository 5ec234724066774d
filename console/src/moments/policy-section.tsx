import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { PolicyValues } from '../api/contract.ts';
import { policyValuesQuery } from '../api/moments.ts';
import { useMay } from '../app/use-session.ts';
import { Loaded } from '../parts/loaded.tsx';
import numbers from '../parts/numbers.module.css';
import { heightOfRows, IntervalRows } from '../parts/plot/interval-rows.tsx';
import { PlotFigure } from '../parts/plot/plot-figure.tsx';
import { type ImpliedRule, ImpliedRuleDialog } from './implied-rule-dialog.tsx';
import styles from './learned.module.css';
import type { Learned } from './learned-content.tsx';
import { isTooFew, useEstimateText } from './use-estimate-text.ts';

interface PolicySectionProps {
  places: readonly string[];
  items: readonly Learned[];
}

/** What always choosing each piece at a place would have brought, by three estimators, before it is made a rule. */
export function PolicySection({ places, items }: PolicySectionProps) {
  const { t } = useEstimateText();
  const navigate = useNavigate();
  const { place = places[0] } = useSearch({ from: '/shell/learned' });
  const query = useQuery({ ...policyValuesQuery(place ?? ''), enabled: place !== undefined });
  if (place === undefined) return null;
  return (
    <section className={styles.section} aria-labelledby="policies">
      <h2 id="policies" className={styles.heading}>
        {t('learned.policy.title')}
      </h2>
      <p className={styles.small}>{t('learned.policy.means')}</p>
      <NativeSelect
        className={styles.place}
        label={t('learned.policy.place')}
        value={place}
        onChange={(event) =>
          void navigate({ to: '/learned', search: (before) => ({ ...before, place: event.currentTarget.value }), resetScroll: false })
        }
        data={[...new Set([...places, place])]}
      />
      <Loaded query={query} lines={4}>
        {(values) => <Values values={values} places={places} titleOf={(key) => items.find((one) => one.key === key)?.title ?? key} />}
      </Loaded>
    </section>
  );
}

function Values({ values, places, titleOf }: { values: PolicyValues; places: readonly string[]; titleOf: (key: string) => string }) {
  const { t, format, estimate } = useEstimateText();
  const mayEdit = useMay('moments.edit');
  const [implied, setImplied] = useState<ImpliedRule>();
  const { policies, asItIs, decisions, place } = values;
  if (policies.length === 0) return <p>{t('learned.policy.none')}</p>;
  const sorted = [...policies].sort((left, right) => (right.doublyRobust.value ?? -1) - (left.doublyRobust.value ?? -1));
  const rows = sorted.map(({ policy, doublyRobust }) => ({
    ...{ key: policy, name: titleOf(policy), text: estimate(doublyRobust) },
    // A value without an interval is none to go by.
    value: doublyRobust.low === undefined ? undefined : (doublyRobust.value ?? undefined),
    ...{ low: doublyRobust.low, high: doublyRobust.high },
  }));
  return (
    <>
      <p>
        {t('learned.policy.from', { count: decisions, formatted: format.count(decisions) })} {t('learned.implied.asItIs')}:{' '}
        <b>{estimate(asItIs)}</b>
      </p>
      {rows.every(({ value }) => value === undefined) ? null : (
        <PlotFigure
          title={t('learned.policy.plot', { place })}
          caption={t('learned.policy.caption')}
          fileName={`other-ways-${place}`}
          height={heightOfRows(rows.length)}
          table={{ head: [t('learned.pieces.piece'), t('learned.policy.doublyRobust')], rows: rows.map(({ name, text }) => [name, text]) }}
        >
          {(width) => (
            <IntervalRows
              width={width}
              rows={rows}
              format={format.share}
              reference={asItIs.value === null ? undefined : { value: asItIs.value, name: t('learned.implied.asItIs') }}
            />
          )}
        </PlotFigure>
      )}
      <table className={numbers.labelled}>
        <caption className="hidden-visually">{t('learned.policy.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('learned.pieces.piece')}</th>
            <th scope="col">{t('learned.policy.byPropensity')}</th>
            <th scope="col">{t('learned.policy.normalised')}</th>
            <th scope="col">{t('learned.policy.doublyRobust')}</th>
            {mayEdit ? (
              <th scope="col">
                <span className="hidden-visually">{t('learned.putFirst')}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ policy, byPropensity, normalised, doublyRobust }) => (
            <tr key={policy}>
              <th scope="row">{titleOf(policy)}</th>
              {[byPropensity, normalised, doublyRobust].every(isTooFew) ? (
                <td colSpan={3} className="muted">
                  {t('learned.policy.tooFew')}
                </td>
              ) : (
                <>
                  <td data-label={t('learned.policy.byPropensity')}>{estimate(byPropensity)}</td>
                  <td data-label={t('learned.policy.normalised')}>{estimate(normalised)}</td>
                  <td data-label={t('learned.policy.doublyRobust')}>{estimate(doublyRobust)}</td>
                </>
              )}
              {mayEdit ? (
                <td>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`${t('learned.putFirst')}: ${titleOf(policy)}`}
                    onClick={() => setImplied({ item: policy.split('#', 1)[0] ?? policy, title: titleOf(policy), effect: 'first', place })}
                  >
                    {t('learned.putFirst')}
                  </Button>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {implied === undefined ? null : <ImpliedRuleDialog implied={implied} places={places} onClose={() => setImplied(undefined)} />}
    </>
  );
}
