import { NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Customer, CustomerGroups } from '../../../api/contract.ts';
import { pinException } from '../../../api/groups.ts';
import { isReview, ReviewBy, usualReview } from '../../../groups/review-by.tsx';
import { useGroupText } from '../../../groups/use-group-text.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { LongText } from '../../../parts/reason-dialog.tsx';
import { showToast } from '../../../parts/toast.ts';
import { useAction } from '../../../parts/use-action.ts';

interface PinDialogProps {
  customer: Customer;
  groups: CustomerGroups;
  onClose: () => void;
}

// The server's own bounds of a note.
const noteCharactersMin = 3;
const noteCharactersMax = 500;

/** A colleague knows better than a rule: for which group, how she counts, why, and when to look again. */
export function PinDialog({ customer, groups, onClose }: PinDialogProps) {
  const { t, named } = useGroupText();
  const client = useQueryClient();
  const action = useAction();
  // Where an exception is pinned already, that one is ended or prolonged where it is shown.
  const isIn = groups.groups.filter(({ exception }) => exception === undefined);
  const option = (group: { id: number; name: string; starter?: string | undefined }) => ({ value: String(group.id), label: named(group) });
  const [group, setGroup] = useState(String((isIn[0] ?? groups.others[0])?.id ?? ''));
  const [stance, setStance] = useState<'always' | 'never'>(isIn.length > 0 ? 'never' : 'always');
  const [note, setNote] = useState('');
  const [reviewBy, setReviewBy] = useState(usualReview);
  const choose = (id: string) => {
    setGroup(id);
    // Who is in a group is usually spoken out of it, and who is not, into it.
    setStance(isIn.some((one) => String(one.id) === id) ? 'never' : 'always');
  };
  const save = async () => {
    if (!(await action.run(() => pinException(customer.id, { group: Number(group), stance, note: note.trim(), reviewBy })))) return;
    showToast(t('groups.pinDone'));
    onClose();
    void client.invalidateQueries({ queryKey: ['customer', customer.id] });
    void client.invalidateQueries({ queryKey: ['groups'] });
  };
  const { length } = note.trim();
  return (
    <FormDialog
      opened
      title={t('groups.pinTitle')}
      action={action}
      actionLabel={t('groups.pinAction')}
      ready={length >= noteCharactersMin && length <= noteCharactersMax && isReview(reviewBy) && group !== ''}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      <p className="muted">{t('groups.pinMeans')}</p>
      <NativeSelect
        label={t('groups.which')}
        data={[
          { group: t('groups.isIn'), items: isIn.map(option) },
          { group: t('groups.isNotIn'), items: groups.others.map(option) },
        ].filter(({ items }) => items.length > 0)}
        value={group}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('groups.howCounts', { name: customer.name.display })}
        value={stance}
        data={(['never', 'always'] as const).map((value) => ({ value, label: t(`groups.stance.${value}`) }))}
        onChange={(event) => setStance(event.currentTarget.value as 'never')}
      />
      <LongText
        label={t('groups.note')}
        description={t('groups.noteHint')}
        value={note}
        most={noteCharactersMax}
        onChange={setNote}
        autoFocus
      />
      <ReviewBy value={reviewBy} onChange={setReviewBy} />
    </FormDialog>
  );
}
