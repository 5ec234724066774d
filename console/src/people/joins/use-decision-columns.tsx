import { Button } from '@mantine/core';
import { Merge, Split } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DecisionOnPeople } from '../../api/contract.ts';
import type { Column } from '../../parts/table/column.ts';
import { Tag } from '../../parts/tag.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import styles from './joins.module.css';
import { PeopleLinks } from './people-links.tsx';
import { usePersonName } from './use-person-name.ts';

const iso = (time: number | string) => new Date(time).toISOString();

export function useDecisionColumns(onUndo: (decision: DecisionOnPeople) => void): Column<DecisionOnPeople>[] {
  const { t } = useTranslation();
  const nameOf = usePersonName();
  return [
    {
      id: 'kind',
      header: t('joins.decision'),
      track: '140px',
      plain: (one) => t(`decisions.kind.${one.kind}`),
      cell: (one) => <Tag icon={one.kind === 'split' ? Split : Merge}>{t(`decisions.kind.${one.kind}`)}</Tag>,
    },
    {
      id: 'people',
      header: t('joins.people'),
      track: 'minmax(0, 3fr)',
      plain: (one) => one.people.map(nameOf).join(' / '),
      cell: (one) => <PeopleLinks people={one.people} />,
    },
    {
      id: 'why',
      header: t('joins.why'),
      track: 'minmax(0, 5fr)',
      plain: (one) => one.reason,
      cell: (one) => <span className={styles.reason}>{one.reason}</span>,
    },
    { id: 'by', header: t('joins.by'), plain: (one) => one.by, cell: (one) => one.by },
    { id: 'when', header: t('joins.when'), track: '130px', plain: (one) => iso(one.time), cell: (one) => <TimeText at={iso(one.time)} /> },
    {
      id: 'undo',
      header: t('word.undo'),
      track: 'minmax(0, 2fr)',
      cell: (one) =>
        one.undone === undefined ? (
          <Button variant="default" size="xs" onClick={() => onUndo(one)}>
            {t('word.undo')}
          </Button>
        ) : (
          <span className="muted" title={one.undone.reason}>
            {t('decisions.undoneBy', { name: one.undone.by })}
          </span>
        ),
    },
  ];
}
