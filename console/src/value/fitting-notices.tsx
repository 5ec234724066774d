import { Info, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ValueOverview } from '../api/contract.ts';
import { sentence } from '../format/sentence.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './value.module.css';

/** What one should know before relying on the numbers: a fit under way, one that failed, one that says something else than before. */
export function FittingNotices({ fitting: { runningSince, problem, drift } }: { fitting: ValueOverview['fitting'] }) {
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
      {drift === undefined ? null : (
        <p className={styles.notice} data-tone="risk">
          <Info size={16} aria-hidden />
          {t(drift > 0 ? 'value.state.driftMore' : 'value.state.driftLess', { share: format.share(Math.abs(drift)) })}
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
