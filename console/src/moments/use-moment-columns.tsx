import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { DecisionInList } from '../api/contract.ts';
import type { Column } from '../parts/table/column.ts';
import { useChannelName } from '../people/use-channel-name.ts';
import { ChosenByTag, chosenBy } from './chosen-by.tsx';
import styles from './moments.module.css';
import { useSignalText } from './use-signal-text.ts';

/** The log: when, who, where, what was chosen and why, how long it took. */
export function useMomentColumns(): Column<DecisionInList>[] {
  const text = useSignalText();
  const channelName = useChannelName();
  const { t, format } = text;
  const who = ({ customer, name = '' }: DecisionInList): string => (customer === undefined ? t('deciding.nobody') : name || customer);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts change with the language alone, which `t` and `format` say.
  return useMemo(
    () => [
      {
        id: 'when',
        header: t('moments.column.when'),
        track: '104px',
        plain: ({ at }) => at,
        cell: ({ at, decision }) => (
          <Link to="/moments/$decision" params={{ decision }} title={format.exact(at)} className={styles.when}>
            {new Intl.DateTimeFormat(format.locale, { timeStyle: 'medium' }).format(Date.parse(at))}
            <span className="muted">{format.date(at)}</span>
          </Link>
        ),
      },
      {
        id: 'who',
        header: t('moments.column.who'),
        track: 'minmax(0, 1.4fr)',
        plain: (one) => who(one),
        cell: (one) =>
          one.customer === undefined ? (
            <span className="muted">{who(one)}</span>
          ) : (
            <Link to="/people/$id" params={{ id: one.customer }}>
              {who(one)}
            </Link>
          ),
      },
      {
        id: 'place',
        header: t('moments.column.place'),
        track: 'minmax(0, 1fr)',
        plain: ({ place }) => place,
        cell: ({ place, channel }) => (
          <span className={styles.stacked}>
            {place}
            <span className="muted">{channelName(channel)}</span>
          </span>
        ),
      },
      {
        id: 'chosen',
        header: t('moments.column.chosen'),
        track: 'minmax(0, 2.2fr)',
        plain: ({ choices }) => choices[0]?.title ?? '',
        cell: (one) => <Chosen one={one} />,
      },
      {
        id: 'reason',
        header: t('moments.column.reason'),
        track: 'minmax(0, 3.2fr)',
        plain: (one) => (one.choices[0] === undefined ? '' : text.reason(one.choices[0], one)),
        cell: (one) => <span className={styles.reason}>{one.choices[0] === undefined ? '' : text.reason(one.choices[0], one)}</span>,
      },
      {
        id: 'took',
        header: t('moments.column.took'),
        track: '76px',
        align: 'end',
        plain: ({ tookMs }) => tookMs,
        cell: ({ tookMs }) => format.latency(tookMs),
      },
      {
        id: 'asked',
        header: t('moments.column.asked'),
        extra: true,
        track: 'minmax(0, 1fr)',
        plain: ({ askedBy }) => askedBy,
        cell: ({ askedBy }) => (askedBy === 'write key' ? t('moments.writeKey') : askedBy),
      },
    ],
    [t, format],
  );
}

function Chosen({ one }: { one: DecisionInList }) {
  const { t } = useSignalText();
  const [first, ...others] = one.choices;
  if (first === undefined) return <span className="muted">{t('deciding.nothingChosen')}</span>;
  return (
    <span className={styles.stacked}>
      <span className={styles.chosenTitle}>{first.title}</span>
      <span className={styles.chosenBy}>
        <ChosenByTag by={chosenBy(first, one.default)} />
        {others.length === 0 ? null : (
          <span className="muted" title={others.map(({ title }) => title).join(' · ')}>
            {t('deciding.andMore', { count: others.length })}
          </span>
        )}
      </span>
    </span>
  );
}
