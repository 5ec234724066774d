import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { channels } from '../data/sources/channels.ts';
import { useChannelName } from '../people/use-channel-name.ts';
import styles from './groups.module.css';
import { type Condition, inDays, useGroupText } from './use-group-text.ts';

const measures = [
  ...(['silentDays', 'silentGaps', 'visitsSoFar', 'knownDays', 'usualGapDays', 'unevenness'] as const),
  ...(['profitTenth', 'visitsTenth', 'visitsToCome', 'chanceActive', 'care'] as const),
];
const kinds = ['occasion', 'boughtBy', 'receives', 'channel', 'preference', 'matters', 'trait', 'permission'] as const;
type Kind = (typeof kinds)[number];
const occasions = ['weekend', 'weekday', 'morning', 'afternoon', 'evening', 'night', 'spring', 'summer', 'autumn', 'winter'] as const;
const ways = ['store', 'inStore', 'collect', 'locker', 'deliver', 'digital'] as const;
/** Those of which an order can name a store. */
const inStores: ReadonlySet<string> = new Set(['store', 'inStore', 'collect']);
const shares: ReadonlySet<string> = new Set(['chanceActive', 'unevenness']);
/** Those that can be asked of the last days alone. */
const ofDays: ReadonlySet<string> = new Set(['visitsSoFar', 'care']);

const begun: Record<Kind, Condition> = {
  occasion: { occasion: 'weekend', of: 'purchases', minShare: 0.6, minCount: 4 },
  boughtBy: { boughtBy: 'store', minShare: 0.5, minCount: 3 },
  receives: { receives: 'store', minShare: 0.5, minCount: 3 },
  channel: { channel: 'web', minShare: 0.5 },
  preference: { preference: '*', minShare: 0.8, minCount: 3 },
  matters: { matters: '' },
  trait: { trait: '', is: [] },
  permission: { permission: 'marketing' },
};

interface ConditionFieldsProps {
  condition: Condition;
  isNot: boolean;
  onChange: (condition: Condition, isNot: boolean) => void;
}

/** One condition: what is asked, whether it must hold or must not, and what that thing needs besides. */
export function ConditionFields({ condition, isNot, onChange }: ConditionFieldsProps) {
  const { t } = useGroupText();
  const kind = condition.measure ?? kinds.find((one) => one in condition) ?? 'trait';
  const isListed = (measures as readonly string[]).includes(kind) || (kinds as readonly string[]).includes(kind);
  const labelOf = (value: (typeof measures)[number]) => {
    const name = t(`groups.measure.${value}`);
    return inDays.has(value) ? t('groups.inDays', { name }) : name;
  };
  const options = [
    ...(isListed ? [] : [{ value: kind, label: t(`groups.measure.${kind as 'profit'}`) }]),
    ...measures.map((value) => ({ value: value as string, label: labelOf(value) })),
    ...kinds.map((value) => ({ value: value as string, label: t(`groups.kind.${value}`) })),
  ];
  return (
    <div className={styles.fields}>
      <NativeSelect
        label={t('grouping.asks')}
        value={kind}
        data={options}
        onChange={(event) => onChange(begun[event.currentTarget.value as Kind] ?? { measure: event.currentTarget.value, min: 1 }, isNot)}
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
      <Details condition={condition} onChange={(next) => onChange(next, isNot)} />
    </div>
  );
}

interface DetailsProps {
  condition: Condition;
  onChange: (condition: Condition) => void;
}

