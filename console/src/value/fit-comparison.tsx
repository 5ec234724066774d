import { useTranslation } from 'react-i18next';
import type { ValueModel, ValueOverview } from '../api/contract.ts';
import { none } from '../format/number.ts';
import { withCapital } from '../format/sentence.ts';
import { useFormat } from '../format/use-format.ts';
import { FigureLink } from '../parts/behind/figure-link.tsx';
import { comparedParameters } from './compared-parameters.ts';
import { parameterLetter } from './parameter-letter.ts';
import { useModelName } from './use-model-name.ts';
import { usePeopleText } from './use-people-text.ts';
import styles from './value.module.css';

/** The fit that says something else beside the one that was last agreed with: what they expect, and what they are made of. */
export function FitComparison({ model, drift }: { model: ValueModel; drift: NonNullable<ValueOverview['drift']> }) {
  const { t } = useTranslation();
  const before = drift.base;
  const modelName = useModelName();
  const peopleText = usePeopleText();
  const format = useFormat();
  const number = (value: number | undefined) =>
    value === undefined ? none : new Intl.NumberFormat(format.locale, { maximumSignificantDigits: 4 }).format(value);
  const change = (share: number) =>
    new Intl.NumberFormat(format.locale, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' })
      .format(share)
      .replace('-', '−');
  const people = (one: ValueModel) => (
    <FigureLink who={one.isPeopleKept ? `model:${one.version}` : undefined}>{peopleText(one.people)}</FigureLink>
  );
  return (
    <div className={styles.comparison}>
      <table className={styles.parameters}>
        <caption>{t('value.comparison.title')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('value.comparison.before', { version: before.version })}</th>
            <th scope="col">{t('value.comparison.now', { version: model.version })}</th>
            <th scope="col">{t('value.comparison.change')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{withCapital(t('value.comparison.expected', { visits: t('worth.visit', { count: 2 }) }))}</th>
            <td>{number(drift.before)}</td>
            <td>{number(drift.now)}</td>
            <td>{change(drift.share)}</td>
          </tr>
          <tr>
            <th scope="row">{t('value.comparison.model')}</th>
            <td>{modelName(before.visits.name)}</td>
            <td>{modelName(model.visits.name)}</td>
            <td />
          </tr>
          <tr>
            <th scope="row">{t('value.backTest.people')}</th>
            <td>{people(before)}</td>
            <td>{people(model)}</td>
            <td />
          </tr>
          {comparedParameters(before, model).map(({ name, old, now }) => (
            <tr key={name}>
              <th scope="row">{parameterLetter(name)}</th>
              <td>{number(old)}</td>
              <td>{number(now)}</td>
              <td>{old === undefined || now === undefined || old === 0 ? none : change(now / old - 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
