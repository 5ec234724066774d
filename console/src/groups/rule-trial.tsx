import { useQuery } from '@tanstack/react-query';
import { previewRule } from '../api/groups.ts';
import { useSettled } from '../parts/use-settled.ts';
import styles from './groups.module.css';
import { type Rule, useGroupText } from './use-group-text.ts';

/** How many people a rule would hold for, while it is being written. */
export function RuleTrial({ rule }: { rule: Rule }) {
  const { t, format, people } = useGroupText();
  const settled = useSettled(JSON.stringify(rule));
  const { data, error } = useQuery({
    queryKey: ['groups', 'preview', settled],
    queryFn: () => previewRule(JSON.parse(settled) as object),
    retry: false,
  });
  return (
    <p className={styles.preview} role="status">
      {data === undefined
        ? (error?.message ?? '…')
        : data.looked >= data.people
          ? t('groups.previewAll', { people: people(data.holds), looked: format.count(data.looked) })
          : t('groups.preview', {
              people: people(data.estimate),
              low: format.count(data.low),
              high: format.count(data.high),
              looked: format.count(data.looked),
            })}
    </p>
  );
}
