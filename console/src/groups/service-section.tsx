import { Button, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { GroupDetails } from '../api/contract.ts';
import { floorQuery, saveGroup } from '../api/groups.ts';
import { useMay } from '../app/use-session.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { isReason, ReasonField } from '../parts/reason-dialog.tsx';
import { showToast } from '../parts/toast.ts';
import { useAction } from '../parts/use-action.ts';
import styles from './groups.module.css';
import { PointFields } from './point-fields.tsx';
import { areSound, betterBy, type Points, type PointsDraft, pointNames, usePointText } from './service-points.ts';
import { useGroupText } from './use-group-text.ts';

type Service = NonNullable<GroupDetails['service']>;

/** What is added for the people of a group to what everybody is owed, and the way to change it. */
export function ServiceSection({ group }: { group: GroupDetails }) {
  const { t } = useGroupText();
  const pointText = usePointText();
  const { data: floor } = useQuery(floorQuery);
  const mayEdit = useMay('groups.edit');
  const [isEditing, setEditing] = useState(false);
  if (floor === undefined) return null;
  const { points, adds } = group.service ?? { points: {}, adds: [] };
  const levels = pointNames.filter((point) => points[point] !== undefined);
  const isEmpty = levels.length === 0 && adds.length === 0;
  return (
    <section className={styles.section} aria-labelledby="service">
      <h2 id="service" className={styles.heading}>
        {t('grouping.service')}
      </h2>
      <p className={styles.small}>{t(isEmpty ? 'grouping.serviceNone' : 'grouping.serviceMeans')}</p>
      {levels.length === 0 ? null : (
        <dl className={styles.points}>
          {levels.map((point) => {
            const level = points[point] as number | boolean;
            const everybody = pointText(point, floor.points[point]);
            const addsSome = betterBy(point, level, floor.points[point]) > 0;
            return (
              <div key={point}>
                <dt>{t(`groups.point.${point}`)}</dt>
                <dd>
                  {pointText(point, level)}
                  <span className={styles.beside}>{t(addsSome ? 'grouping.instead' : 'grouping.overtaken', { level: everybody })}</span>
                </dd>
              </div>
            );
          })}
        </dl>
      )}
      {adds.length === 0 ? null : (
        <ul className={styles.lines}>
          {adds.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {/* Whoever does not see the rule cannot write a version of the group. */}
      {mayEdit && group.state === 'active' && group.hidden !== true ? (
        <Button variant="default" onClick={() => setEditing(true)}>
          {t(isEmpty ? 'grouping.serviceAdd' : 'grouping.serviceEdit')}
        </Button>
      ) : null}
      {isEditing ? <ServiceDialog group={group} floor={floor.points} onClose={() => setEditing(false)} /> : null}
    </section>
  );
}

const wordsMax = 10;
const wordsCharactersMax = 120;

function ServiceDialog({ group, floor, onClose }: { group: GroupDetails; floor: Points; onClose: () => void }) {
  const { t, named } = useGroupText();
  const client = useQueryClient();
  const action = useAction();
  const [draft, setDraft] = useState<PointsDraft>(group.service?.points ?? {});
  const [words, setWords] = useState((group.service?.adds ?? []).join('\n'));
  const [reason, setReason] = useState('');
  const adds = linesOf(words);
  const given = pointNames.filter((point) => draft[point] !== undefined);
  const isAbove = given.every((point) => betterBy(point, draft[point] as number, floor[point]) >= 0);
  const longest = Math.max(0, ...adds.map(({ length }) => length));
  const wordsProblem =
    adds.length > wordsMax
      ? t('grouping.tooManyWords', { most: wordsMax, count: adds.length })
      : longest > wordsCharactersMax
        ? t('grouping.wordsTooLong', { most: wordsCharactersMax, count: longest })
        : undefined;
  const save = async () => {
    const points = Object.fromEntries(given.map((point) => [point, draft[point]])) as Service['points'];
    const service = given.length === 0 && adds.length === 0 ? {} : { service: { points, adds } };
    // Name and sentence go back as the server has them, not as the reader's language says them.
    const { name, about, rule } = group;
    if (!(await action.run(() => saveGroup(group.id, { name, about, rule, ...service }, group.version, reason.trim())))) return;
    showToast(t('grouping.serviceSaved'));
    onClose();
    void client.invalidateQueries({ queryKey: ['groups'] });
    void client.invalidateQueries({ queryKey: ['customer'] });
  };
  return (
    <FormDialog
      opened
      title={t('grouping.serviceTitle', { group: named(group) })}
      action={action}
      actionLabel={t('word.save')}
      ready={areSound(draft) && isAbove && wordsProblem === undefined && isReason(reason)}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      <p className="muted">{t('grouping.serviceHint')}</p>
      <div className={styles.pair}>
        <PointFields draft={draft} floor={floor} of="group" onChange={setDraft} />
      </div>
      <Textarea
        label={t('grouping.words')}
        description={t('grouping.wordsHint', { most: wordsMax })}
        value={words}
        rows={3}
        error={wordsProblem}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}

/** A thing a line, each once. */
function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}
