import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { DecisionDetails, MomentSignal, ReplayedDecision } from '../api/contract.ts';
import { replayQuery } from '../api/moments.ts';
import { Block } from '../parts/block.tsx';
import { Problem } from '../parts/problem.tsx';
import styles from './decision.module.css';
import { RefuseSignal } from './refuse-signal.tsx';
import { useSignalText } from './use-signal-text.ts';

/** What was known of her and used; each can be taken away, to see what would have come first. */
export function SignalsSection({ decision }: { decision: DecisionDetails }) {
  const { t, format, signal } = useSignalText();
  const [without, setWithout] = useState<readonly string[]>([]);
  const { signals = [], wouldChange = [] } = decision;
  const [first] = decision.choices;
  const toggle = (name: string) =>
    setWithout((before) => (before.includes(name) ? before.filter((one) => one !== name) : [...before, name].sort()));
  return (
    <Block title={t('moments.signals')} aside={signals.length === 0 ? undefined : format.count(signals.length)}>
      {signals.length === 0 ? (
        <p className="muted">{t(decision.default ? 'moments.signalsDefault' : 'moments.noSignals')}</p>
      ) : (
        <>
          <p className={styles.means}>{t('moments.signalsMean')}</p>
          <ul className={styles.signals}>
            {signals.map((one) => (
              <Signal
                key={one.name}
                signal={one}
                text={signal(one)}
                change={wouldChange.find((change) => change.signal === one.name)}
                isAway={without.includes(one.name)}
                customer={decision.customer}
                onToggle={() => toggle(one.name)}
              />
            ))}
          </ul>
          <p className={styles.means}>
            {wouldChange.length === 0 && first !== undefined ? t('moments.nothingChanges', { title: first.title }) : null}
          </p>
          {without.length === 0 ? null : <Replay decision={decision} without={without} onAll={() => setWithout([])} />}
        </>
      )}
      {decision.without.length === 0 ? null : (
        <p className={styles.means}>{t('moments.notUsed', { signals: format.list([...decision.without]) })}</p>
      )}
    </Block>
  );
}

interface SignalProps {
  signal: MomentSignal;
  text: string;
  change: NonNullable<DecisionDetails['wouldChange']>[number] | undefined;
  isAway: boolean;
  customer: string | undefined;
  onToggle: () => void;
}

function Signal({ signal, text, change, isAway, customer, onToggle }: SignalProps) {
  const { t } = useSignalText();
  return (
    <li data-away={isAway || undefined}>
      <span>
        <span className={styles.signalText}>{text}</span>
        {change === undefined ? null : (
          <span className={styles.change}>
            {change.instead === null ? t('moments.wouldBeNothing') : t('moments.wouldBe', { title: change.insteadTitle ?? change.instead })}
          </span>
        )}
      </span>
      <span className={styles.deeds}>
        <Button
          variant={isAway ? 'light' : 'default'}
          size="compact-sm"
          aria-pressed={isAway}
          onClick={onToggle}
          aria-label={t('moments.withoutThis', { signal: text })}
        >
          {t('moments.without')}
        </Button>
        {customer === undefined ? null : <RefuseSignal customer={customer} signal={signal.name} text={text} />}
      </span>
    </li>
  );
}

/** The decision made again, as it was, without some of what it knew. */
function Replay({ decision, without, onAll }: { decision: DecisionDetails; without: readonly string[]; onAll: () => void }) {
  const { t, format, signal } = useSignalText();
  const query = useQuery({ ...replayQuery(decision.decision, without), placeholderData: keepPreviousData });
  const names = (decision.signals ?? []).filter(({ name }) => without.includes(name)).map((one) => `“${signal(one)}”`);
  const { data } = query;
  return (
    <div className={styles.replay} role="status">
      <p className={styles.replayHead}>
        <b>{t('moments.replayWithout', { signals: format.list(names) })}</b>
        <Button variant="subtle" size="compact-sm" leftSection={<Undo2 size={14} aria-hidden />} onClick={onAll}>
          {t('moments.replayAll')}
        </Button>
      </p>
      {query.error === null ? null : <Problem error={query.error} size="line" />}
      {data === undefined ? null : <Again again={data} decision={decision} />}
    </div>
  );
}

function Again({ again, decision }: { again: ReplayedDecision; decision: DecisionDetails }) {
  const text = useSignalText();
  const { t } = text;
  const [before] = decision.choices;
  const [now] = again.choices;
  const values = { now: now?.title ?? '', before: before?.title ?? '' };
  return (
    <>
      <p>
        {now === undefined
          ? t('moments.replayNothing')
          : again.changes
            ? t(before === undefined ? 'moments.replayFirst' : 'moments.replayOther', values)
            : t('moments.replaySame', values)}
      </p>
      {now === undefined ? null : (
        <p className={styles.why}>{text.reason(now, { default: decision.default, signals: again.signals ?? [] })}</p>
      )}
      {again.choices.length < 2 ? null : (
        <p className="muted">{t('moments.replayThen', { titles: text.format.list(again.choices.slice(1).map(({ title }) => title)) })}</p>
      )}
      {again.notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </>
  );
}
