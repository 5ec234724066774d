import { Autocomplete, NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MomentRule, TriedMoment } from '../api/contract.ts';
import { momentPlacesQuery, tryMoment } from '../api/moments.ts';
import { channels } from '../data/sources/channels.ts';
import { withCapital } from '../format/sentence.ts';
import { Problem } from '../parts/problem.tsx';
import { useSettled } from '../parts/use-settled.ts';
import { useChannelName } from '../people/use-channel-name.ts';
import { ChosenByTag, chosenBy } from './chosen-by.tsx';
import { PersonPick, type PickedPerson } from './person-pick.tsx';
import styles from './rules.module.css';
import { useRejectionText } from './use-rejection-text.ts';
import { useSignalText } from './use-signal-text.ts';

interface TestPanelProps {
  /** All rules as they would be; undefined while the draft lacks something. */
  rules: readonly MomentRule[] | undefined;
  /** The rule that is written. */
  ruleKey: string;
  firstPlace: string | undefined;
}

/** What a test person, or nobody, would get here and why: by the rules as they are, and with the change. Nothing of it is kept. */
export function TestPanel({ rules, ruleKey, firstPlace }: TestPanelProps) {
  const { t } = useSignalText();
  const channelName = useChannelName();
  const { data: places } = useQuery(momentPlacesQuery);
  const known = (places?.places ?? []).map(({ place }) => place);
  const [person, setPerson] = useState<PickedPerson>();
  const [typed, setPlace] = useState<string>();
  const [channel, setChannel] = useState('web');
  const place = typed ?? firstPlace ?? known[0] ?? 'home';
  const asked = useSettled(JSON.stringify({ customer: person?.id, channel, place: place.trim() === '' ? 'home' : place.trim(), rules }));
  const query = useQuery({
    queryKey: ['moments', 'try', asked],
    queryFn: () => {
      const { rules: wanted, ...whom } = JSON.parse(asked) as { rules?: MomentRule[]; channel: string; place: string; customer?: string };
      return tryMoment(whom, wanted);
    },
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <section className={styles.test} aria-labelledby="test">
      <h2 id="test" className={styles.heading}>
        {t('rules.test.title')}
      </h2>
      <p className={styles.small}>{t('rules.test.means')}</p>
      <PersonPick person={person} onChange={setPerson} />
      <div className={styles.pair}>
        <Autocomplete label={t('rules.test.place')} data={known} value={place} onChange={setPlace} />
        <NativeSelect
          label={t('rules.test.channel')}
          value={channel}
          onChange={(event) => setChannel(event.currentTarget.value)}
          data={channels.map((value) => ({ value, label: channelName(value) }))}
        />
      </div>
      <div className={styles.tried} role="status">
        {query.error === null ? null : <Problem error={query.error} size="line" />}
        {query.data === undefined ? null : (
          <>
            <Tried title={t('rules.test.asItIs')} moment={query.data.asItIs} ruleKey={ruleKey} />
            {query.data.withRules === undefined ? (
              <p className={styles.small}>{t('rules.test.unfinished')}</p>
            ) : (
              <Tried title={t('rules.test.withRule')} moment={query.data.withRules} ruleKey={ruleKey} before={query.data.asItIs} />
            )}
          </>
        )}
      </div>
    </section>
  );
}

/** What would be answered, in its order, and what the rule keeps away. */
function Tried({ title, moment, ruleKey, before }: { title: string; moment: TriedMoment; ruleKey: string; before?: TriedMoment }) {
  const text = useSignalText();
  const { t, format } = text;
  const rejectionText = useRejectionText();
  const { choices, rejected = [], wouldChange = [] } = moment;
  const isSame = before !== undefined && keysOf(before) === keysOf(moment);
  const kept = rejected.filter(({ rule }) => rule === ruleKey);
  return (
    <div className={styles.triedPart}>
      <h3>{title}</h3>
      {isSame ? <p>{t('rules.test.same')}</p> : null}
      {choices.length === 0 ? <p>{t('deciding.nothingChosen')}</p> : null}
      {isSame ? null : (
        <ol className={styles.ranked}>
          {choices.map((choice, at) => (
            <li key={choice.key} data-new={(before !== undefined && before.choices[at]?.key !== choice.key) || undefined}>
              <span className={styles.rankedTitle}>
                {choice.title} <ChosenByTag by={chosenBy(choice, moment.default)} />
              </span>
              <span className={styles.small}>{text.reason(choice, moment)}</span>
            </li>
          ))}
        </ol>
      )}
      {kept.length === 0 ? null : (
        <p className={styles.small}>
          {withCapital(rejectionText(kept[0] as (typeof kept)[number]).why)}:{' '}
          {format.list(kept.slice(0, keptShown).map(({ title: name, key }) => `“${name ?? key}”`))}
          {kept.length > keptShown ? ` ${t('deciding.andMore', { count: kept.length - keptShown })}` : ''}
        </p>
      )}
      {isSame || wouldChange.length === 0 ? null : (
        <ul className={styles.changes}>
          {wouldChange.map(({ signal, instead, insteadTitle }) => {
            const used = moment.signals?.find(({ name }) => name === signal);
            return (
              <li key={signal}>
                {used === undefined ? signal : text.signal(used)}:{' '}
                {instead === null ? t('moments.wouldBeNothing') : t('moments.wouldBe', { title: insteadTitle ?? instead })}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

const keptShown = 3;

function keysOf({ choices }: TriedMoment): string {
  return choices.map(({ key, rule }) => `${key} ${rule ?? ''}`).join('\n');
}
