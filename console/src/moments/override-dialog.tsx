import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecisionDetails } from '../api/contract.ts';
import { endOverride, overrideMoment } from '../api/moments.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { isReason, LongText } from '../parts/reason-dialog.tsx';
import { showToast } from '../parts/toast.ts';
import { useAction } from '../parts/use-action.ts';
import { ContentPick } from './content-pick.tsx';

interface OverrideDialogProps {
  decision: DecisionDetails;
  place: string;
  /** What was pressed, where it was a piece of content. */
  wanted?: { key: string; title: string } | undefined;
  onClose: () => void;
}

const reasonCharactersMax = 1_000;

/** Somebody knows better what helps this person at this place; it is obeyed from the next decision on, until it is ended. */
export function OverrideDialog({ decision, place, wanted, onClose }: OverrideDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const action = useAction();
  const [item, setItem] = useState(wanted);
  const [reason, setReason] = useState('');
  const name = decision.name || decision.customer || '';
  const save = async () => {
    const done = await action.run(() => overrideMoment(decision.decision, item?.key ?? '', reason.trim()));
    if (!done) return;
    const { customer } = decision;
    showToast(t('moments.overridden', { title: item?.title ?? '', place }), {
      undo: () =>
        customer !== undefined && void endOverride(customer, place).then(() => client.invalidateQueries({ queryKey: ['moments'] })),
    });
    await client.invalidateQueries({ queryKey: ['moments'] });
    onClose();
  };
  return (
    <FormDialog
      opened
      title={t('moments.overrideTitle', { name })}
      action={action}
      actionLabel={t('moments.overrideDo')}
      ready={item !== undefined && isReason(reason)}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      <p>{t('moments.overrideMeans', { place, name })}</p>
      <ContentPick
        label={t('moments.overrideItem')}
        value={item?.key}
        title={item?.title}
        onChange={(key, title) => setItem(key === undefined ? undefined : { key, title })}
      />
      <LongText
        label={t('moments.overrideReason')}
        description={t('moments.overrideReasonHint')}
        value={reason}
        most={reasonCharactersMax}
        onChange={setReason}
        autoFocus
      />
    </FormDialog>
  );
}
