import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision } from '../../../api/contract.ts';
import { undoDecision } from '../../../api/people.ts';
import { ReasonDialog } from '../../../parts/reason-dialog.tsx';
import { TimeText } from '../../../parts/time-text.tsx';
import { showToast } from '../../../parts/toast.ts';
import styles from './joins.module.css';

interface DecisionsListProps {
  decisions: Decision[];
  customerId: string;
  mayDecide: boolean;
}

/** What colleagues decided about who this is, why, and the way back. */
export function DecisionsList({ decisions, customerId, mayDecide }: DecisionsListProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [undoing, setUndoing] = useState<Decision | undefined>();
  if (decisions.length === 0) return null;
  return (
    <>
      <h3 className={styles.subtitle}>{t('decisions.title')}</h3>
      <ul className={styles.joins}>
        {decisions.map((decision) => (
          <li key={decision.id} className={styles.decision}>
            <span>
              <b>{t(`decisions.kind.${decision.kind}`)}</b> {t('decisions.by', { name: decision.by })}, <TimeText at={decision.time} />
              <span className={styles.evidence}>“{decision.why}”</span>
            </span>
            {decision.undone === true ? (
              <span className={styles.evidence}>{t('decisions.undone')}</span>
            ) : mayDecide ? (
              <button type="button" className={styles.link} onClick={() => setUndoing(decision)}>
                {t('word.undo')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <ReasonDialog
        opened={undoing !== undefined}
        title={t(undoing?.kind === 'join' ? 'decisions.undoJoin' : 'decisions.undoSplit')}
        actionLabel={t('word.undo')}
        onClose={() => setUndoing(undefined)}
        onConfirm={async (reason) => {
          if (undoing === undefined) return;
          await undoDecision(undoing.id, reason);
          await client.invalidateQueries({ queryKey: ['customer', customerId] });
          await client.invalidateQueries({ queryKey: ['timeline', customerId] });
          showToast(t('decisions.undoneNow'));
        }}
      >
        <p className="muted">{t('decisions.undoMeans')}</p>
      </ReasonDialog>
    </>
  );
}
