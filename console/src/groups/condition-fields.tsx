import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { audienceWordsQuery } from '../api/audiences.ts';
import { channels } from '../data/sources/channels.ts';
import { useChannelName } from '../people/use-channel-name.ts';
import { usePermissionText } from '../people/use-permission-text.ts';
import { DidFields, SequenceFields } from './act-fields.tsx';
import { amounts, beginCondition, deeds, facts, kindOfCondition, type Measure, measures } from './condition-kinds.ts';
import styles from './groups.module.css';
import { type DetailsProps, NumberField, TextField, WordField } from './rule-fields.tsx';
import { type Condition, inDays, useGroupText } from './use-group-text.ts';

const occasions = ['weekend', 'weekday', 'morning', 'afternoon', 'evening', 'night', 'spring', 'summer', 'autumn', 'winter'] as const;
const ways = ['store', 'inStore', 'collect', 'locker', 'deliver', 'digital'] as const;
const careKinds = ['call', 'case', 'chat', 'complaint', 'repair', 'return'] as const;
/** What people are asked to allow, as the server names it. */
export const purposes = ['service', 'advice', 'marketing', 'analysis', 'advertising', 'location', 'searches', 'social'] as const;
/** By which one may write or call. */
const reaching = ['email', 'push', 'sms', 'whatsapp', 'post', 'phone'] as const;
/** Those of which an order can name a store. */
const inStores: ReadonlySet<string> = new Set(['store', 'inStore', 'collect']);
const shares: ReadonlySet<string> = new Set(['chanceActive', 'unevenness']);
/** Those that can be asked of the last days alone. */
const ofDays: ReadonlySet<string> = new Set(['visitsSoFar', 'care']);

/** Conditions that one place knows besides those about a person: how they are called, begun and written. */
export interface MoreConditions {
  /** What they are about. */
  label: string;
  options: readonly { value: string; label: string }[];
  /** Which of them a condition is; undefined for one of the others. */
  kindOf: (condition: Condition) => string | undefined;
  begin: (kind: string) => Condition;
  inWords: (condition: Condition) => string;
  Details: ComponentType<DetailsProps>;
}

/** What a rule may ask besides, where it is written. */
export interface Offers {
  more?: MoreConditions | undefined;
  /** Other audiences, where a rule may ask for them. */
  audiences?: readonly { value: string; label: string }[] | undefined;
}

interface ConditionFieldsProps {
  condition: Condition;
  offers: Offers;
  isNot: boolean;
  onChange: (condition: Condition, isNot: boolean) => void;
}

/** One condition: what is asked, whether it must hold or must not, and what that thing needs besides. */
export function ConditionFields({ condition, offers, isNot, onChange }: ConditionFieldsProps) {
  const { t } = useGroupText();
  const { more, audiences } = offers;
  const other = more?.kindOf(condition);
  const kind = kindOfCondition(condition);
  const measureName = (value: Measure) => {
    const name = t(`groups.measure.${value}`);
    return inDays.has(value) ? t('groups.inDays', { name }) : name;
  };
  const named = (kinds: readonly ((typeof deeds)[number] | (typeof facts)[number])[]) =>
    kinds.map((value) => ({ value: value as string, label: t(`groups.kind.${value}`) }));
  const data = [
    ...(more === undefined ? [] : [{ group: more.label, items: [...more.options] }]),
    { group: t('grouping.askDeeds'), items: named(deeds) },
    { group: t('grouping.numbers'), items: measures.map((value) => ({ value: value as string, label: measureName(value) })) },
    {
      group: t('grouping.facts'),
      items: [...named(facts), ...(audiences === undefined ? [] : [{ value: 'audience', label: t('groups.kind.audience') }])],
    },
  ];
  const change = (next: Condition) => onChange(next, isNot);
  return (
    <div className={styles.fields}>
      <NativeSelect
        label={t('grouping.asks')}
        value={other ?? kind}
        data={data}
        onChange={(event) => {
          const { value } = event.currentTarget;
          const isOther = more?.options.some((one) => one.value === value) === true;
          change(isOther ? more.begin(value) : beginCondition(value));
        }}
        className={styles.what}
      />
      <NativeSelect
        label={t('grouping.holds')}
        value={isNot ? 'not' : 'is'}
        data={[
          { value: 'is', label: t('grouping.is') },
          { value: 'not', label: t('grouping.isNot') },
        ]}
        onChange={(event) => onChange(condition, event.currentTarget.value === 'not')}
      />
      {more !== undefined && other !== undefined ? (
        <more.Details condition={condition} onChange={change} />
      ) : (
        <Details key={kind} kind={kind} condition={condition} audiences={audiences ?? []} onChange={change} />
      )}
    </div>
  );
}

interface KindProps extends DetailsProps {
  kind: string;
  audiences: readonly { value: string; label: string }[];
}

