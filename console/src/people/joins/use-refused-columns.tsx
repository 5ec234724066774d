import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JoinToReview } from '../../api/contract.ts';
import { sentence } from '../../format/sentence.ts';
import type { Column } from '../../parts/table/column.ts';
import { TimeText } from '../../parts/time-text.tsx';
import { useNamespaceName } from '../use-namespace-name.ts';
import styles from './joins.module.css';
import { PeopleLinks } from './people-links.tsx';
import { usePersonName } from './use-person-name.ts';
import { useRefusalText } from './use-refusal-text.ts';

export function useRefusedColumns(onSamePerson: (item: JoinToReview) => void): Column<JoinToReview>[] {
  const { t } = useTranslation();
  const namespaceName = useNamespaceName();
  const nameOf = usePersonName();
  const { apartText } = useRefusalText();
  return [
    {
      id: 'people',
      header: t('joins.people'),
      track: 'minmax(0, 3fr)',
      plain: (item) => item.people.map(nameOf).join(' / '),
      cell: (item) => <PeopleLinks people={item.people} />,
    },
    {
      id: 'shares',
      header: t('joins.shares'),
      track: 'minmax(0, 3fr)',
      plain: (item) => `${item.identifier.namespace} ${item.identifier.value}`,
      cell: (item) => (
        <span>
          <span className="muted">{namespaceName(item.identifier.namespace)}</span> {item.identifier.value}
        </span>
      ),
    },
    {
      id: 'reason',
      header: t('joins.reason'),
      track: 'minmax(0, 5fr)',
      plain: apartText,
      cell: (item) => <span className={styles.reason}>{sentence(apartText(item))}</span>,
    },
    { id: 'since', header: t('joins.since'), track: '120px', plain: (item) => item.since, cell: (item) => <TimeText at={item.since} /> },
    {
      id: 'decide',
      header: t('joins.decision'),
      track: '132px',
      cell: (item) =>
        item.people.length === 2 ? (
          <Button variant="default" size="xs" onClick={() => onSamePerson(item)}>
            {t('joins.samePerson')}
          </Button>
        ) : null,
    },
  ];
}
