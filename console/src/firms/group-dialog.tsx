import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FirmPair } from '../api/contract.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useAction } from '../parts/use-action.ts';
import { useFirmText } from './use-firm-text.ts';

interface GroupDialogProps {
  readonly pair: FirmPair;
  readonly onClose: () => void;
  /** Whether it could be said. */
  readonly onSay: (parent: string) => Promise<boolean>;
}

/** Which of two firms of one group stands above, or which third one. */
export function GroupDialog({ pair, onClose, onSay }: GroupDialogProps) {
  const { t } = useFirmText();
  const action = useAction();
  const [one, other] = pair.firms.map(({ firm }) => firm) as [FirmPair['firms'][0]['firm'], FirmPair['firms'][0]['firm']];
  const [parent, setParent] = useState(one.id);
  const [third, setThird] = useState('');
  const above = parent === '' ? third.trim() : parent;
  const say = async () => {
    await onSay(above);
    onClose();
  };
  return (
    <FormDialog
      opened
      title={t('likeFirm.do.group')}
      actionLabel={t('likeFirm.do.group')}
      action={action}
      ready={above !== ''}
      onClose={onClose}
      onSubmit={() => void say()}
    >
      <NativeSelect
        label={t('likeFirm.above')}
        data={[
          { value: one.id, label: t('likeFirm.aboveOther', { one: one.name, other: other.name }) },
          { value: other.id, label: t('likeFirm.aboveOther', { one: other.name, other: one.name }) },
          { value: '', label: t('likeFirm.third') },
        ]}
        value={parent}
        onChange={(event) => setParent(event.currentTarget.value)}
      />
      {parent === '' ? (
        <TextInput label={t('firms.parentNumber')} value={third} onChange={(event) => setThird(event.currentTarget.value)} />
      ) : null}
    </FormDialog>
  );
}
