import { MultiSelect, NativeSelect, NumberInput, TagsInput } from '@mantine/core';
import { useMemo } from 'react';
import { channels } from '../data/sources/channels.ts';
import type { MoreConditions } from '../groups/condition-fields.tsx';
import type { DetailsProps } from '../groups/rule-fields.tsx';
import { useEntryText } from '../people/customer/use-entry-text.ts';
import { useChannelName } from '../people/use-channel-name.ts';
import { begunMoment, isMomentMeasure, kindOfMoment, type MomentMeasure, momentMeasures } from './moment-conditions.ts';
import { PiecesPick } from './pieces-pick.tsx';
import styles from './rules.module.css';
import { useNames } from './use-names.ts';
import { useRuleText } from './use-rule-text.ts';
import { useSignalText } from './use-signal-text.ts';

/** Conditions of the moment, for the editor of rules: what they are called, how they begin, and their fields. */
export function useMomentConditions(): MoreConditions {
  const { t, condition } = useRuleText();
  return useMemo(
    () => ({
      label: t('rules.ofMoment'),
      options: [
        ...(Object.keys(momentMeasures) as MomentMeasure[]).map((name) => ({ value: `moment.${name}`, label: t(`rules.measure.${name}`) })),
        { value: 'group', label: t('rules.measure.group') },
        { value: 'audience', label: t('rules.measure.audience') },
      ],
      kindOf: kindOfMoment,
      begin: begunMoment,
      inWords: condition,
      Details: MomentDetails,
    }),
    [t, condition],
  );
}

function MomentDetails({ condition, onChange }: DetailsProps) {
  const { group, audience, moment } = condition;
  if (group !== undefined) return <GroupSelect kind="group" condition={condition} onChange={onChange} />;
  if (audience !== undefined) return <GroupSelect kind="audience" condition={condition} onChange={onChange} />;
  if (!isMomentMeasure(moment)) return null;
  if (momentMeasures[moment] === 'flag') return null;
  if (momentMeasures[moment] === 'number') return <Bounds condition={condition} onChange={onChange} />;
  if (moment === 'read') {
    return (
      <>
        <PiecesPick className={styles.wide} value={(condition.is ?? []).map(String)} onChange={(is) => onChange({ ...condition, is })} />
        <Bounds condition={condition} onChange={onChange} ofTimes />
      </>
    );
  }
  return (
    <>
      <Values moment={moment} condition={condition} onChange={onChange} />
      {moment === 'intent' ? <Strength condition={condition} onChange={onChange} /> : null}
    </>
  );
}

const routes = [
  ...([
    'direct',
    'search',
    'ad',
    'email',
    'message',
    'social',
    'social_sign_in',
    'referral',
    'printed_code',
    'app',
    'call',
    'store',
  ] as const),
  ...(['kiosk', 'partner'] as const),
];
const devices = ['web', 'phone', 'app', 'kiosk', 'email', 'sms', 'push', 'agent', 'store', 'car', 'voice'] as const;
const stages = ['notice', 'explore', 'choose', 'receive', 'care', 'back', 'share'] as const;
const relationships = ['justBasics', 'keepMePosted', 'helpMe', 'workWithMe', 'leaveMeBe'] as const;

/** What may be chosen for a text of the moment; undefined where anything may be written. */
function useValues(moment: MomentMeasure): { value: string; label: string }[] | undefined {
  const { stage, device, relationship } = useSignalText();
  const channelName = useChannelName();
  const entryText = useEntryText();
  const names = useNames();
  const list = (values: readonly string[], label: (value: string) => string) => values.map((value) => ({ value, label: label(value) }));
  switch (moment) {
    case 'route':
      return list(routes, (route) => entryText({ route } as Parameters<typeof entryText>[0]));
    case 'channel':
      return list(channels, channelName);
    case 'device':
      return list(devices, device);
    case 'stage':
      return list(stages, (value) => stage(value, undefined));
    case 'relationship':
      return list(relationships, relationship);
    case 'question':
      return names.questions;
    case 'intent':
      return names.topics;
    default:
      return undefined;
  }
}

function Values({ moment, condition, onChange }: DetailsProps & { moment: MomentMeasure }) {
  const { t } = useRuleText();
  const options = useValues(moment);
  const value = (condition.is ?? []).map(String);
  const change = (is: string[]) => onChange({ ...condition, is });
  if (options === undefined) {
    return (
      <TagsInput className={styles.wide} label={t('rules.oneOf')} placeholder={t('rules.enterEach')} value={value} onChange={change} />
    );
  }
  const unknown = value.filter((one) => !options.some((option) => option.value === one)).map((one) => ({ value: one, label: one }));
  return (
    <MultiSelect
      className={styles.wide}
      label={t('rules.oneOf')}
      data={[...options, ...unknown]}
      value={value}
      onChange={change}
      searchable
      nothingFoundMessage={t('rules.nothingSo')}
    />
  );
}

function Bounds({ condition, onChange, ofTimes = false }: DetailsProps & { ofTimes?: boolean }) {
  const { t } = useRuleText();
  const field = (name: 'max' | 'min') => (
    <NumberInput
      label={t(ofTimes ? `rules.times.${name}` : `groups.${name}`)}
      value={condition[name] ?? ''}
      min={0}
      hideControls
      onChange={(typed) => {
        const { [name]: _, ...rest } = condition;
        onChange(typed === '' ? rest : { ...rest, [name]: Number(typed) });
      }}
    />
  );
  return (
    <>
      {field('min')}
      {field('max')}
    </>
  );
}

function Strength({ condition, onChange }: DetailsProps) {
  const { t } = useRuleText();
  return (
    <NumberInput
      label={t('rules.strength')}
      value={condition.min === undefined ? '' : Math.round(condition.min * 100)}
      min={0}
      max={100}
      hideControls
      onChange={(typed) => {
        const { min: _, ...rest } = condition;
        onChange(typed === '' ? rest : { ...rest, min: Number(typed) / 100 });
      }}
    />
  );
}

function GroupSelect({ kind, condition, onChange }: DetailsProps & { kind: 'audience' | 'group' }) {
  const { t } = useRuleText();
  const names = useNames();
  const list = kind === 'group' ? names.groups : names.audiences;
  const chosen = String(condition[kind] ?? 0);
  const unknown = chosen === '0' || list.some(({ value }) => value === chosen) ? [] : [{ value: chosen, label: chosen }];
  return (
    <NativeSelect
      className={styles.wide}
      label={t(`rules.measure.${kind}`)}
      value={chosen}
      data={[{ value: '0', label: t('rules.choose') }, ...list, ...unknown]}
      onChange={(event) => onChange({ [kind]: Number(event.currentTarget.value) })}
    />
  );
}
