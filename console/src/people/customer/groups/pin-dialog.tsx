import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Customer, CustomerGroups } from '../../../api/contract.ts';
import { groupsQuery, pinException } from '../../../api/groups.ts';
import { useMay } from '../../../app/use-session.ts';
import { currentTime } from '../../../format/clock.ts';
import { useGroupText } from '../../../groups/use-group-text.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { useAction } from '../../../parts/use-action.ts';

interface PinDialogProps {
  customer: Customer;
  memberOf: CustomerGroups['groups'];
  onClose: () => void;
}

// Half a year: long enough to be of use, short enough that people may have changed.
const reviewMs = 182 * 86_400_000;

/** A colleague knows better than a rule: for which group, how she counts, why, and when to look again. */
export function PinDialog({ customer, memberOf, onClose }: PinDialogProps) {
  const { t, named } = useGroupText();
  const client = useQueryClient();
  const action = useAction();
  const mayList = useMay('value.read');
  const { data } = useQuery({ ...groupsQuery, enabled: mayList });
  // Who may not list groups can speak against those that are shown.
  const groups = (data?.groups.filter(({ state }) => state === 'active') ?? memberOf).map((group) => ({
    value: String(group.id),
    label: named(group),
  }));
  const [group, setGroup] = useState(String(memberOf[0]?.id ?? groups[0]?.value ?? ''));
  const [stance, setStance] = useState<'never' | 'always'>('never');
  const [note, setNote] = useState('');
  const [reviewBy, setReviewBy] = useState(new Date(currentTime() + reviewMs).toISOString().slice(0, 10));
  const chosen = group === '' ? (groups[0]?.value ?? '') : group;
  const save = async () => {
    if (!(await action.run(() => pinException(customer.id, { group: Number(chosen), stance, note, reviewBy })))) return;
    await client.invalidateQueries({ queryKey: ['customer', customer.id] });
    await client.invalidateQueries({ queryKey: ['groups'] });
    onClose();
  };
  return (
    <FormDialog
      opened
      title={t('groups.pinTitle')}
      action={action}
      actionLabel={t('groups.pin')}
      ready={note.trim().length >= 3 && chosen !== ''}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      <p className="muted">{t('groups.pinMeans')}</p>
      <NativeSelect label={t('groups.which')} data={groups} value={chosen} onChange={(event) => setGroup(event.currentTarget.value)} />
      <NativeSelect
        label={customer.name.display}
        value={stance}
        data={(['never', 'always'] as const).map((value) => ({ value, label: t(`groups.stance.${value}`) }))}
        onChange={(event) => setStance(event.currentTarget.value as 'never')}
      />
      <Textarea
        label={t('groups.note')}
        value={note}
        rows={2}
        maxLength={500}
        onChange={(event) => setNote(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput type="date" label={t('groups.reviewBy')} value={reviewBy} onChange={(event) => setReviewBy(event.currentTarget.value)} />
    </FormDialog>
  );
}
