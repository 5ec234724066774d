import { useQuery } from '@tanstack/react-query';
import { ruleOutcomeQuery } from '../api/moments.ts';
import { TimeText } from '../parts/time-text.tsx';
import styles from './rules.module.css';
import { useMetText } from './use-met-text.ts';

/** What became of a rule: how what it chose was met, and its places before and since. */
export function RuleOutcome({ rule, effect }: { rule: string; effect: string }) {
  const { t, met } = useMetText();
  const { data } = useQuery(ruleOutcomeQuery(rule));
  if (data === undefined) return null;
  const { since, by, reason, byRule, sinceThen, before, days } = data;
  return (
    <div className={styles.outcome}>
      <p className={styles.small}>
        <TimeText at={since} as="date" />, {by}: “{reason}”
      </p>
      <dl className={styles.met}>
        {effect === 'withhold' ? null : (
          <div>
            <dt>{t('rules.met.byRule')}</dt>
            <dd>{met(byRule)}</dd>
          </div>
        )}
        <div>
          <dt>{t('rules.met.since')}</dt>
          <dd>{met(sinceThen)}</dd>
        </div>
        <div>
          <dt>{t('rules.met.before', { days })}</dt>
          <dd>{met(before)}</dd>
        </div>
      </dl>
    </div>
  );
}
