import { Clock } from 'lucide-react';
import type { GroupException } from '../api/contract.ts';
import { Tag } from '../parts/tag.tsx';
import { useGroupText } from './use-group-text.ts';

const soonMs = 30 * 86_400_000;

/** When somebody should look again: overdue and soon are said in a word and a shape, what is far away only as a date. */
export function DueTag({ exception, isShort = false }: { exception: Pick<GroupException, 'isDue' | 'reviewBy'>; isShort?: boolean }) {
  const { t, format } = useGroupText();
  const { isDue, reviewBy } = exception;
  const day = format.date(reviewBy);
  // Under a heading that says so, the day alone is enough.
  const by = isShort ? day : t('groups.review', { day });
  if (isDue) {
    return (
      <Tag tone="risk" icon={Clock} title={by}>
        {t('groups.due')}
      </Tag>
    );
  }
  if (Date.parse(reviewBy) - format.now <= soonMs) {
    return (
      <Tag tone="accent" icon={Clock}>
        {by}
      </Tag>
    );
  }
  return <span className="muted">{by}</span>;
}
