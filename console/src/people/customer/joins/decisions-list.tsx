import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision } from '../../../api/contract.ts';
import { TimeText } from '../../../parts/time-text.tsx';
import { UndoDecisionDialog } from '../../undo-decision-dialog.tsx';
import styles from './joins.module.css';

interface DecisionsListProps {
  decisions: Decision[];
  mayDecide: boolean;
}

/** What colleagues decided about who this is, why, and the way back. */
export function DecisionsList({ decisions, mayDecide }: DecisionsListProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [undoing, setUndoing] = useState<Decision | undefined>();
  if (decisions.length === 0) return null;
  const refresh = () =>
    Promise.all([client.invalidateQueries({ queryKey: ['customer'] }), client.invalidateQueries({ queryKey: ['timeline'] })]);
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
      {undoing === undefined ? null : <UndoDecisionDialog decision={undoing} onClose={() => setUndoing(undefined)} onUndone={refresh} />}
    </>
  );
}
