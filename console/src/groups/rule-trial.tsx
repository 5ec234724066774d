import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { previewRule } from '../api/audiences.ts';
import type { AudiencePreview } from '../api/contract.ts';
import { Problem } from '../parts/problem.tsx';
import { useSettled } from '../parts/use-settled.ts';
import styles from './groups.module.css';
import { isUnfinished } from './tidy-rule.ts';
import { type Rule, useGroupText } from './use-group-text.ts';

/** For how many people a rule would hold and some of them, while it is being written. */
export function RuleTrial({ rule }: { rule: Rule }) {
  const text = useGroupText();
  const { t } = text;
  const settled = useSettled(JSON.stringify(rule));
  const isOpen = isUnfinished(rule);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['audiences', 'preview', settled],
    queryFn: () => previewRule(JSON.parse(settled) as object),
    enabled: !isOpen && settled === JSON.stringify(rule),
    // The number before stays until the next one is there.
    placeholderData: keepPreviousData,
    retry: false,
  });
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
      {error === null ? (
        data === undefined ? (
          <p>…</p>
        ) : (
          <Found found={data} isOld={isPlaceholderData} />
        )
      ) : (
        <Problem error={error} size="line" />
      )}
    </div>
  );
}

function Found({ found, isOld }: { found: AudiencePreview; isOld: boolean }) {
  const { t, format, people } = useGroupText();
  const { size, low, high, sample, ready } = found;
  const looked = format.count(found.people);
  return (
    <>
      <p className={styles.found} data-old={isOld || undefined}>
        <b>{people(size)}</b>{' '}
        {low === high
          ? t('grouping.ofAll', { looked })
          : t('grouping.betweenOfAll', { low: format.count(low), high: format.count(high), looked })}
      </p>
      {ready ? null : <p className={styles.small}>{t('grouping.notAllYet')}</p>}
      {sample.length === 0 ? null : (
        <ul className={styles.sample} aria-label={t('grouping.someOfThem')}>
          {sample.map(({ id, name, city, country }) => (
            <li key={id}>
              {/* Whoever looks at somebody does not want to lose the rule. */}
              <Link to="/people/$id" params={{ id }} target="_blank">
                {name || t('grouping.nameless')}
              </Link>{' '}
              <span className="muted">{[city, country].filter((part) => part !== undefined).join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
