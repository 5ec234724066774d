import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DecisionDetails } from '../api/contract.ts';
import { useMay } from '../app/use-session.ts';
import { useFormat } from '../format/use-format.ts';
import { Block } from '../parts/block.tsx';
import styles from './decision.module.css';

/** The versions of everything that it was made of: with them it can be made again. */
export function MadeOfSection({ decision }: { decision: DecisionDetails }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const mayOpen = useMay('settings.read');
  const { settings, content, learned, valueModel } = decision.versions;
  const name = (key: string) =>
    i18n.exists(`moments.madeOf.${key}`) ? t(`moments.madeOf.${key}` as 'moments.madeOf.decision.rules') : key;
  return (
    <Block title={t('moments.madeOfTitle')}>
      <dl className={styles.versions}>
        {Object.entries(settings).map(([key, version]) => (
          <div key={key}>
            <dt>
              {mayOpen ? (
                <Link to="/settings/$key" params={{ key }}>
                  {name(key)}
                </Link>
              ) : (
                name(key)
              )}
            </dt>
            <dd>{version === 0 ? t('moments.asDelivered') : t('moments.version', { version })}</dd>
          </div>
        ))}
        <div>
          <dt>{t('moments.madeOfContent')}</dt>
          <dd>{t('moments.pieces', { count: content, formatted: format.count(content) })}</dd>
        </div>
        <div>
          <dt>{t('moments.madeOfLearned')}</dt>
          <dd>{learned === 0 ? t('moments.nothingLearned') : t('moments.edition', { edition: format.count(learned) })}</dd>
        </div>
        <div>
          <dt>{t('moments.madeOfModel')}</dt>
          <dd>{valueModel === null ? t('moments.noModel') : t('moments.version', { version: valueModel })}</dd>
        </div>
      </dl>
    </Block>
  );
}
