import type { Firm } from '../api/contract.ts';
import { Block } from '../parts/block.tsx';
import styles from './firms.module.css';
import { LevelTag } from './level-tag.tsx';
import { useFirmText } from './use-firm-text.ts';

/** How the account stands, from whom that is read, and how. */
export function ReadingBlock({ firm }: { firm: Firm }) {
  const { t, format } = useFirmText();
  const { level, score, readFrom, people, heldDown } = firm.reading;
  return (
    <Block title={t('firms.reading')} aside={<LevelTag level={level} />}>
      {score === undefined ? (
        <p className="muted">{t('firms.readingNobody')}</p>
      ) : (
        <p>
          {t('firms.score', { score: format.count(score) })}.{' '}
          <a href="#people">{t('firms.readFrom', { known: format.count(readFrom), people: format.count(people) })}</a>{' '}
          {heldDown === undefined ? null : t(`firms.heldDown.${heldDown}`)}
        </p>
      )}
      {firm.isPartial === true ? <p className={styles.under}>{t('firms.partial')}</p> : null}
      <details>
        <summary>{t('firms.howRead')}</summary>
        <p className={styles.under}>{t('firms.howReadMeans')}</p>
      </details>
    </Block>
  );
}
