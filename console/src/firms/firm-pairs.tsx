import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FirmPair } from '../api/contract.ts';
import { type FirmVerdict, firmPairsQuery } from '../api/firms.ts';
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
  const options = states.map((one) => ({ value: one === 'open' ? undefined : one, label: t(`likeFirm.state.${one}`) }));
  if (!mayEdit) return <Empty icon={Building2} title={t('likeFirm.notYours')} />;
  return (
    <>
      <div className={pairStyles.states}>
        <Choices parameter="state" label={t('pair.states')} chosen={state === 'open' ? undefined : state} options={options} />
      </div>
      <Loaded query={pairs}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          if (items.length === 0)
            return (
              <Empty icon={Building2} title={t('pair.none')}>
                {state === 'open' ? t('likeFirm.noneMeans') : t('pair.noneInState')}
              </Empty>
            );
          return <OnePairAtATime items={items} waiting={state === 'open' ? (data.pages[0]?.waiting ?? 0) : undefined} />;
        }}
      </Loaded>
      <MoreButton query={pairs} />
    </>
  );
}

function OnePairAtATime({ items, waiting }: { items: readonly FirmPair[]; waiting: number | undefined }) {
  const { t } = useTranslation();
  const chanceText = useChanceText();
  const [chosen, setChosen] = useState<number | undefined>();
  const [isGrouping, setGrouping] = useState(false);
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === chosen),
  );
  const pair = items[at] as FirmPair;
  const open = (place: number) => setChosen(items[Math.min(Math.max(place, 0), items.length - 1)]?.id);
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
                onClick={() => setChosen(id)}
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
