import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { contentCoverageQuery } from '../api/content.ts';
import type { ContentCoverage } from '../api/contract.ts';
import { useFormat } from '../format/use-format.ts';
import { Loaded } from '../parts/loaded.tsx';
import styles from './content.module.css';

/** Every question of every stage with how much there is to answer it; where there is nothing, that is said. */
export function Coverage() {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery(contentCoverageQuery);
  return (
    <Loaded query={query} lines={12}>
      {({ stages, gaps }) => (
        <>
          <p className={styles.lead}>
            {gaps === 0 ? t('content.noGaps') : t('content.gaps', { count: gaps, formatted: format.count(gaps) })}
          </p>
          <div className={styles.stages}>
            {stages.map((stage) => (
              <Stage key={stage.key} stage={stage} />
            ))}
          </div>
        </>
      )}
    </Loaded>
  );
}

function Stage({ stage }: { stage: ContentCoverage['stages'][number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = `stage-${stage.key}`;
  return (
    <section className={styles.stage} aria-labelledby={id}>
      <h2 id={id}>{stage.name}</h2>
      <ul>
        {stage.questions.map(({ key, name, inUse, waiting }) => (
          <li key={key} data-gap={inUse === 0 || undefined}>
            <span>{name}</span>
            <Link to="/content" search={{ tag: `question:${key}`, state: 'all' }} className={styles.covered}>
              {inUse === 0 ? (
                <>
                  <CircleAlert size={13} aria-hidden /> {t('content.nothing')}
                </>
              ) : (
                t('content.items', { count: inUse, formatted: format.count(inUse) })
              )}
              {waiting === 0 ? null : <small>{t('content.waitingItems', { count: waiting, formatted: format.count(waiting) })}</small>}
            </Link>
          </li>
        ))}
        {stage.questions.length === 0 ? <li className="muted">{t('content.noQuestions')}</li> : null}
      </ul>
    </section>
  );
}
