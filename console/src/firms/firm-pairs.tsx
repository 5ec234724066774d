import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FirmPair } from '../api/contract.ts';
import { type FirmVerdict, firmPairQuery, firmPairsQuery } from '../api/firms.ts';
import { useMay } from '../app/use-session.ts';
import { MoreButton } from '../groups/more-button.tsx';
import { Choices } from '../parts/choices.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { useChanceText } from '../people/joins/pairs/chance-text.ts';
import pairStyles from '../people/joins/pairs/pairs.module.css';
import { useReviewKeys } from '../people/joins/pairs/use-review-keys.ts';
import { FirmPairCard } from './firm-pair-card.tsx';
import { GroupDialog } from './group-dialog.tsx';
import { useFirmJudging } from './use-firm-judging.ts';

const states = ['open', 'later', 'different', 'group', 'join'] as const satisfies readonly FirmVerdict[];
const verdictOfKey: Readonly<Record<string, FirmVerdict>> = { j: 'join', n: 'different', g: 'group', l: 'later' };

/** Pairs that are likely one firm, one of them open beside the list; all of it by keyboard. */
export function FirmPairs() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/shell/joins' });
  const mayEdit = useMay('firms.edit');
  const state = states.find((one) => one === search.state) ?? 'open';
  const pairs = useInfiniteQuery({ ...firmPairsQuery(state), enabled: mayEdit });
  const listed = useMemo(() => pairs.data?.pages.flatMap((page) => page.items) ?? [], [pairs.data]);
  const isFurtherDown = search.pair !== undefined && pairs.isSuccess && !listed.some(({ id }) => String(id) === search.pair);
  const { data: asked } = useQuery({ ...firmPairQuery(search.pair ?? ''), enabled: isFurtherDown });
  // Whoever comes by a link sees the pair of the link first.
  const items = isFurtherDown && asked?.state === state ? [asked, ...listed] : listed;
  // A link names a pair and not what was said of it.
  if (search.state === undefined && asked !== undefined && asked.state !== 'open')
    return <Navigate to="/joins" search={{ ...search, state: asked.state } as never} replace />;
  const options = states.map((one) => ({ value: one === 'open' ? undefined : one, label: t(`likeFirm.state.${one}`) }));
  if (!mayEdit) return <Empty icon={Building2} title={t('likeFirm.notYours')} />;
  return (
    <>
      <div className={pairStyles.states}>
        <Choices parameter="state" label={t('pair.states')} chosen={state === 'open' ? undefined : state} options={options} />
      </div>
      <Loaded query={pairs}>
        {(data) =>
          items.length === 0 ? (
            <Empty icon={Building2} title={t('pair.none')}>
              {state === 'open' ? t('likeFirm.noneMeans') : t('pair.noneInState')}
            </Empty>
          ) : (
            <OnePairAtATime items={items} waiting={state === 'open' ? (data.pages[0]?.waiting ?? 0) : undefined} />
          )
        }
      </Loaded>
      <MoreButton query={pairs} />
    </>
  );
}

function OnePairAtATime({ items, waiting }: { items: readonly FirmPair[]; waiting: number | undefined }) {
  const { t } = useTranslation();
  const chanceText = useChanceText();
  const navigate = useNavigate({ from: '/joins' });
  const { pair: asked } = useSearch({ from: '/shell/joins' });
  const [isGrouping, setGrouping] = useState(false);
  const at = Math.max(
    0,
    items.findIndex(({ id }) => String(id) === asked),
  );
  const pair = items[at] as FirmPair;
  const choose = (id: number) =>
    void navigate({ search: (before) => ({ ...before, pair: String(id) }), replace: true, resetScroll: false });
  const open = (place: number) => {
    const next = items[Math.min(Math.max(place, 0), items.length - 1)];
    if (next !== undefined) choose(next.id);
  };
  const judging = useFirmJudging(() => open(at + 1 < items.length ? at + 1 : at - 1));
  const judge = (verdict: FirmVerdict) => (verdict === 'group' ? setGrouping(true) : void judging.judge(pair, { verdict }));
  const isOne = pair.firms[0].firm.id === pair.firms[1].firm.id;
  useReviewKeys({
    onMove: (step) => open(at + step),
    onLetter: (letter) => {
      const verdict = verdictOfKey[letter];
      if (verdict === undefined || verdict === pair.state || isOne || isGrouping) return false;
      judge(verdict);
      return true;
    },
  });
  return (
    <div className={pairStyles.review}>
      <div className={pairStyles.queue}>
        {waiting === undefined ? null : <p className="muted">{t('pair.waiting', { count: waiting })}</p>}
        <ul className={pairStyles.list} aria-label={t('likeFirm.list')}>
          {items.map(({ id, firms, chance }) => (
            <li key={id}>
              <button
                type="button"
                className={pairStyles.line}
                aria-current={id === pair.id ? 'true' : undefined}
                onClick={() => choose(id)}
              >
                <span className={pairStyles.names}>
                  <span>{firms[0].firm.name}</span>
                  <span>{firms[1].firm.name}</span>
                </span>
                <span className={pairStyles.chance}>{chanceText(chance)}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      <FirmPairCard key={pair.id} pair={pair} judging={judging} onJudge={judge} />
      {isGrouping ? (
        <GroupDialog pair={pair} onClose={() => setGrouping(false)} onSay={(parent) => judging.judge(pair, { verdict: 'group', parent })} />
      ) : null}
    </div>
  );
}