function Details({ kind, condition, audiences, onChange }: KindProps) {
  const { minShare, minCount } = condition;
  const fields = { condition, onChange };
  const { t } = useGroupText();
  const Fields = fieldsOf[kind];
  return (
    <>
      {condition.measure === undefined ? null : <MeasureFields {...fields} measure={condition.measure} />}
      {Fields === undefined ? null : <Fields {...fields} />}
      {kind === 'audience' ? <AudienceField {...fields} audiences={audiences} /> : null}
      {minShare === undefined ? null : <NumberField {...fields} name="minShare" label={t('groups.share')} scale={100} />}
      {minCount === undefined ? null : <NumberField {...fields} name="minCount" label={t('groups.count')} />}
    </>
  );
}

/** What each kind needs besides numbers that several have. */
const fieldsOf: Readonly<Record<string, ComponentType<DetailsProps>>> = {
  did: DidFields,
  sequence: SequenceFields,
  occasion: OccasionFields,
  channel: (props) => <ChannelField {...props} name="channel" />,
  channelDays: ChannelDaysFields,
  boughtBy: (props) => <ChannelField {...props} name="boughtBy" />,
  receives: ReceivesFields,
  preference: PreferenceFields,
  matters: MattersField,
  permission: PermissionFields,
  trait: TraitFields,
  account: AccountField,
};

function MeasureFields({ condition, onChange, measure }: DetailsProps & { measure: string }) {
  const { t } = useGroupText();
  const fields = { condition, onChange };
  const scale = shares.has(measure) ? 100 : 1;
  const unit = scale === 100 ? ' %' : '';
  return (
    <>
      <NumberField {...fields} name="min" label={`${t('groups.min')}${unit}`} scale={scale} />
      <NumberField {...fields} name="max" label={`${t('groups.max')}${unit}`} scale={scale} />
      {amounts.has(measure) ? <TextField {...fields} name="currency" label={t('grouping.currency')} placeholder="EUR" /> : null}
      {measure === 'care' ? <CareKindField {...fields} /> : null}
      {ofDays.has(measure) && condition.kind === undefined ? (
        <NumberField {...fields} name="withinDays" label={t('grouping.withinDays')} placeholder={t('grouping.everSince')} />
      ) : null}
    </>
  );
}

/** Of which kind alone: which day had which kind is not kept, so that a kind is asked of all time. */
function CareKindField({ condition, onChange }: DetailsProps) {
  const { t } = useGroupText();
  return (
    <NativeSelect
      label={t('grouping.careKind')}
      value={condition.kind ?? ''}
      data={[{ value: '', label: t('grouping.anyValue') }, ...careKinds.map((value) => ({ value, label: t(`groups.careKind.${value}`) }))]}
      onChange={(event) => {
        const { kind: _, withinDays: __, ...rest } = condition;
        const { value } = event.currentTarget;
        onChange(value === '' ? rest : { ...rest, kind: value });
      }}
    />
  );
}

function ChannelDaysFields(props: DetailsProps) {
  const { t } = useGroupText();
  return (
    <>
      <ChannelField {...props} name="channel" />
      <NumberField {...props} name="min" label={t('grouping.timesMin')} placeholder={t('grouping.noBound')} />
      <NumberField {...props} name="max" label={t('grouping.timesMax')} placeholder={t('grouping.noBound')} />
      <NumberField {...props} name="withinDays" label={t('grouping.withinDays')} />
    </>
  );
}

function PreferenceFields({ condition, onChange }: DetailsProps) {
  const { t } = useGroupText();
  const { data } = useQuery(audienceWordsQuery);
  const anything = '*';
  return (
    <>
      <WordField
        label={t('grouping.attribute')}
        value={condition.preference ?? anything}
        words={[anything, ...(data?.attributes ?? [])]}
        wordName={(word) => (word === anything ? t('grouping.anyAttribute') : word)}
        onChange={(preference) => onChange({ ...condition, preference })}
      />
      <TextField
        condition={condition}
        onChange={onChange}
        name="value"
        label={t('groups.value')}
        placeholder={t('grouping.anyValue')}
        isOptional
      />
    </>
  );
}

function MattersField(props: DetailsProps) {
  const { t } = useGroupText();
  return <TextField {...props} name="matters" label={t('grouping.holdsText')} />;
}

function AccountField(props: DetailsProps) {
  const { t } = useGroupText();
  return <TextField {...props} name="account" label={t('groups.kind.account')} placeholder={t('grouping.anyAccount')} empty="*" />;
}

function AudienceField({ condition, onChange, audiences }: DetailsProps & Pick<KindProps, 'audiences'>) {
  const { t } = useGroupText();
  const chosen = String(condition.audience ?? 0);
  const isListed = chosen === '0' || audiences.some(({ value }) => value === chosen);
  return (
    <NativeSelect
      className={styles.what}
      label={t('groups.kind.audience')}
      value={chosen}
      data={[{ value: '0', label: t('grouping.choose') }, ...audiences, ...(isListed ? [] : [{ value: chosen, label: chosen }])]}
      onChange={(event) => onChange({ audience: Number(event.currentTarget.value) })}
    />
  );
}

