import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { JoinPair } from '../../../api/contract.ts';
import { pairsOfCustomerQuery } from '../../../api/joins.ts';
import { Block } from '../../../parts/block.tsx';
import { usePersonName } from '../../joins/use-person-name.ts';
import styles from './joins.module.css';

/** Others who are likely this person, each leading to both side by side; nothing where there is nobody, or the role may not join. */
export function LikelySame({ id, mayDecide }: { id: string; mayDecide: boolean }) {
  const { t } = useTranslation();
  const nameOf = usePersonName();
  const { data = [] } = useQuery({ ...pairsOfCustomerQuery(id), enabled: mayDecide });
  const open = data.filter(({ state }) => state === 'open');
  if (open.length === 0) return null;
  const otherOf = ({ people: [one, other] }: JoinPair) => (one.id === id ? other : one);
  return (
    <Block title={t('joins.likely')} tone="attention">
      <ul className={styles.joins}>
        {open.map((pair) => (
          <li key={pair.id} className={styles.join}>
            <UsersRound size={15} aria-hidden />{' '}
            <Link to="/joins" search={{ pair: String(pair.id) } as never}>
              {t('joins.likelyOne', { name: nameOf(otherOf(pair)), known: otherOf(pair).identifier.value })}
            </Link>
          </li>
        ))}
      </ul>
    </Block>
  );
}
