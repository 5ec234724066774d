import { useTranslation } from 'react-i18next';
import type { JoinPair } from '../../../api/contract.ts';
import { usePersonName } from '../use-person-name.ts';
import { useChanceText } from './chance-text.ts';
import styles from './pairs.module.css';

interface PairListProps {
  items: readonly JoinPair[];
  chosen: number;
  onChoose: (id: number) => void;
  onNearEnd: (() => void) | undefined;
}

const nearEndPixels = 400;

/** The queue: whom each pair is about and how sure it is. */
export function PairList({ items, chosen, onChoose, onNearEnd }: PairListProps) {
  const { t } = useTranslation();
  const nameOf = usePersonName();
  const chanceText = useChanceText();
  return (
    <ul
      className={styles.list}
      aria-label={t('pair.list')}
      onScroll={({ currentTarget: box }) => {
        if (box.scrollHeight - box.scrollTop - box.clientHeight < nearEndPixels) onNearEnd?.();
      }}
    >
      {items.map((pair) => (
        <li key={pair.id}>
          <button
            type="button"
            className={styles.line}
            aria-current={pair.id === chosen ? 'true' : undefined}
            onClick={() => onChoose(pair.id)}
          >
            <span className={styles.names}>
              {pair.people.map((person, side) => (
                // Two of one person are the same one.
                <span key={`${person.id} ${side === 0 ? 'one' : 'other'}`}>{nameOf(person)}</span>
              ))}
            </span>
            <span className={styles.chance}>{chanceText(pair.chance)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
