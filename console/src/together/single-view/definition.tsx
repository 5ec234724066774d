import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SingleView } from '../../api/contract.ts';
import { useMay } from '../../app/use-session.ts';
import { useFormat } from '../../format/use-format.ts';
import { Block } from '../../parts/block.tsx';
import { useTraitName } from '../../people/use-trait-name.ts';
import styles from './single-view.module.css';

const ExpectedSources = lazy(async () => ({ default: (await import('./expected-sources.tsx')).ExpectedSources }));

/** When a customer counts, in sentences, and where that is chosen. */
export function Definition({ definition }: Pick<SingleView, 'definition'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const traitName = useTraitName();
  const maySettings = useMay('settings.read');
  const mayChange = useMay('settings.edit');
  const [choosing, setChoosing] = useState(false);
  const { expected, freshDays, traits, reviewersAgree } = definition;
  const sources = expected.map(({ source, freshDays: days }) =>
    days === null ? source.name : t('viewShare.definition.freshFor', { source: source.name, count: days }),
  );
  // Two spellings of one fact are one to a reader.
  const names = [...new Set(traits.map(traitName))];
  return (
    <div className={styles.definition}>
      <Block title={t('viewShare.definition.title')}>
        <ul className={styles.sentences}>
          <li>{t('viewShare.definition.customer')}</li>
          <li>{t('viewShare.definition.linked')}</li>
          <li>
            {expected.length === 0
              ? t('viewShare.definition.noSource')
              : t('viewShare.definition.sources', { sources: format.list(sources) })}
          </li>
          <li>{freshDays === null ? t('viewShare.definition.noFresh') : t('viewShare.definition.fresh', { count: freshDays })}</li>
          <li>
            {names.length === 0 ? t('viewShare.definition.noTrait') : t('viewShare.definition.traits', { traits: format.list(names) })}
          </li>
          {reviewersAgree ? <li>{t('viewShare.definition.reviewers')}</li> : null}
        </ul>
        <p className={styles.deeds}>
          {mayChange ? (
            <Button variant="default" size="xs" onClick={() => setChoosing(true)}>
              {t('viewShare.definition.choose')}
            </Button>
          ) : null}
          {maySettings ? (
            <Link to="/settings/$key" params={{ key: 'wholeness.definition' }} search={{}}>
              {t('viewShare.definition.more')}
            </Link>
          ) : null}
        </p>
      </Block>
      <Suspense fallback={null}>
        {choosing ? <ExpectedSources definition={definition} onClose={() => setChoosing(false)} /> : null}
      </Suspense>
    </div>
  );
}