function Details({ condition, onChange }: DetailsProps) {
  const { measure, occasion, channel, boughtBy, receives, preference, matters, trait, permission, minShare, minCount } = condition;
  const scale = measure !== undefined && shares.has(measure) ? 100 : 1;
  const fields = { condition, onChange };
  const { t } = useGroupText();
  return (
    <>
      {measure === undefined ? null : (
        <>
          <NumberField {...fields} name="min" label={`${t('groups.min')}${scale === 100 ? ' %' : ''}`} scale={scale} />
          <NumberField {...fields} name="max" label={`${t('groups.max')}${scale === 100 ? ' %' : ''}`} scale={scale} />
          {ofDays.has(measure) && condition.kind === undefined ? (
            <NumberField {...fields} name="withinDays" label={t('grouping.withinDays')} placeholder={t('grouping.everSince')} />
          ) : null}
        </>
      )}
      {occasion === undefined ? null : <OccasionFields {...fields} />}
      {channel === undefined ? null : <ChannelField {...fields} name="channel" />}
      {boughtBy === undefined ? null : <ChannelField {...fields} name="boughtBy" />}
      {receives === undefined ? null : <ReceivesFields {...fields} />}
      {preference === undefined ? null : (
        <>
          <TextField {...fields} name="preference" label={t('grouping.attribute')} placeholder={t('grouping.anyAttribute')} empty="*" />
          <TextField {...fields} name="value" label={t('groups.value')} placeholder={t('grouping.anyValue')} isOptional />
        </>
      )}
      {matters === undefined ? null : <TextField {...fields} name="matters" label={t('grouping.holdsText')} />}
      {permission === undefined ? null : <TextField {...fields} name="permission" label={t('grouping.purpose')} />}
      {trait === undefined ? null : <TraitFields {...fields} />}
      {minShare === undefined ? null : <NumberField {...fields} name="minShare" label={t('groups.share')} scale={100} />}
      {minCount === undefined ? null : <NumberField {...fields} name="minCount" label={t('groups.count')} />}
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
      {inStores.has(condition.receives ?? '') ? (
        <TextField
          condition={condition}
          onChange={onChange}
          name="store"
          label={t('grouping.store')}
          placeholder={t('grouping.anyStore')}
          isOptional
        />
      ) : null}
    </>
  );
}

function TraitFields({ condition, onChange }: DetailsProps) {
  const { t } = useGroupText();
  const isBounded = condition.min !== undefined || condition.max !== undefined;
  return (
    <>
      <TextField condition={condition} onChange={onChange} name="trait" label={t('groups.kind.trait')} />
      {isBounded ? (
        <>
          <NumberField condition={condition} onChange={onChange} name="min" label={t('groups.min')} />
          <NumberField condition={condition} onChange={onChange} name="max" label={t('groups.max')} />
        </>
      ) : (
        <TextInput
          label={t('grouping.oneOf')}
          placeholder={t('grouping.anyValue')}
          value={(condition.is ?? []).join(', ')}
          onChange={(event) => onChange({ ...condition, is: event.currentTarget.value.split(',').map((one) => one.trimStart()) })}
        />
      )}
    </>
  );
}

interface NumberFieldProps extends DetailsProps {
  name: 'max' | 'min' | 'minCount' | 'minShare' | 'withinDays';
  label: string;
  placeholder?: string;
  scale?: number;
}

function NumberField({ condition, onChange, name, label, placeholder, scale = 1 }: NumberFieldProps) {
  const value = condition[name];
  return (
    <NumberInput
      label={label}
      placeholder={placeholder}
      value={value === undefined ? '' : Math.round(value * scale * 100) / 100}
      min={0}
      hideControls
      onChange={(typed) => {
        const { [name]: _, ...rest } = condition;
        // A share or a count that is being written anew is there all the same.
        const isNeeded = name === 'minShare' || name === 'minCount';
        onChange(typed === '' && !isNeeded ? rest : { ...rest, [name]: Number(typed) / scale });
      }}
    />
  );
}

interface TextFieldProps extends DetailsProps {
  name: 'matters' | 'permission' | 'preference' | 'store' | 'trait' | 'value';
  label: string;
  placeholder?: string;
  /** What stands for an empty field. */
  empty?: string;
  /** Left out where the field is empty. */
  isOptional?: boolean;
}

function TextField({ condition, onChange, name, label, placeholder, empty = '', isOptional = false }: TextFieldProps) {
  const value = condition[name] ?? '';
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      value={value === empty ? '' : value}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        const { [name]: _, ...rest } = condition;
        onChange(typed === '' && isOptional ? rest : { ...rest, [name]: typed === '' ? empty : typed });
      }}
    />
  );
}
