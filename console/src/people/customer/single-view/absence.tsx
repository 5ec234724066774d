import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceRef } from '../../../api/contract.ts';
import { endAbsence, sayAbsent } from '../../../api/single-view.ts';
import { useMay } from '../../../app/use-session.ts';
import { failureText } from '../../../parts/failure-text.ts';
import { ReasonDialog } from '../../../parts/reason-dialog.tsx';
import link from '../../../parts/text-button.module.css';
import { showToast } from '../../../parts/toast.ts';

interface AbsenceProps {
  id: string;
  name: string;
  source: SourceRef;
  /** Whether it is said already, and to be taken back. */
  isSaid?: boolean;
}

/** Says that a source does not know somebody and is not expected to, or takes that back; nothing for a role that may not. */
export function Absence({ id, name, source, isSaid = false }: AbsenceProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const mayEdit = useMay('people.edit');
  const [opened, setOpened] = useState(false);
  if (!mayEdit) return null;
  const renew = () =>
    Promise.all([client.invalidateQueries({ queryKey: ['customer', id] }), client.invalidateQueries({ queryKey: ['single-view'] })]);
  const say = async (reason: string) => {
    await (isSaid ? endAbsence : sayAbsent)(id, source.id, reason);
    await renew();
    const undo = async () => {
      try {
        await (isSaid ? sayAbsent : endAbsence)(id, source.id, t('view.absence.undone'));
        await renew();
      } catch (failure) {
        showToast(failureText(failure, t), { tone: 'problem' });
      }
    };
    showToast(t(isSaid ? 'view.absence.ended' : 'view.absence.said', { source: source.name }), { undo: () => void undo() });
  };
  const action = t(isSaid ? 'view.absence.end' : 'view.absence.say');
  return (
    <>
      <button type="button" className={link.textButton} aria-label={`${action}: ${name}, ${source.name}`} onClick={() => setOpened(true)}>
        {action}
      </button>
      <ReasonDialog
        opened={opened}
        title={t(isSaid ? 'view.absence.endTitle' : 'view.absence.title', { name, source: source.name })}
        actionLabel={action}
        onClose={() => setOpened(false)}
        onConfirm={say}
      >
        {isSaid ? null : <p className="muted">{t('view.absence.means')}</p>}
      </ReasonDialog>
    </>
  );
}
