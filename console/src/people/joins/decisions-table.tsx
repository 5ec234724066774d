import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Scale } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecisionOnPeople } from '../../api/contract.ts';
import { decisionsQuery } from '../../api/joins.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { UndoDecisionDialog } from '../undo-decision-dialog.tsx';
import { useDecisionColumns } from './use-decision-columns.tsx';

/** Splits and joins that colleagues made, newest first; each can be taken back, exactly. */
export function DecisionsTable() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [undoing, setUndoing] = useState<DecisionOnPeople | undefined>();
  const decisions = useQuery(decisionsQuery);
  const columns = useDecisionColumns(setUndoing);
  return (
    <>
      <Loaded query={decisions}>
        {(rows) => (
          <DataTable
            label={t('joins.tab.decisions')}
            rows={rows}
            columns={columns}
            rowKey={(one) => one.id}
            exportName="decisions"
            empty={
              <Empty icon={Scale} title={t('joins.noDecisions')}>
                {t('joins.noDecisionsMeans')}
              </Empty>
            }
          />
        )}
      </Loaded>
      {undoing === undefined ? null : (
        <UndoDecisionDialog
          decision={undoing}
          onClose={() => setUndoing(undefined)}
          onUndone={() => client.invalidateQueries({ queryKey: ['joins'] })}
        />
      )}
    </>
  );
}
