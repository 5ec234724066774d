import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { ConditionFields, type Offers } from './condition-fields.tsx';
import styles from './groups.module.css';
import { type Joint, listOf, listRule } from './rule-lists.ts';
import { type Condition, type Rule, useGroupText } from './use-group-text.ts';

interface ConditionRowsProps {
  parts: Rule[];
  /** What joins these: a list inside them is joined another way, for the same way would be the same list. */
  joint: Joint;
  /** 0 for the rule's own list, 1 and 2 for lists within it; deeper ones are shown in words and kept. */
  depth?: number;
  offers: Offers;
  onChange: (parts: Rule[]) => void;
}

// As many lists within lists as the server takes.
const depthMax = 2;
const begun: Condition = { measure: 'visitsSoFar', min: 3 };

/** The conditions of a rule, one a line, each with the fields that it needs, and lists of them of which all or one must hold. */
export function ConditionRows({ parts, joint, depth = 0, offers, onChange }: ConditionRowsProps) {
  const { t } = useGroupText();
  const list = useRef<HTMLUListElement>(null);
  const added = useRef(false);
  const replace = (at: number, part: Rule) => onChange(parts.map((one, place) => (place === at ? part : one)));
  const add = (part: Rule) => {
    added.current = true;
    onChange([...parts, part]);
  };
  // Whoever adds a line writes in it next.
  useEffect(() => {
    if (!added.current) return;
    added.current = false;
    list.current?.children[parts.length - 1]?.querySelector<HTMLElement>('select, input')?.focus();
  }, [parts.length]);
  const inner = joint === 'all' ? 'any' : 'all';
  return (
    <>
      <ul className={styles.conditions} ref={list}>
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two conditions may be the same while one of them is being written.
          <li key={at} className={styles.condition}>
            <Part part={part} depth={depth} offers={offers} onChange={(next) => replace(at, next)} />
            <ActionIcon
              variant="subtle"
              aria-label={t(listOf(part) === undefined ? 'groups.remove' : 'grouping.removeList')}
              title={t('groups.remove')}
              disabled={parts.length === 1}
              onClick={() => onChange(parts.filter((_, place) => place !== at))}
            >
              <Trash2 size={16} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <div className={styles.adds}>
        <Button variant="default" size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={() => add(begun)}>
          {t('groups.add')}
        </Button>
        {depth < depthMax && parts.length > 0 ? (
          <Button
            variant="default"
            size="xs"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => add(listRule(inner, [begun, { measure: 'care', min: 1 }]))}
          >
            {t(inner === 'any' ? 'grouping.addAny' : 'grouping.addAll')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

interface PartProps extends Pick<ConditionRowsProps, 'offers'> {
  part: Rule;
  depth: number;
  onChange: (part: Rule) => void;
}

function Part({ part, depth, offers, onChange }: PartProps) {
  const text = useGroupText();
  const inner = listOf(part);
  if (depth < depthMax && inner !== undefined) {
    const { joint, parts } = inner;
    return (
      <fieldset className={styles.inner} aria-label={text.t('grouping.list')}>
        <JointSelect label={text.t('grouping.list')} joint={joint} onChange={(next) => onChange(listRule(next, parts))} />
        <ConditionRows parts={parts} joint={joint} depth={depth + 1} offers={offers} onChange={(next) => onChange(listRule(joint, next))} />
      </fieldset>
    );
  }
  const condition = part.not ?? part;
  const isPlain = condition.all === undefined && condition.any === undefined && condition.not === undefined;
  if (!isPlain) return <span>{text.rule(part, offers.more?.inWords)}</span>;
  return (
    <ConditionFields
      condition={condition}
      offers={offers}
      isNot={part.not !== undefined}
      onChange={(next, isNot) => onChange(isNot ? { not: next } : next)}
    />
  );
}

/** Whether all of a list must hold, one of it, or none. */
export function JointSelect({ label, joint, onChange }: { label: string; joint: Joint; onChange: (joint: Joint) => void }) {
  const { t } = useGroupText();
  return (
    <NativeSelect
      aria-label={label}
      value={joint}
      onChange={(event) => onChange(event.currentTarget.value as Joint)}
      data={(['all', 'any', 'none'] as const).map((value) => ({ value, label: t(`groups.${value === 'none' ? 'noneOf' : value}`) }))}
    />
  );
}
