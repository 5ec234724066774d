import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Sprout } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { learnedQuery, scoreboardQuery } from '../api/moments.ts';
import { useFormat } from '../format/use-format.ts';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import styles from './learned.module.css';
import { LearnedContentSection } from './learned-content.tsx';
import { OverridesSection } from './overrides-section.tsx';
import { PieceDrawer } from './piece-drawer.tsx';
import { PolicySection } from './policy-section.tsx';
import { ScoreSection } from './score-section.tsx';

/** What was learned of content from how it was met, who chooses best, and what another way of choosing would have brought; each with the deed that it implies. */
export function LearnedPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { item } = useSearch({ from: '/shell/learned' });
  const learned = useQuery(learnedQuery);
  const scores = useQuery(scoreboardQuery);
  return (
    <Page title={t('page.learned.title')} question={t('page.learned.question')}>
      <Loaded query={learned} lines={10}>
        {({ items, edition, waiting, answerMinutes }) =>
          items.length === 0 && (scores.data?.places.length ?? 0) === 0 ? (
            <Empty
              icon={Sprout}
              title={waiting === 0 ? t('learned.none') : t('learned.waiting', { count: waiting, formatted: format.count(waiting) })}
            >
              {waiting === 0 ? t('learned.noneMeans') : t('learned.waitingMeans', { minutes: answerMinutes })}
            </Empty>
          ) : (
            <>
              <p className={styles.lead}>
                {t('learned.lead', {
                  count: items.length,
                  shown: format.count(items.reduce((sum, one) => sum + one.shown, 0)),
                  answered: format.count(items.reduce((sum, one) => sum + one.answered, 0)),
                })}{' '}
                <span className="muted">
                  {t('learned.edition', { edition: format.count(edition) })}
                  {waiting === 0
                    ? ''
                    : ` ${t('learned.waiting', { count: waiting, formatted: format.count(waiting) })}. ${t('learned.waitingMeans', { minutes: answerMinutes })}`}
                </span>
              </p>
              <div className={styles.columns}>
                <LearnedContentSection items={items} />
                {scores.data === undefined ? null : <ScoreSection scores={scores.data} />}
              </div>
              {scores.data === undefined ? null : <PolicySection places={scores.data.places.map(({ place }) => place)} items={items} />}
              {scores.data === undefined ? null : <OverridesSection overrides={scores.data.overrides} />}
              <PieceDrawer piece={items.find(({ key }) => key === item)} places={scores.data?.places.map(({ place }) => place) ?? []} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
