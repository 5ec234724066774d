import { ActionIcon, Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import styles from './groups.module.css';
import { type Condition, inDays, type Rule, useGroupText } from './use-group-text.ts';

const measures = [
  ...(['silentDays', 'silentGaps', 'visitsSoFar', 'knownDays', 'usualGapDays', 'unevenness'] as const),
  ...(['profitTenth', 'visitsTenth', 'visitsToCome', 'chanceActive', 'care'] as const),
];
const kinds = ['occasion', 'channel', 'preference', 'matters', 'trait'] as const;
const occasions = ['weekend', 'weekday', 'morning', 'afternoon', 'evening', 'night', 'spring', 'summer', 'autumn', 'winter'] as const;
const shares = new Set(['chanceActive', 'unevenness']);

const begun: Record<(typeof kinds)[number], Condition> = {
  occasion: { occasion: 'weekend', of: 'purchases', minShare: 0.6, minCount: 4 },
  channel: { channel: 'web', minShare: 0.5 },
  preference: { preference: '*', minShare: 0.8, minCount: 3 },
  matters: { matters: 'time' },
  trait: { trait: 'plan', is: ['family'] },
};

/** The conditions of a rule, one a line, each with the fields that it needs; what is nested is shown in words and kept. */
export function ConditionRows({ parts, onChange }: { parts: Rule[]; onChange: (parts: Rule[]) => void }) {
  const { t } = useGroupText();
  const replace = (at: number, part: Rule) => onChange(parts.map((one, place) => (place === at ? part : one)));
  return (
    <>
      <ul className={styles.conditions}>
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two conditions may be the same while one of them is being written.
          <li key={at} className={styles.condition}>
            <Fields part={part} onChange={(next) => replace(at, next)} />
            <ActionIcon
              variant="subtle"
              aria-label={t('groups.remove')}
              disabled={parts.length === 1}
              onClick={() => onChange(parts.filter((_, place) => place !== at))}
            >
              <Trash2 size={16} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        size="xs"
        leftSection={<Plus size={14} aria-hidden />}
        onClick={() => onChange([...parts, { measure: 'visitsSoFar', min: 3 }])}
      >
        {t('groups.add')}
      </Button>
    </>
  );
}

function Fields({ part, onChange }: { part: Rule; onChange: (part: Rule) => void }) {
  const text = useGroupText();
  const { t } = text;
  if (part.all !== undefined || part.any !== undefined || part.not !== undefined || part.permission !== undefined) {
    return <span>{text.rule(part)}</span>;
  }
  const kind = part.measure ?? kinds.find((one) => one in part) ?? 'trait';
  const known = (measures as readonly string[]).includes(kind) || (kinds as readonly string[]).includes(kind);
  const labelOf = (name: string, value: string) => (inDays.has(value) ? t('groups.inDays', { name }) : name);
  const options = [
    ...(known ? [] : [{ value: kind, label: t(`groups.measure.${kind as 'profit'}`) }]),
    ...measures.map((value) => ({ value: value as string, label: labelOf(t(`groups.measure.${value}`), value) })),
    ...kinds.map((value) => ({ value: value as string, label: t(`groups.kind.${value}`) })),
  ];
  const choose = (value: string) => onChange(begun[value as 'trait'] ?? { measure: value, min: 1 });
  const scale = shares.has(kind) ? 100 : 1;
  const number = (field: 'min' | 'max' | 'minShare' | 'minCount', label: string, factor: number) => (
    <NumberInput
      label={label}
      aria-label={label}
      value={part[field] === undefined ? '' : Math.round((part[field] as number) * factor * 100) / 100}
      min={0}
      onChange={(value) => {
        const { [field]: _, ...rest } = part;
        onChange(value === '' ? rest : { ...rest, [field]: Number(value) / factor });
      }}
    />
  );
  const words = (field: 'channel' | 'matters' | 'trait' | 'preference', label: string) => (
    <TextInput label={label} value={part[field] ?? ''} onChange={(event) => onChange({ ...part, [field]: event.currentTarget.value })} />
  );
  return (
    <div className={styles.fields}>
      <NativeSelect
        label={t('groups.rule')}
        value={kind}
        data={options}
        onChange={(event) => choose(event.currentTarget.value)}
        className={styles.what}
      />
      {part.measure === undefined ? null : (
        <>
          {number('min', `${t('groups.min')}${scale === 100 ? ' %' : ''}`, scale)}
          {number('max', `${t('groups.max')}${scale === 100 ? ' %' : ''}`, scale)}
        </>
      )}
      {part.occasion === undefined ? null : (
        <NativeSelect
          label={t('groups.value')}
          value={part.occasion}
          data={occasions.map((value) => ({ value, label: t(`groups.occasion.${value}`) }))}
          onChange={(event) => onChange({ ...part, occasion: event.currentTarget.value })}
        />
      )}
      {part.channel === undefined ? null : words('channel', t('groups.value'))}
      {part.preference === undefined ? null : words('preference', t('groups.value'))}
      {part.matters === undefined ? null : words('matters', t('groups.value'))}
      {part.trait === undefined ? null : (
        <>
          {words('trait', t('groups.kind.trait'))}
          <TextInput
            label={t('groups.value')}
            value={(part.is ?? []).join(', ')}
            onChange={(event) => onChange({ ...part, is: event.currentTarget.value.split(',').map((one) => one.trim()) })}
          />
        </>
      )}
      {part.minShare === undefined ? null : number('minShare', t('groups.share'), 100)}
      {part.minCount === undefined ? null : number('minCount', t('groups.count'), 1)}
    </div>
  );
}
