import { useTranslation } from 'react-i18next';
import { undoDecision } from '../api/people.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { showToast } from '../parts/toast.ts';

interface UndoDecisionDialogProps {
  decision: { id: number; kind: 'split' | 'join' };
  onClose: () => void;
  onUndone: () => Promise<unknown>;
}

/** Takes a split or a join back, with the reason why. */
export function UndoDecisionDialog({ decision, onClose, onUndone }: UndoDecisionDialogProps) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      opened
      title={t(decision.kind === 'join' ? 'decisions.undoJoin' : 'decisions.undoSplit')}
      actionLabel={t('word.undo')}
      onClose={onClose}
      onConfirm={async (reason) => {
        await undoDecision(decision.id, reason);
        await onUndone();
        showToast(t('decisions.undoneNow'));
      }}
    >
      <p className="muted">{t('decisions.undoMeans')}</p>
    </ReasonDialog>
  );
}
