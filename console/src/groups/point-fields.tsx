import { NumberInput, Switch } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { Tag } from '../parts/tag.tsx';
import {
  betterBy,
  isSound,
  levelMost,
  type NumberPoint,
  type Point,
  type Points,
  type PointsDraft,
  pointNames,
  usePointText,
  wholeOnly,
} from './service-points.ts';
import { useGroupText } from './use-group-text.ts';

interface PointFieldsProps {
  draft: PointsDraft;
  floor: Points;
  /** `floor`: what everybody has, to be better or worse; `group`: only what is better, and nothing where it is empty. */
  of: 'floor' | 'group';
  onChange: (draft: PointsDraft) => void;
}

/** A field for each point, beside what everybody has now, and what the change would mean for customers. */
export function PointFields({ draft, floor, of, onChange }: PointFieldsProps) {
  const { t, format } = useGroupText();
  const pointText = usePointText();
  const standing = (point: Point) => {
    const value = draft[point];
    if (value === undefined || value === floor[point]) return 0;
    return betterBy(point, value, floor[point]);
  };
  const problemOf = (point: NumberPoint): string | undefined => {
    const value = draft[point];
    if (value === undefined) return of === 'floor' ? t('grouping.needsNumber') : undefined;
    if (!isSound(point, value))
      return t(wholeOnly.has(point) ? 'grouping.wholeRange' : 'grouping.range', { most: format.count(levelMost[point]) });
    return of === 'group' && standing(point) < 0 ? t('grouping.belowFloor', { level: pointText(point, floor[point]) }) : undefined;
  };
  const describe = (point: Point) => {
    const level = pointText(point, floor[point]);
    if (of === 'floor') return t('grouping.now', { level });
    return t(draft[point] === floor[point] ? 'grouping.sameAsFloor' : 'grouping.everybodyHas', { level });
  };
  return pointNames.map((point, at) => {
    const better = standing(point);
    const mark =
      of === 'floor' && better !== 0 ? (
        <Tag tone={better > 0 ? 'good' : 'risk'} icon={better > 0 ? ArrowUp : ArrowDown}>
          {t(better > 0 ? 'grouping.better' : 'grouping.worse')}
        </Tag>
      ) : null;
    const described = (
      <>
        {describe(point)} {mark}
      </>
    );
    if (point === 'freeReturns') {
      // Where bringing back is free for everybody, a group can add nothing to it.
      if (of === 'group' && floor.freeReturns) return null;
      return (
        <Switch
          key={point}
          label={t(`groups.point.${point}`)}
          description={described}
          checked={draft.freeReturns === true}
          onChange={(event) => {
            const isOn = event.currentTarget.checked;
            onChange({ ...draft, freeReturns: of === 'group' && !isOn ? undefined : isOn });
          }}
        />
      );
    }
    return (
      <NumberInput
        key={point}
        label={t(`groups.point.${point}`)}
        description={described}
        suffix={` ${t(`grouping.unit.${point}`)}`}
        placeholder={of === 'group' ? t('grouping.asEverybody') : undefined}
        value={draft[point] ?? ''}
        error={problemOf(point)}
        min={0}
        clampBehavior="none"
        allowNegative={false}
        hideControls
        inputMode="decimal"
        onChange={(value) => onChange({ ...draft, [point]: value === '' ? undefined : Number(value) })}
        {...(at === 0 ? { 'data-autofocus': true } : {})}
      />
    );
  });
}
