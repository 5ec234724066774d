import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allowSignal, refuseSignal } from '../api/moments.ts';
import { useMay } from '../app/use-session.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { showToast } from '../parts/toast.ts';

interface RefuseSignalProps {
  customer: string;
  /** Its name, as decisions know it: `visitNumber`, `intent:hill-range`. */
  signal: string;
  /** The same in words. */
  text: string;
  /** What the button says; “don't use this” where nothing is said. */
  label?: string;
}

/** She does not want something to be used for decisions about her: from the next one on it is not. */
export function RefuseSignal({ customer, signal, text, label }: RefuseSignalProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const mayEdit = useMay('people.edit');
  const [isAsking, setAsking] = useState(false);
  // A colleague's choice is ended where it was made.
  if (!mayEdit || signal === 'override') return null;
  const renew = () => client.invalidateQueries({ queryKey: ['customer', customer] });
  const isTopic = signal.startsWith('intent:');
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={() => setAsking(true)} aria-label={`${label ?? t('deciding.refuse')}: ${text}`}>
        {label ?? t('deciding.refuse')}
      </Button>
      <ReasonDialog
        opened={isAsking}
        title={t('deciding.refuseTitle', { signal: text })}
        actionLabel={label ?? t('deciding.refuse')}
        onClose={() => setAsking(false)}
        onConfirm={async (reason) => {
          await refuseSignal(customer, signal, reason);
          showToast(t('deciding.refused'), { undo: () => void allowSignal(customer, signal).then(renew) });
          void renew();
        }}
      >
        <p>{t(isTopic ? 'deciding.refuseTopicMeans' : 'deciding.refuseMeans')}</p>
      </ReasonDialog>
    </>
  );
}