function PermissionFields({ condition, onChange }: DetailsProps) {
  const { t } = useGroupText();
  const { name } = usePermissionText();
  const chosen = condition.permission ?? '';
  const isPurpose = (purposes as readonly string[]).includes(chosen);
  return (
    <>
      <NativeSelect
        label={t('grouping.purpose')}
        value={chosen}
        data={[...purposes, ...(isPurpose ? [] : [chosen])].map((value) => ({ value, label: name(value) }))}
        onChange={(event) => onChange({ ...condition, permission: event.currentTarget.value })}
      />
      {isPurpose ? (
        <NativeSelect
          label={t('grouping.byChannel')}
          value={condition.channel ?? ''}
          data={[
            { value: '', label: t('grouping.anyChannel') },
            ...reaching.map((value) => ({ value: value as string, label: name(value) })),
          ]}
          onChange={(event) => {
            const { channel: _, ...rest } = condition;
            const { value } = event.currentTarget;
            onChange(value === '' ? rest : { ...rest, channel: value });
          }}
        />
      ) : null}
    </>
  );
}

function OccasionFields({ condition, onChange }: DetailsProps) {
  const { t } = useGroupText();
  return (
    <>
      <NativeSelect
        label={t('groups.value')}
        value={condition.occasion ?? ''}
        data={occasions.map((value) => ({ value, label: t(`groups.occasion.${value}`) }))}
        onChange={(event) => onChange({ ...condition, occasion: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('grouping.counted')}
        value={condition.of ?? ''}
        data={(['purchases', 'visits'] as const).map((value) => ({ value, label: t(`groups.ofWhat.${value}`) }))}
        onChange={(event) => onChange({ ...condition, of: event.currentTarget.value })}
      />
    </>
  );
}

function ChannelField({ condition, onChange, name }: DetailsProps & { name: 'boughtBy' | 'channel' }) {
  const { t } = useGroupText();
  const channelName = useChannelName();
  const chosen = condition[name] ?? '';
  const all = (channels as readonly string[]).includes(chosen) ? channels : [chosen, ...channels];
  return (
    <NativeSelect
      label={t('groups.kind.channel')}
      value={chosen}
      data={all.map((value) => ({ value, label: channelName(value) }))}
      onChange={(event) => onChange({ ...condition, [name]: event.currentTarget.value })}
    />
  );
}

function ReceivesFields({ condition, onChange }: DetailsProps) {
  const { t } = useGroupText();
  const { store: _, ...anywhere } = condition;
  return (
    <>
      <NativeSelect
        label={t('grouping.wayToReceive')}
        className={styles.what}
        value={condition.receives ?? ''}
        data={ways.map((value) => ({ value, label: t(`groups.way.${value}`) }))}
        onChange={(event) => {
          const receives = event.currentTarget.value;
          onChange({ ...(inStores.has(receives) ? condition : anywhere), receives });
        }}
      />
      {inStores.has(condition.receives ?? '') ? <StoreField condition={condition} onChange={onChange} /> : null}
    </>
  );
}

function TraitFields({ condition, onChange }: DetailsProps) {
  const { t } = useGroupText();
  const { data } = useQuery(audienceWordsQuery);
  const isBounded = condition.min !== undefined || condition.max !== undefined;
  return (
    <>
      <WordField
        label={t('groups.kind.trait')}
        value={condition.trait ?? ''}
        words={data?.traits ?? []}
        onChange={(trait) => onChange({ ...condition, trait })}
      />
      <NativeSelect
        label={t('grouping.compared')}
        value={isBounded ? 'bounds' : 'values'}
        data={[
          { value: 'values', label: t('grouping.oneOf') },
          { value: 'bounds', label: t('grouping.between') },
        ]}
        onChange={(event) => {
          const { trait = '' } = condition;
          onChange(event.currentTarget.value === 'bounds' ? { trait, min: 0 } : { trait, is: [] });
        }}
      />
      {isBounded ? (
        <>
          <NumberField condition={condition} onChange={onChange} name="min" label={t('groups.min')} />
          <NumberField condition={condition} onChange={onChange} name="max" label={t('groups.max')} />
        </>
      ) : (
        <TextInput
          label={t('grouping.values')}
          placeholder={t('grouping.anyValue')}
          value={(condition.is ?? []).join(', ')}
          onChange={(event) => onChange({ ...condition, is: event.currentTarget.value.split(',').map((one) => one.trimStart()) })}
        />
      )}
    </>
  );
}

function StoreField({ condition, onChange }: DetailsProps) {
  const { t } = useGroupText();
  const { data } = useQuery(audienceWordsQuery);
  const anywhere = '*';
  return (
    <WordField
      label={t('grouping.store')}
      value={condition.store ?? anywhere}
      words={[anywhere, ...(data?.stores ?? [])]}
      wordName={(word) => (word === anywhere ? t('grouping.anyStore') : word)}
      onChange={(store) => {
        const { store: _, ...rest } = condition;
        onChange(store === anywhere ? rest : { ...rest, store });
      }}
    />
  );
}
