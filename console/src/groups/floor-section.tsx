import { Button, Checkbox, NumberInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ServiceFloorState } from '../api/contract.ts';
import { floorQuery, proposeFloor, raiseFloor } from '../api/groups.ts';
import { useMay } from '../app/use-session.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { ReasonField, reasonCharactersMin } from '../parts/reason-dialog.tsx';
import { showToast } from '../parts/toast.ts';
import { useAction } from '../parts/use-action.ts';
import styles from './groups.module.css';
import { useGroupText } from './use-group-text.ts';

type Points = ServiceFloorState['points'];
export const pointNames = ['replyHours', 'humanMinutes', 'refundDays', 'repairDays', 'freeReturns'] as const;
/** A smaller number is better for customers. */
const lessIsBetter: ReadonlySet<string> = new Set(['replyHours', 'humanMinutes', 'repairDays']);

export function usePointText() {
  const { t } = useGroupText();
  return (point: (typeof pointNames)[number], value: number | boolean): string =>
    point === 'freeReturns' ? t(value === true ? 'groups.yes' : 'groups.no') : t(`groups.unit.${point}`, { value: Number(value) });
}

/** What every customer is owed, and the way to change it: up by one person, down by two. */
export function FloorSection() {
  const { t } = useGroupText();
  const pointText = usePointText();
  const { data } = useQuery(floorQuery);
  const mayEdit = useMay('service.edit');
  const [isEditing, setEditing] = useState(false);
  if (data === undefined) return null;
  return (
    <section className={styles.section} aria-labelledby="floor">
      <h2 id="floor" className={styles.heading}>
        {t('groups.floor')}
      </h2>
      <p className={styles.small}>{t('groups.floorMeans')}</p>
      <dl className={styles.points}>
        {pointNames.map((point) => (
          <div key={point}>
            <dt>{t(`groups.point.${point}`)}</dt>
            <dd>{pointText(point, data.points[point])}</dd>
          </div>
        ))}
      </dl>
      {data.proposal === undefined ? null : <p className={styles.notice}>{t('groups.waits')}</p>}
      {mayEdit ? (
        <Button variant="default" onClick={() => setEditing(true)}>
          {t('groups.raise')}
        </Button>
      ) : null}
      {isEditing ? <FloorDialog floor={data} onClose={() => setEditing(false)} /> : null}
    </section>
  );
}

function FloorDialog({ floor, onClose }: { floor: ServiceFloorState; onClose: () => void }) {
  const { t } = useGroupText();
  const client = useQueryClient();
  const action = useAction();
  const [points, setPoints] = useState<Points>(floor.points);
  const [reason, setReason] = useState('');
  const isLower = pointNames.some((point) => {
    const [now, then] = [Number(points[point]), Number(floor.points[point])];
    return lessIsBetter.has(point) ? now > then : now < then;
  });
  const save = async () => {
    const ok = await action.run(() => (isLower ? proposeFloor : raiseFloor)(points, floor.version, reason.trim()));
    if (!ok) return;
    showToast(t(isLower ? 'groups.lowered' : 'groups.done'));
    await client.invalidateQueries();
    onClose();
  };
  return (
    <FormDialog
      opened
      title={t('groups.floor')}
      action={action}
      actionLabel={t('groups.raise')}
      ready={reason.trim().length >= reasonCharactersMin}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      {pointNames.map((point) =>
        point === 'freeReturns' ? (
          <Checkbox
            key={point}
            label={t(`groups.point.${point}`)}
            checked={points[point]}
            onChange={(event) => setPoints({ ...points, [point]: event.currentTarget.checked })}
          />
        ) : (
          <NumberInput
            key={point}
            label={`${t(`groups.point.${point}`)} (${t(`groups.unit.${point}`, { value: '…' as never })})`}
            value={points[point]}
            min={0}
            onChange={(value) => setPoints({ ...points, [point]: Number(value) })}
          />
        ),
      )}
      {isLower ? <p className={styles.notice}>{t('groups.floorMeans')}</p> : null}
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
