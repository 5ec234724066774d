import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { GroupException } from '../api/contract.ts';
import { endException, keepException } from '../api/groups.ts';
import { useMay } from '../app/use-session.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { isReason, ReasonDialog, ReasonField } from '../parts/reason-dialog.tsx';
import { showToast } from '../parts/toast.ts';
import { useAction } from '../parts/use-action.ts';
import styles from './groups.module.css';
import { isReview, ReviewBy, usualReview } from './review-by.tsx';
import { useGroupText } from './use-group-text.ts';

/** The two things that can be done with an exception: it is still so, until another day; or it is no longer so. */
export function ExceptionDeeds({ exception }: { exception: GroupException }) {
  const { t, format } = useGroupText();
  const client = useQueryClient();
  const mayEdit = useMay('people.edit');
  const [deed, setDeed] = useState<'end' | 'keep' | undefined>();
  if (!mayEdit) return null;
  const after = (said: string) => {
    showToast(said);
    void client.invalidateQueries({ queryKey: ['groups'] });
    void client.invalidateQueries({ queryKey: ['customer', exception.customer] });
  };
  const close = () => setDeed(undefined);
  return (
    <span className={styles.deeds}>
      <Button variant="subtle" size="xs" onClick={() => setDeed('keep')}>
        {t('groups.keep')}
      </Button>
      <Button variant="subtle" size="xs" onClick={() => setDeed('end')}>
        {t('groups.end')}
      </Button>
      {deed === 'keep' ? (
        <KeepDialog exception={exception} onClose={close} onKept={(reviewBy) => after(t('groups.kept', { day: format.date(reviewBy) }))} />
      ) : null}
      {deed === 'end' ? (
        <ReasonDialog
          opened
          title={t('groups.endTitle')}
          actionLabel={t('groups.end')}
          onClose={close}
          onConfirm={async (reason) => {
            await endException(exception.id, reason);
            after(t('groups.ended'));
          }}
        >
          <About exception={exception} />
          <p className="muted">{t('groups.endMeans')}</p>
        </ReasonDialog>
      ) : null}
    </span>
  );
}

interface KeepDialogProps {
  exception: GroupException;
  onClose: () => void;
  onKept: (reviewBy: string) => void;
}

function KeepDialog({ exception, onClose, onKept }: KeepDialogProps) {
  const { t } = useGroupText();
  const action = useAction();
  const [reviewBy, setReviewBy] = useState(usualReview);
  const [reason, setReason] = useState('');
  const save = async () => {
    if (!(await action.run(() => keepException(exception.id, reviewBy, reason.trim())))) return;
    onClose();
    onKept(reviewBy);
  };
  return (
    <FormDialog
      opened
      size={480}
      title={t('groups.keepTitle')}
      action={action}
      actionLabel={t('groups.keepAction')}
      ready={isReview(reviewBy) && isReason(reason)}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      <About exception={exception} />
      <ReviewBy value={reviewBy} onChange={setReviewBy} />
      <ReasonField value={reason} onChange={setReason} autoFocus />
    </FormDialog>
  );
}

/** Of whom and what a dialog speaks: it may have been opened from a long list. */
function About({ exception }: { exception: GroupException }) {
  const { t, named } = useGroupText();
  const { name, customer, group, stance, by, note } = exception;
  return (
    <p>
      {name === null ? null : <b>{name === '' ? customer : name}, </b>}“{named(group)}”: {t(`groups.stance.${stance}`)},{' '}
      {t('groups.pinned', { name: by, note })}
    </p>
  );
}
