import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { FirmPair } from '../api/contract.ts';
import type { FirmVerdict } from '../api/firms.ts';
import { sentence } from '../format/sentence.ts';
import { Problem } from '../parts/problem.tsx';
import { Shortcut } from '../parts/shortcut.tsx';
import { TimeText } from '../parts/time-text.tsx';
import { useChanceText } from '../people/joins/pairs/chance-text.ts';
import { PairFields } from '../people/joins/pairs/pair-fields.tsx';
import pairStyles from '../people/joins/pairs/pairs.module.css';
import type { FirmJudging } from './use-firm-judging.ts';
import { useFirmText } from './use-firm-text.ts';

interface FirmPairCardProps {
  pair: FirmPair;
  judging: FirmJudging;
  onJudge: (verdict: FirmVerdict) => void;
}

const verdicts = [
  ['join', 'J'],
  ['different', 'N'],
  ['group', 'G'],
  ['later', 'L'],
] as const satisfies readonly (readonly [FirmVerdict, string])[];

/** Two firms side by side, what speaks for one and what against, and the four things that can be said of them. */
export function FirmPairCard({ pair, judging, onJudge }: FirmPairCardProps) {
  const { t, roles, people } = useFirmText();
  const chanceText = useChanceText();
  const isOne = pair.firms[0].firm.id === pair.firms[1].firm.id;
  const formName = (value: string | null) => (value === null ? null : t(`likeFirm.form.${value as 'limited'}`));
  const fields = pair.fields.map((one) =>
    one.field === 'form' ? { ...one, values: [formName(one.values[0]), formName(one.values[1])] as [string | null, string | null] } : one,
  );
  return (
    <section className={pairStyles.card} aria-label={t('likeFirm.sure')}>
      <header className={pairStyles.head}>
        <p className={pairStyles.sure}>
          <strong>{t('pair.chance', { chance: chanceText(pair.chance) })}</strong>{' '}
          <span className="muted">{pair.model === 0 ? t('pair.modelStart') : t('pair.model', { version: pair.model })}</span>
        </p>
      </header>
      <div className={pairStyles.sides}>
        {pair.firms.map(({ firm, roles: live, contacts }, side) => (
          // Two that were joined are the same one.
          <div key={`${firm.id} ${side === 0 ? 'one' : 'other'}`}>
            <Link to="/firms/$id" params={{ id: firm.id }} className={pairStyles.who}>
              {firm.name}
            </Link>
            <p className="muted">{[firm.id, people(contacts), live.length === 0 ? t('firms.noRole') : roles(live)].join(' · ')}</p>
          </div>
        ))}
      </div>
      <PairFields pair={{ ...pair, fields }} startText={t(`likeFirm.start.${pair.start.reason as 'strangers'}`)} />
      {judging.error === undefined ? null : <Problem error={judging.error} />}
      <div className={pairStyles.verdicts}>
        {verdicts.map(([verdict, key]) => (
          <Button
            key={verdict}
            variant={verdict === 'join' ? 'filled' : 'default'}
            disabled={judging.busy || pair.state === verdict || isOne}
            onClick={() => onJudge(verdict)}
            aria-keyshortcuts={key}
            rightSection={<Shortcut keys={key} />}
          >
            {t(`likeFirm.do.${verdict}`)}
          </Button>
        ))}
        {pair.state === 'open' || isOne ? null : (
          <Button variant="default" disabled={judging.busy} onClick={() => onJudge('open')}>
            {t('pair.do.open')}
          </Button>
        )}
      </div>
      {pair.verdicts.length === 0 ? null : (
        <ul className={pairStyles.said}>
          {pair.verdicts.map(({ verdict, by, time, reason }) => (
            <li key={`${time} ${by} ${verdict}`}>
              {t('pair.said', { name: by, verdict: t(`likeFirm.state.${verdict}`) })} · {sentence(reason)} · <TimeText at={time} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
