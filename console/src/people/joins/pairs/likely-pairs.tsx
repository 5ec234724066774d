import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { GitMerge } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { JoinPair } from '../../../api/contract.ts';
import { type PairVerdict, pairQuery, pairsQuery } from '../../../api/joins.ts';
import { Choices } from '../../../parts/choices.tsx';
import { Empty } from '../../../parts/empty.tsx';
import { Loaded } from '../../../parts/loaded.tsx';
import { PairCard } from './pair-card.tsx';
import { PairList } from './pair-list.tsx';
import styles from './pairs.module.css';
import { useJudging } from './use-judging.ts';
import { useReviewKeys } from './use-review-keys.ts';

const states = ['open', 'later', 'different', 'household', 'join'] as const;
const verdictOfKey: Readonly<Record<string, PairVerdict>> = { j: 'join', n: 'different', h: 'household', l: 'later' };

/** Pairs that are likely one person, one of them open beside the list; all of it by keyboard. */
export function LikelyPairs() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/shell/joins' });
  const state = states.find((one) => one === search.state) ?? 'open';
  const pairs = useInfiniteQuery(pairsQuery(state));
  const listed = useMemo(() => pairs.data?.pages.flatMap((page) => page.items) ?? [], [pairs.data]);
  const isFurtherDown = search.pair !== undefined && pairs.isSuccess && !listed.some(({ id }) => String(id) === search.pair);
  const { data: asked } = useQuery({ ...pairQuery(search.pair ?? ''), enabled: isFurtherDown });
  // Whoever comes by a link sees the pair of the link first.
  const items = isFurtherDown && asked?.state === state ? [asked, ...listed] : listed;
  // A link names a pair and not what was said of it.
  if (search.state === undefined && asked !== undefined && asked.state !== 'open')
    return <Navigate to="/joins" search={{ ...search, state: asked.state } as never} replace />;
  const options = states.map((one) => ({ value: one === 'open' ? undefined : one, label: t(`pair.state.${one}`) }));
  return (
    <>
      <div className={styles.states}>
        <Choices parameter="state" label={t('pair.states')} chosen={state === 'open' ? undefined : state} options={options} />
      </div>
      <Loaded query={pairs}>
        {(data) =>
          items.length === 0 ? (
            <Empty icon={GitMerge} title={t('pair.none')}>
              {state === 'open' ? t('pair.noneMeans') : t('pair.noneInState')}
            </Empty>
          ) : (
            <OnePairAtATime
              items={items}
              state={state}
              waiting={data.pages[0]?.waiting ?? 0}
              onNearEnd={pairs.hasNextPage && !pairs.isFetchingNextPage ? () => void pairs.fetchNextPage() : undefined}
            />
          )
        }
      </Loaded>
    </>
  );
}

interface OnePairProps {
  items: readonly JoinPair[];
  state: PairVerdict;
  waiting: number;
  onNearEnd: (() => void) | undefined;
}

function OnePairAtATime({ items, state, waiting, onNearEnd }: OnePairProps) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/joins' });
  const { pair: asked } = useSearch({ from: '/shell/joins' });
  const at = Math.max(
    0,
    items.findIndex(({ id }) => String(id) === asked),
  );
  const pair = items[at] as JoinPair;
  const open = (place: number) => {
    const next = items[Math.min(Math.max(place, 0), items.length - 1)];
    if (next !== undefined)
      void navigate({ search: (before) => ({ ...before, pair: String(next.id) }), replace: true, resetScroll: false });
    if (place > items.length - 5) onNearEnd?.();
  };
  const judging = useJudging(() => open(at + 1 < items.length ? at + 1 : at - 1));
  useReviewKeys({
    onMove: (step) => open(at + step),
    onLetter: (letter) => {
      const verdict = verdictOfKey[letter];
      if (verdict === undefined || verdict === pair.state) return false;
      void judging.judge(pair, verdict);
      return true;
    },
  });
  return (
    <div className={styles.review}>
      <div className={styles.queue}>
        {state === 'open' ? <p className="muted">{t('pair.waiting', { count: waiting })}</p> : null}
        <PairList items={items} chosen={pair.id} onChoose={(id) => open(items.findIndex((one) => one.id === id))} onNearEnd={onNearEnd} />
      </div>
      <PairCard
        key={pair.id}
        pair={pair}
        judging={judging}
        onPrevious={at === 0 ? undefined : () => open(at - 1)}
        onNext={at + 1 >= items.length ? undefined : () => open(at + 1)}
      />
    </div>
  );
}
