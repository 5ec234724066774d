import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ValueOverview } from '../api/contract.ts';
import { sentence } from '../format/sentence.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './value.module.css';

/** What one should know before relying on the numbers: a fit under way, everybody scored anew, a fit that failed. */
export function FittingNotices({ fitting: { runningSince, scoringSince, problem } }: { fitting: ValueOverview['fitting'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div role="status">
      {runningSince === undefined ? null : (
        <p className={styles.notice}>
          <span className={styles.pulse} aria-hidden />
          {t('value.state.underWay', { time: format.clock(runningSince) })}
        </p>
      )}
      {scoringSince === undefined || runningSince !== undefined ? null : (
        <p className={styles.notice}>
          <span className={styles.pulse} aria-hidden />
          {t('value.state.scoring', { time: format.clock(scoringSince) })}
        </p>
      )}
      {problem === undefined ? null : (
        <p className={styles.notice} data-tone="risk">
          <TriangleAlert size={16} aria-hidden />
          {t('value.state.problem', { time: format.ago(problem.at), message: sentence(problem.message) })}
        </p>
      )}
    </div>
  );
}
