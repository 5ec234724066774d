import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CustomerValue } from '../../../api/contract.ts';
import { useMay } from '../../../app/use-session.ts';
import { useFormat } from '../../../format/use-format.ts';
import { useModelName } from '../../../value/use-model-name.ts';
import { usePeopleText } from '../../../value/use-people-text.ts';
import styles from './worth.module.css';

/** What the numbers rest on: costs that nobody has confirmed, and which model, of when. */
export function WorthFootnote({ value: { assumptions, model } }: { value: CustomerValue }) {
  const { t } = useTranslation();
  const peopleText = usePeopleText();
  const format = useFormat();
  const modelName = useModelName();
  const mayChange = useMay('settings.edit');
  const mayLook = useMay('value.read');
  return (
    <div className={styles.footnote}>
      {assumptions.length === 0 ? null : (
        <p>
          {t('worth.assumed')}{' '}
          {mayChange ? (
            <Link to="/settings/$key" params={{ key: 'value.costs' }}>
              {t('worth.putInYours')}
            </Link>
          ) : null}
        </p>
      )}
      {model === undefined ? null : (
        <p>
          {t('worth.model', {
            version: model.version,
            name: modelName(model.name),
            date: format.ago(model.fittedAt),
            people: peopleText(model.people),
          })}{' '}
          {mayLook ? (
            <Link to="/value" search={{ who: `model:${model.version}` }}>
              {t('worth.toModel')}
            </Link>
          ) : null}
        </p>
      )}
    </div>
  );
}
