import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { previewRule } from '../api/groups.ts';
import { Problem } from '../parts/problem.tsx';
import { useSettled } from '../parts/use-settled.ts';
import styles from './groups.module.css';
import { isUnfinished } from './tidy-rule.ts';
import { type Rule, useGroupText } from './use-group-text.ts';

/** How many people a rule would hold for, while it is being written. */
export function RuleTrial({ rule }: { rule: Rule }) {
  const text = useGroupText();
  const { t, format, people } = text;
  const settled = useSettled(JSON.stringify(rule));
  const isOpen = isUnfinished(rule);
  const { data, error } = useQuery({
    queryKey: ['groups', 'preview', settled],
    queryFn: () => previewRule(JSON.parse(settled) as object),
    enabled: !isOpen && settled === JSON.stringify(rule),
    // The number before stays until the next one is there.
    placeholderData: keepPreviousData,
    retry: false,
  });
  const said = (): string => {
    if (data === undefined) return '…';
    const { looked, holds, estimate, low, high } = data;
    if (looked >= data.people) return t('groups.previewAll', { people: people(holds), looked: format.count(looked) });
    return t('groups.preview', {
      people: people(estimate),
      ...{ low: format.count(low), high: format.count(high), looked: format.count(looked) },
    });
  };
  if (isOpen) {
    return (
      <p className={styles.preview} role="status">
        {t('grouping.unfinished')}
      </p>
    );
  }
  return (
    <div className={styles.preview} role="status">
      <p>{t('grouping.inWords', { rule: text.rule(rule) })}</p>
      {error === null ? <p>{said()}</p> : <Problem error={error} size="line" />}
    </div>
  );
}
