import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { ConditionFields } from './condition-fields.tsx';
import styles from './groups.module.css';
import { type Condition, type Rule, useGroupText } from './use-group-text.ts';

interface ConditionRowsProps {
  parts: Rule[];
  /** What joins these: a list inside them is joined the other way, for the same way would be the same list. */
  joint: 'all' | 'any';
  /** 0 for the rule's own list, 1 for a list within it; deeper ones are shown in words and kept. */
  depth?: 0 | 1;
  onChange: (parts: Rule[]) => void;
}

const begun: Condition = { measure: 'visitsSoFar', min: 3 };

/** The conditions of a rule, one a line, each with the fields that it needs, and lists of them of which all or one must hold. */
export function ConditionRows({ parts, joint, depth = 0, onChange }: ConditionRowsProps) {
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
            <Part part={part} depth={depth} onChange={(next) => replace(at, next)} />
            <ActionIcon
              variant="subtle"
              aria-label={t(part.all === undefined && part.any === undefined ? 'groups.remove' : 'grouping.removeList')}
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
        {depth === 0 && parts.length > 0 ? (
          <Button
            variant="default"
            size="xs"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => add({ [inner]: [begun, { measure: 'care', min: 1 }] })}
          >
            {t(inner === 'any' ? 'grouping.addAny' : 'grouping.addAll')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function Part({ part, depth, onChange }: { part: Rule; depth: 0 | 1; onChange: (part: Rule) => void }) {
  const text = useGroupText();
  const { t } = text;
  const inner = part.all ?? part.any;
  if (depth === 0 && inner !== undefined) {
    const joint = part.all === undefined ? 'any' : 'all';
    return (
      <fieldset className={styles.inner} aria-label={t('grouping.list')}>
        <NativeSelect
          aria-label={t('grouping.list')}
          value={joint}
          onChange={(event) => onChange({ [event.currentTarget.value]: inner })}
          data={[
            { value: 'all', label: t('groups.all') },
            { value: 'any', label: t('groups.any') },
          ]}
        />
        <ConditionRows parts={inner} joint={joint} depth={1} onChange={(parts) => onChange({ [joint]: parts })} />
      </fieldset>
    );
  }
  const condition = part.not ?? part;
  const isPlain = condition.all === undefined && condition.any === undefined && condition.not === undefined;
  if (!isPlain) return <span>{text.rule(part)}</span>;
  return (
    <ConditionFields
      condition={condition}
      isNot={part.not !== undefined}
      onChange={(next, isNot) => onChange(isNot ? { not: next } : next)}
    />
  );
}
