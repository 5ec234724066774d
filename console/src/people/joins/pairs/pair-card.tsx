import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { JoinPair } from '../../../api/contract.ts';
import type { PairVerdict } from '../../../api/joins.ts';
import { sentence } from '../../../format/sentence.ts';
import { Problem } from '../../../parts/problem.tsx';
import { Shortcut } from '../../../parts/shortcut.tsx';
import { Tag } from '../../../parts/tag.tsx';
import { TimeText } from '../../../parts/time-text.tsx';
import { useNamespaceName } from '../../use-namespace-name.ts';
import { usePersonName } from '../use-person-name.ts';
import { useChanceText } from './chance-text.ts';
import { PairFields } from './pair-fields.tsx';
import styles from './pairs.module.css';
import type { Judging } from './use-judging.ts';

interface PairCardProps {
  pair: JoinPair;
  judging: Judging;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
}

const verdicts = [
  ['join', 'J'],
  ['different', 'N'],
  ['household', 'H'],
  ['later', 'L'],
] as const satisfies readonly (readonly [PairVerdict, string])[];

/** Two records side by side, what speaks for one person and what against, and the four things that can be said of them. */
export function PairCard({ pair, judging, onPrevious, onNext }: PairCardProps) {
  const { t } = useTranslation();
  const chanceText = useChanceText();
  const isOne = pair.people[0].id === pair.people[1].id;
  return (
    <section className={styles.card} aria-label={t('pair.sure')}>
      <header className={styles.head}>
        <p className={styles.sure}>
          <strong>{t('pair.chance', { chance: chanceText(pair.chance) })}</strong>{' '}
          <span className="muted">{pair.model === 0 ? t('pair.modelStart') : t('pair.model', { version: pair.model })}</span>
        </p>
        <div className={styles.moves}>
          <Button variant="default" size="xs" disabled={onPrevious === undefined} onClick={onPrevious} aria-label={t('pair.previous')}>
            <ChevronLeft size={16} aria-hidden />
          </Button>
          <Button variant="default" size="xs" disabled={onNext === undefined} onClick={onNext} aria-label={t('pair.next')}>
            <ChevronRight size={16} aria-hidden />
          </Button>
        </div>
      </header>
      {pair.disputed ? (
        <Tag tone="risk" icon={TriangleAlert}>
          {t('pair.disputed')}
        </Tag>
      ) : null}
      {pair.care.map((care) => (
        <p key={care} className={styles.care}>
          <TriangleAlert size={15} aria-hidden /> <strong>{t('pair.care')}:</strong> {care}
        </p>
      ))}
      <div className={styles.sides}>
        {pair.people.map((person, side) => (
          <Side key={`${person.id} ${side === 0 ? 'one' : 'other'}`} person={person} />
        ))}
      </div>
      <PairFields pair={pair} startText={t(`pair.start.${pair.start.reason as 'strangers'}`)} />
      {judging.error === undefined ? null : <Problem error={judging.error} />}
      <div className={styles.verdicts}>
        {verdicts.map(([verdict, key]) => (
          <Button
            key={verdict}
            variant={verdict === 'join' ? 'filled' : 'default'}
            disabled={judging.busy || pair.state === verdict || (isOne && verdict !== 'join')}
            onClick={() => void judging.judge(pair, verdict)}
            aria-keyshortcuts={key}
            rightSection={<Shortcut keys={key} />}
          >
            {t(`pair.do.${verdict}`)}
          </Button>
        ))}
        {pair.state === 'open' || isOne ? null : (
          <Button variant="default" disabled={judging.busy} onClick={() => void judging.judge(pair, 'open')}>
            {t('pair.do.open')}
          </Button>
        )}
      </div>
      {pair.verdicts.length === 0 ? null : (
        <ul className={styles.said}>
          {pair.verdicts.map(({ verdict, by, time, reason }) => (
            <li key={`${time} ${by}`}>
              {t('pair.said', { name: by, verdict: t(`pair.state.${verdict}`) })} · {sentence(reason)} · <TimeText at={time} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Side({ person }: { person: JoinPair['people'][number] }) {
  const { t } = useTranslation();
  const nameOf = usePersonName();
  const namespaceName = useNamespaceName();
  return (
    <div>
      <Link to="/people/$id" params={{ id: person.id }} className={styles.who}>
        {nameOf(person)}
      </Link>
      <p>
        <span className="muted">{namespaceName(person.identifier.namespace)}</span> {person.identifier.value}
      </p>
      <p className="muted">
        {[person.sources.join(', '), t('pair.events', { count: person.events })].filter((text) => text !== '').join(' · ')}
        {person.lastSeen === null ? null : (
          <>
            {' · '}
            <TimeText at={person.lastSeen} />
          </>
        )}
      </p>
    </div>
  );
}
