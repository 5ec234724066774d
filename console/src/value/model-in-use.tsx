import { useTranslation } from 'react-i18next';
import type { ValueModel } from '../api/contract.ts';
import { useFormat } from '../format/use-format.ts';
import { FigureLink } from '../parts/behind/figure-link.tsx';
import { TimeText } from '../parts/time-text.tsx';
import { useFittedBy } from './use-fitted-by.ts';
import { useModelName } from './use-model-name.ts';
import { usePeopleText } from './use-people-text.ts';
import styles from './value.module.css';

/** Which model everybody goes by, who made it when, out of what. */
export function ModelInUse({ model }: { model: ValueModel }) {
  const { t } = useTranslation();
  const peopleText = usePeopleText();
  const format = useFormat('UTC');
  const modelName = useModelName();
  const fittedBy = useFittedBy();
  const span = t('value.state.span', { from: format.date(model.from), through: format.date(model.through) });
  const read = [
    ...(model.oneIn > 1 ? [t('value.state.oneIn', { number: model.oneIn })] : []),
    ...(model.everybody === undefined ? [] : [t('value.state.everybody', { people: peopleText(model.everybody) })]),
    span,
  ];
  return (
    <dl className={styles.inUse}>
      <div>
        <dt>{t('value.state.model')}</dt>
        <dd>
          {modelName(model.visits.name)} <span>{t('value.state.version', { version: model.version })}</span>
        </dd>
      </div>
      <div>
        <dt>{t('value.state.fitted')}</dt>
        <dd>
          <TimeText at={model.fittedAt} /> <span>{fittedBy(model)}</span>
        </dd>
      </div>
      <div>
        <dt>{t('value.state.people')}</dt>
        <dd>
          <FigureLink who={model.isPeopleKept ? `model:${model.version}` : undefined}>{peopleText(model.people)}</FigureLink>{' '}
          <span>{read.join(', ')}</span>
        </dd>
      </div>
    </dl>
  );
}
