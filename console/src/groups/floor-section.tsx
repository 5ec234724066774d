import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ServiceFloorState } from '../api/contract.ts';
import { floorQuery, proposeFloor, raiseFloor } from '../api/groups.ts';
import { useMay } from '../app/use-session.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { isReason, ReasonField } from '../parts/reason-dialog.tsx';
import { TimeText } from '../parts/time-text.tsx';
import { showToast } from '../parts/toast.ts';
import { useAction } from '../parts/use-action.ts';
import styles from './groups.module.css';
import { PointFields } from './point-fields.tsx';
import { areSound, betterBy, changedPoints, type Points, type PointsDraft, pointNames, usePointText } from './service-points.ts';
import { useGroupText } from './use-group-text.ts';

/** What every customer is owed, and the way to change it: up by one person, down by two. */
export function FloorSection({ isPage = false }: { isPage?: boolean }) {
  const { t } = useGroupText();
  const pointText = usePointText();
  const { data } = useQuery(floorQuery);
  const mayEdit = useMay('service.edit');
  const [isEditing, setEditing] = useState(false);
  if (data === undefined) return null;
  return (
    <section className={styles.section} aria-labelledby="floor">
      <h2 id="floor" className={isPage ? 'hidden-visually' : styles.heading}>
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
      {data.changedBy === undefined ? null : (
        <p className={styles.small}>
          {t('grouping.floorChanged', { name: data.changedBy })} <TimeText at={data.changedAt} />: “{data.reason}”
        </p>
      )}
      {data.proposal === undefined ? null : <Proposal proposal={data.proposal} floor={data.points} />}
      {mayEdit ? (
        <Button variant="default" onClick={() => setEditing(true)}>
          {t('groups.raise')}
        </Button>
      ) : null}
      {isEditing ? <FloorDialog floor={data} onClose={() => setEditing(false)} /> : null}
    </section>
  );
}

/** What would be worse, who proposed it and why, and where it is signed. */
function Proposal({ proposal, floor }: { proposal: NonNullable<ServiceFloorState['proposal']>; floor: Points }) {
  const { t } = useGroupText();
  const changes = useChangesText();
  const maySee = useMay('changes.read');
  const waits = t(proposal.isOutdated ? 'grouping.proposalOutdated' : 'grouping.proposalWaits');
  return (
    <p className={styles.notice}>
      <b>{t('grouping.proposed', { name: proposal.proposedBy })}</b> {changes(floor, proposal.points)} “{proposal.reason}”{' '}
      {maySee ? <Link to="/joint-changes">{waits}</Link> : waits}
    </p>
  );
}

/** How two floors differ, in a sentence: “Answer to a message: within 48 h instead of within 24 h.” */
export function useChangesText() {
  const { t } = useGroupText();
  const pointText = usePointText();
  return (from: PointsDraft, to: PointsDraft): string =>
    pointNames
      .filter((point) => from[point] !== undefined && to[point] !== undefined && from[point] !== to[point])
      .map((point) =>
        t('grouping.changes', {
          point: t(`groups.point.${point}`),
          to: pointText(point, to[point] as number),
          from: pointText(point, from[point] as number),
        }),
      )
      .join(' ');
}

function FloorDialog({ floor, onClose }: { floor: ServiceFloorState; onClose: () => void }) {
  const { t } = useGroupText();
  const client = useQueryClient();
  const action = useAction();
  const [draft, setDraft] = useState<PointsDraft>(floor.points);
  const [reason, setReason] = useState('');
  const changed = changedPoints(draft, floor.points);
  const isLower = changed.some((point) => betterBy(point, draft[point] as number, floor.points[point]) < 0);
  const isBlocked = isLower && floor.proposal !== undefined;
  const isWhole = areSound(draft) && pointNames.every((point) => draft[point] !== undefined);
  const save = async () => {
    const points = { ...floor.points, ...draft };
    const ok = await action.run(() => (isLower ? proposeFloor : raiseFloor)(points, floor.version, reason.trim()));
    if (!ok) return;
    showToast(t(isLower ? 'groups.lowered' : 'grouping.raised'));
    onClose();
    void client.invalidateQueries();
  };
  const means = isBlocked
    ? 'grouping.lowerBlocked'
    : isLower
      ? 'grouping.lowerMeans'
      : changed.length === 0
        ? 'grouping.unchanged'
        : 'grouping.raiseMeans';
  return (
    <FormDialog
      opened
      title={t('groups.floor')}
      action={action}
      actionLabel={t(isLower ? 'grouping.propose' : 'grouping.raise')}
      ready={isWhole && changed.length > 0 && !isBlocked && isReason(reason)}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      <div className={styles.pair}>
        <PointFields draft={draft} floor={floor.points} of="floor" onChange={setDraft} />
      </div>
      <p className={styles.notice} role="status">
        {t(means)}
      </p>
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
